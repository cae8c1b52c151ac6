"""How often a field is filled, for the won leads and for the others."""

from dataclasses import dataclass
from math import inf

from leadpact.domain.shares import Share, difference, share
from leadpact.suggest.fields import FieldColumn, FieldTable

# Fewer on either side cannot be judged.
FEWEST = 20


@dataclass(frozen=True)
class Fillings:
    """The shares of the won leads and of the others that have a value."""

    of_won: Share
    of_other: Share

    @property
    def by_more_than_chance(self) -> bool:
        """Whether the won have a value more often, by Newcombe's interval."""
        gap = difference(self.of_won, self.of_other)
        return gap is not None and gap.low > 0

    @property
    def times(self) -> float:
        """How many times as often the won have a value."""
        other = self.of_other.rate or 0.0
        return (self.of_won.rate or 0.0) / other if other else inf

    @property
    def words(self) -> str:
        """Both shares in half a sentence."""
        return (
            f"it is filled for {percent(self.of_won.rate)} of the won leads, and for "
            f"{percent(self.of_other.rate)} of the others"
        )


def fillings_of(column: FieldColumn, table: FieldTable) -> Fillings | None:
    """How often leads old enough to be won have a value; None under 20 won or 20 others."""
    won, other = table.rated & table.won, table.rated & ~table.won
    if min(won.sum(), other.sum()) < FEWEST:
        return None
    return Fillings(
        share(int(column.known[won].sum()), int(won.sum())),
        share(int(column.known[other].sum()), int(other.sum())),
    )


def percent(rate: float | None) -> str:
    """A rate in [0, 1] as "24 %", with a decimal where it is under a tenth."""
    found = rate or 0.0
    return f"{found * 100:.{1 if 0 < found < 0.1 else 0}f} %"
