"""Reps against what the leads they received let expect."""

from dataclasses import replace

import pytest

from leadpact.domain.shares import difference, share
from leadpact.metrics.excess import Excess
from leadpact.metrics.rep_acceptance import GradeAcceptance, spreads
from leadpact.metrics.rep_names import ANOTHER, hidden_names, with_names
from leadpact.metrics.rep_speed import RepSpeed
from leadpact.metrics.reps import RepEvaluation, RepsAnswer, by_wins, reps
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from tests.metrics.tables import BY_VISITS, figure
from tests.stores import all_of, leads

# Three visits are an A, none a D.
HANDED = """
    lead_id | owner | visits | stage
    1       | Ann   | 3      | won
    2       | Ann   | 3      | won
    3       | Ann   | 3      | lost
    4       | Ann   | 0      | rejected
    5       | Ann   | 0      | sal
    6       | Ann   | 0      | mql
    7       | Bob   | 3      | lost
    8       | Bob   | 3      | rejected
    9       | Bob   | 0      | rejected
    10      | Bob   | 0      | rejected
    11      | Bob   | 0      | won
    12      |       | 3      | won
    13      | Bob   | 3      | inquiry
"""

CONTACTED = """
    lead_id | owner | created_at       | mql_at           | first_sales_contact_at
    1       | Ann   | 2026-01-01       | 2026-01-02       | 2026-01-03
    2       | Ann   | 2026-01-01       | 2026-01-02       | 2026-01-05
    3       | Ann   | 2026-01-01 09:00 | 2026-01-02 09:00 | 2026-01-02 15:30
    4       | Bob   | 2026-01-01       | 2026-01-02       |
    5       | Bob   | 2026-01-01       | 2026-01-04       | 2026-01-03
    6       | Bob   | 2026-01-01       | 2026-01-09       |
    7       | Bob   | 2026-01-01       |                  |
    8       |       | 2026-01-09       | 2026-01-02       | 2026-01-03
"""


def evaluated(store: Store) -> dict[str, RepEvaluation]:
    found = figure(store, "rep_evaluation")
    assert isinstance(found, tuple)
    return {row.rep: row for row in found if isinstance(row, RepEvaluation)}


def answered(store: Store) -> RepsAnswer:
    found = reps(store, all_of(store), BY_VISITS)
    assert isinstance(found, RepsAnswer)
    return found


def test_expected_wins_are_those_of_the_grades_received(fresh_store: Store) -> None:
    """Of six A handed off 1, 2 and 12 were won, a half; of six D 11, a sixth.

    Ann got three of each: 1.5 + 0.5 = 2 wins expected, and has 2. Bob got two and three:
    1 + 0.5 = 1.5, and has 1. Lead 13 was not handed off.

    The variance of Ann's is 3 × 1/4 × 3/5 + 3 × 5/36 × 3/5 = 0.70, whose root times 1.96 is
    1.63982; Bob's 2 × 1/4 × 4/5 + 0.25 = 0.65, 1.58018. Bob cannot win fewer than none.
    """
    leads(fresh_store, HANDED)
    found = evaluated(fresh_store)
    ann, bob = found["Ann"].wins, found["Bob"].wins
    assert (ann.observed, ann.of) == (2, 6)
    assert ann.expected == pytest.approx(2)
    assert ann.low == pytest.approx(-1.63982, abs=1e-5)
    assert ann.high == pytest.approx(1.63982, abs=1e-5)
    assert (bob.observed, bob.of) == (1, 5)
    assert bob.difference == pytest.approx(-0.5)
    assert bob.low == pytest.approx(-1.5)
    assert bob.high == pytest.approx(1.08018, abs=1e-5)


