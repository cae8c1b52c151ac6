"""The page of promises: what each team promised, and whether it was kept month by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import streamlit as st

from leadpact.charts.theme import Palette
from leadpact.domain.filters import Filters
from leadpact.domain.people import Team
from leadpact.domain.promise import Promise, PromiseKind
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.promise_words import (
    OF_WHAT,
    SIGNS,
    TITLES,
    month_interval,
    month_words,
    newest_verdict,
    promise_words,
    promises_sentence,
)
from leadpact.metrics.promises import PromisedMonth, PromiseKept, Standing, promises_kept
from leadpact.metrics.shares import Missing
from leadpact.store.promises import PromiseMade, promise_history, promises_made
from leadpact.ui import parts
from leadpact.ui.cached import cached_model_in_use, the_store
from leadpact.ui.look import Look, say_unfiltered
from leadpact.ui.promise_doors import promise_doors
from leadpact.ui.promise_form import promise_form
from leadpact.ui.view_parts import view_table

QUESTION = "Do we keep our promises?"
_MOST_MONTHS = 12
_TONES = {Standing.KEPT: "good", Standing.BROKEN: "bad"}


@dataclass(frozen=True)
class Promised:
    """The promises to be judged on a data set in one version, under the model in use."""

    version: int
    dataset_id: int
    model: ScoringModel
    promises: tuple[Promise, ...]


@st.cache_data(max_entries=16, hash_funcs={Promised: repr}, show_spinner="Counting…")
def cached_promises(promised: Promised) -> tuple[PromiseKept, ...]:
    """Whether each promise is kept, by month."""
    filters = Filters(promised.dataset_id)
    return promises_kept(the_store(), filters, promised.model, promised.promises)


def show_promises(look: Look) -> None:
    """The answer, a card for each promise, the months, the form of one's own team, and who said."""
    dataset_id = look.data_set.dataset_id
    made = promises_made(the_store(), dataset_id)
    promises = tuple(one.promise for one in made if one.promise is not None)
    model = cached_model_in_use(look.data_set)
    found = cached_promises(Promised(look.data_set.version, dataset_id, model, promises))
    parts.answer(QUESTION, promises_sentence(found))
    say_unfiltered(look)
    if found:
        parts.cards([_card(one) for one in found])
        _months(found, look.palette)
        promise_doors(Filters(dataset_id), model, found)
    promise_form(look, {one.kind: one for one in made})
    _history(dataset_id)


def _card(found: PromiseKept) -> parts.Card:
    team = found.promise.kind.team.value.capitalize()
    title = f"{team}: {promise_words(found.promise)}"
    if isinstance(found.months, Missing):
        return parts.Card(title, "not in this data", verdict=newest_verdict(found))
    kept = found.kept
    undated = f"{found.undated:,} of unknown month" if found.undated else ""
    if not kept.denominator:
        return parts.Card(title, "not yet", verdict=newest_verdict(found), note=undated)
    return parts.Card(
        title,
        f"{kept.numerator} of {kept.denominator}",
        "months judged were kept",
        verdict=newest_verdict(found),
        note=undated,
    )


def _months(found: Sequence[PromiseKept], palette: Palette) -> None:
    shown = [(one.promise, one.months) for one in found if not isinstance(one.months, Missing)]
    by_month: dict[date, dict[PromiseKind, PromisedMonth]] = {}
    for promise, months in shown:
        for month in months:
            by_month.setdefault(month.month, {})[promise.kind] = month
    if not by_month:
        return
    promises = [promise for promise, _ in shown]
    rows = []
    for day in sorted(by_month, reverse=True)[:_MOST_MONTHS]:
        cells = "".join(_cell(one, by_month[day].get(one.kind)) for one in promises)
        rows.append(f'<tr><td class="lp-whole"><b>{day:%b %Y}</b></td>{cells}</tr>')
    with st.container(border=True, gap="xsmall"):
        heads = [f" {TITLES[one.kind]}" for one in promises]
        view_table([" Month", *heads], [_teams(promises, palette), *rows], "Month by month")
        more = len(by_month) - _MOST_MONTHS
        earlier = f" {more} earlier months are in the download." if more > 0 else ""
        of_what = "; ".join(f"{TITLES[one.kind]}: {OF_WHAT[one.kind]}" for one in promises)
        parts.note(
            f"{of_what}. Over the whole data set; a month before the promise shows what would have "
            f"been.{earlier}"
        )


def _teams(promises: Sequence[Promise], palette: Palette) -> str:
    colours = {Team.MARKETING: palette.marketing, Team.SALES: palette.sales}
    cells = "".join(
        f'<td><b style="color:{colours[one.kind.team]}">{one.kind.team}</b>'
        f"<small>{escape(promise_words(one))}</small></td>"
        for one in promises
    )
    return f"<tr><td></td>{cells}</tr>"


def _cell(promise: Promise, month: PromisedMonth | None) -> str:
    if month is None:
        return "<td>–</td>"
    tone = _TONES.get(month.standing, "")
    sign = f"{SIGNS[month.standing]} {month.standing}"
    so_far = "so far " if month.standing is Standing.OPEN else ""
    return (
        f'<td class="lp-whole"><b class="lp-verdict {tone}">{escape(sign)}</b>'
        f"<small>{so_far}{escape(month_words(promise, month))}</small>"
        f"<small>{escape(month_interval(promise, month))}</small></td>"
    )


def _history(dataset_id: int) -> None:
    history = promise_history(the_store(), dataset_id)
    if not history:
        return
    with st.expander("Who promised what, and when"):
        rows = [
            f"<tr><td>{escape(one.kind.team)}</td><td>{escape(_said(one))}</td>"
            f"<td>{escape(one.made_by)}</td>"
            f'<td class="lp-whole">{one.made_at:%d %b %Y %H:%M} UTC</td></tr>'
            for one in history
        ]
        view_table(["Team", "Promise", "By", "When"], rows)


def _said(one: PromiseMade) -> str:
    return f"taken back: {TITLES[one.kind]}" if one.promise is None else promise_words(one.promise)
