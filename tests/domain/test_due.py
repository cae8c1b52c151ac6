"""When a review is due."""

from datetime import date, timedelta

import pytest

from leadpact.domain.due import due_on

AGREED = date(2026, 11, 12)


def test_a_review_is_due_so_many_days_after_the_second_signature() -> None:
    """91 days after 12 November 2026: 18 more in November, 31, 31, and 11 in February."""
    found = due_on(AGREED, None, 91, AGREED)
    assert (found.day, found.days_left) == (date(2027, 2, 11), 91)


def test_a_review_that_keeps_the_definition_begins_another_term() -> None:
    kept = date(2027, 2, 3)
    assert due_on(AGREED, kept, 7, kept + timedelta(days=2)).day == date(2027, 2, 10)


@pytest.mark.parametrize(
    ("after", "words", "overdue"),
    [
        (27, "review in 64 days", False),
        (90, "review in 1 day", False),
        (91, "review due today", False),
        (92, "review overdue by 1 day", True),
        (94, "review overdue by 3 days", True),
    ],
)
def test_what_is_left_is_said_in_words(after: int, words: str, overdue: bool) -> None:
    found = due_on(AGREED, None, 91, AGREED + timedelta(days=after))
    assert found.words == words
    assert found.is_overdue is overdue
