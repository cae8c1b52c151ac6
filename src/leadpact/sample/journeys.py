"""How the leads travel: hand-offs, decisions, returns and closes, cut off at the as-of date."""

from dataclasses import dataclass

import numpy as np

from leadpact.domain.fields import STAGES
from leadpact.sample.dates import LAST_DAY, NEVER, Bools, Floats, Ints, working_day
from leadpact.sample.draw import flip, flips, pick, pick_each, sigmoid, uniform_index, wait
from leadpact.sample.interest import Interest
from leadpact.sample.people import DECISION_MAKER, NET_NEW, People
from leadpact.sample.vocabulary import (
    BOUGHT_LIST_REJECTION_WEIGHTS,
    FIRST_LOSS_REASON,
    LOSS_WEIGHTS,
    NOT_READY,
    REJECTION_WEIGHTS,
    REPS,
)

ABSENT = -1
INQUIRY, MQL, SAL, SQL, OPPORTUNITY, WON, LOST, REJECTED, NURTURE = range(len(STAGES))
# Rejected and resting leads are open: they may be handed off again.
STAGE_OUTCOMES = tuple(stage if stage in {"won", "lost"} else "open" for stage in STAGES)

# The logit of winning an accepted lead of merit zero, and what one of merit adds.
_WIN_BASE, _WIN_SLOPE = -2.05, 0.7
_MOST_CYCLES = 4
_STEPS = 6
_SLOTS = 1 + _MOST_CYCLES * _STEPS


@dataclass(frozen=True)
class Journeys:
    """The steps of each lead, and where they left it.

    `stage`, `day` and `reason` have one row per lead and one column per step in time order; stage
    is ABSENT where a step was not taken. The other arrays have one element per lead: the latest
    stage and its reason, days or NEVER, and the owner as an index into REPS or ABSENT.
    """

    stage: Ints
    day: Ints
    reason: Ints
    latest: Ints
    latest_day: Ints
    latest_reason: Ints
    won: Ints
    lost: Ints
    first_sales_contact: Ints
    owner: Ints


class _Track:
    """The steps being taken; `clock` is the day each lead has got to."""

    def __init__(self, created: Ints) -> None:
        shape = (len(created), _SLOTS)
        self.stage = np.full(shape, ABSENT, dtype=np.int64)
        self.day = np.zeros(shape, dtype=np.int64)
        self.reason = np.zeros(shape, dtype=np.int64)
        self.clock = created.copy()
        self.stage[:, 0] = INQUIRY
        self.day[:, 0] = created

    def step(self, slot: int, who: Bools, stage: Ints | int, days: Ints) -> None:
        """Moves the leads in `who` to a stage, `days` later on a working day."""
        self.clock = np.where(who, working_day(self.clock + days), self.clock)
        self.stage[:, slot] = np.where(who, stage, ABSENT)
        self.day[:, slot] = self.clock


@dataclass(frozen=True)
class _Leads:
    people: People
    interest: Interest
    merit: Floats


def draw_journeys(rng: np.random.Generator, people: People, interest: Interest) -> Journeys:
    """Every lead's steps up to the as-of date."""
    track = _Track(people.created)
    owner = _draw_owner(rng, people)
    leads = _Leads(people, interest, _merit(people, interest, owner))
    going = _handed_off(rng, people, interest)
    for cycle in range(_MOST_CYCLES):
        accepted = _hand_off(rng, leads, track, cycle, going)
        dropped = _sell(rng, leads.merit + 0.6 * min(cycle, 1), track, cycle, accepted)
        taken_back = flip(rng, sigmoid(-0.15 + 0.55 * people.quality))
        resting = dropped | (going & ~accepted & taken_back)
        going = _rest(rng, leads, track, cycle, resting)
    return _as_of(rng, track, owner)


def _merit(people: People, interest: Interest, owner: Ints) -> Floats:
    """What makes a lead likely to be accepted and won, as a logit around zero."""
    skill = np.array([rep.skill for rep in REPS])
    short = (interest.timeline == 0) | (interest.timeline == 1)
    return np.asarray(
        0.75 * people.quality
        + 0.95 * interest.wants_contact
        + 0.30 * (people.seniority == DECISION_MAKER)
        + 0.25 * (interest.need == 1)
        + 0.15 * short
        + 0.20 * (interest.pricing_visits >= 2)
        + 0.35 * people.known_contact
        + 0.35 * (people.relationship != NET_NEW)
        - 0.40 * people.passive
        - 2.50 * people.student
        - 2.50 * people.competitor
        + skill[owner]
    )


def _draw_owner(rng: np.random.Generator, people: People) -> Ints:
    joined = np.array([rep.joined_after for rep in REPS])
    return pick_each(rng, (people.created[:, None] >= joined).astype(np.float64))


