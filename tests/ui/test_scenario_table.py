"""Values of the comparison in words."""

from leadpact.domain.shares import share
from leadpact.metrics.scenarios import Kind, PointsRow
from leadpact.ui.scenario_table import points_words, value_words


def test_a_rate_is_said_with_its_interval_and_too_few_are_not_judged() -> None:
    """3 of 10 lies in [10.8, 60.3] %; 2 of 100 in [0.6, 7.0] % (Wilson, by hand)."""
    assert value_words(share(3, 10), Kind.RATE) == ("30 %", "[11–60 %]")
    assert value_words(share(2, 100), Kind.RATE) == ("2.0 %", "[0.6–7.0 %]")
    assert value_words(share(3, 4), Kind.RATE) == ("too few to judge", "3 of 4")
    assert value_words(share(0, 0), Kind.RATE) == ("–", "no leads")


def test_leads_are_said_with_their_share() -> None:
    assert value_words(share(1200, 4800), Kind.LEADS) == ("1,200", "25 %")
    assert value_words(share(0, 0), Kind.LEADS) == ("0", "–")


def test_numbers_have_a_decimal_where_it_tells_something() -> None:
    assert value_words(10.53, Kind.NUMBER) == ("10.5", "")
    assert value_words(106.7, Kind.NUMBER) == ("107", "")
    assert value_words(7, Kind.NUMBER) == ("7", "")
    assert value_words(None, Kind.NUMBER) == ("–", "")


def test_an_order_that_nobody_can_tell_is_not_a_no() -> None:
    words = [value_words(value, Kind.YES_OR_NO)[0] for value in (True, False, None)]
    assert words == ["yes", "no", "cannot be told"]


def test_points_carry_a_sign_and_cut_offs_do_not() -> None:
    points = PointsRow("Visits", (7, -7, 0, None))
    assert [points_words(one, points) for one in points.values] == ["+7", "-7", "0", "–"]
    edge = PointsRow("A from", (60,), is_cut_off=True)
    assert points_words(60, edge) == "60"
