"""Fit against engagement: which leads to call first, to qualify, to nurture, and to leave."""

from collections.abc import Iterable
from dataclasses import dataclass

from leadpact.domain.scoring_model import Grade
from leadpact.domain.shares import Share, difference, share
from leadpact.metrics.words import interval_words, of_words, rate_words
from leadpact.patterns.outlook import Grid, GridCell
from leadpact.store.grid_leads import Span

_GOOD_FIT = frozenset({Grade.A, Grade.B})
_ENGAGED = frozenset({1, 2})


@dataclass(frozen=True)
class Corner:
    """A quarter of the grid: what to do with its leads, and how they close."""

    action: str
    who: str
    leads: int
    closed: Share


def corners_of(grid: Grid) -> tuple[Corner, ...]:
    """The four quarters: good or poor fit (A and B, C and D), high or low engagement (1 and 2)."""
    return tuple(
        _corner(action, who, [cell for cell in grid.cells if _quarter(cell) == quarter])
        for action, who, quarter in (
            ("call first", "good fit, engaged", (True, True)),
            ("nurture", "good fit, not engaged yet", (True, False)),
            ("qualify first", "engaged, but a poor fit", (False, True)),
            ("leave to marketing", "poor fit, not engaged", (False, False)),
        )
    )


def closed_of(cell: GridCell) -> Share:
    """How the leads of a cell closed."""
    return share(cell.rated_won, cell.rated)


def grid_sentence(grid: Grid) -> str:
    """The cell that closes best against the one that closes worst."""
    judged = [cell for cell in grid.cells if not closed_of(cell).too_few]
    if len(judged) < 2:
        return "Too few leads have had the time to close to tell the cells apart."
    best = max(judged, key=lambda cell: (closed_of(cell).rate or 0, cell.rated))
    worst = min(judged, key=lambda cell: (closed_of(cell).rate or 0, -cell.rated))
    gap = difference(closed_of(best), closed_of(worst))
    if gap is None or not gap.is_real:
        return (
            f"No cell surely closes better than another: {_cell_words(best)}, {_cell_words(worst)}."
        )
    return f"Best: {_cell_words(best)}. Worst: {_cell_words(worst)}."


def bounds_words(grid: Grid) -> str:
    """Where the grades of fit and the levels of engagement begin."""
    fit = ", ".join(
        f"{grade} from {bound:,}" for grade, bound in zip(Grade, grid.fit_bounds, strict=False)
    )
    engagement = ", ".join(
        f"{level} from {bound:,}" for level, bound in enumerate(grid.engagement_bounds, start=1)
    )
    return (
        f"Fit is {fit} points; engagement is {engagement} points. "
        "Red flags count in neither; the bounds share out your cut-offs."
    )


def corner_words(corner: Corner) -> str:
    """How a quarter's leads close."""
    if corner.closed.too_few:
        return "too few to judge"
    return f"close at {rate_words(corner.closed)} {interval_words(corner.closed)}"


def overall_of(cells: Iterable[GridCell]) -> Share:
    """How all leads of the grid closed."""
    found = tuple(cells)
    return share(sum(cell.rated_won for cell in found), sum(cell.rated for cell in found))


def cell_name(cell: GridCell) -> str:
    """A cell by its letter and number: "A1"."""
    return f"{cell.fit}{cell.engagement}"


def spans_of(grid: Grid, cell: GridCell) -> tuple[Span, Span]:
    """The fit scores and the engagement scores of a cell: from where on, and below what."""
    return (
        _span(grid.fit_bounds, list(Grade).index(cell.fit)),
        _span(grid.engagement_bounds, cell.engagement - 1),
    )


def _span(bounds: tuple[int, int, int], place: int) -> Span:
    """The span of the grade or level at the place, 0 the best; the worst has no bottom."""
    low = bounds[place] if place < len(bounds) else None
    return low, bounds[place - 1] if place else None


def _cell_words(cell: GridCell) -> str:
    closed = closed_of(cell)
    return (
        f"{cell_name(cell)} closes at {rate_words(closed)} {interval_words(closed)} "
        f"({of_words(closed)})"
    )


def _quarter(cell: GridCell) -> tuple[bool, bool]:
    return cell.fit in _GOOD_FIT, cell.engagement in _ENGAGED


def _corner(action: str, who: str, cells: list[GridCell]) -> Corner:
    return Corner(action, who, sum(cell.leads for cell in cells), overall_of(cells))
