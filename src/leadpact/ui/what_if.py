"""The parts of the What-if page: sliders on the left, what they do on the right."""

from collections.abc import Mapping

import streamlit as st

from leadpact.charts.grades import grade_bars
from leadpact.domain.criteria import Criterion, Group
from leadpact.domain.scoring_model import CutOffs, ScoringModel
from leadpact.domain.shares import share
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.metrics.what_if import Side, WhatIfAnswer
from leadpact.metrics.words import of_words, rate_words
from leadpact.patterns.outlook import Reach
from leadpact.ui import parts
from leadpact.ui.figure_cards import order_card
from leadpact.ui.look import Look
from leadpact.ui.plain import plain
from leadpact.ui.state import Draft

_GROUPS = {
    Group.FIT: "Fit",
    Group.BEHAVIOUR: "Behaviour",
    Group.INTENT: "Intent",
    Group.RED_FLAG: "Red flags",
}
_WIDEST = 50


def sliders(
    draft: Draft, reaches: Mapping[str, Reach], sleeping: Mapping[str, str]
) -> ScoringModel | None:
    """A slider per criterion, by group, and the cut-offs; None while the cut-offs do not fall."""
    points: dict[str, int] = {}
    with st.container(border=True):
        tabs = st.tabs([*_GROUPS.values(), "Cut-offs"])
        for group, tab in zip(_GROUPS, tabs, strict=False):
            with tab:
                # What can be moved stands first.
                for criterion in sorted(draft.model.criteria, key=lambda c: c.name in sleeping):
                    if criterion.group is group:
                        points[criterion.name] = _slider(
                            draft,
                            criterion,
                            reaches.get(criterion.name),
                            sleeping.get(criterion.name),
                        )
        with tabs[-1]:
            cut_offs, threshold = _cut_offs(draft)
    if cut_offs is None:
        return None
    return draft.model.model_copy(
        update={
            "points": tuple(points[criterion.name] for criterion in draft.model.criteria),
            "cut_offs": cut_offs,
            "mql_threshold": threshold,
        }
    )


def _slider(draft: Draft, criterion: Criterion, reach: Reach | None, asleep: str | None) -> int:
    points = draft.model.points_of(criterion.name)
    if asleep is not None:
        parts.asleep(criterion.label, f"not in this data: {asleep}")
        return points
    is_flag = criterion.group is Group.RED_FLAG
    low, high = (min(-_WIDEST, points), 0) if is_flag else (0, max(_WIDEST, points))
    unit = f", up to {criterion.cap}×" if criterion.cap else ""
    chosen = st.slider(
        f"{plain(criterion.label)}{unit}",
        min_value=min(low, points),
        max_value=max(high, points),
        value=points,
        format="%+d",
        key=f"points-{draft.edition}-{criterion.name}",
    )
    if reach is not None:
        parts.under_slider(_reach_words(reach))
    return int(chosen)


def _reach_words(reach: Reach) -> str:
    inside = share(reach.rated_won, reach.rated)
    rest = share(reach.rest_rated_won, reach.rest_rated)
    unknown = f" · {reach.unknown:,} unknown" if reach.unknown else ""
    if inside.too_few:
        return f"{reach.leads:,} leads · too few to judge{unknown}"
    return (
        f"{reach.leads:,} leads · close at {rate_words(inside)} · rest {rate_words(rest)}{unknown}"
    )


def _cut_offs(draft: Draft) -> tuple[CutOffs | None, int]:
    now = draft.model.cut_offs
    highest = max(100, now.a + 20, draft.model.mql_threshold + 20)
    lowest = min(0, now.c, draft.model.mql_threshold)
    chosen = [
        int(
            st.slider(
                label,
                lowest,
                highest,
                value,
                key=f"{name}-{draft.edition}",
                persist_state="session",
            )
        )
        for label, name, value in (
            ("A from", "cut-off-a", now.a),
            ("B from", "cut-off-b", now.b),
            ("C from", "cut-off-c", now.c),
            ("MQL from (the threshold)", "threshold", draft.model.mql_threshold),
        )
    ]
    a, b, c, threshold = chosen
    if not a > b > c:
        st.error("A has to begin above B, and B above C.")
        return None, threshold
    return CutOffs(a=a, b=b, c=c), threshold


def headline_cards(answer: WhatIfAnswer, *, is_draft: bool) -> None:
    """What the draft does, as four figures beside those of the points in use."""
    before, after = answer.before, answer.after
    parts.cards(
        [
            _captured(before, after, is_draft=is_draft),
            _conversion_of_a(before, after, is_draft=is_draft),
            _mqls(before, after, is_draft=is_draft),
            order_card(after.order),
        ]
    )


def charts(answer: WhatIfAnswer, look: Look, *, is_draft: bool) -> None:
    """The grades before and after, how each grade closes, and what hangs on the unknown."""
    before, after = answer.before, answer.after
    left, right = st.columns(2, gap="small")
    with left:
        now = [count.leads for count in before.outlook.grades] if is_draft else None
        figure = grade_bars(now, [count.leads for count in after.outlook.grades], look.palette)
        parts.chart(figure, "How the leads grade", key="what-if-mix")
    with right:
        parts.order_place(after.order, look.palette)
    parts.note(
        f"{after.undecided:,} of {after.outlook.leads:,} leads could have another grade if what is "
        "unknown of them were known."
    )


def _captured(before: Side, after: Side, *, is_draft: bool) -> parts.Card:
    was = f"in use: {rate_words(before.wins_captured)}" if is_draft else "won leads in A and B"
    return parts.Card(
        "Wins captured in A+B",
        rate_words(after.wins_captured),
        of_words(after.wins_captured),
        after.wins_captured,
        verdict=_moved(before.wins_captured.rate, after.wins_captured.rate, was, is_draft=is_draft),
    )


def _conversion_of_a(before: Side, after: Side, *, is_draft: bool) -> parts.Card:
    found = after.conversion_of_a
    was = f"in use: {rate_words(before.conversion_of_a)}" if is_draft else "of grade A"
    return parts.Card(
        "A closes at",
        rate_words(found),
        of_words(found),
        found,
        verdict=_moved(before.conversion_of_a.rate, found.rate, was, is_draft=is_draft),
    )


def _mqls(before: Side, after: Side, *, is_draft: bool) -> parts.Card:
    a_month = after.mqls_a_month is not None
    value = f"{after.mqls_a_month:,.0f}" if a_month else f"{after.outlook.mqls:,}"
    now = f"{before.mqls_a_month:,.0f}" if a_month else f"{before.outlook.mqls:,}"
    words = f"in use: {now}" if is_draft else "at or above the threshold, or hand-raised"
    qualified = share(after.outlook.mqls, after.outlook.leads)
    return parts.Card(
        "MQLs a month" if a_month else "MQLs",
        value,
        f"{after.outlook.mqls:,} of {after.outlook.leads:,}",
        qualified,
        verdict=Verdict(Tone.PLAIN, words),
    )


def _moved(before: float | None, after: float | None, words: str, *, is_draft: bool) -> Verdict:
    if not is_draft or before is None or after is None or round(after - before, 3) == 0:
        return Verdict(Tone.PLAIN, words)
    sign = "+" if after > before else "−"
    return Verdict(
        Tone.GOOD if after > before else Tone.WATCH,
        f"{sign}{abs(after - before) * 100:.1f} pts · {words}",
    )
