"""How long do leads wait after a no, and which wait brings them back best?"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.lifetimes import DayCount, Lifetimes, lifetimes
from leadpact.domain.middles import Middle, middle
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Breakdown, KeyedShare, Missing, lacking
from leadpact.store.database import Store
from leadpact.store.waits import Wait, WaitCount, wait_counts

MOST_REASONS = 12
# The weeks from which on each band of waiting counts.
WEEKS = (0, 2, 4, 6, 8, 13)


class Kind(StrEnum):
    """Whose waits they are."""

    REASON = "reason"
    OTHERS = "other reasons"
    ALL = "all reasons"


@dataclass(frozen=True)
class ReasonWaits:
    """The waits after the no's of one reason, of the rarer ones together, or of all.

    `reason` is None where none was given, and for several; `reasons` says how many. `next` is
    the wait for the next hand-off after each no, and `days` the middle of those that ended; `win`
    that for the win, once per lead, from its first no. `undated` no's have no day.
    """

    kind: Kind
    reason: str | None
    reasons: int
    next: Lifetimes
    days: Middle
    win: Lifetimes
    undated: int


@dataclass(frozen=True)
class WaitsAnswer:
    """The waits by reason, the most frequent first and all last; and what waits brought.

    `after_wait` has one share per band of weeks, in order: the hand-offs that won ÷ those that
    brought a lead back after so long, as far as they are old enough to have been won.
    """

    rows: tuple[ReasonWaits, ...]
    after_wait: Breakdown

    @property
    def whole(self) -> ReasonWaits | None:
        """The waits of all reasons together; None without any no."""
        return self.rows[-1] if self.rows else None


@dataclass(frozen=True)
class DaysToNextHandOff(Record):
    """The no's of a reason, how many came back so far, and after how many days those did."""

    kind: Kind
    reason: str | None
    reasons: int
    came_back: Share
    days: Middle


def waits(store: Store, filters: Filters) -> WaitsAnswer | Missing:
    """The waits of the filtered leads; needs the history of their stages."""
    missing = lacking(store, figure_named("days_to_next_hand_off"), filters.dataset_id)
    if missing:
        return missing
    found = wait_counts(store, filters, MOST_REASONS)
    places = sorted({one.place for one in found if one.wait is Wait.NEXT})
    parts = [_waits_of([one for one in found if one.place == place]) for place in places]
    whole = [_whole(found)] if parts else []
    return WaitsAnswer((*parts, *whole), _after_wait(found))


def days_to_next_hand_off(
    store: Store, filters: Filters, _model: ScoringModel
) -> tuple[DaysToNextHandOff, ...] | Missing:
    """The figure: one record per reason of the no, the most frequent first, and all last."""
    found = waits(store, filters)
    if isinstance(found, Missing):
        return found
    return tuple(
        DaysToNextHandOff(
            row.kind,
            row.reason,
            row.reasons,
            share(row.next.happened, row.next.count),
            row.days,
        )
        for row in found.rows
    )


def conversion_after_wait(
    store: Store, filters: Filters, _model: ScoringModel
) -> Breakdown | Missing:
    """The figure: the share won of those that came back, by the weeks they had waited."""
    found = waits(store, filters)
    return found if isinstance(found, Missing) else found.after_wait


def band_words(place: int) -> str:
    """A band of weeks: "2–4 weeks"."""
    if place == 0:
        return f"under {WEEKS[1]} weeks"
    if place == len(WEEKS) - 1:
        return f"{WEEKS[place]} weeks or more"
    return f"{WEEKS[place]}–{WEEKS[place + 1]} weeks"


def _waits_of(counts: Sequence[WaitCount]) -> ReasonWaits:
    first = counts[0]
    kind = Kind.REASON if first.place <= MOST_REASONS else Kind.OTHERS
    return _named(kind, first.reason, first.reasons, counts)


def _whole(counts: Sequence[WaitCount]) -> ReasonWaits:
    reasons = {one.place: one.reasons for one in counts if one.wait is Wait.NEXT}
    return _named(Kind.ALL, None, sum(reasons.values()), counts)


def _named(
    kind: Kind, reason: str | None, reasons: int, counts: Sequence[WaitCount]
) -> ReasonWaits:
    ended = [one for one in counts if one.wait is Wait.NEXT and one.days is not None]
    return ReasonWaits(
        kind,
        reason,
        reasons,
        _lifetimes(counts, Wait.NEXT),
        middle(np.repeat([float(one.days or 0) for one in ended], [one.happened for one in ended])),
        _lifetimes(counts, Wait.WIN),
        sum(one.count for one in counts if one.wait is Wait.NEXT and one.days is None),
    )


def _lifetimes(counts: Sequence[WaitCount], wait: Wait) -> Lifetimes:
    days: dict[int, tuple[int, int]] = {}
    for one in counts:
        if one.wait is wait and one.days is not None:
            happened, watched = days.get(one.days, (0, 0))
            days[one.days] = (happened + one.happened, watched + one.count - one.happened)
    return lifetimes([DayCount(day, *both) for day, both in days.items()])


def _after_wait(counts: Sequence[WaitCount]) -> Breakdown:
    closes = [one for one in counts if one.wait is Wait.CLOSE and one.days is not None]
    found = []
    for place, start in enumerate(WEEKS):
        end = WEEKS[place + 1] if place + 1 < len(WEEKS) else None
        of_band = [
            one
            for one in closes
            if start <= (one.days or 0) / 7 and (end is None or (one.days or 0) / 7 < end)
        ]
        won, all_ = sum(one.happened for one in of_band), sum(one.count for one in of_band)
        found.append(KeyedShare(band_words(place), share(won, all_)))
    return tuple(found)
