"""Fields cut into parts."""

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.fields import FieldType
from leadpact.suggest.bins import UNKNOWN, Binned, binned
from leadpact.suggest.fields import FieldColumn
from leadpact.suggest.predictors import Predictor

LEADS = 400
EVERYONE = np.ones(LEADS, dtype=bool)
TURNS = np.arange(LEADS)


def of(values: NDArray[np.float64], won: NDArray[np.bool_], levels: tuple[str, ...] = ()) -> Binned:
    """A field with these values, cut into at most eight parts."""
    kind = FieldType.TEXT if levels else FieldType.NUMBER
    column = FieldColumn("x", "x", kind, is_own=True, values=values)
    return binned(Predictor(column, values, levels), EVERYONE, won, 8)


def test_a_number_is_cut_where_conversion_changes() -> None:
    """Who has 120 or more wins; 117 to 122 are as near to that as makes no difference."""
    found = of(TURNS.astype(float), TURNS >= 120)
    assert found.edges == (120.0,)
    assert [int((found.codes == part).sum()) for part in (0, 1)] == [120, 280]


def test_empty_cells_are_in_no_part() -> None:
    values = np.where(TURNS % 4 == 0, np.nan, TURNS)
    found = of(values, TURNS >= 200)
    assert (found.codes == UNKNOWN).sum() == 100


def test_levels_that_convert_alike_are_one_group() -> None:
    """Of a and c nine in ten win, of b and d one in ten."""
    level = TURNS % 4
    won = np.where(level % 2 == 0, TURNS // 4 % 10 > 0, TURNS // 4 % 10 == 0)
    found = of(level.astype(float), won, ("a", "b", "c", "d"))
    assert sorted(sorted(group) for group in found.groups) == [[0, 2], [1, 3]]


def test_levels_that_differ_by_chance_alone_are_not_told_apart() -> None:
    won = np.random.default_rng(1).random(LEADS) < 0.3
    found = of((TURNS % 8).astype(float), won, tuple("abcdefgh"))
    assert found.parts == 0


def test_levels_of_few_leads_are_pooled() -> None:
    """Of z there are 20 leads, which is under 30: they are in no group."""
    level = np.where(TURNS < 20, 2, TURNS % 2)
    found = of(level.astype(float), level == 0, ("a", "b", "z"))
    assert {each for group in found.groups for each in group} == {0, 1}
    assert set(found.codes[:20]) == {found.parts}
