"""The qualified leads by rep and month and by score, and what one of them is worth."""

from collections.abc import Sequence
from dataclasses import dataclass

from scipy.stats import t

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.record import Record
from leadpact.store.database import Store
from leadpact.store.questions import rows_of


@dataclass(frozen=True)
class Mean(Record):
    """A mean of `count` values with Student's 95 % interval, None where there are fewer than 2."""

    count: int
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Worth:
    """What a qualified lead is worth: how they convert, and what a won one brings."""

    conversion: Share
    amount: Mean

    @property
    def value(self) -> float | None:
        """The amount that a qualified lead brings on average."""
        return times(self.conversion.rate, self.amount.value)

    @property
    def low(self) -> float | None:
        """The same at the lower ends of both intervals."""
        return times(self.conversion.low, self.amount.low)

    @property
    def high(self) -> float | None:
        """The same at the upper ends of both intervals."""
        return times(self.conversion.high, self.amount.high)


@dataclass(frozen=True)
class MonthOfRep:
    """The qualified leads that one rep, or None, has of those created in a month ("2026-03")."""

    rep: str | None
    month: str | None
    qualified: int


@dataclass(frozen=True)
class ScoreRow:
    """The leads of one score: those that did not raise their hand, and those that did."""

    score: int
    leads: int
    won: int
    raised: int
    raised_won: int


@dataclass(frozen=True)
class QualifiedLeads:
    """All of it: months by rep and month, no rep last; scores with the best first."""

    months: tuple[MonthOfRep, ...]
    scores: tuple[ScoreRow, ...]
    worth: Worth

    @property
    def total(self) -> int:
        """How many leads are qualified."""
        return sum(one.qualified for one in self.months)


def qualified_leads(store: Store, filters: Filters, model: ScoringModel) -> QualifiedLeads:
    """The filtered leads, counted in one pass; conversion is matured where dates exist."""
    months, scores, worth = [], [], Worth(share(0, 0), mean_of(0, None, None))
    for row in rows_of(store, "qualified_leads", filters, model):
        of_rep, of_score, owner, month, score = row[:5]
        qualified, *by_score = (int(cell) for cell in row[5:10])
        if of_score:
            scores.append(ScoreRow(int(score), *by_score))
        elif not of_rep:
            rated, rated_won, *amounts = row[10:]
            worth = Worth(share(int(rated_won), int(rated)), mean_of(*amounts))
        elif qualified:
            months.append(MonthOfRep(owner, f"{month:%Y-%m}" if month else None, qualified))
    return QualifiedLeads(tuple(months), tuple(scores), worth)


def mean_of(count: int, middle: float | None, spread: float | None) -> Mean:
    """The mean with Student's interval from the standard deviation; its lower end is 0 at least."""
    if middle is None or spread is None or count < 2:
        return Mean(count, middle, None, None)
    reach = float(t.ppf(0.975, count - 1)) * spread / count**0.5
    return Mean(count, middle, max(0.0, middle - reach), middle + reach)


def times(one: float | None, other: float | None) -> float | None:
    """Their product; None where either is not known."""
    return None if one is None or other is None else one * other


def mqls_at(rows: Sequence[ScoreRow], threshold: int) -> int:
    """The MQLs with that threshold: leads at or above it, and raised hands."""
    return sum(row.raised + (row.leads if row.score >= threshold else 0) for row in rows)


def wins_at(rows: Sequence[ScoreRow], threshold: int) -> Share:
    """The share of the wins that the MQLs with that threshold capture."""
    captured = sum(row.raised_won + (row.won if row.score >= threshold else 0) for row in rows)
    return share(captured, sum(row.won + row.raised_won for row in rows))
