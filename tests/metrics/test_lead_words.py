"""One lead explained, in words."""

from dataclasses import replace
from datetime import datetime

import pytest

from leadpact.domain.criteria import Criterion
from leadpact.domain.lift import Cell, Change, Standing
from leadpact.domain.scoring_model import Grade
from leadpact.metrics.lead_words import (
    cell_words,
    change_words,
    found_words,
    range_sentence,
    reckoning,
    score_words,
    signed,
    weight_label,
)
from leadpact.metrics.one_lead import OneLead, Weight
from leadpact.store.one_lead import LeadOnModel


def criterion(**parts: object) -> Criterion:
    return Criterion.model_validate(
        {
            "name": "one",
            "label": "One",
            "group": "behaviour",
            "field": "visits",
            "test": "count",
            "cap": 5,
            **parts,
        }
    )


VISITS = Standing(criterion(), 3, 4, 12, 4, 4.0)
TIMELINE = criterion(
    field="timeline",
    test="is one of",
    cap=None,
    label="Buys soon",
    values=["now", "within_3_months"],
)
AGED = criterion(decay=20, since="last_activity_at")


def test_points_have_their_sign_and_nothing_has_none() -> None:
    assert [signed(12), signed(-3), signed(0), signed(-0.04, 1), signed(1234.56, 1)] == [
        *("+12", "−3", "0", "0.0", "+1,234.6"),
    ]
    assert score_words(-1200) == "−1,200"


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (4.0, "4"),
        (2.5, "2.5"),
        (1e6, "1,000,000"),
        (True, "yes"),
        (False, "no"),
        (datetime(2026, 3, 5, 14), "5 Mar 2026"),
        ("a_b", "a_b"),
        (None, "unknown"),
    ],
)
def test_a_cell_reads_as_people_say_it(cell: Cell, words: str) -> None:
    assert cell_words(criterion(), cell) == words


def test_our_own_choices_lose_their_underscores_and_an_empty_field_is_empty() -> None:
    assert cell_words(TIMELINE, "within_3_months") == "within 3 months"
    filled = criterion(test="is filled", cap=None)
    assert cell_words(filled, None) == "empty"


def test_points_are_reckoned_from_what_was_counted() -> None:
    assert reckoning(VISITS) == "4 × 3 = +12"
    assert reckoning(replace(VISITS, value=5, worth=15, bare=5, cell=9.0)) == "5 × 3 = +15"
    assert reckoning(Standing(TIMELINE, 10, 1, 10, 1, "now")) == "+10"
    assert reckoning(Standing(TIMELINE, 10, 0, 0, 0, "later")) == "0"
    assert reckoning(Standing(TIMELINE, 10, None, 0, None)) == "0, could be +10"
    assert reckoning(Standing(TIMELINE, -10, 1, -10, 1, "now")) == "−10"


def test_what_decayed_says_how_much_is_left() -> None:
    assert reckoning(Standing(AGED, 3, 240, 7, 4, 4.0)) == "4 × 3 × 60 % left = +7"
    assert reckoning(Standing(AGED, 3, 0, 0, 4, 4.0)) == "0"


def test_what_was_found_names_what_is_unknown_beside_it() -> None:
    assert found_words(VISITS) == "4"
    assert found_words(Standing(AGED, 3, None, 0, 4, 4.0)) == "4, Last activity unknown"
    cloud = criterion(product="Cloud")
    assert found_words(Standing(cloud, 3, None, 0, 4, 4.0)) == "4, Product unknown"
    assert found_words(Standing(cloud, 3, 0, 0, 4, 4.0, product="Desk")) == (
        "4, but for another product"
    )
    assert found_words(Standing(cloud, 3, None, 0, None)) == "unknown"


def test_a_field_of_several_criteria_is_called_by_the_one_that_gives_points() -> None:
    boss = Standing(criterion(label="Boss"), 15, 1, 15, 1)
    mid = Standing(criterion(label="Mid"), 8, 0, 0, 0)
    assert weight_label(Weight((boss, mid), 15, 2.0)) == "Boss"
    assert weight_label(Weight((mid, mid), 0, 2.0)) == "Website visits"
    assert weight_label(Weight((mid,), 0, 2.0)) == "Mid"


def test_a_change_says_what_it_takes() -> None:
    assert change_words(Change(replace(VISITS, bare=2), 4, 6)) == "2 more (2 → 4)"
    unknown = Standing(criterion(), 3, None, 0, None)
    assert change_words(Change(unknown, 2, 6)) == "Website visits unknown; if 2 or more"
    later = Standing(TIMELINE, 10, 0, 0, 0, "later")
    assert change_words(Change(later, 1, 10)) == "now or within 3 months; now later"
    full = Standing(AGED, 3, 300, 9, 5, 5.0)
    assert change_words(Change(full, 5, 6)) == "once more"
    bonus = criterion(test="is true", cap=None, field="budget", decay=20, since="created_at")
    assert change_words(Change(Standing(bonus, 3, 60, 2, 1, True), 1, 1)) == (
        "once more, so that it is fresh"
    )


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"test": "at least", "number": 2}, "at least 2; now 1"),
        ({"test": "at most", "number": 0.5}, "at most 0.5; now 1"),
        ({"test": "between", "low": 0, "high": 9}, "0 to 9; now 1"),
        ({"test": "is true"}, "yes; now 1"),
        ({"test": "is filled"}, "filled in; now 1"),
        ({"test": "is not", "values": ["a", "b"]}, "not a or b; now 1"),
        ({"test": "contains", "values": list("abcd")}, "with a or b or c or … in it; now 1"),
        ({"test": "within days", "days": 7}, "within 7 days of the as-of date; now 1"),
    ],
)
def test_every_test_says_what_it_wants(parts: dict[str, object], words: str) -> None:
    short = Standing(criterion(cap=None, **parts), 3, 0, 0, 0, 1.0)
    assert change_words(Change(short, 1, 3)) == words


def explained(*standings: Standing, least: int, most: int, worst: Grade, best: Grade) -> OneLead:
    lead = LeadOnModel(
        *("1", "", None, None, None, 22, Grade.C, False, least, most), standings=standings
    )
    return OneLead(lead, 0, Grade.D, (), (), (), best, worst, Grade.B, 5, ())


def test_the_range_says_what_to_ask_for_first() -> None:
    open_ = Standing(TIMELINE, 10, None, 0, None)
    flag = Standing(criterion(label="Few", group="red_flag"), -4, None, 0, None)
    both = explained(flag, open_, least=-2, most=32, worst=Grade.D, best=Grade.B)
    assert range_sentence(both) == (
        "Were the unknown known, the score could be −2 to 32: D to B. "
        "Ask for Timeline first: “Buys soon” is worth up to 10."
    )
    lone = explained(flag, VISITS, least=21, most=22, worst=Grade.C, best=Grade.C)
    assert range_sentence(lone) == (
        "Were the unknown known, the score could be 21 to 22: C either way. "
        "Ask for Website visits first: “Few” could cost 20."
    )


def test_where_nothing_is_unknown_it_is_said() -> None:
    known = explained(VISITS, least=22, most=22, worst=Grade.C, best=Grade.C)
    assert range_sentence(known) == "Nothing that the score asks for is unknown."
