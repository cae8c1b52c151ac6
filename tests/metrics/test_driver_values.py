"""The values of a field as tests on one lead."""

from collections.abc import Sequence

import numpy as np

from leadpact.domain.criteria import Test
from leadpact.domain.fields import FieldType
from leadpact.metrics.driver_values import ColumnTests, LeadTest, column_tests
from leadpact.suggest.fields import FieldColumn

TEXT = FieldType.TEXT


def column(values: Sequence[object], type_: FieldType = TEXT) -> FieldColumn:
    numbers = type_ is FieldType.BOOLEAN
    array = np.array(values, dtype=float if numbers else object)
    return FieldColumn("title", "Job title", type_, is_own=False, values=array)


def leads_of(found: ColumnTests) -> dict[str, int]:
    """How many leads each test holds for."""
    return {
        test.words: int(holds[found.codes[found.codes >= 0]].sum())
        for test, holds in zip(found.tests, found.levels, strict=True)
    }


def test_values_and_words_of_twenty_leads_are_tests() -> None:
    """25 plain students, 20 PhD students and 19 clerks; 5 have no title.

    "student" stands in two values, so it is a test of its own; "phd" stands in one alone, which
    is a test already; clerks are too few.
    """
    found = column_tests(
        column(["Student"] * 25 + ["PhD Student"] * 20 + ["Clerk"] * 19 + [None] * 5)
    )
    assert leads_of(found) == {
        "Job title is Student": 25,
        "Job title is PhD Student": 20,
        "Job title contains student": 45,
    }
    assert found.tests[2] == LeadTest(
        "title", "Job title contains student", Test.CONTAINS, ("student",)
    )
    assert found.tests[0].test is Test.IS_ONE_OF
    assert (found.codes[-5:] == -1).all()


def test_a_word_counts_wherever_it_stands_as_a_criterion_would() -> None:
    """A criterion that asks for "art" holds for "Art Buyer" and for "Partner"."""
    found = column_tests(column(["Art Buyer"] * 12 + ["Art Seller"] * 10 + ["Partner"] * 30))
    assert leads_of(found)["Job title contains art"] == 52


def test_words_of_the_same_values_are_one() -> None:
    values = ["Chief Officer A"] * 15 + ["Chief Officer B"] * 15
    assert leads_of(column_tests(column(values))) == {"Job title contains chief": 30}


def test_choices_have_no_words() -> None:
    found = column_tests(column(["net_new"] * 30 + ["net_old"] * 30, FieldType.CHOICE))
    assert set(leads_of(found)) == {"Job title is net_new", "Job title is net_old"}


def test_a_yes_can_be_a_criterion_and_a_no_cannot() -> None:
    found = column_tests(column([1.0, 0.0, 1.0, np.nan], FieldType.BOOLEAN))
    assert {test.words: test.test for test in found.tests} == {
        "Job title is yes": Test.IS_TRUE,
        "Job title is no": None,
    }
    assert leads_of(found) == {"Job title is yes": 2, "Job title is no": 1}


def test_an_empty_column_has_no_tests() -> None:
    assert column_tests(column([None, None])).tests == ()
