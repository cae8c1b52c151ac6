"""Where marketing and sales differ, and who was right: the revealed proposals of a round."""

import streamlit as st

from leadpact.charts.disagreement import grade_pairs
from leadpact.domain.people import Team
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.disagreement import CalledA, Disagreement
from leadpact.metrics.disagreement_words import (
    disagreement_sentence,
    only_a,
    only_verdict,
    within_words,
)
from leadpact.metrics.kappa_words import agreement_words, kappa_words
from leadpact.metrics.shares import Missing
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.metrics.words import counted, field_words, of_words, percent, rate_words
from leadpact.store.rounds import Round
from leadpact.ui import parts
from leadpact.ui.cached_disagreement import cached_disagreement
from leadpact.ui.cached_what_if import bench_for
from leadpact.ui.disagreement_doors import disagreement_doors
from leadpact.ui.disagreement_table import criteria_table
from leadpact.ui.look import Look
from leadpact.ui.parts import NO_VERDICT, Card

_HIDDEN = "Both teams have to say ready first."


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
    grid, table = parts.side_by_side(38, 62)
    with grid:
        said = "leads, and how they closed" if answer.has_outcomes else "leads"
        parts.chart(
            grade_pairs(answer.cells, look.palette),
            "Marketing's grade × sales' grade",
            said,
            key="grade-pairs",
        )
    with table, st.container(border=True, height="stretch", gap="small"):
        criteria_table(answer, look.palette)
    parts.cards(_cards(answer))
    disagreement_doors(look, both, answer)


def _answer(look: Look, both: tuple[ScoringModel, ScoringModel]) -> Disagreement:
    bench = bench_for(look.data_set.version, look.filters, *both)
    return cached_disagreement(bench, *both)


def _cards(answer: Disagreement) -> list[Card]:
    agreed = Card(
        "Graded alike",
        percent(answer.agreed.rate),
        f"{of_words(answer.agreed)} leads",
        answer.agreed,
        verdict=Verdict(Tone.PLAIN, kappa_words(answer.kappa)),
        note=agreement_words(answer.kappa),
    )
    both = _called_card("Both call A", answer.both_a, NO_VERDICT)
    return [agreed, both, *(_only_card(answer, team) for team in Team)]


def _only_card(answer: Disagreement, team: Team) -> Card:
    title, called = f"Only {team} calls A", only_a(answer, team)
    if not called.leads:
        return Card(title, "no lead", note=within_words(answer, team))
    return _called_card(title, called, only_verdict(answer))


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
