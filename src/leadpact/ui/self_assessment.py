"""The self-assessment's parts: scores beside last time's, what to do next, and the practices."""

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape

import streamlit as st

from leadpact.domain.checklist import DataRule, Step
from leadpact.domain.filters import Filters
from leadpact.metrics.house_rules import HOUSE_RULES, DataAnswer
from leadpact.metrics.review_due import local_day
from leadpact.metrics.self_assessment import (
    AGREED_RULES,
    STEP_WORDS,
    ChecklistStand,
    ItemStand,
    data_answers,
    items_then,
    next_actions,
    self_assessment,
)
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.metrics.words import day_words
from leadpact.store.assessments import Given, answer_item, finish_assessment
from leadpact.ui import parts
from leadpact.ui.cached import cached_model_in_use, the_store
from leadpact.ui.look import Look
from leadpact.ui.parts import Card
from leadpact.ui.people import by_now
from leadpact.ui.refusals import tried
from leadpact.ui.scope import Scope, figure_key
from leadpact.ui.state import number_or_none_in, text_in

_STYLE = """<style>
.lp-meter { display: inline-flex; gap: 3px; vertical-align: middle; margin-right: .5rem; }
.lp-meter i { width: 22px; height: 14px; border-radius: 3px; border: 1.5px solid var(--lp-ink); }
.lp-meter i.on { background: var(--lp-ink); }
.lp-meter i.then { box-shadow: 0 4px 0 -1px var(--lp-watch); }
.lp-item b { font-weight: 650; } .lp-item { font-size: 1rem; line-height: 1.4; margin: 0; }
.lp-item small { font-size: .9rem; color: var(--lp-muted); display: block; }
.lp-item .lp-otherwise { color: var(--lp-watch-text); font-weight: 600; }
.lp-next li { margin: .2rem 0; font-size: 1.05rem; line-height: 1.4; }
</style>"""


@st.cache_data(max_entries=32, hash_funcs={Scope: figure_key}, show_spinner="Looking…")
def cached_house_answers(scope: Scope) -> Mapping[DataRule, DataAnswer]:
    """What the leads themselves say."""
    return data_answers(the_store(), scope.filters.dataset_id, scope.model, HOUSE_RULES)


def stands_of(look: Look) -> tuple[ChecklistStand, ...]:
    """Every checklist as it stands for all leads of the data set, graded as is agreed.

    A draft of What-if is not how the house is run.
    """
    dataset_id, model = look.data_set.dataset_id, cached_model_in_use(look.data_set)
    everything = Scope(look.data_set.version, Filters(dataset_id), model)
    agreed = data_answers(the_store(), dataset_id, model, AGREED_RULES)
    return self_assessment(the_store(), dataset_id, {**cached_house_answers(everything), **agreed})


def score_cards(stands: Sequence[ChecklistStand]) -> tuple[Card, ...]:
    """Per checklist its score, beside that of last time; and how much is answered, by what."""
    items = [one for stand in stands for one in stand.items]
    by_data = sum(one.by_data for one in items)
    by_people = sum(one.step is not None for one in items) - by_data
    differ = sum(one.differs for one in items)
    told = Verdict(Tone.WATCH, f"people see {differ} otherwise") if differ else parts.NO_VERDICT
    return (
        *(_score_card(stand) for stand in stands),
        Card(
            "Answered by the data",
            f"{by_data}",
            f"of {len(items)} practices",
            verdict=told,
        ),
        Card(
            "Answered by people",
            f"{by_people}",
            f"of {len(items)} practices",
            note=f"{len(items) - by_data - by_people} not answered yet",
        ),
    )


def show_next(stands: Sequence[ChecklistStand]) -> None:
    """The three next actions."""
    actions = next_actions(stands)
    if not actions:
        return
    rows = "".join(
        f"<li><b>{escape(one.item.next)}</b> "
        f'<span class="lp-tag">{escape(one.item.says)} – {_step_words(one.step)}</span></li>'
        for one in actions
    )
    st.html(f'{_STYLE}<b>What to do next</b><ol class="lp-next">{rows}</ol>')


def show_practices(look: Look, stands: Sequence[ChecklistStand]) -> None:
    """One checklist at a time, practice by practice, each with its answer."""
    titles = {stand.checklist.name: stand.checklist.title for stand in stands}
    chosen = st.segmented_control(
        "Checklist",
        list(titles),
        format_func=lambda name: titles[name],
        default=next(iter(titles)),
        required=True,
        key="checklist-shown",
        persist_state="session",
        label_visibility="collapsed",
    )
    stand = next((one for one in stands if one.checklist.name == chosen), stands[0])
    st.html(_STYLE)
    for number, one in enumerate(stand.items, start=1):
        _practice(look, stand, number, one)


def finish_button(look: Look, stands: Sequence[ChecklistStand]) -> None:
    """Keep how all practices stand, so that next time is laid beside it."""
    if not st.button(
        "Finish this self-assessment", help="Keeps all steps as they are; next time starts there."
    ):
        return
    done = all(tried(partial(_finish, look.data_set.dataset_id, stand)) for stand in stands)
    if done:
        st.toast("Kept: the next self-assessment is laid beside this one.")
    st.rerun()


