"""Scenarios side by side: their rows, the best in each, and what differs."""

from leadpact.domain.criteria import Criterion
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.shares import share
from leadpact.metrics.grades import order_of
from leadpact.metrics.scenarios import (
    Candidate,
    Comparison,
    Kind,
    Mark,
    Measure,
    PointsRow,
    compare,
    differences,
    points_that_differ,
)
from leadpact.metrics.what_if import Side
from leadpact.patterns.outlook import Counts, GradeCount, Outlook
from tests.stores import model_of

VISITS = {"name": "visits", "label": "Visits", "field": "visits", "test": "at least", "number": 3}
OWN = {"name": "own", "label": "Own", "field": "need", "test": "is true"}
OURS = model_of({**VISITS, "points": 7})
BOTH = model_of({**VISITS, "points": 7}, {**OWN, "points": 5})


def side(*grades: tuple[int, int], mqls_a_month: float | None = 4.0) -> Side:
    """A side whose grades have so many leads and so many of them won, all of them rated."""
    won = sum(each for _, each in grades)
    outlook = Outlook(
        grades=tuple(
            GradeCount(leads, won, leads, won, grade)
            for (leads, won), grade in zip(grades, Grade, strict=True)
        ),
        qualified=Counts(*grades[0], *grades[0]),
        undecided=0,
        by_source=(),
        flows=(),
        scores=(),
    )
    return Side(
        outlook=outlook,
        wins_captured=share(grades[0][1] + grades[1][1], won),
        order=order_of(tuple(share(won, leads) for leads, won in grades)),
        mqls_a_month=mqls_a_month,
        undecided=0,
        mqls_a_rep=None if mqls_a_month is None else mqls_a_month / 2,
    )


def candidate(name: str, found: Side, model: ScoringModel = OURS, asleep: int = 0) -> Candidate:
    return Candidate(name, model, found, asleep)


def measure(comparison: Comparison, title: str) -> Measure:
    return next(one for one in comparison.measures if one.title == title)


def titles(comparison: Comparison) -> list[str]:
    return [one.title for one in comparison.measures]


SHARP = side((100, 60), (100, 20), (100, 5), (700, 5))
BLUNT = side((400, 64), (300, 12), (200, 8), (100, 6))


def test_the_rows_hold_each_candidates_numbers() -> None:
    """Both have 1,000 leads and 90 wins.

    grade   A         B         C        D
    sharp   60 of 100 20 of 100 5 of 100 5 of 700; 80 of 90 wins in A and B
    blunt   64 of 400 12 of 300 8 of 200 6 of 100; 76 of 90
    """
    sharp, blunt = candidate("sharp", SHARP), candidate("blunt", BLUNT, BOTH, asleep=1)
    found = compare([sharp, blunt], sharp)
    assert found.names == ("sharp", "blunt")
    assert measure(found, "Leads in A").values == (share(100, 1000), share(400, 1000))
    assert measure(found, "Wins captured in A+B").values == (share(80, 90), share(76, 90))
    assert measure(found, "A closes at").values == (share(60, 100), share(64, 400))
    assert measure(found, "D closes at").values == (share(5, 700), share(6, 100))
    assert measure(found, "MQLs a month").values == (4.0, 4.0)
    assert measure(found, "MQLs per rep a month").values == (2.0, 2.0)
    assert measure(found, "MQL from").values == (20, 20)
    assert measure(found, "Criteria").values == (1, 2)
    assert measure(found, "Criteria asleep").values == (0, 1)
    assert measure(found, "Differences from “sharp”").values == (0, 1)


def test_the_order_holds_where_each_grade_closes_better_than_the_next() -> None:
    """The blunt one has 4 % in B and C alike and 6 % in D, so its order does not hold."""
    sharp, blunt = candidate("sharp", SHARP), candidate("blunt", BLUNT)
    order = measure(compare([blunt, sharp], sharp), "Grade order holds")
    assert order.kind is Kind.YES_OR_NO
    assert order.values == (False, True)
    assert order.marks == (Mark.NONE, Mark.BEST)
    alone = measure(compare([sharp, sharp], sharp), "Grade order holds")
    assert alone.marks == (Mark.NONE, Mark.NONE)


