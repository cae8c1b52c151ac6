"""The MQL threshold that fills the reps and does not flood them, and what it gives up."""

from collections.abc import Sequence
from dataclasses import dataclass

from leadpact.domain.shares import Share
from leadpact.metrics.qualified import ScoreRow, mqls_at, wins_at
from leadpact.metrics.record import Record


@dataclass(frozen=True)
class FittingThreshold(Record):
    """The MQL threshold in the model and the one that fits, both with what they hand over a month.

    `then` is None where raised hands alone are more than `capacity`. `captured` is the share of
    the wins among the qualified leads, `captured_then` the same with the threshold that fits.
    """

    now: int
    then: int | None
    capacity: float
    load_now: float
    load_then: float
    captured: Share
    captured_then: Share

    @property
    def wins_given_up(self) -> int:
        """The wins that only the threshold of now captures; below zero where it is the other."""
        return self.captured.numerator - self.captured_then.numerator


def fitting_threshold(
    rows: Sequence[ScoreRow], now: int, months: int, capacity: float
) -> FittingThreshold | None:
    """The lowest threshold whose MQLs a month, raised hands included, are within the capacity.

    `rows` come with the best score first; None when there are none.
    """
    if not rows:
        return None
    raised = sum(row.raised for row in rows)
    then, load = None, raised
    for row in rows:
        if (load + row.leads) / months > capacity:
            break
        then, load = row.score, load + row.leads
    if then is None and raised / months <= capacity:
        then = rows[0].score + 1
    return FittingThreshold(
        now=now,
        then=then,
        capacity=capacity,
        load_now=mqls_at(rows, now) / months,
        load_then=load / months,
        captured=wins_at(rows, now),
        captured_then=wins_at(rows, rows[0].score + 1 if then is None else then),
    )
