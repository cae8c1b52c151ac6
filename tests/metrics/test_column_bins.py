"""Bins of numbers and dates at edges that people can read."""

from hypothesis import given
from hypothesis import strategies as st

from leadpact.domain.fields import FieldType
from leadpact.metrics.column_bins import bin_label, readable_edges
from leadpact.store.column_questions import Column, Quantiles

NUMBER = Column("x", FieldType.NUMBER, is_own=True)


def labels(edges: tuple[float, ...], *, whole: bool = True) -> list[str]:
    return [bin_label(NUMBER, edges, place, whole=whole) for place in range(len(edges) + 1)]


def test_an_edge_is_the_shortest_number_in_the_last_quarter_of_its_gap() -> None:
    """From 0 to 137 that is 102.75 to 137: 100 lies below it, 130 in it. Then 229.5 to 260: 250."""
    found = Quantiles(True, 0, (137, 137, 260, 260, 260, 260, 260), 3)
    assert readable_edges(found) == (130, 250)


def test_a_least_number_that_many_leads_have_is_a_bin_of_its_own() -> None:
    """-1 is the first eighth and 5 the next number; then -1 to 200: 149.75 to 200 holds 200."""
    found = Quantiles(True, -1, (-1, -1, -1, -1, -1, -1, 200), 5)
    assert readable_edges(found) == (5, 200)


def test_one_number_has_no_edges() -> None:
    assert readable_edges(Quantiles(True, 4, (4,) * 7, None)) == ()
    assert readable_edges(Quantiles(True, None, (), None)) == ()


@given(st.lists(st.floats(-1e9, 1e9), min_size=9, max_size=40))
def test_edges_rise_and_lie_between_the_least_number_and_the_last_eighth(
    numbers: list[float],
) -> None:
    ordered = sorted(numbers)
    eighths = tuple(ordered[len(ordered) * n // 8] for n in range(1, 8))
    after = next((number for number in ordered if number > ordered[0]), None)
    edges = readable_edges(Quantiles(False, ordered[0], eighths, after))
    assert list(edges) == sorted(set(edges))
    assert all(ordered[0] < edge <= max(eighths[-1], after or 0) for edge in edges)
    assert len(edges) <= 8


def test_whole_bins_are_named_by_their_first_and_last_number() -> None:
    assert labels((1, 2, 1500)) == ["under 1", "1", "2 to 1,499", "from 1,500"]


def test_other_bins_are_named_by_their_edges() -> None:
    assert labels((0.5, 2.25), whole=False) == ["under 0.5", "0.5 to under 2.25", "from 2.25"]


def test_without_edges_there_is_one_bin() -> None:
    assert labels(()) == ["all numbers"]


def test_yes_no_and_dates_are_said_in_words() -> None:
    yes_no = Column("x", FieldType.BOOLEAN, is_own=True)
    date = Column("x", FieldType.DATE, is_own=True)
    assert [bin_label(yes_no, (), place, whole=True) for place in (0, 1)] == ["no", "yes"]
    assert bin_label(date, (), 2, whole=True) == "8 to 30 days ago"
