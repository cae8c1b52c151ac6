"""What age would take from a criterion's points."""

from dataclasses import dataclass

from leadpact.domain.criteria import DAYS_A_MONTH, Criterion, left_after
from leadpact.domain.scoring_model import ScoringModel
from leadpact.patterns.outlook import Outlook
from leadpact.patterns.what_if import Board, outlook
from leadpact.store.ages import AgeCount

MOST_MONTHS = 24
_FEWEST_MONTHS = 6


@dataclass(frozen=True)
class AgeBand:
    """The leads whose behaviour is `months` old, or older where it is the last of the bands.

    `left` is the percent of their points that they keep, and `lost` the points that a lead of them
    loses in the mean. Where the age is unknown `months` is None and nothing is left.
    """

    months: int | None
    leads: int
    left: int
    lost: float


@dataclass(frozen=True)
class Decay:
    """A criterion's points by age: `points_left` after 0, 1, 2 … months of those it has fresh.

    `bands` are one for each of these months, and one for an unknown age where leads have one.
    """

    points: int
    points_left: tuple[int, ...]
    bands: tuple[AgeBand, ...]

    @property
    def leads(self) -> int:
        """The leads that the criterion gives something."""
        return sum(band.leads for band in self.bands)

    @property
    def losing(self) -> int:
        """Those of them that lose points."""
        return sum(band.leads for band in self.bands if band.left < 100)

    @property
    def unknown(self) -> int:
        """Those of them whose age is unknown."""
        return sum(band.leads for band in self.bands if band.months is None)


def decay_of(criterion: Criterion, points: int, percent: int, ages: tuple[AgeCount, ...]) -> Decay:
    """What a decay of so many percent per month does; 0 percent takes nothing.

    It looks as many months ahead as it takes to nothing, or as behaviour is old where less: 6 at
    least, MOST_MONTHS at most. `points_left` are those of a lead with the largest value.
    """
    oldest = max((age.months for age in ages if age.months is not None), default=0)
    to_nothing = -(-100 // percent) if percent else oldest
    last = min(max(to_nothing, _FEWEST_MONTHS), MOST_MONTHS)
    whole = points * criterion.largest_value
    lefts = [left_after(month * DAYS_A_MONTH, percent) for month in range(last + 1)]
    bands = [_band(month, last, ages, points, percent) for month in range(last + 1)]
    unknown = [age for age in ages if age.months is None]
    # A decaying criterion does not know what an undated behaviour is worth, so it gives nothing.
    bands += [
        AgeBand(None, age.leads, 0, age.units * points / age.leads)
        if percent
        else AgeBand(None, age.leads, 100, 0.0)
        for age in unknown
    ]
    return Decay(
        points=whole,
        points_left=tuple((2 * whole * left + 100) // 200 for left in lefts),
        bands=tuple(bands),
    )


def with_decay(model: ScoringModel, name: str, percent: int, since: str) -> ScoringModel:
    """The model in which the criterion of that name decays so; not at all for 0 percent."""
    aged = {"decay": percent or None, "since": since if percent else None}
    return model.model_copy(
        update={
            "criteria": tuple(
                Criterion.model_validate(one.model_dump() | aged) if one.name == name else one
                for one in model.criteria
            )
        }
    )


def aged_outlooks(board: Board, fresh: ScoringModel, aged: ScoringModel) -> tuple[Outlook, Outlook]:
    """What the leads look like before and after; the board holds the criteria of both."""
    return outlook(board, fresh), outlook(board, aged)


def _band(month: int, last: int, ages: tuple[AgeCount, ...], points: int, percent: int) -> AgeBand:
    inside = [
        age
        for age in ages
        if age.months is not None and (age.months == month or (month == last < age.months))
    ]
    leads = sum(age.leads for age in inside)
    lost = sum(
        age.units * points * (100 - left_after(age.months * DAYS_A_MONTH, percent)) / 100
        for age in inside
        if age.months is not None
    )
    left = left_after(month * DAYS_A_MONTH, percent)
    return AgeBand(month, leads, left, lost / leads if leads else 0.0)