def test_the_best_is_marked_and_told_from_one_that_chance_may_have_put_first() -> None:
    """60 of 100 is [50.2, 69.1] %, 64 of 400 [12.7, 19.9]: apart. 80 of 90 is [80.7, 93.9] and
    76 of 90 [75.6, 90.5]: they meet. In D the lower one is the better: 5 of 700 ends at 1.7 %,
    6 of 100 begins at 2.8 %. B and C have no better direction.
    """
    sharp, blunt = candidate("sharp", SHARP), candidate("blunt", BLUNT)
    found = compare([blunt, sharp], sharp)
    assert measure(found, "A closes at").marks == (Mark.NONE, Mark.BEST)
    assert measure(found, "Wins captured in A+B").marks == (Mark.NONE, Mark.CLOSE)
    assert measure(found, "D closes at").marks == (Mark.NONE, Mark.BEST)
    assert measure(found, "B closes at").marks == (Mark.NONE, Mark.NONE)


def test_too_few_to_judge_are_never_the_best() -> None:
    """4 of 4 would be 100 %, but four are too few; so the best is 64 of 400 over 12 of 300."""
    tiny = candidate("tiny", side((4, 4), (96, 10), (200, 5), (700, 71)))
    blunt = candidate("blunt", BLUNT)
    worse = candidate("worse", side((300, 12), (400, 64), (200, 8), (100, 6)))
    marks = measure(compare([tiny, blunt, worse], blunt), "A closes at").marks
    assert marks == (Mark.NONE, Mark.BEST, Mark.NONE)


def test_equals_are_both_the_best_and_nothing_is_best_among_equals() -> None:
    sharp, blunt = candidate("sharp", SHARP), candidate("blunt", BLUNT)
    marks = measure(compare([sharp, blunt, sharp], sharp), "A closes at").marks
    assert marks == (Mark.BEST, Mark.NONE, Mark.BEST)
    marks = measure(compare([sharp, sharp], sharp), "A closes at").marks
    assert marks == (Mark.NONE, Mark.NONE)


def test_without_dates_all_mqls_are_counted_and_none_a_month() -> None:
    undated = candidate("undated", side((6, 2), (1, 0), (1, 0), (1, 0), mqls_a_month=None))
    found = compare([undated], undated)
    assert measure(found, "MQLs").values == (6,)
    assert "MQLs a month" not in titles(found)
    assert "Criteria asleep" not in titles(found)


def test_only_points_that_differ_are_shown_and_what_a_model_lacks_is_not_zero() -> None:
    higher = BOTH.model_copy(update={"points": (7, 0), "mql_threshold": 25})
    assert points_that_differ([OURS, BOTH, higher]) == (
        PointsRow("Own", (None, 5, 0)),
        PointsRow("MQL from", (20, 20, 25), is_cut_off=True),
    )
    assert points_that_differ([OURS]) == ()
    assert differences(OURS, OURS.model_copy(update={"name": "another name"})) == 0
    assert differences(OURS, higher) == 2


def test_criteria_labelled_alike_are_told_apart_by_their_tests() -> None:
    stricter = model_of({**VISITS, "number": 5, "points": 7})
    assert points_that_differ([OURS, stricter]) == (
        PointsRow("Visits (visits at least number 3.0)", (7, None)),
        PointsRow("Visits (visits at least number 5.0)", (None, 7)),
    )


def test_a_criterion_is_the_same_whatever_the_order_of_the_models() -> None:
    turned = model_of({**OWN, "points": 5}, {**VISITS, "points": 7})
    assert isinstance(turned.criteria[0], Criterion)
    assert differences(BOTH, turned) == 0
