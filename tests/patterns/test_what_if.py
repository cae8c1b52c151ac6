"""Points and cut-offs on patterns, and the scores that are possible while answers are missing."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from leadpact.domain.default_model import default_model
from leadpact.domain.scoring_model import Grade, ScoringModel, grade_of
from leadpact.patterns.collapse import collapse
from leadpact.patterns.flows import flow_reasons
from leadpact.patterns.grid import fit_by_engagement
from leadpact.patterns.next_points import next_points
from leadpact.patterns.outlook import Flow, GradeCount, NoGrid, Outlook, ScoreCount, SourceCount
from leadpact.patterns.what_if import board_of, outlook, reaches
from leadpact.store.database import Store
from tests.patterns.boards import Some, board_with
from tests.stores import all_of, leads, model_of


def count(name: str, cap: int, points: int) -> dict[str, object]:
    return {"name": name, "field": "visits", "test": "count", "cap": cap, "points": points}


def qualifying(threshold: int, model: ScoringModel) -> ScoringModel:
    return model.model_copy(update={"mql_threshold": threshold})


def outlook_of(store: Store, model: ScoringModel) -> Outlook:
    return outlook(board_of(collapse(store, all_of(store), model.criteria), model), model)


@st.composite
def unanswered(draw: st.DrawFn) -> tuple[ScoringModel, list[tuple[int | None, ...]]]:
    caps = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    c, b, a = sorted(draw(st.sets(st.integers(-25, 25), min_size=3, max_size=3)))
    points = st.integers(-6, 6)
    criteria = [count(f"n{place}", cap, draw(points)) for place, cap in enumerate(caps)]
    row = st.tuples(*(st.none() | st.integers(0, cap) for cap in caps))
    return model_of(*criteria, a=a, b=b, c=c), draw(st.lists(row, max_size=5))


@settings(max_examples=100)
@given(unanswered())
def test_undecided_leads_are_those_whose_answers_could_give_another_grade(
    given_: tuple[ScoringModel, list[tuple[int | None, ...]]],
) -> None:
    """Every answer to every unanswered criterion is tried; the n-th row stands for n leads."""
    model, values = given_
    board = board_with(model, *(Some(row, leads) for leads, row in enumerate(values, start=1)))
    undecided = 0
    for number, row in enumerate(values, start=1):
        answers = [
            range(criterion.largest_value + 1) if value is None else (value,)
            for value, criterion in zip(row, model.criteria, strict=True)
        ]
        grades = {
            grade_of(
                sum(value * points for value, points in zip(answer, model.points, strict=True)),
                model.cut_offs,
            )
            for answer in product(*answers)
        }
        undecided += number if len(grades) > 1 else 0
    assert outlook(board, model).undecided == undecided


def test_points_are_arithmetic_on_patterns() -> None:
    """2 × 5 + 1 × −3 = 7; 0 × 5 + 3 × −3 = −9; unknown counts as nothing: 1 × −3 = −3."""
    model = model_of(count("up", 5, 5), count("down", 5, -3), a=7, b=6, c=-3)
    board = board_with(model, Some((2, 1), 1), Some((0, 3), 2), Some((None, 1), 3))
    found = outlook(board, model)
    assert [(one.score, one.leads) for one in found.scores if one.leads] == [
        (-9, 2),
        (-3, 3),
        (7, 1),
    ]
    assert [grade.leads for grade in found.grades] == [1, 0, 3, 2]


def test_an_outlook_counts_by_grade_source_and_flow() -> None:
    """A from 20, B from 10, C from 1. At 10 a visit: two A, three B, four D; at 5: B, C, D.

    Of the four without visits one asked to be contacted.
    """
    ten = qualifying(20, model_of(count("visits", 5, 10), a=20, b=10, c=1))
    five = ten.model_copy(update={"points": (5,)})
    board = board_with(
        ten,
        Some((2,), 2, won=True, source="Google"),
        Some((1,), 3, rated=False, source="Google"),
        Some((0,), 3),
        Some((0,), 1, won=True, hand_raise=True),
    )
    found = outlook(board, five)
    assert found.grades == (
        GradeCount(0, 0, 0, 0, Grade.A),
        GradeCount(2, 2, 2, 2, Grade.B),
        GradeCount(3, 0, 0, 0, Grade.C),
        GradeCount(4, 1, 4, 1, Grade.D),
    )
    assert [flow for flow in found.flows if flow.leads] == [
        Flow(2, 2, 2, 2, Grade.A, Grade.B),
        Flow(3, 0, 0, 0, Grade.B, Grade.C),
        Flow(4, 1, 4, 1, Grade.D, Grade.D),
    ]
    assert [part for part in found.by_source if part.leads] == [
        SourceCount(4, 1, 4, 1, "", Grade.D),
        SourceCount(2, 2, 2, 2, "Google", Grade.B),
        SourceCount(3, 0, 0, 0, "Google", Grade.C),
    ]
    assert len(found.flows) == 16
    assert len(found.by_source) == 8
    assert (found.mqls, found.qualified.won) == (1, 1)
    assert outlook(board, ten).mqls == 3


def test_a_wide_range_of_scores_has_few_bins_and_a_cut_off_starts_one() -> None:
    """A thousand visits at 1,000 points each are a million: bins of 977, and the cut-offs' own."""
    model = qualifying(977, model_of(count("visits", 1000, 1000), a=500_500, b=12_345, c=1))
    some = [Some((visits,), leads=visits + 1) for visits in (0, 12, 13, 500, 501, 1000)]
    found = outlook(board_with(model, *some), model)
    starts = [one.score for one in found.scores]
    assert starts == sorted(starts)
    assert len(starts) < 1_100
    assert {500_500, 12_345, 1, 977} <= set(starts)
    assert [part.leads for part in found.grades] == [502 + 1001, 14 + 501, 13, 1]
    for edge, reached in ((500_500, 1503), (12_345, 2018), (977, 2031), (-5, 2032)):
        assert sum(one.leads for one in found.scores if one.score >= edge) == reached