def test_expected_acceptances_are_those_of_the_grades_decided(fresh_store: Store) -> None:
    """Of A five of six were accepted, of D two of five; 6 is not decided.

    Ann: 3 × 5/6 + 2 × 2/5 = 3.3 expected, 4 accepted. Bob: 2 × 5/6 + 3 × 2/5 = 2.8667, and 2.
    """
    leads(fresh_store, HANDED)
    found = evaluated(fresh_store)
    assert found["Ann"].accepted.expected == pytest.approx(3.3)
    assert found["Ann"].accepted.difference == pytest.approx(0.7)
    assert found["Bob"].accepted.expected == pytest.approx(2.8667, abs=1e-4)
    assert found["Bob"].accepted.observed == 2
    assert (found["Ann"].hand_offs, found["Ann"].acceptance) == (6, share(4, 5))
    assert (found["Bob"].hand_offs, found["Bob"].acceptance) == (5, share(2, 5))


def test_the_win_rate_is_of_leads_that_ended(fresh_store: Store) -> None:
    """Ann won 1 and 2 and lost 3; Bob won 11 and lost 7."""
    leads(fresh_store, HANDED)
    found = evaluated(fresh_store)
    assert found["Ann"].win_rate == share(2, 3)
    assert found["Bob"].win_rate == share(1, 2)


