"""How many get there by which day, when some were not watched for that long."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from leadpact.domain.shares import TOO_FEW, share


@dataclass(frozen=True)
class DayCount:
    """Those with whom it happened on that whole day, and those watched to that day and no further.

    Day 0 is the one they began on.
    """

    day: int
    happened: int
    watched: int


@dataclass(frozen=True)
class Reached:
    """The share with whom it has happened by a day, 1 less the Kaplan-Meier survivor.

    `low` and `high` are the ends of its 95 % interval (log-log; Wilson's of those still watched
    where it happened with none or all). `at_risk` are those still watched on that day. All but
    `day` and `at_risk` are None where nobody was watched for that long.
    """

    day: int
    rate: float | None
    low: float | None
    high: float | None
    at_risk: int

    @property
    def too_few(self) -> bool:
        """Whether too few were watched for that long to judge."""
        return self.at_risk < TOO_FEW


@dataclass(frozen=True)
class Lifetimes:
    """All that began: how many, with how many it happened, and what is reached on each day.

    `steps` has the days on which something was seen, in order.
    """

    count: int
    happened: int
    steps: tuple[Reached, ...]

    def by(self, day: int) -> Reached:
        """What is reached by a day of at least 0, whether something was seen on it or not."""
        days = [step.day for step in self.steps]
        later = bisect_left(days, day)
        at_risk = self.steps[later].at_risk if later < len(days) else 0
        before = bisect_right(days, day)
        if before == 0:
            none = share(0, at_risk)
            return Reached(day, none.rate, none.low, none.high, at_risk)
        last = self.steps[before - 1]
        if at_risk == 0 and last.rate != 1:
            return Reached(day, None, None, None, 0)
        if last.rate == 0:
            return Reached(day, 0.0, 0.0, share(0, at_risk).high, at_risk)
        return Reached(day, last.rate, last.low, last.high, at_risk)


def lifetimes(counts: Sequence[DayCount]) -> Lifetimes:
    """The Kaplan-Meier estimate from counts by day; days may come in any order, and twice."""
    filled = [one for one in counts if one.happened + one.watched]
    if not filled:
        return Lifetimes(0, 0, ())
    happened = sum(one.happened for one in filled)
    return Lifetimes(
        happened + sum(one.watched for one in filled), happened, _steps(filled, happened)
    )


def _steps(counts: Sequence[DayCount], happened: int) -> tuple[Reached, ...]:
    # It takes seconds to load, which only those wait for who ask.
    from lifelines import KaplanMeierFitter

    days = [one.day for one in counts]
    fitted = KaplanMeierFitter().fit(
        durations=[*days, *days],
        event_observed=[*(1 for _ in days), *(0 for _ in days)],
        weights=[*(one.happened for one in counts), *(one.watched for one in counts)],
    )
    survivors = fitted.survival_function_.iloc[:, 0]
    ends = fitted.confidence_interval_
    at_risk = fitted.event_table["at_risk"]
    seen = set(days)
    return tuple(
        _reached(int(day), 1 - survivor, (1 - upper, 1 - lower), int(left), happened)
        for day, survivor, lower, upper, left in zip(
            survivors.index, survivors, ends.iloc[:, 0], ends.iloc[:, 1], at_risk, strict=True
        )
        if day in seen
    )


def _reached(
    day: int, rate: float, ends: tuple[float, float], at_risk: int, happened: int
) -> Reached:
    """What lifelines says of a day, with Wilson's interval where log-log has no width."""
    if rate <= 0:
        return Reached(day, 0.0, 0.0, share(0, at_risk).high, at_risk)
    if rate >= 1 - 1e-12:
        return Reached(day, 1.0, share(happened, happened).low, 1.0, at_risk)
    return Reached(day, float(rate), float(ends[0]), float(ends[1]), at_risk)
