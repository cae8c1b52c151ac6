"""A criterion has just the arguments of its test, and sleeps where the data cannot carry it."""

import pytest
from pydantic import ValidationError

from leadpact.domain.criteria import (
    Criterion,
    Group,
    Test,
    arguments_of,
    left_after,
    why_sleeping,
)
from leadpact.domain.criteria import tests_for as possible_tests
from leadpact.domain.fields import FieldType
from leadpact.domain.scoring_model import CutOffs, Grade, ScoringModel, grade_of


def criterion(test: Test, **arguments: object) -> Criterion:
    return Criterion.model_validate(
        {
            "name": "one",
            "label": "One",
            "group": "fit",
            "field": "visits",
            "test": test,
            **arguments,
        }
    )


EXAMPLES: dict[Test, dict[str, object]] = {
    Test.IS_ONE_OF: {"values": ["a"]},
    Test.IS_NOT: {"values": ["a"]},
    Test.CONTAINS: {"values": ["a"]},
    Test.AT_LEAST: {"number": 0},
    Test.AT_MOST: {"number": -1.5},
    Test.BETWEEN: {"low": 1, "high": 1},
    Test.IS_TRUE: {},
    Test.IS_FILLED: {},
    Test.COUNT: {"cap": 3},
    Test.WITHIN_DAYS: {"days": 0},
}


@pytest.mark.parametrize("test", list(Test))
def test_every_test_takes_its_own_arguments(test: Test) -> None:
    assert set(arguments_of(test)) == set(EXAMPLES[test])
    assert criterion(test, **EXAMPLES[test]).test is test


@pytest.mark.parametrize("test", [test for test in Test if EXAMPLES[test]])
def test_a_missing_argument_is_named(test: Test) -> None:
    with pytest.raises(ValidationError, match=f"'{test}' needs '{arguments_of(test)[0]}'"):
        criterion(test)


@pytest.mark.parametrize("test", [test for test in Test if test is not Test.COUNT])
def test_an_argument_of_another_test_is_refused(test: Test) -> None:
    with pytest.raises(ValidationError, match=f"'{test}' takes no 'cap'"):
        criterion(test, **EXAMPLES[test], cap=2)


def test_the_low_end_may_not_be_above_the_high_end() -> None:
    with pytest.raises(ValidationError, match=r"low \(2\) is above high \(1.5\)"):
        criterion(Test.BETWEEN, low=2, high=1.5)


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_numbers_without_end_are_refused(number: float) -> None:
    with pytest.raises(ValidationError):
        criterion(Test.AT_LEAST, number=number)


def test_only_a_count_gives_more_than_one() -> None:
    assert criterion(Test.COUNT, cap=7).largest_value == 7
    assert criterion(Test.IS_FILLED).largest_value == 1


def test_every_type_of_field_has_tests() -> None:
    assert possible_tests(FieldType.BOOLEAN) == (Test.IS_TRUE, Test.IS_FILLED)
    assert possible_tests(FieldType.DATE) == (Test.IS_FILLED, Test.WITHIN_DAYS)
    assert Test.COUNT in possible_tests(FieldType.NUMBER)
    assert possible_tests(FieldType.TEXT) == possible_tests(FieldType.CHOICE)


def test_a_criterion_sleeps_without_its_field_or_its_product() -> None:
    number = {"visits": FieldType.NUMBER}
    plain = criterion(Test.AT_LEAST, number=1)
    of_product = criterion(Test.AT_LEAST, number=1, product="Cloud")
    assert why_sleeping(plain, number) is None
    assert why_sleeping(plain, {}) == "needs Website visits"
    assert why_sleeping(of_product, number) == "needs Product"
    assert why_sleeping(of_product, {**number, "product": FieldType.TEXT}) is None


def test_a_criterion_sleeps_where_its_field_is_of_another_type() -> None:
    plain = criterion(Test.AT_LEAST, number=1)
    assert why_sleeping(plain, {"visits": FieldType.TEXT}) == "Website visits is text in this data"


def decaying(**parts: object) -> Criterion:
    """A count of visits that loses 10 percent a month since the last activity."""
    given = {"group": "behaviour", "cap": 3, "decay": 10, "since": "last_activity_at", **parts}
    return criterion(Test.COUNT, **given)


def test_decay_and_its_date_belong_together() -> None:
    for lacking in ("decay", "since"):
        with pytest.raises(ValidationError, match="'decay' and 'since' belong together"):
            decaying(**{lacking: None})


def test_fit_does_not_age() -> None:
    with pytest.raises(ValidationError, match="fit does not age"):
        decaying(group="fit")


@pytest.mark.parametrize("decay", [0, 101, -1, 2.5, "fast"])
def test_decay_is_a_whole_percent_from_1_to_100(decay: object) -> None:
    with pytest.raises(ValidationError, match="decay"):
        decaying(decay=decay)


def test_a_criterion_that_decays_counts_in_hundredths_of_what_it_gives_fresh() -> None:
    assert decaying().unit == 100
    assert decaying().largest_value == 3
    assert criterion(Test.COUNT, cap=3).unit == 1


@pytest.mark.parametrize(
    ("days", "decay", "left"),
    [
        (-400, 30, 100),  # a date after the as-of date is as fresh as today's
        (0, 30, 100),
        (29, 30, 100),
        (30, 30, 70),
        (59, 30, 70),
        (60, 30, 40),
        (90, 30, 10),
        (120, 30, 0),
        (3000, 30, 0),
        (30, 100, 0),
        (2970, 1, 1),
    ],
)
def test_every_full_month_takes_the_same_percent_and_never_more_than_all(
    days: int, decay: int, left: int
) -> None:
    assert left_after(days, decay) == left


def test_a_criterion_that_decays_sleeps_without_its_date() -> None:
    number = {"visits": FieldType.NUMBER}
    assert why_sleeping(decaying(), number) == "needs Last activity"
    assert why_sleeping(decaying(), {**number, "last_activity_at": FieldType.DATE}) is None
    as_text = {**number, "last_activity_at": FieldType.TEXT}
    assert why_sleeping(decaying(), as_text) == "Last activity is text in this data, and no date"


@pytest.mark.parametrize(
    ("score", "grade"),
    [(31, "A"), (30, "A"), (29, "B"), (20, "B"), (19, "C"), (10, "C"), (9, "D"), (-50, "D")],
)
def test_a_score_on_a_cut_off_has_the_better_grade(score: int, grade: str) -> None:
    assert grade_of(score, CutOffs(a=30, b=20, c=10)) is Grade(grade)


def test_cut_offs_have_to_fall() -> None:
    with pytest.raises(ValidationError, match="a 3 > b 3 > c 1"):
        CutOffs(a=3, b=3, c=1)


def test_a_red_flag_may_not_add_points() -> None:
    flag = criterion(Test.IS_FILLED).model_copy(update={"group": Group.RED_FLAG})
    with pytest.raises(ValidationError, match="has 1 points, above zero"):
        ScoringModel(
            name="m",
            criteria=(flag,),
            points=(1,),
            cut_offs=CutOffs(a=3, b=2, c=1),
            mql_threshold=2,
        )


def test_points_are_found_by_the_name_of_their_criterion() -> None:
    model = ScoringModel(
        name="m",
        criteria=(criterion(Test.IS_FILLED),),
        points=(7,),
        cut_offs=CutOffs(a=3, b=2, c=1),
        mql_threshold=2,
    )
    assert model.points_of("one") == 7
    with pytest.raises(KeyError):
        model.points_of("two")
