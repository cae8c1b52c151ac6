"""Months keep their distance on the axis."""

from leadpact.charts.months import month_words, months_of


def test_a_month_without_leads_leaves_a_gap() -> None:
    """November 2024, then January and February 2025: December's place, 1, stays free."""
    assert months_of(["2024-11", "2025-01", "2025-02"]).places == (0.0, 2.0, 3.0)


def test_leads_without_a_month_come_after_the_last_one() -> None:
    found = months_of([None, "2024-01", "2024-02"])
    assert list(found.places) == [3, 0, 1]
    assert "no<br>month" in found.names


def test_months_are_named_as_people_say_them() -> None:
    assert month_words("2024-12") == "Dec 2024"
    assert month_words("2025-01") == "Jan 2025"


def test_what_is_no_month_is_shown_plain() -> None:
    assert month_words("2024-13") == "2024-13"
    assert month_words("<b>-01") == "&lt;b&gt;-01"
    assert month_words(7) == "7"


def test_of_many_months_few_are_named_and_the_last_is_among_them() -> None:
    found = months_of([f"2024-{month:02}" for month in range(1, 13)])
    assert len(found.names) <= 5
    assert found.names[-1] == "Dec<br>2024"
    assert found.named[-1] == 11
