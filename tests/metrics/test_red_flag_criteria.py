"""A red flag made of what stands behind a no."""

import pytest

from leadpact.domain.criteria import Group, Test
from leadpact.domain.default_model import default_model
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.driver_values import LeadTest
from leadpact.metrics.red_flag_criteria import asks_for, with_red_flag

STUDENT = LeadTest("title", "Job title contains student", Test.CONTAINS, ("student",))


def test_a_value_becomes_a_red_flag_of_minus_ten_points() -> None:
    model = with_red_flag(default_model(), STUDENT)
    made = model.criteria[-1]
    assert (made.label, made.group, made.field) == (
        "Job title contains student",
        Group.RED_FLAG,
        "title",
    )
    assert (made.test, made.values) == (Test.CONTAINS, ("student",))
    assert model.points[-1] == -10
    assert model.criteria[:-1] == default_model().criteria


def test_what_the_model_asks_for_already_is_not_asked_twice() -> None:
    model = with_red_flag(default_model(), STUDENT)
    shouted = LeadTest("title", "Job title contains STUDENT", Test.CONTAINS, ("STUDENT",))
    assert with_red_flag(model, shouted) is model
    student = LeadTest("student", "Student is yes", Test.IS_TRUE, ())
    found = asks_for(default_model(), student)
    assert found is not None
    assert found.name == "student"


def test_names_are_its_own_and_labels_can_be_seen() -> None:
    """Two values that fold to the same name, one of them long and with a mark that turns text."""
    first = LeadTest("x", "Übung ist 1", Test.IS_ONE_OF, ("1",))
    second = LeadTest("x", "übung ist 1", Test.IS_ONE_OF, ("1 ",))
    long = LeadTest("x", "y\u202e" * 90, Test.IS_ONE_OF, ("y",))
    model = default_model()
    for value in (first, second, long):
        model = with_red_flag(model, value)
    names = [criterion.name for criterion in model.criteria]
    assert len(set(names)) == len(names)
    assert len(model.criteria[-1].label) == 80
    assert "\u202e" not in model.criteria[-1].label
    assert ScoringModel.model_validate(model.model_dump()) == model


def test_a_value_that_no_criterion_can_tell_is_refused() -> None:
    with pytest.raises(ValueError, match="Need is no"):
        with_red_flag(default_model(), LeadTest("need", "Need is no", None, ()))