def _handed_off(rng: np.random.Generator, people: People, interest: Interest) -> Bools:
    chance = sigmoid(0.35 + 0.7 * people.quality + 3.0 * interest.wants_contact)
    return flip(rng, np.where(people.bought, 0.84, chance)) | people.imported


def _slot(cycle: int) -> int:
    return 1 + cycle * _STEPS


def _hand_off(
    rng: np.random.Generator, leads: _Leads, track: _Track, cycle: int, going: Bools
) -> Bools:
    """The hand-off of the leads in `going` and its decision; gives the accepted ones.

    The imported list is handed over at once and decided within its week.
    """
    people, wants = leads.people, leads.interest.wants_contact
    count, slot = len(going), _slot(cycle)
    imported = people.imported & (cycle == 0)
    first = np.where(wants, 2.0, np.where(people.passive, 3.0, 8.0))
    delay = wait(rng, first if cycle == 0 else np.full(count, 44.0))
    track.step(slot, going, MQL, np.where(imported, 1, delay))

    unloved = 1.25 * people.bought + 1.5 * imported
    likely = sigmoid(0.8 + 0.55 * leads.merit - unloved + 0.5 * (cycle > 0))
    accepted = going & flip(rng, likely)
    within_week = 1 + uniform_index(rng, 3, count)
    delay = wait(rng, np.where(wants, 1.5, 3.0))
    stage = np.where(accepted, SAL, REJECTED)
    track.step(slot + 1, going, stage, np.where(imported, within_week, delay))
    reason = np.where(
        people.bought,
        pick(rng, BOUGHT_LIST_REJECTION_WEIGHTS, count),
        pick(rng, REJECTION_WEIGHTS, count),
    )
    track.reason[:, slot + 1] = np.where(going & ~accepted, reason, 0)
    return accepted


def _sell(
    rng: np.random.Generator, merit: Floats, track: _Track, cycle: int, accepted: Bools
) -> Bools:
    """Accepted leads on to sql, opportunity and their end; gives those handed back instead."""
    count, slot = len(merit), _slot(cycle) + 2
    won = accepted & flip(rng, sigmoid(_WIN_BASE + _WIN_SLOPE * merit))
    dropped = accepted & ~won & flips(rng, 0.34, count)
    lost = accepted & ~won & ~dropped
    qualified = won | (lost & flips(rng, 0.8, count)) | (dropped & flips(rng, 0.4, count))
    track.step(slot, qualified, SQL, wait(rng, np.full(count, 6.0)))
    offered = won | (lost & qualified & flips(rng, 0.6, count))
    track.step(slot + 1, offered, OPPORTUNITY, wait(rng, np.full(count, 7.0)))
    stage = np.where(won, WON, LOST)
    track.step(slot + 2, won | lost, stage, wait(rng, np.full(count, 17.0)))
    reason = FIRST_LOSS_REASON + pick(rng, LOSS_WEIGHTS, count)
    track.reason[:, slot + 2] = np.where(lost, reason, 0)
    return dropped


def _rest(
    rng: np.random.Generator, leads: _Leads, track: _Track, cycle: int, resting: Bools
) -> Bools:
    """Back to nurture; gives the leads that will come round again."""
    slot = _slot(cycle) + 5
    track.step(slot, resting, NURTURE, wait(rng, np.full(len(resting), 5.0)))
    track.reason[:, slot] = np.where(resting, NOT_READY, 0)
    return resting & flip(rng, sigmoid(0.6 + 0.45 * leads.merit))


def _as_of(rng: np.random.Generator, track: _Track, owner: Ints) -> Journeys:
    """The track without what lies after the as-of date, and where that leaves each lead."""
    stage = np.where(track.day <= LAST_DAY, track.stage, ABSENT)
    taken = stage != ABSENT
    last = _SLOTS - 1 - np.argmax(taken[:, ::-1], axis=1)
    row = np.arange(len(stage))
    spoken = (stage == SAL) | ((stage == REJECTED) & (rng.random(stage.shape) < 0.6))
    return Journeys(
        stage=stage,
        day=track.day,
        reason=track.reason,
        latest=stage[row, last],
        latest_day=track.day[row, last],
        latest_reason=track.reason[row, last],
        won=_first_day(stage == WON, track.day),
        lost=_first_day(stage == LOST, track.day),
        first_sales_contact=_first_day(spoken, track.day),
        owner=np.where((stage == MQL).any(axis=1), owner, ABSENT),
    )


def _first_day(marked: Bools, day: Ints) -> Ints:
    first = np.argmax(marked, axis=1)
    return np.where(marked.any(axis=1), day[np.arange(len(day)), first], NEVER)
