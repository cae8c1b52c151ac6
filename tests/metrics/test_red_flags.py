"""What are the no's: the whole answer, and what is said of it."""

from dataclasses import replace
from datetime import date

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.shares import difference, share
from leadpact.metrics.driver_values import LeadTest
from leadpact.metrics.reason_drivers import Driver, ReasonDrivers
from leadpact.metrics.red_flag_words import (
    different_words,
    driver_words,
    drivers_sentence,
    fraction_words,
    furthest_out,
    many_note,
    red_flags_sentence,
    week_words,
)
from leadpact.metrics.red_flags import RedFlagsAnswer, red_flags
from leadpact.metrics.rejection_chart import Different, RejectionWeek
from leadpact.metrics.shares import KeyedShare, Missing
from leadpact.store.database import Store
from tests.metrics.rejections import decided_in_sample, with_rejections
from tests.metrics.tables import broken_down
from tests.stores import all_of, leads


def answer_of(store: Store) -> RedFlagsAnswer:
    found = red_flags(store, all_of(store), default_model())
    assert isinstance(found, RedFlagsAnswer)
    return found


def week(monday: date, no: int, of: int, side: str | None) -> RejectionWeek:
    return RejectionWeek(monday, share(no, of), 0.4, 0.2, 0.6, side, ())


def test_the_whole_answer_by_hand(fresh_store: Store) -> None:
    """Of ten decided hand-offs six are rejected; three of the six from List.

    Five leads were ever rejected: 3 and 9 stand rejected and 7 rests in nurture, so that 3 and 9
    are written off. Of seven first hand-offs only that of 1 passed.
    """
    with_rejections(fresh_store)
    found = answer_of(fresh_store)
    assert found.rejected == share(6, 10)
    assert found.reasons == broken_down(
        ("No need", 3, 6), ("Bad fit", 2, 6), ("No reason given", 1, 6)
    )
    assert found.most_from == KeyedShare("List", share(3, 6))
    assert found.from_source["No need"] == KeyedShare("List", share(1, 3))
    assert found.first_pass == share(1, 7)
    assert isinstance(found.given_up, type(share(0, 0)))
    assert found.given_up.denominator == 5


def test_the_sentence_names_the_first_no_and_where_it_comes_from(sample_store: Store) -> None:
    """546 of 1,839 are 30 %; 411 of the 546 come from the bought list, 75 %."""
    assert red_flags_sentence(answer_of(sample_store)) == (
        "“No authority” is the first no: 30 % [27.6–31.8 %] of 1,839; three quarters come from "
        "DataBarn list."
    )


def test_the_answer_on_the_sample_is_counted_plainly(sample_store: Store) -> None:
    found = answer_of(sample_store)
    decided = decided_in_sample()
    noes = [one for one in decided if one.reason]
    first = [one for one in noes if one.reason == "No authority"]
    assert found.rejected == share(len(noes), len(decided))
    bought = sum(one.source == "databarn list" for one in noes)
    assert found.most_from == KeyedShare("DataBarn list", share(bought, len(noes)))
    bought = sum(one.source == "databarn list" for one in first)
    assert found.from_source["No authority"].share == share(bought, len(first))
    assert found.given_up == share(1080, 1685)


def test_a_selection_without_rejections_says_so(fresh_store: Store) -> None:
    with_rejections(fresh_store)
    nobody = replace(all_of(fresh_store), sources=("nowhere",))
    found = red_flags(fresh_store, nobody, default_model())
    assert isinstance(found, RedFlagsAnswer)
    assert red_flags_sentence(found) == ("No no's: sales rejected no hand-off in this selection.")


def test_few_rejections_are_too_few_to_judge(fresh_store: Store) -> None:
    with_rejections(fresh_store)
    found = answer_of(fresh_store)
    few = replace(found, reasons=broken_down(("No need", 2, 3), ("Bad fit", 1, 3)))
    assert red_flags_sentence(few) == "Sales said no 3 times: too few to judge."


