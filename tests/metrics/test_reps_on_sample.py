"""Reps on the sample, counted again from its files by other means."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from statistics import median

import numpy as np
import pytest
from scipy.stats import chi2_contingency
from statsmodels.stats.contingency_tables import StratifiedTable

from leadpact.domain.default_model import default_model
from leadpact.metrics.rep_acceptance import GradeAcceptance, GradeSpread
from leadpact.metrics.rep_speed import RepSpeed
from leadpact.metrics.reps import RepEvaluation
from leadpact.metrics.shares import Missing
from leadpact.sample import AS_OF
from leadpact.store.database import Store
from tests.metrics.tables import figure
from tests.test_sample_truths import HANDED_OFF, ROAD_ENDS, Lead, grade, read

LAST = "Jonas Wetterau"


@dataclass(frozen=True)
class Rows:
    """Per rep and grade whether each matured lead was won, and each decided hand-off accepted."""

    won: dict[tuple[str, str], list[bool]] = field(default_factory=lambda: defaultdict(list))
    accepted: dict[tuple[str, str], list[bool]] = field(default_factory=lambda: defaultdict(list))
    hand_offs: Counter[str] = field(default_factory=Counter)
    ended: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    days: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


@pytest.fixture(scope="module")
def rows() -> Rows:
    steps: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in read("stage_history.csv"):
        steps[row["lead_id"]].append(row)
    every = read("leads.csv")
    lengths = [
        (day(lead["won_at"]) - day(lead["created_at"])).days for lead in every if lead["won_at"]
    ]
    maturity = float(np.quantile(lengths, 0.9))
    found = Rows()
    for lead in every:
        count(found, lead, steps[lead["lead_id"]], maturity)
    return found


def day(written: str) -> date:
    return date.fromisoformat(written)


def count(found: Rows, lead: Lead, steps: list[dict[str, str]], maturity: float) -> None:
    """Add what the lead's own road says."""
    owner, graded = lead["owner"], grade(lead)
    entries = [
        step
        for step in steps
        if step["to_stage"] in HANDED_OFF and step["from_stage"] not in HANDED_OFF | ROAD_ENDS
    ]
    found.hand_offs[owner] += len(entries)
    for step in steps:
        if step["to_stage"] in {"sal", "rejected"}:
            found.accepted[owner, graded].append(step["to_stage"] == "sal")
    if not entries:
        return
    is_won = lead["outcome"] == "won"
    if (AS_OF - day(lead["created_at"])).days >= maturity:
        found.won[owner, graded].append(is_won)
    if lead["outcome"] in ROAD_ENDS:
        found.ended[owner].append(is_won)
    handed, spoken = day(entries[0]["happened_at"]), lead["first_sales_contact_at"]
    if handed < AS_OF and spoken and day(spoken) >= handed:
        found.days[owner].append((day(spoken) - handed).days)


def expected(counts: dict[tuple[str, str], list[bool]], rep: str) -> tuple[int, float, float]:
    """Observed and expected of the rep, and the p-value of statsmodels' Mantel-Haenszel test."""
    tables, observed, total = [], 0, 0.0
    for letter in "ABCD":
        own = counts.get((rep, letter), [])
        all_ = [one for (_, at), some in counts.items() if at == letter for one in some]
        observed += sum(own)
        total += len(own) * sum(all_) / len(all_)
        others = (sum(all_) - sum(own), len(all_) - len(own))
        tables.append(
            np.array([[sum(own), len(own) - sum(own)], [others[0], others[1] - others[0]]], float)
        )
    if not total:
        return observed, total, 1.0
    found = StratifiedTable(np.dstack(tables)).test_null_odds()
    return observed, total, float(found.pvalue)


def evaluations(store: Store) -> dict[str, RepEvaluation]:
    found = figure(store, "rep_evaluation", default_model())
    assert isinstance(found, tuple)
    return {row.rep: row for row in found if isinstance(row, RepEvaluation)}


def test_every_rep_has_what_the_files_say(sample_store: Store, rows: Rows) -> None:
    found = evaluations(sample_store)
    assert sorted(found) == sorted({rep for rep in rows.hand_offs if rep})
    for rep, row in found.items():
        decided = [one for (who, _), some in rows.accepted.items() if who == rep for one in some]
        assert row.hand_offs == rows.hand_offs[rep]
        assert (row.acceptance.numerator, row.acceptance.denominator) == (
            sum(decided),
            len(decided),
        )
        assert not isinstance(row.win_rate, Missing)
        assert row.win_rate.numerator == sum(rows.ended[rep])
        assert row.win_rate.denominator == len(rows.ended[rep])


def test_observed_and_expected_are_those_of_the_files(sample_store: Store, rows: Rows) -> None:
    for rep, row in evaluations(sample_store).items():
        for got, counts in ((row.wins, rows.won), (row.accepted, rows.accepted)):
            observed, total, p = expected(counts, rep)
            assert got.observed == observed
            assert got.expected == pytest.approx(total)
            assert got.is_real == (p < 0.05)


def test_the_expected_of_all_reps_are_what_they_have(sample_store: Store) -> None:
    """Every hand-off of the sample has an owner."""
    found = evaluations(sample_store).values()
    assert sum(rep.wins.difference for rep in found) == pytest.approx(0, abs=1e-6)
    assert sum(rep.accepted.difference for rep in found) == pytest.approx(0, abs=1e-6)


def test_only_the_last_rep_has_too_few_to_be_judged(sample_store: Store) -> None:
    """Jonas Wetterau joined in June 2026."""
    found = evaluations(sample_store)
    assert [rep for rep, row in found.items() if row.too_few] == [LAST]
    assert len(found) == 8


def test_the_same_grade_by_rep_is_counted_from_the_files(sample_store: Store, rows: Rows) -> None:
    found = figure(sample_store, "acceptance_by_rep_and_grade", default_model())
    assert isinstance(found, tuple)
    assert len(found) == 8 * 4
    for cell in found:
        assert isinstance(cell, GradeAcceptance)
        own = rows.accepted.get((cell.rep, cell.grade), [])
        assert (cell.accepted.numerator, cell.accepted.denominator) == (sum(own), len(own))


def test_the_spread_of_a_grade_is_that_of_its_table(sample_store: Store, rows: Rows) -> None:
    """Holm's way takes the smallest of four p-values times four."""
    found = figure(sample_store, "consistency_by_grade", default_model())
    assert isinstance(found, tuple)
    by_grade = {one.grade: one for one in found if isinstance(one, GradeSpread)}
    ps = {}
    for letter in "ABCD":
        table = [
            [sum(some), len(some) - sum(some)]
            for (rep, at), some in rows.accepted.items()
            if at == letter and rep != LAST
        ]
        ps[letter] = float(chi2_contingency(table).pvalue)
        assert by_grade[letter].highest == max(row[0] / sum(row) for row in table)
        assert by_grade[letter].lowest == min(row[0] / sum(row) for row in table)
    least = min(ps, key=lambda letter: ps[letter])
    assert by_grade[least].p == pytest.approx(min(1, 4 * ps[least]))


def test_the_time_to_first_contact_is_that_of_the_files(sample_store: Store, rows: Rows) -> None:
    found = figure(sample_store, "speed_by_rep", default_model())
    assert isinstance(found, tuple)
    for row in found:
        assert isinstance(row, RepSpeed)
        assert row.hours.count == len(rows.days[row.rep])
        assert row.hours.median == 24 * median(rows.days[row.rep])
