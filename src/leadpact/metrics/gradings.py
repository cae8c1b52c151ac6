"""Would people, teams and the model grade the same leads alike, and who saw the wins coming?"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import ceil

import numpy as np
from numpy.typing import NDArray
from scipy.stats import bootstrap, mannwhitneyu

from leadpact.domain.kappa import Kappa, kappa
from leadpact.domain.people import Team
from leadpact.domain.scoring_model import Grade
from leadpact.domain.shares import TOO_FEW, Share, share
from leadpact.metrics.grading_criteria import CriterionUse, criteria_used
from leadpact.store.database import Store
from leadpact.store.drawn_leads import EndOfLead, ends_of, values_of
from leadpact.store.gradings import Grading

PLACE = {grade: place for place, grade in enumerate(Grade)}
_DRAWS = 1000
_SEED = 20260630
MODEL = "The model"


class Side(StrEnum):
    """Whose grades they are."""

    MARKETING = "marketing"
    SALES = "sales"
    MODEL = "model"


@dataclass(frozen=True)
class Voice:
    """The grades of a person, a team or the model, one for each lead in order.

    A team's grade is the median of its people's; of two in the middle it is the worse one.
    """

    name: str
    side: Side
    people: int
    grades: tuple[Grade, ...]


@dataclass(frozen=True)
class Accord:
    """How far two voices agree: the leads given the same grade, and kappa where it is defined."""

    first: str
    second: str
    same: Share
    kappa: Kappa | None


@dataclass(frozen=True)
class Foresight:
    """Whether a voice saw the wins coming.

    `area` is the share of pairs of a won and a lost lead in which the won one has the better grade,
    ties half (the area under the ROC curve), with its 95 % interval of 1,000 seeded draws; None
    under 5 won or 5 lost leads. `good` are the won leads that it graded A or B.
    """

    voice: str
    area: float | None
    low: float | None
    high: float | None
    good: Share


@dataclass(frozen=True)
class Comparison:
    """A grading that is open: its leads, and what each voice gave them.

    `voices` are the people who are done, then each team of several, then the model. `accords` are
    those of every two of them in the order of itertools.combinations, `teams` that of both teams.
    `foresights` and `used`, the criteria that its grades go with most, have one for each voice;
    `criteria` is how many were looked at.
    """

    leads: tuple[EndOfLead, ...]
    voices: tuple[Voice, ...]
    accords: tuple[Accord, ...]
    teams: Accord
    foresights: tuple[Foresight, ...]
    won: int
    lost: int
    used: tuple[tuple[CriterionUse, ...], ...]
    criteria: int

    @property
    def too_few_ends(self) -> bool:
        """Whether there are too few won or lost leads to judge who saw the wins coming."""
        return min(self.won, self.lost) < TOO_FEW


def compare_grades(store: Store, grading: Grading) -> Comparison | None:
    """The comparison; None while the grading is not open, or when none of its leads is left."""
    leads = ends_of(store, grading) if grading.is_open else ()
    if not leads:
        return None
    people = _people(grading, leads)
    teams = tuple(_team(team, people) for team in Team)
    model = Voice(MODEL, Side.MODEL, 0, tuple(lead.grade for lead in leads))
    voices = (*people, *(team for team in teams if team.people > 1), model)
    criteria, values = values_of(store, grading)
    table = [values[lead.lead_id] for lead in leads]
    return Comparison(
        leads=leads,
        voices=voices,
        accords=tuple(accord(*two) for two in combinations(voices, 2)),
        teams=accord(*teams),
        foresights=tuple(_foresight(voice, leads) for voice in voices),
        won=sum(lead.outcome == "won" for lead in leads),
        lost=sum(lead.outcome == "lost" for lead in leads),
        used=tuple(
            criteria_used(criteria, table, [3 - PLACE[one] for one in voice.grades])
            for voice in voices
        ),
        criteria=len(criteria),
    )


def median_grade(grades: Sequence[Grade]) -> Grade:
    """The grade in the middle; of two in the middle, or what lies between, the worse one."""
    return tuple(Grade)[ceil(float(np.median([PLACE[grade] for grade in grades])))]


def accord(first: Voice, second: Voice) -> Accord:
    """How far the two agree."""
    table = [[0] * len(Grade) for _ in Grade]
    for one, other in zip(first.grades, second.grades, strict=True):
        table[PLACE[one]][PLACE[other]] += 1
    same = sum(table[place][place] for place in PLACE.values())
    return Accord(first.name, second.name, share(same, len(first.grades)), kappa(table))


def _people(grading: Grading, leads: Sequence[EndOfLead]) -> tuple[Voice, ...]:
    done = [one for one in grading.graders if one.is_done]
    found = []
    for one in sorted(done, key=lambda one: (list(Team).index(one.team), one.name)):
        given = grading.grades_of(one.person_id)
        grades = tuple(given[lead.lead_id] for lead in leads)
        found.append(Voice(one.name, Side(one.team.value), 1, grades))
    return tuple(found)


def _team(team: Team, people: Sequence[Voice]) -> Voice:
    side = Side(team.value)
    own = [one.grades for one in people if one.side is side]
    grades = tuple(median_grade(of_lead) for of_lead in zip(*own, strict=True))
    return Voice(team.value.capitalize(), side, len(own), grades)


def _foresight(voice: Voice, leads: Sequence[EndOfLead]) -> Foresight:
    ended = list(zip(leads, voice.grades, strict=True))
    won = [grade for lead, grade in ended if lead.outcome == "won"]
    lost = [grade for lead, grade in ended if lead.outcome == "lost"]
    good = share(sum(grade in (Grade.A, Grade.B) for grade in won), len(won))
    if min(len(won), len(lost)) < TOO_FEW:
        return Foresight(voice.name, None, None, None, good)
    return Foresight(voice.name, *_area(won, lost), good)


def _area(won: Sequence[Grade], lost: Sequence[Grade]) -> tuple[float, float, float]:
    """The area with its interval; the won and the lost leads are drawn apart."""
    better, other = (
        np.array([3.0 - PLACE[one] for one in grades], dtype=np.float64) for grades in (won, lost)
    )

    def statistic(
        first: NDArray[np.float64], second: NDArray[np.float64], axis: int = -1
    ) -> NDArray[np.float64]:
        pairs = first.shape[axis] * second.shape[axis]
        found = mannwhitneyu(first, second, axis=axis, method="asymptotic").statistic
        shares: NDArray[np.float64] = np.asarray(found, dtype=np.float64) / pairs
        return shares

    area = float(statistic(better, other))
    drawn = bootstrap(
        (better, other),
        statistic,
        n_resamples=_DRAWS,
        method="percentile",
        rng=np.random.default_rng(_SEED),
    ).confidence_interval
    return area, float(drawn.low), float(drawn.high)
