"""The grade mix per month, source and owner."""

from itertools import pairwise

import pytest

from leadpact.charts.mix import By, grade_mix_by
from leadpact.charts.theme import LIGHT
from leadpact.metrics.grades import MixPart
from tests.charts.opened import opened


def test_each_row_is_a_whole_of_a_hundred_percent() -> None:
    """1, 2, 3 and 4 of 10."""
    fig = opened(grade_mix_by([MixPart("Google", (1, 2, 3, 4))], LIGHT, "source"))
    assert [trace.x[0] for trace in fig.data] == [10, 20, 30, 40]
    assert fig.layout.xaxis.range == (0, 100)
    assert fig.layout.barmode == "stack"


def test_rows_are_named_with_their_number_of_leads_the_largest_first() -> None:
    parts = [MixPart("small", (1, 0, 0, 0)), MixPart("large", (1000, 200, 30, 4))]
    names = opened(grade_mix_by(parts, LIGHT, "source")).layout.yaxis.ticktext
    assert names[0].startswith("large")
    assert "1,234" in names[0]
    assert names[1].startswith("small")


def test_wide_pieces_carry_grade_and_share_and_slim_ones_nothing() -> None:
    fig = opened(grade_mix_by([MixPart("x", (2, 10, 18, 70))], LIGHT, "source"))
    assert [trace.text[0] for trace in fig.data] == ["", "B", "C", "D 70 %"]
    assert all(f"</span> {letter}" in fig.layout.annotations[0].text for letter in "ABCD")


@pytest.mark.parametrize(
    ("by", "words"), [("source", "no source given"), ("owner", "no owner given")]
)
def test_leads_without_a_value_are_named(by: By, words: str) -> None:
    fig = opened(grade_mix_by([MixPart(None, (1, 1, 1, 1))], LIGHT, by))
    assert fig.layout.yaxis.ticktext[0].startswith(words)


def test_what_is_beyond_the_twelve_largest_is_pooled() -> None:
    """Sources with 15, 14, ... 1 leads, all A: the last three, 3 + 2 + 1 leads, are one row."""
    parts = [MixPart(f"s{leads}", (leads, 0, 0, 0)) for leads in range(1, 16)]
    fig = opened(grade_mix_by(parts, LIGHT, "source"))
    names = fig.layout.yaxis.ticktext
    assert len(names) == 13
    assert names[12].startswith("3 others")
    assert fig.data[0].hovertext[12] == "3 others<br>A: 6 of 6 = 100 %"


def test_names_that_are_cut_alike_stay_two_rows() -> None:
    parts = [MixPart("x" * 40 + end, (1, 0, 0, 0)) for end in "ab"]
    assert opened(grade_mix_by(parts, LIGHT, "owner")).data[0].y == (0, 1)


def test_months_are_columns_with_counts_when_asked_and_letters_at_the_end() -> None:
    parts = [MixPart("2024-01", (1, 1, 1, 1)), MixPart("2024-03", (0, 0, 1, 3))]
    fig = opened(grade_mix_by(parts, LIGHT, "month"))
    assert fig.data[0].x == (0, 2)
    assert fig.data[3].hovertext[1] == "Mar 2024<br>D: 3 of 4 = 75 %"
    assert [note.text for note in fig.layout.annotations] == [
        f"<b>{letter}</b>" for letter in "ABCD"
    ]


def test_letters_at_the_end_never_cover_each_other() -> None:
    """All leads of the last month are D, and A to C still keep 9 % of height each."""
    fig = opened(grade_mix_by([MixPart("2024-01", (0, 0, 0, 9))], LIGHT, "month"))
    heights = [note.y for note in fig.layout.annotations]
    assert all(above - below >= 9 for below, above in pairwise(heights))
    fig = opened(grade_mix_by([MixPart("2024-01", (9, 0, 0, 0))], LIGHT, "month"))
    heights = [note.y for note in fig.layout.annotations]
    assert all(above - below >= 9 for below, above in pairwise(heights))
    assert heights[-1] <= 100