def test_cut_offs_may_lie_beyond_all_scores() -> None:
    model = qualifying(10**7, model_of(count("visits", 5, 1), a=10**12, b=10**6, c=-(10**9)))
    board = board_with(model, Some((3,), 4), Some((0,), 5))
    found = outlook(board, model)
    assert [part.leads for part in found.grades] == [0, 0, 9, 0]
    assert [one.leads for one in found.scores] == [5, 0, 0, 4]
    assert [(one.up, one.down, one.mqls) for one in next_points(board, model)] == [(0, 0, 0)]


def test_turned_points_that_are_large_are_added_up_rightly() -> None:
    """−1,000 × 30 and +1,000 × 30 fit in 16 bits, their difference of 60,000 does not."""
    minus = model_of(count("visits", 30, -1000), a=20_000, b=10, c=1)
    plus = minus.model_copy(update={"points": (1000,)})
    board = board_with(minus, Some((30,), 2), Some((1,), 1))
    found = outlook(board, plus)
    assert [(one.was, one.now, one.leads) for one in found.flows if one.leads] == [
        (Grade.D, Grade.A, 2),
        (Grade.D, Grade.B, 1),
    ]
    assert [reason.points for reason in flow_reasons(board, plus)] == [60_000, 2_000]


def test_the_next_point_lifts_those_below_a_cut_off() -> None:
    """At 6 a visit, A from 20 and threshold 19: three visits have 18, and with 7 each 21.

    One visit (6) and two (12) stay what they are. One point fewer for students drops the students
    with three visits from 18 − 8 = 10, a B, to 9.
    """
    student = {"name": "student", "field": "student", "test": "is true", "group": "red_flag"}
    points = count("visits", 5, 6), {**student, "points": -8}
    model = qualifying(19, model_of(*points, a=20, b=10, c=1))
    board = board_with(
        model, Some((3, 0), 5), Some((3, 0), 2, hand_raise=True), Some((3, 1), 4), Some((2, 0), 9)
    )
    visits, students = next_points(board, model)
    assert (visits.up, visits.down, visits.mqls) == (7, 0, 5)
    assert (students.up, students.down, students.mqls) == (0, 4, 0)


VISITS = {**count("visits", 5, 4), "group": "behaviour"}
FIT = {"name": "big", "field": "employees", "test": "at least", "number": 50, "group": "fit"}


def test_the_grid_shares_the_cut_offs_out() -> None:
    """Fit gives up to 10, engagement 5 × 4 = 20: a third and two thirds of A from 20, B 10, C 1.

    So fit is A from 6⅔ and B from 3⅓, engagement 1 from 13⅓ and 2 from 6⅔.
    """
    model = model_of({**FIT, "points": 10}, VISITS, a=20, b=10, c=1)
    board = board_with(model, Some((1, 4), 3, won=True), Some((1, 3), 2), Some((0, 1), 4))
    found = fit_by_engagement(board, model)
    assert not isinstance(found, NoGrid)
    assert found.fit_bounds == (7, 4, 1)
    assert found.engagement_bounds == (14, 7, 1)
    assert [(one.fit, one.engagement, one.leads, one.won) for one in found.cells if one.leads] == [
        (Grade.A, 1, 3, 3),
        (Grade.A, 2, 2, 0),
        (Grade.D, 3, 4, 0),
    ]
    assert len(found.cells) == 16


def test_without_points_for_one_of_both_there_is_no_grid() -> None:
    model = model_of({**FIT, "points": 10}, {**VISITS, "points": 0})
    board = board_with(model, Some((1, 4)))
    assert fit_by_engagement(board, model) is NoGrid.NO_ENGAGEMENT
    other = model.model_copy(update={"points": (0, 3)})
    assert fit_by_engagement(board, other) is NoGrid.NO_FIT


