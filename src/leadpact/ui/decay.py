"""Points that decay with the age of the behaviour: how fast, since when, and what that does."""

from collections.abc import Iterable

import streamlit as st

from leadpact.charts.decay import behaviour_ages as ages_chart
from leadpact.charts.decay import points_left
from leadpact.domain.criteria import Criterion, Group
from leadpact.domain.fields import LEAD_FIELDS, FieldType
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import share
from leadpact.metrics.decay import Decay, aged_outlooks, decay_of, with_decay
from leadpact.metrics.lead_words import signed
from leadpact.metrics.words import interval_words, rate_words
from leadpact.patterns.outlook import Counts, Outlook
from leadpact.store.ages import AgeCount, behaviour_ages
from leadpact.ui import parts
from leadpact.ui.cached import cached_filled, the_store
from leadpact.ui.cached_what_if import Bench, bench_for, bench_key, cached_board
from leadpact.ui.small_table import small_table
from leadpact.ui.state import start_draft
from leadpact.ui.tuning import Tuning

_ENTRIES = 64
_LABELS = {field.name: field.label for field in LEAD_FIELDS}
_SINCE_FIRST = ("last_activity_at", "first_touch_at", "created_at")
# These tell how a lead went on, not when it behaved so.
_ROAD = frozenset(
    (
        *("first_sales_contact_at", "mql_at", "sal_at", "sql_at", "opportunity_at"),
        *("won_at", "lost_at"),
    )
)


def show_decay(tuning: Tuning) -> None:
    """Choose how fast a criterion's points decay, and see what that takes from its leads."""
    criteria = {
        one.name: one
        for one in tuning.draft.model.criteria
        if one.group is not Group.FIT and one.name not in tuning.sleeping
    }
    dates = _dates(tuning)
    if not criteria:
        parts.note("Fit does not age, and no criterion of behaviour or intent is at work here.")
        return
    if not dates:
        parts.note("Points can decay where leads have a date such as Last activity.")
        st.page_link("pages/data/upload.py", label="Map a date in Upload", icon=":material/upload:")
        return
    st.caption("What somebody did a year ago says less than what they did last week.")
    criterion, percent, since = _choices(tuning, criteria, dates)
    points = tuning.draft.model.points_of(criterion.name)
    look = tuning.look
    ages = _cached_ages(Bench(look.data_set.version, look.filters, (criterion,)), since)
    decay = decay_of(criterion, points, percent, ages)
    left, right = parts.side_by_side(1, 1)
    with left:
        parts.chart(points_left(decay, look.palette), "Points left", key="decay-left")
    with right:
        parts.chart(ages_chart(decay, look.palette), "Leads by age", key="decay-ages")
    parts.note(_decay_sentence(decay, since))
    parts.note(_decaying_now(criteria.values()))
    changed = with_decay(tuning.draft.model, criterion.name, percent, since)
    _buttons(tuning, changed)


def _choices(
    tuning: Tuning, criteria: dict[str, Criterion], dates: tuple[str, ...]
) -> tuple[Criterion, int, str]:
    """The criterion, the percent per month and the date field that the controls say."""
    draft = tuning.draft
    left, middle, right = parts.side_by_side(4, 4, 3)
    with left:
        name = st.selectbox(
            "Points for",
            list(criteria),
            format_func=lambda one: _criterion_label(criteria, one),
            key=f"decay-of-{draft.dataset_id}",
        )
    criterion = criteria[name]
    with middle:
        percent = st.slider(
            "Lose each month",
            0,
            100,
            criterion.decay or 0,
            step=5 if (criterion.decay or 0) % 5 == 0 else 1,
            format="%d %%",
            key=f"decay-{draft.edition}-{name}",
        )
    with right:
        since = st.selectbox(
            "Since",
            dates,
            index=dates.index(criterion.since) if criterion.since in dates else 0,
            format_func=_date_label,
            key=f"decay-since-{draft.edition}-{name}",
        )
    return criterion, int(percent), since


def _criterion_label(criteria: dict[str, Criterion], name: str) -> str:
    # With its name where labels read alike: the menu would give back the same one for both. What
    # decays already stands elsewhere, since a label that changes loses the choice.
    criterion = criteria[name]
    label = " ".join(criterion.label.split())
    alike = sum(one.label == criterion.label for one in criteria.values()) > 1
    return f"{label} ({name})" if alike else label


def _decaying_now(criteria: Iterable[Criterion]) -> str:
    """Which criteria of the draft decay already."""
    aged = [
        f"{one.label} −{one.decay} % a month since {_date_label(one.since)}"
        for one in criteria
        if one.decay and one.since
    ]
    return f"In the draft: {'; '.join(aged)}." if aged else "In the draft nothing decays yet."


def _dates(tuning: Tuning) -> tuple[str, ...]:
    """The date fields that this data fills, those of activity first."""
    filled = cached_filled(tuning.look.data_set)
    there = {name for name, kind in filled.items() if kind is FieldType.DATE} - _ROAD
    first = [name for name in _SINCE_FIRST if name in there]
    return (*first, *sorted(there - set(first)))


def _date_label(name: str) -> str:
    return _LABELS.get(name, f"{' '.join(name.split())} (your column)")


def _decay_sentence(decay: Decay, since: str) -> str:
    if not decay.losing:
        return f"No decay: all {decay.leads:,} leads with points from it keep them."
    undated = (
        f" {decay.unknown:,} have no date in {_date_label(since)}: what that is worth is "
        "unknown, so they get none."
        if decay.unknown
        else ""
    )
    lost = sum(band.lost * band.leads for band in decay.bands) / decay.losing
    change = "lose" if lost >= 0 else "win"
    return (
        f"{decay.losing:,} of the {decay.leads:,} leads with points from it {change} some, "
        f"{abs(lost):,.1f} on average.{undated}"
    )


def _buttons(tuning: Tuning, changed: ScoringModel) -> None:
    same = changed == tuning.draft.model
    with st.container(horizontal=True):
        seen = st.button("See what it would do", disabled=same, key="decay-see")
        if st.button("Put it into the draft", type="primary", disabled=same, key="decay-put"):
            start_draft(tuning.draft.dataset_id, changed)
            st.rerun()
    if seen:
        model = tuning.draft.model
        look = tuning.look
        board = cached_board(bench_for(look.data_set.version, look.filters, model, changed), model)
        before, after = aged_outlooks(board, model, changed)
        small_table(_effect(before, after), marks=32)


def _effect(before: Outlook, after: Outlook) -> list[tuple[str, ...]]:
    """The MQLs and the grades as they are in the draft now, and with the decay."""
    lines: list[tuple[str, Counts, Counts]] = [("MQLs", before.qualified, after.qualified)]
    for old, new in zip(before.grades, after.grades, strict=True):
        lines.append((str(old.grade), old, new))
    rows = [
        (
            title,
            f"{old.leads:,}",
            f"{new.leads:,} ({signed(new.leads - old.leads)})",
            _closes(old),
            _closes(new),
        )
        for title, old, new in lines
    ]
    return [("", "Draft now", "With this decay", "Closes now", "Closes then"), *rows]


def _closes(counts: Counts) -> str:
    found = share(counts.rated_won, counts.rated)
    if found.too_few:
        return "too few to judge"
    return f"{rate_words(found)} {interval_words(found)}"


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Bench: bench_key}, show_spinner=False)
def _cached_ages(bench: Bench, since: str) -> tuple[AgeCount, ...]:
    return behaviour_ages(the_store(), bench.filters, bench.criteria[0], since)
