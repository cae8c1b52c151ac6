"""Where marketing and sales differ, and who was right: the revealed proposals of a round."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from leadpact.charts.disagreement import grade_pairs
from leadpact.charts.theme import Palette
from leadpact.domain.people import Team
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share
from leadpact.metrics.criterion_gaps import CriterionGap
from leadpact.metrics.disagreement import CalledA, Disagreement
from leadpact.metrics.disagreement_words import (
    backs_words,
    cut_off_words,
    disagreement_sentence,
    idle_words,
    only_verdict,
)
from leadpact.metrics.kappa_words import agreement_words, kappa_words
from leadpact.metrics.moves import signed
from leadpact.metrics.shares import Missing
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.metrics.words import counted, field_words, of_words, percent, rate_words
from leadpact.store.rounds import Round
from leadpact.ui import parts
from leadpact.ui.cached_disagreement import cached_disagreement
from leadpact.ui.cached_what_if import bench_for
from leadpact.ui.disagreement_doors import disagreement_doors
from leadpact.ui.look import Look
from leadpact.ui.parts import NO_VERDICT, Card

_HIDDEN = "Both teams have to say ready first."
_SHOWN = 8


def headline(look: Look, round_: Round) -> str:
    """Where do we differ, and who was right? In a sentence."""
    both = round_.both
    return _HIDDEN if both is None else disagreement_sentence(_answer(look, both))


def show_disagreement(look: Look, round_: Round) -> None:
    """Both teams' grades against each other, what they differ about, and doors to the leads."""
    both = round_.both
    if both is None:
        parts.note(_HIDDEN)
        return
    answer = _answer(look, both)
    if not answer.leads:
        parts.note("No leads in this selection. Widen the filters on the left.")
        return
    grid, table = parts.side_by_side(43, 57)
    with grid:
        said = "leads, and how they closed" if answer.has_outcomes else "leads"
        parts.chart(
            grade_pairs(answer.cells, look.palette),
            "Marketing's grade × sales' grade",
            said,
            key="grade-pairs",
        )
    with table, st.container(border=True, height="stretch", gap="small"):
        _criteria(answer, look.palette)
    parts.cards(_cards(answer))
    disagreement_doors(look, both, answer)


def _answer(look: Look, both: tuple[ScoringModel, ScoringModel]) -> Disagreement:
    bench = bench_for(look.data_set.version, look.filters, *both)
    return cached_disagreement(bench, *both)


def _cards(answer: Disagreement) -> list[Card]:
    agreed = Card(
        "Graded alike",
        percent(answer.agreed.rate),
        of_words(answer.agreed),
        verdict=Verdict(Tone.PLAIN, agreement_words(answer.kappa)),
        note=kappa_words(answer.kappa),
    )
    verdict = only_verdict(answer)
    return [
        agreed,
        _called_card("Both call A", answer.both_a, NO_VERDICT),
        _called_card("Only marketing calls A", answer.only_marketing_a, verdict),
        _called_card("Only sales calls A", answer.only_sales_a, verdict),
    ]


def _called_card(title: str, called: CalledA, verdict: Verdict) -> Card:
    leads = counted(called.leads, "lead")
    closed = called.closed
    if isinstance(closed, Missing):
        return Card(title, leads, note=f"how they closed needs {field_words(closed.fields)}")
    if closed.rate is None:
        return Card(title, leads, note="how they close is not known yet")
    of = f"closed, {of_words(closed)}"
    note = f"{leads} in all" if called.leads != closed.denominator else ""
    if closed.too_few:
        verdict = Verdict(Tone.PLAIN, "too few to judge")
    return Card(title, rate_words(closed), of, closed, verdict=verdict, note=note)


def _criteria(answer: Disagreement, palette: Palette) -> None:
    st.html("<b>What the disagreement is about</b>")
    if answer.criteria:
        _table(answer.criteria[:_SHOWN], palette)
    else:
        parts.note("No criterion has other points.")
    rest = answer.criteria[_SHOWN:]
    if rest:
        cause = sum(gap.cause or 0 for gap in rest)
        parts.note(f"and {len(rest)} more in the download, {percent(cause)} together")
    for words in (cut_off_words(answer.cut_offs), idle_words(answer.idle)):
        if words:
            parts.note(words)


def _table(gaps: Sequence[CriterionGap], palette: Palette) -> None:
    head = (
        "<th>Criterion</th>"
        f'<th class="lp-right" style="color:{palette.marketing}">Marketing</th>'
        f'<th class="lp-right" style="color:{palette.sales}">Sales</th>'
        '<th class="lp-right">Causes</th><th class="lp-right">Such leads close at</th>'
        '<th class="lp-right">The data says</th>'
    )
    rows = "".join(_row(gap, palette) for gap in gaps)
    st.html(f'<table class="lp-view"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>')


def _row(gap: CriterionGap, palette: Palette) -> str:
    backs = escape(backs_words(gap))
    if gap.backs is not None:
        colour = palette.marketing if gap.backs is Team.MARKETING else palette.sales
        backs = f'<b style="color:{colour}">✓ {backs}</b>'
    return (
        f"<tr><td>{escape(gap.label)}</td>"
        f'<td class="lp-right">{signed(gap.marketing)}</td>'
        f'<td class="lp-right">{signed(gap.sales)}</td>'
        f'<td class="lp-right">{percent(gap.cause)}</td>'
        f'<td class="lp-right">{_closed(gap.applies)}<small>{_rest(gap.rest)}</small></td>'
        f'<td class="lp-right">{escape(gap.says.value)}<small>{backs}</small></td></tr>'
    )


def _closed(closed: Share | Missing) -> str:
    if isinstance(closed, Missing):
        return f"needs {escape(field_words(closed.fields))}"
    if closed.low is None or closed.high is None:
        return "not known yet"
    if closed.too_few:
        return f"{of_words(closed)}, too few"
    return f"{rate_words(closed)} [{closed.low * 100:.0f}–{closed.high * 100:.0f}]"


def _rest(closed: Share | Missing) -> str:
    return "" if isinstance(closed, Missing) else f"rest {_closed(closed)}"
