"""How a figure is had that no SQL file alone gives."""

from collections.abc import Callable

from leadpact.domain.filters import Filters
from leadpact.domain.middles import Middle
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share
from leadpact.metrics.grades import GradeOrder
from leadpact.metrics.record import Record, Records
from leadpact.metrics.recycling import ClosesAtStake
from leadpact.metrics.shares import Breakdown, Missing
from leadpact.store.database import Store

Value = (
    Share
    | Breakdown
    | GradeOrder
    | ClosesAtStake
    | Middle
    | Record
    | Records
    | float
    | Missing
    | None
)
Way = Callable[[Store, Filters, ScoringModel], Value]
