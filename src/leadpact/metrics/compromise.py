"""The way between two proposals in figures: what each joint model captures and hands over."""

from dataclasses import dataclass

from leadpact.domain.filters import Filters
from leadpact.domain.kappa import Kappa, kappa
from leadpact.domain.shares import Share, share
from leadpact.metrics.rep_load import working_reps
from leadpact.metrics.what_if import months_of
from leadpact.patterns.compromise import Stop, WayBetween
from leadpact.store.database import Store


@dataclass(frozen=True)
class Crew:
    """Who works the leads: so many `reps` over so many `months`, None where that is unknown.

    `capacity` is what one of them can work in a month, on average of the `set_for` reps for whom it
    was set; None where it was set for none.
    """

    months: int | None
    reps: int | None
    capacity: float | None
    set_for: int

    @property
    def is_known(self) -> bool:
        """Whether it is known how many work, and over how many months."""
        return bool(self.months and self.reps)

    def worked(self, a_rep: float) -> int | None:
        """The leads that all can work in all months, at least 1; None where that is unknown."""
        if not self.months or not self.reps:
            return None
        return max(1, round(a_rep * self.reps * self.months))

    def a_rep(self, leads: int) -> float | None:
        """What so many leads are for one rep and month."""
        return leads / self.reps / self.months if self.reps and self.months else None


@dataclass(frozen=True)
class StopFigures:
    """One joint model: its share of the way from marketing (0) to sales (1), and what it does.

    `captured` are the won leads among those with the best scores that can be worked, ÷ won leads;
    where leads of one score share the last places, the expected number, rounded. `in_a_and_b` are
    the wins captured of the glossary, by its cut-offs. `good` leads are graded A or B: `a_month`,
    and `a_rep` (and month), None where months or reps are unknown.
    """

    way: float
    captured: Share
    in_a_and_b: Share
    good: int
    a_month: float | None
    a_rep: float | None


@dataclass(frozen=True)
class CompromiseAnswer:
    """The way, and the figures of its stops in the same order.

    `capacity` is the leads a rep and month that can be worked, None where reps or months are
    unknown; `has_outcomes` says whether the data tells of any lead how it ended.
    """

    way: WayBetween
    stops: tuple[StopFigures, ...]
    crew: Crew
    capacity: float | None
    has_outcomes: bool = True

    @property
    def marketing(self) -> StopFigures:
        """Marketing's proposal."""
        return self.stops[0]

    @property
    def sales(self) -> StopFigures:
        """Sales' proposal."""
        return self.stops[-1]

    @property
    def are_same(self) -> bool:
        """Whether both teams propose the same."""
        return len(self.stops) == 1


@dataclass(frozen=True)
class Nearness:
    """How far a model's grades agree with marketing's and with sales'; None where undefined."""

    to_marketing: Kappa | None
    to_sales: Kappa | None


def crew_of(store: Store, filters: Filters) -> Crew:
    """Who works the filtered leads."""
    reps = working_reps(store, filters)
    capacities = [rep.capacity for rep in reps if rep.capacity is not None]
    return Crew(
        months=months_of(store, filters),
        reps=len(reps) or None,
        capacity=sum(capacities) / len(capacities) if capacities else None,
        set_for=len(capacities),
    )


def compromise(
    way: WayBetween, crew: Crew, capacity: float | None, *, has_outcomes: bool = True
) -> CompromiseAnswer:
    """The figures of all stops."""
    stops = tuple(figures_of(stop, way.won, crew) for stop in way.stops)
    return CompromiseAnswer(way, stops, crew, capacity, has_outcomes)


def figures_of(stop: Stop, won: int, crew: Crew) -> StopFigures:
    """The figures of one stop among so many wins."""
    return StopFigures(
        way=float(stop.way),
        captured=share(round(stop.captured), won),
        in_a_and_b=share(stop.good_won, won),
        good=stop.good,
        a_month=stop.good / crew.months if crew.months else None,
        a_rep=crew.a_rep(stop.good),
    )


def nearness(stop: Stop) -> Nearness:
    """How near the stop's grades are to both proposals'."""
    return Nearness(kappa(stop.by_marketing), kappa(stop.by_sales))