def test_the_reason_of_a_flow_is_what_changed_most() -> None:
    """From 5 and 5 to 20 for size and 2 a visit: four of size rise by 15, and fall by 3 a visit.

    The mean over those that move from B to A is +15 and −3 × (1 × 3 + 2 × 1) ÷ 4 = −3.75. Where
    only the cut-offs moved there is no criterion.
    """
    model = model_of({**FIT, "points": 5}, count("visits", 5, 5), a=20, b=10, c=1)
    board = board_with(model, Some((1, 1), 3), Some((1, 2), 1))
    draft = model.model_copy(update={"points": (20, 2)})
    (reason,) = flow_reasons(board, draft)
    assert (reason.was, reason.now) == (Grade.B, Grade.A)
    assert (reason.criterion, reason.points) == (model.criteria[0], 15.0)
    lower = model.cut_offs.model_copy(update={"a": 15})
    (reason,) = flow_reasons(board, model.model_copy(update={"cut_offs": lower}))
    assert (reason.criterion, reason.points) == (None, 0.0)
    assert flow_reasons(board, model) == ()


def test_fading_points_are_rounded_half_up() -> None:
    """Half of 5 is 2.5, so 3; half of −5 is −2.5, so −2."""
    fading = {**count("visits", 1, 5), "group": "behaviour", "decay": 50, "since": "created_at"}
    model = model_of(fading, a=20, b=10, c=1)
    board = board_with(model, Some((50,)))
    for points, score in ((5, 3), (-5, -2), (0, 0)):
        found = outlook(board, model.model_copy(update={"points": (points,)}))
        assert found.scores == (ScoreCount(1, 0, 1, 0, score),)


def test_a_lead_that_raised_its_hand_is_an_mql_whatever_its_score(fresh_store: Store) -> None:
    """Lead 1 scores 20, the threshold; lead 2 raised its hand; lead 3 did neither."""
    leads(
        fresh_store,
        "lead_id | visits | wants_contact\n1 | 2 | no\n2 | 0 | yes\n3 | 1 |",
    )
    assert outlook_of(fresh_store, model_of(count("visits", 5, 10))).mqls == 2


def test_leads_alike_are_one_pattern(fresh_store: Store) -> None:
    """Leads 1 and 3 have the same visits and the same outcome; lead 2 has unknown visits."""
    leads(
        fresh_store,
        "lead_id | visits | outcome\n1 | 2 | won\n2 | | won\n3 | 2 | won",
    )
    criteria = model_of(count("visits", 5, 10)).criteria
    patterns = collapse(fresh_store, all_of(fresh_store), criteria)
    order = np.argsort(patterns.leads)
    assert patterns.leads[order].tolist() == [1, 2]
    assert patterns.won[order].tolist() == [True, True]
    assert patterns.values[order].tolist() == [[0], [2]]
    assert patterns.unknown[order].tolist() == [[True], [False]]


def test_a_model_that_sleeps_altogether_grades_by_nothing(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id\n1\n2")
    model = model_of(count("visits", 5, 10), a=2, b=1, c=0)
    patterns = collapse(fresh_store, all_of(fresh_store), model.criteria)
    board = board_of(patterns, model)
    found = outlook(board, model)
    assert patterns.criteria == ()
    assert [part.leads for part in found.grades] == [0, 0, 2, 0]
    assert reaches(patterns) == ()
    assert next_points(board, model) == ()
    assert fit_by_engagement(board, model) is NoGrid.NO_FIT
    assert found.undecided == 0


def test_no_leads_are_no_patterns(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | visits\n1 | 1")
    with fresh_store.transaction() as cursor:
        cursor.execute("delete from lead")
    model = model_of(count("visits", 5, 10))
    board = board_of(collapse(fresh_store, all_of(fresh_store), model.criteria), model)
    found = outlook(board, model)
    assert (found.leads, found.won, found.won_in_a_and_b, found.mqls) == (0, 0, 0, 0)
    assert [(one.up, one.mqls) for one in next_points(board, model)] == [(0, 0)]
    assert flow_reasons(board, model) == ()


def test_the_grades_of_the_sample_are_found_again(sample_store: Store) -> None:
    """Leads and wins per grade stand in data/README.md."""
    found = outlook_of(sample_store, default_model())
    assert [(part.grade, part.won, part.leads) for part in found.grades] == [
        (Grade.A, 317, 949),
        (Grade.B, 143, 1014),
        (Grade.C, 118, 1346),
        (Grade.D, 93, 2703),
    ]
    assert found.won_in_a_and_b == 317 + 143
    assert sum(part.rated_won for part in found.grades) == 586
    assert sum(part.rated for part in found.grades) == 4881