def _finish(dataset_id: int, stand: ChecklistStand) -> None:
    finish_assessment(the_store(), by_now(), dataset_id, stand.checklist.name, items_then(stand))


def _practice(look: Look, stand: ChecklistStand, number: int, one: ItemStand) -> None:
    with st.container(border=True, gap="xsmall", key=f"practice-{one.item.key}"):
        words, answer = st.columns((3, 2), vertical_alignment="center")
        with words:
            st.html(_words(number, one))
        with answer:
            _ask(look, stand, one)


def _words(number: int, one: ItemStand) -> str:
    data = "" if one.data is None else f"<small>Data: {escape(one.data.words)}</small>"
    said = ""
    if one.answer is not None:
        who = f"{one.answer.answered_by}, {day_words(local_day(one.answer.answered_at))}"
        note = f": “{one.answer.note}”" if one.answer.note else ""
        said = f"<small>{escape(who)} – {_step_words(one.answer.step)}{escape(note)}</small>"
    otherwise = (
        '<small class="lp-otherwise">▲ The data says otherwise than people; the data counts.'
        "</small>"
        if one.differs
        else ""
    )
    then = "" if one.then is None else f"; last time {_step_words(one.then)}"
    return (
        f'<p class="lp-item">{number} · <b>{escape(one.item.says)}</b></p>'
        f'<p class="lp-item">{_meter(one)}{_step_words(one.step)}{then}{data}{said}{otherwise}</p>'
    )


def _meter(one: ItemStand) -> str:
    """Three boxes, filled as far as the practice is lived; last time's step is underlined."""
    step = -1 if one.step is None else int(one.step)
    boxes = "".join(
        f'<i class="{"on" if place <= step else ""}{" then" if one.then == place else ""}"></i>'
        for place in range(1, int(Step.FULLY) + 1)
    )
    return f'<span class="lp-meter" aria-hidden="true">{boxes}</span>'


def _step_words(step: Step | None) -> str:
    return "nobody has said" if step is None else STEP_WORDS[step]


def _ask(look: Look, stand: ChecklistStand, one: ItemStand) -> None:
    """A person's answer on four steps, and a note; where the data answers, behind a door."""
    if one.by_data:
        with st.popover("We see it otherwise", width="stretch"):
            _steps(look, stand, one)
    else:
        _steps(look, stand, one)


def _steps(look: Look, stand: ChecklistStand, one: ItemStand) -> None:
    answer = one.answer
    # Another answer, a colleague's too, needs another widget: its start would not be taken.
    edition = "none" if answer is None else f"{answer.answered_at:%Y%m%d%H%M%S%f}"
    key = f"step-{look.data_set.dataset_id}-{one.item.key}-{edition}"
    note = f"note-{look.data_set.dataset_id}-{one.item.key}-{edition}"
    st.segmented_control(
        f"How far do we live this? {one.item.key}",
        [int(step) for step in Step],
        format_func=lambda step: STEP_WORDS[Step(step)],
        default=None if answer is None else int(answer.step),
        key=key,
        label_visibility="collapsed",
        width="stretch",
        on_change=_answer,
        args=(look.data_set.dataset_id, stand.checklist.name, one, key, note),
    )
    st.text_input(
        f"Note on {one.item.key}",
        value="" if answer is None or answer.note is None else answer.note,
        key=note,
        max_chars=500,
        placeholder="a note, if there is one",
        label_visibility="collapsed",
        on_change=_answer,
        args=(look.data_set.dataset_id, stand.checklist.name, one, key, note),
    )


def _answer(dataset_id: int, checklist: str, one: ItemStand, key: str, note: str) -> None:
    chosen = number_or_none_in(key)
    if chosen is None:
        return
    given = Given(checklist, one.item.key, Step(chosen), text_in(note) or "")
    tried(lambda: answer_item(the_store(), by_now(), dataset_id, given))


def _score_card(stand: ChecklistStand) -> Card:
    score, last = stand.score, stand.last_score
    if score is None:
        return Card(stand.checklist.title, "not answered", note="no practice is answered yet")
    of = f"{stand.answered} of {len(stand.items)} practices answered"
    if last is None or stand.last is None:
        return Card(stand.checklist.title, f"{score * 100:.0f} %", of, note="the first time")
    change = round(score * 100) - round(last * 100)
    tone = Tone.GOOD if change > 0 else Tone.BAD if change < 0 else Tone.PLAIN
    day = day_words(local_day(stand.last.ended_at))
    points = "1 point" if abs(change) == 1 else f"{abs(change)} points"
    said = f"{'+' if change > 0 else '−'}{points} since {day}" if change else f"as on {day}"
    return Card(stand.checklist.title, f"{score * 100:.0f} %", of, verdict=Verdict(tone, said))
