"""A blind grading that is open: who agrees with whom, who saw the wins coming, and by what."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import combinations

import streamlit as st

from leadpact.charts.theme import Palette
from leadpact.domain.scoring_model import Grade
from leadpact.export.grading_sheets import grading_sheet
from leadpact.metrics.grading_criteria import CriterionUse
from leadpact.metrics.grading_words import (
    accord_verdict,
    area_words,
    foresight_verdict,
    use_words,
)
from leadpact.metrics.gradings import Accord, Comparison, Foresight, Side, Voice, compare_grades
from leadpact.metrics.kappa_words import kappa_interval, kappa_number, kappa_words
from leadpact.metrics.lead_words import score_words
from leadpact.metrics.words import of_words, rate_words
from leadpact.store.gradings import Grading
from leadpact.ui import parts
from leadpact.ui.cached import the_store
from leadpact.ui.view_parts import download, view_table

_MOST_BESIDE = 4


@dataclass(frozen=True)
class Opened:
    """A grading as it is seen, over its data set in one version."""

    version: int
    grading: Grading


@st.cache_data(max_entries=16, hash_funcs={Opened: repr}, show_spinner="Comparing…")
def cached_comparison(opened: Opened) -> Comparison | None:
    """The comparison of an open grading."""
    return compare_grades(the_store(), opened.grading)


def show_comparison(found: Comparison, palette: Palette) -> None:
    """Cards, who agrees with whom, who saw the wins coming, which criteria, and every lead."""
    parts.cards(_cards(found))
    # Of many voices each needs its room.
    is_wide = len(found.voices) > _MOST_BESIDE
    left, right = (st.container(), st.container()) if is_wide else parts.side_by_side(1, 1)
    with left.container(border=True, height="stretch", gap="xsmall"):
        _matrix(found, palette)
    with right.container(border=True, height="stretch", gap="xsmall"):
        _criteria(found, palette)
    _leads(found, palette)
    download(grading_sheet(found))


def _cards(found: Comparison) -> list[parts.Card]:
    teams = parts.Card(
        "Marketing and sales agree",
        rate_words(found.teams.same),
        of_words(found.teams.same),
        found.teams.same,
        verdict=accord_verdict(found.teams.kappa),
        note=kappa_words(found.teams.kappa),
    )
    return [teams, *(_foresight(one) for one in found.foresights)][:8]


def _foresight(one: Foresight) -> parts.Card:
    value, interval = area_words(one)
    return parts.Card(
        f"{one.voice} on the wins",
        value,
        f"of pairs, the won lead graded better {interval}" if interval else "",
        verdict=foresight_verdict(one),
        note=f"graded {of_words(one.good)} wins A or B",
    )


def _matrix(found: Comparison, palette: Palette) -> None:
    accords = dict(zip(combinations(range(len(found.voices)), 2), found.accords, strict=True))
    rows = []
    for place, voice in enumerate(found.voices[:-1]):
        cells = "".join(
            _accord(accords[(place, other)]) if place < other else "<td></td>"
            for other in range(1, len(found.voices))
        )
        rows.append(f"<tr><td>{_name(voice, palette)}</td>{cells}</tr>")
    headings = ["With", *(voice.name for voice in found.voices[1:])]
    view_table([f" {one}" for one in headings], rows, "Who agrees with whom")
    parts.note(
        "κ with linear weights and its 95 % interval: 1 is full agreement, 0 what chance gives; "
        "under it the leads given the same grade. "
        "A team's grade is the median of its people's; of two in the middle it is the worse one."
    )


def _accord(one: Accord) -> str:
    if one.kappa is None:
        return f"<td><b>–</b><small>{escape(of_words(one.same))}</small></td>"
    return (
        f'<td class="lp-whole"><b>{kappa_number(one.kappa)}</b>'
        f"<small>{kappa_interval(one.kappa)}</small>"
        f"<small>{escape(of_words(one.same))}</small></td>"
    )


def _criteria(found: Comparison, palette: Palette) -> None:
    rows = [
        f"<tr><td>{_name(voice, palette)}</td><td>{_uses(uses)}</td></tr>"
        for voice, uses in zip(found.voices, found.used, strict=True)
        if voice.side is not Side.MODEL
    ]
    view_table(["Grades of", "go most with"], rows, "Which criteria people seem to use")
    parts.note(
        f"Strongest rank correlations of {found.criteria} criteria; “hardly chance” is adjusted "
        "for all of them. About one in twenty looks strong by chance alone."
    )


def _uses(uses: Sequence[CriterionUse]) -> str:
    if not uses:
        return "no criterion that enough of these leads differ in"
    return "".join(
        f"<div><b>{escape(use.criterion.label)}</b> · {escape(use.certainty)}"
        f"<small>{escape(use_words(use))}</small></div>"
        for use in uses
    )


def _leads(found: Comparison, palette: Palette) -> None:
    order = sorted(range(len(found.leads)), key=lambda place: -found.leads[place].score)
    rows = []
    for place in order:
        lead = found.leads[place]
        grades = "".join(f"<td>{_grade(one.grades[place], palette)}</td>" for one in found.voices)
        outcome = {"won": "✓ won", "lost": "✕ lost"}.get(lead.outcome or "", lead.outcome or "–")
        name = lead.name or lead.company or lead.lead_id
        beside = " · ".join(one for one in (lead.company, lead.lead_id) if one and one != name)
        rows.append(
            f"<tr><td><b>{escape(name)}</b><small>{escape(beside)}</small></td>{grades}"
            f'<td class="lp-right">{score_words(lead.score)}</td>'
            f'<td class="lp-whole">{escape(outcome)}</td></tr>'
        )
    headings = [" Lead", *(f" {one.name}" for one in found.voices), ">Score", "Outcome"]
    with st.container(border=True, gap="xsmall"):
        view_table(headings, rows, "Lead by lead, the highest score first")


def _grade(grade: Grade, palette: Palette) -> str:
    place = list(Grade).index(grade)
    colours = f"background:{palette.grades[place]};color:{palette.on_grades[place]}"
    return f'<span class="lp-grade" style="{colours}">{grade}</span>'


def _name(voice: Voice, palette: Palette) -> str:
    colour = {Side.MARKETING: palette.marketing, Side.SALES: palette.sales}.get(
        voice.side, palette.ink
    )
    people = f" ({voice.people} people)" if voice.people > 1 else ""
    beside = f"median{people}" if voice.people > 1 else voice.side.value
    if voice.side is Side.MODEL:
        beside = "by its points"
    return f'<b style="color:{colour}">{escape(voice.name)}</b><small>{escape(beside)}</small>'