def test_where_most_noes_have_no_reason_the_sentence_says_that(fresh_store: Store) -> None:
    with_rejections(fresh_store)
    found = replace(
        answer_of(fresh_store),
        reasons=broken_down(("No reason given", 6, 8), ("Bad fit", 2, 8)),
        from_source={},
    )
    assert red_flags_sentence(found) == "Most no's have no reason: 75 % [40.9–92.9 %] of 8."


def test_data_that_never_says_why_still_says_how_many(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | stage\n1 | rejected\n2 | sal\n3 | sal\n4 | won")
    found = answer_of(fresh_store)
    assert found.reasons == Missing(("rejection_reason",))
    assert red_flags_sentence(found) == (
        "Sales rejected 25 % of 4 decided hand-offs; why needs Rejection reason."
    )


def test_without_any_rejection_the_page_is_missing_its_field(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | stage\n1 | won")
    found = red_flags(fresh_store, all_of(fresh_store), default_model())
    assert found == Missing(("rejection_reason",))


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(66, 100, "two thirds"), (51, 100, "half"), (9, 9, "all"), (42, 100, "42 %"), (0, 5, "0 %")],
)
def test_shares_are_said_as_people_say_them(part: int, whole: int, words: str) -> None:
    assert fraction_words(share(part, whole)) == words


def test_a_week_and_what_was_different_in_it_are_said_in_words() -> None:
    """138 of 173 are 80 %; 15 of 20 less 10 of 80 are 62.5 points."""
    bad = week(date(2025, 3, 10), 138, 173, "above")
    assert week_words(bad) == (
        "Week of 10 Mar 2025: 80 % rejected (138 of 173), above the limit of 60 %"
    )
    gap = difference(share(15, 20), share(10, 80))
    assert gap is not None
    said = different_words(Different("source", "List", share(15, 20), share(10, 80), gap))
    assert said.startswith("Source List: 75 % of the week’s hand-offs against 12.5 %, +62 points [")


def test_the_week_furthest_out_comes_first() -> None:
    near = week(date(2026, 1, 5), 65, 100, "above")
    far = week(date(2026, 1, 12), 5, 100, "below")
    inside = week(date(2026, 1, 19), 40, 100, None)
    assert furthest_out((near, far, inside)) == [far, near]


def test_small_differences_are_said_with_a_decimal() -> None:
    """350 of 5,000 less 300 of 5,000 are one point."""
    gap = difference(share(350, 5000), share(300, 5000))
    assert gap is not None
    said = different_words(Different("reason", "No need", share(350, 5000), share(300, 5000), gap))
    assert said.startswith(
        "Reason No need: 7.0 % of the week’s hand-offs against 6.0 %, +1.0 points"
    )


def test_many_hand_offs_a_week_make_narrow_limits_and_the_page_says_so() -> None:
    few = week(date(2026, 1, 5), 90, 100, "above")
    many = week(date(2026, 1, 5), 4000, 5000, "above")
    assert many_note(()) is None
    assert many_note((few,)) is None
    assert many_note((replace(many, outside=None),)) is None
    assert (many_note((many,)) or "").startswith("With 5,000 hand-offs in a usual week")


def test_drivers_are_said_in_words() -> None:
    value = LeadTest("student", "Student is yes", None, ())
    driver = Driver("No need", value, share(20, 40), share(5, 40), 7.0, 2.3, 21.4, 0.001)
    assert driver_words(driver) == "Student is yes: 7.0 times the odds of this no [2.3–21.4]"
    found = ReasonDrivers("No need", 25, 12, (driver,))
    assert drivers_sentence(found) == (
        "Student is yes: 7.0 times the odds of this no [2.3–21.4]. 50 % of decided leads with it "
        "(20 of 40) against 12.5 % without (5 of 40)."
    )
    assert drivers_sentence(replace(found, drivers=())) == (
        "Nothing known before stands out among the 25 leads rejected for “No need”: none of "
        "12 values tried."
    )
    assert drivers_sentence(ReasonDrivers("No need", 4, 0, ())) == (
        "4 leads rejected for “No need”: too few to judge."
    )