def test_without_lost_leads_nobody_has_a_win_rate(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | owner | stage\n1 | Ann | won\n2 | Ann | sal")
    assert evaluated(fresh_store)["Ann"].win_rate == Missing(("lost",))


def test_under_twenty_decided_hand_offs_are_too_few(fresh_store: Store) -> None:
    """Ann has 20 that are decided, Bob 19 and one that is not."""
    rows = [f"a{number} | Ann | sal" for number in range(20)]
    rows += [f"b{number} | Bob | {'sal' if number else 'mql'}" for number in range(20)]
    leads(fresh_store, "\n".join(["lead_id | owner | stage", *rows]))
    found = evaluated(fresh_store)
    assert not found["Ann"].too_few
    assert found["Bob"].too_few
    assert [rep.rep for rep in answered(fresh_store).judged] == ["Ann"]


def test_who_is_shown_does_not_change_what_they_are_compared_with(fresh_store: Store) -> None:
    leads(fresh_store, HANDED)
    everyone = evaluated(fresh_store)
    alone = replace(all_of(fresh_store), owners=("Bob",))
    found = figure(fresh_store, "rep_evaluation", filters=alone)
    assert found == (everyone["Bob"],)


def test_the_same_grade_by_rep_is_set_against_all_others(fresh_store: Store) -> None:
    """Bob accepted one of two A; the others, Ann's and nobody's, four of four."""
    leads(fresh_store, HANDED)
    found = figure(fresh_store, "acceptance_by_rep_and_grade")
    assert isinstance(found, tuple)
    cells = {(one.rep, one.grade): one for one in found if isinstance(one, GradeAcceptance)}
    assert cells["Bob", "A"].accepted == share(1, 2)
    assert cells["Bob", "A"].everybody == share(5, 6)
    assert cells["Bob", "A"].difference == difference(share(1, 2), share(4, 4))
    assert cells["Bob", "B"].accepted == share(0, 0)
    assert cells["Bob", "B"].difference is None
    assert cells["Ann", "D"].accepted == share(1, 2)


def cell(rep: str, grade: str, accepted: int, of: int) -> GradeAcceptance:
    return GradeAcceptance(rep, grade, share(accepted, of), share(0, 0), None)


def test_grades_that_reps_accept_unlike_are_told_by_chi_square() -> None:
    """30 of 40 against 20 of 40: 80 × (30 × 20 − 10 × 20)² ÷ (50 × 30 × 40 × 40) = 5.3333.

    With one degree of freedom p is 0.020921; the smaller of two is doubled by Holm's way. Grade B
    is accepted alike. Three of 4 are too few, and nobody else has grade C; of D nobody says no.
    """
    cells = [
        cell("Ann", "A", 30, 40),
        cell("Bob", "A", 20, 40),
        cell("Cem", "A", 3, 4),
        cell("Ann", "B", 5, 10),
        cell("Bob", "B", 10, 20),
        cell("Ann", "C", 5, 10),
        cell("Ann", "D", 9, 9),
        cell("Bob", "D", 9, 9),
    ]
    a, b, c, d = spreads(cells, ("Ann", "Bob", "Cem"))
    assert (a.reps, a.lowest, a.highest) == (2, 0.5, 0.75)
    assert a.p == pytest.approx(2 * 0.020921, abs=1e-5)
    assert b.p == pytest.approx(1)
    assert (c.p, d.p) == (None, None)


def test_reps_too_few_to_judge_have_no_part_in_the_spread() -> None:
    cells = [cell("Ann", "A", 30, 40), cell("Bob", "A", 20, 40)]
    assert [one.p for one in spreads(cells, ("Ann",))] == [None] * 4


def test_speed_is_from_the_first_hand_off_to_the_first_contact(fresh_store: Store) -> None:
    """As of 9 January. Ann's took 24, 72 and 6.5 hours: the middle is 24.

    Of Bob's, 4 was never spoken to, 5 before the hand-off, 6 was handed off today, 7 never.
    """
    leads(fresh_store, CONTACTED)
    found = figure(fresh_store, "speed_by_rep")
    assert isinstance(found, tuple)
    rows = {one.rep: one for one in found if isinstance(one, RepSpeed)}
    assert sorted(rows) == ["Ann", "Bob"]
    assert (rows["Ann"].hours.count, rows["Ann"].hours.median) == (3, 24)
    assert (rows["Ann"].hours.low, rows["Ann"].hours.high) == (6.5, 72)
    assert rows["Ann"].spoken_to == share(3, 3)
    assert (rows["Bob"].hours.count, rows["Bob"].spoken_to) == (0, share(0, 1))


def test_without_owners_or_stages_the_figures_say_so(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | visits\n1 | 3")
    assert figure(fresh_store, "rep_evaluation") == Missing(("owner", "stage"))
    assert figure(fresh_store, "acceptance_by_rep_and_grade") == Missing(("owner", "stage"))
    assert figure(fresh_store, "consistency_by_grade") == Missing(("owner", "stage"))
    assert figure(fresh_store, "speed_by_rep") == Missing(("owner", "first_sales_contact_at"))
    assert reps(fresh_store, all_of(fresh_store), BY_VISITS) == Missing(("owner", "stage"))


def test_the_page_counts_hand_offs_that_nobody_owns(fresh_store: Store) -> None:
    leads(fresh_store, HANDED)
    found = answered(fresh_store)
    assert (found.unowned, found.left_out, found.is_matured) == (1, 0, False)
    assert found.speeds == Missing(("first_sales_contact_at",))


def test_hidden_names_stay_the_same_whoever_is_there() -> None:
    """Ann's stand-in is the same whatever the order they come in; "" is nobody's name."""
    names = hidden_names(["Ann", "Bob", "", "Cem"])
    assert sorted(names.values()) == ["Rep 1", "Rep 2", "Rep 3"]
    assert names == hidden_names(["Cem", "Bob", "Ann", "Ann"])


def test_no_name_is_left_where_they_are_hidden(fresh_store: Store) -> None:
    leads(fresh_store, HANDED)
    found = with_names(answered(fresh_store), hidden_names(["Ann", "Bob"]))
    assert "Ann" not in repr(found)
    assert "Bob" not in repr(found)
    assert {rep.rep for rep in with_names(answered(fresh_store), {}).reps} == {ANOTHER}


def test_reps_stand_in_the_order_of_their_wins(fresh_store: Store) -> None:
    """Those too few to judge come last, however many they won."""
    leads(fresh_store, HANDED)
    ann, bob = evaluated(fresh_store).values()
    wins = Excess(9, 9, 1.0, 8.0, 7.0, 8.0)
    judged = replace(bob, rep="Cem", too_few=False)
    assert by_wins((bob, ann, judged)) == (judged, ann, bob)
    assert by_wins((ann, judged, replace(judged, wins=wins)))[0].wins is wins
