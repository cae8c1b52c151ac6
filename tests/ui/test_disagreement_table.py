"""The rows of what the disagreement is about."""

from dataclasses import replace

import pytest

from leadpact.charts.theme import LIGHT
from leadpact.domain.people import Team
from leadpact.domain.shares import difference, share
from leadpact.metrics.criterion_gaps import OUTCOME, CriterionGap, Says
from leadpact.ui.disagreement_table import _row

APPLIES, REST = share(24, 100), share(33, 300)
GAP = CriterionGap(
    criterion="pricing",
    label="Pricing page",
    marketing=22,
    sales=-5,
    mean=2.5,
    cause=0.24,
    leads=100,
    unknown=0,
    applies=APPLIES,
    rest=REST,
    difference=difference(APPLIES, REST),
    says=Says.MUCH,
    backs=Team.MARKETING,
)


def test_a_row_tells_points_cause_and_how_such_leads_close() -> None:
    row = _row(GAP, LIGHT)
    assert ">+22</td>" in row
    assert ">−5</td>" in row
    assert ">24 %</td>" in row
    assert "24 % [17–33]<small>rest 11 % [8–15]</small>" in row


@pytest.mark.parametrize(
    ("says", "backs", "words"),
    [
        (Says.MUCH, Team.MARKETING, "✓ marketing</b><small>matters much</small>"),
        (Says.MUCH, Team.SALES, "✓ sales</b><small>matters much</small>"),
        (Says.MUCH, None, ">neither<small>matters much</small>"),
        (Says.LITTLE, None, ">neither<small>matters little</small>"),
        (Says.NOTHING, None, "><small>nothing to be told</small>"),
    ],
)
def test_a_row_says_in_words_whose_points_the_data_backs(
    says: Says, backs: Team | None, words: str
) -> None:
    assert words in _row(replace(GAP, says=says, backs=backs), LIGHT)


def test_few_leads_have_no_rate() -> None:
    row = _row(replace(GAP, applies=share(2, 4), rest=share(0, 0)), LIGHT)
    assert "2 of 4, too few<small>rest not known yet</small>" in row


def test_without_outcomes_a_row_ends_with_its_cause() -> None:
    row = _row(replace(GAP, applies=OUTCOME, rest=OUTCOME), LIGHT)
    assert row.endswith(">24 %</td></tr>")


def test_a_label_is_shown_letter_by_letter() -> None:
    assert "&lt;img src=x&gt;" in _row(replace(GAP, label="<img src=x>"), LIGHT)
