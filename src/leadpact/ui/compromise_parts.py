"""The cards of the way between, and its table criterion by criterion."""

from collections.abc import Iterator, Sequence
from html import escape

import streamlit as st

from leadpact.charts.theme import Palette
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share
from leadpact.metrics.compromise import CompromiseAnswer, Nearness, StopFigures
from leadpact.metrics.compromise_words import no_wins_words, number_words
from leadpact.metrics.kappa_words import kappa_interval, kappa_number
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.metrics.words import counted, of_words, percent, rate_words
from leadpact.patterns.compromise import Stop, Table
from leadpact.patterns.patterns import all_criteria
from leadpact.ui.parts import Card

_HARD = "\u00a0"
_CUT_OFFS = ("A from", "B from", "C from", "MQL from")


def stop_cards(
    answer: CompromiseAnswer, figures: StopFigures, stop: Stop, near: Nearness
) -> list[Card]:
    """What the joint points capture, how near they are to both teams, and what they hand over."""
    ends = (answer.marketing, answer.sales)
    return [
        _wins_card(answer, "Wins at capacity", figures.captured, [one.captured for one in ends]),
        _wins_card(answer, "Wins in A and B", figures.in_a_and_b, [one.in_a_and_b for one in ends]),
        _near_card(stop, near),
        _load_card(answer, figures),
    ]


def points_table(
    marketing: ScoringModel, joint: ScoringModel, sales: ScoringModel, palette: Palette
) -> None:
    """Points, cut-offs and threshold of all three where they differ, and how many are the same."""
    rows = list(_rows(marketing, joint, sales))
    differing = [row for row in rows if len(set(row[1:])) > 1]
    body = "".join(_row_html(*row) for row in differing)
    head = (
        "<th>Criterion</th>"
        f'<th class="lp-right" style="color:{palette.marketing}">Marketing</th>'
        '<th class="lp-right">Joint</th>'
        f'<th class="lp-right" style="color:{palette.sales}">Sales</th>'
    )
    same = len(rows) - len(differing)
    others = "one is" if same == 1 else f"{same:,} criteria and cut-offs are"
    rest = f'<p class="lp-note">The other {others} the same in all three.</p>' if same else ""
    st.html(
        f'<table class="lp-view"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}'
    )


def _wins_card(answer: CompromiseAnswer, title: str, here: Share, ends: Sequence[Share]) -> Card:
    if not answer.way.won:
        return Card(title, "cannot tell", verdict=Verdict(Tone.PLAIN, no_wins_words(answer)))
    marketing, sales = (rate_words(one) for one in ends)
    # Hard spaces: a card may break between the teams, and nowhere else.
    teams = (f"marketing {marketing}", f"sales {sales}")
    words = f"{_HARD}· ".join(one.replace(" ", _HARD) for one in teams)
    return Card(title, rate_words(here), of_words(here), here, verdict=Verdict(Tone.PLAIN, words))


def _near_card(stop: Stop, near: Nearness) -> Card:
    alike = [percent(_alike(table)) for table in (stop.by_marketing, stop.by_sales)]
    both = (near.to_marketing, near.to_sales)
    return Card(
        "κ marketing · sales",
        " · ".join(kappa_number(one) for one in both),
        " · ".join(kappa_interval(one) for one in both),
        verdict=Verdict(
            Tone.PLAIN, f"same grade: {alike[0]} · {alike[1]} of leads".replace(" %", f"{_HARD}%")
        ),
    )


def _alike(table: Table) -> float | None:
    leads = sum(map(sum, table))
    return sum(row[place] for place, row in enumerate(table)) / leads if leads else None


def _load_card(answer: CompromiseAnswer, figures: StopFigures) -> Card:
    a_month = "" if figures.a_month is None else f"{figures.a_month:,.0f} a month"
    if figures.a_rep is None or answer.capacity is None:
        return Card("Leads in A and B", f"{figures.good:,}", a_month, verdict=_unknown(figures))
    of = f"{counted(figures.good, 'lead')}, {a_month}" if a_month else counted(figures.good, "lead")
    fits = figures.a_rep <= answer.capacity
    words = "within" if fits else "more than"
    can = number_words(answer.capacity)
    return Card(
        "A and B a rep and month",
        number_words(figures.a_rep),
        of,
        verdict=Verdict(
            Tone.GOOD if fits else Tone.WATCH, f"{words} the {can} that a rep can work"
        ),
    )


def _unknown(figures: StopFigures) -> Verdict:
    lacks = "Created" if figures.a_month is None else "Owner"
    return Verdict(Tone.PLAIN, f"how many a rep and month needs {lacks}")


def _rows(*models: ScoringModel) -> Iterator[tuple[str, int, int, int]]:
    marketing, joint, sales = models
    given = [dict(zip(one.criteria, one.points, strict=True)) for one in models]
    for criterion in all_criteria(marketing, sales, joint):
        first, middle, last = (points.get(criterion, 0) for points in given)
        yield criterion.label, first, middle, last
    cuts = [(*one.cut_offs.model_dump().values(), one.mql_threshold) for one in models]
    yield from zip(_CUT_OFFS, *cuts, strict=True)


def _row_html(label: str, marketing: int, joint: int, sales: int) -> str:
    numbers = "".join(
        f'<td class="lp-right">{text}</td>'
        for text in (
            _signed(label, marketing),
            f"<b>{_signed(label, joint)}</b>",
            _signed(label, sales),
        )
    )
    return f"<tr><td>{escape(label)}</td>{numbers}</tr>"


def _signed(label: str, number: int) -> str:
    """Points with their sign, cut-offs without."""
    text = f"{number:,}" if label in _CUT_OFFS or not number else f"{number:+,}"
    return text.replace("-", "−")
