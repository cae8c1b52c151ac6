"""What a scoring model makes of the leads: the numbers that a slider moves."""

from dataclasses import dataclass
from enum import StrEnum

from leadpact.domain.criteria import Criterion
from leadpact.domain.scoring_model import Grade


@dataclass(frozen=True)
class Counts:
    """Leads: all, won, and those that conversion counts with their wins."""

    leads: int
    won: int
    rated: int
    rated_won: int


@dataclass(frozen=True)
class GradeCount(Counts):
    """The leads of one grade."""

    grade: Grade


@dataclass(frozen=True)
class SourceCount(Counts):
    """The leads of one source and grade; the empty text stands for leads without a source."""

    source: str
    grade: Grade


@dataclass(frozen=True)
class Flow(Counts):
    """The leads that the compared definition grades `was` and the draft grades `now`."""

    was: Grade
    now: Grade


@dataclass(frozen=True)
class ScoreCount(Counts):
    """The leads that score `score`, or from there up to the next one in the histogram."""

    score: int


@dataclass(frozen=True)
class Outlook:
    """What a scoring model makes of the leads, beside the definition it is compared with.

    `grades` are the four, best first; `flows` all sixteen ways from the compared definition's grade
    to the draft's, in the order of grades; `by_source` four for each source; `scores` the
    histogram, rising, without gaps of its own making. `undecided` leads would or could have another
    grade if their unknowns were known; `qualified` are the MQLs.
    """

    grades: tuple[GradeCount, ...]
    qualified: Counts
    undecided: int
    by_source: tuple[SourceCount, ...]
    flows: tuple[Flow, ...]
    scores: tuple[ScoreCount, ...]

    @property
    def mqls(self) -> int:
        """The leads that reach the MQL threshold or raised their hand."""
        return self.qualified.leads

    @property
    def leads(self) -> int:
        """All leads."""
        return sum(count.leads for count in self.grades)

    @property
    def won(self) -> int:
        """All won leads."""
        return sum(count.won for count in self.grades)

    @property
    def won_in_a_and_b(self) -> int:
        """Won leads graded A or B."""
        return sum(count.won for count in self.grades if count.grade in (Grade.A, Grade.B))


@dataclass(frozen=True)
class NextPoint:
    """What one more point (one fewer for a red flag) on a criterion would change.

    `up` and `down` are the leads whose grade would rise or fall; `mqls` the change of the MQLs.
    """

    criterion: Criterion
    up: int
    down: int
    mqls: int


@dataclass(frozen=True)
class Reach:
    """The leads that a criterion applies to, and their wins, against the rest.

    `rated` leads are those that conversion counts.
    """

    criterion: Criterion
    leads: int
    unknown: int
    rated: int
    rated_won: int
    rest_rated: int
    rest_rated_won: int


@dataclass(frozen=True)
class GridCell(Counts):
    """The leads of one fit grade (A to D) and one engagement level (1, the most, to 4)."""

    fit: Grade
    engagement: int


@dataclass(frozen=True)
class Grid:
    """Fit against engagement: sixteen cells, by fit grade and within it by level.

    `fit_bounds` are the least fit scores of A, B and C, `engagement_bounds` the least engagement
    scores of the levels 1, 2 and 3. Two bounds may be the same: the lower grade is empty then.
    """

    cells: tuple[GridCell, ...]
    fit_bounds: tuple[int, int, int]
    engagement_bounds: tuple[int, int, int]


class NoGrid(StrEnum):
    """Why fit cannot be laid against engagement."""

    NO_FIT = "no criterion of fit gives points in this data"
    NO_ENGAGEMENT = "no criterion of behaviour or intent gives points in this data"


@dataclass(frozen=True)
class FlowReason:
    """Why the leads of one flow moved: the criterion that turned most of their points, and how.

    `points` is the mean change that it makes to the score of the flow's leads; None where only the
    cut-offs moved.
    """

    was: Grade
    now: Grade
    criterion: Criterion | None
    points: float
