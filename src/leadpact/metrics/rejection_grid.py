"""What sales says no to, by where the leads came from: reason × source, reason × campaign."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Missing, lacking
from leadpact.store.database import Store
from leadpact.store.rejections import ReasonCount, reason_counts

MOST = 8
NO_REASON = "No reason given"


@dataclass(frozen=True)
class SourceReason(Record):
    """The hand-offs of a source rejected for a reason ÷ its decided hand-offs; None: no source."""

    source: str | None
    reason: str
    share: Share


@dataclass(frozen=True)
class CampaignReason(Record):
    """The hand-offs of a campaign rejected for a reason ÷ its decided ones; None: no campaign."""

    campaign: str | None
    reason: str
    share: Share


@dataclass(frozen=True)
class GridKey:
    """A row of the grid: a source or campaign (None: of no value), or `pooled` ones together.

    `rejected` is the share of its decided hand-offs that sales rejected for any reason.
    """

    name: str | None
    pooled: int
    rejected: Share


@dataclass(frozen=True)
class GridReason:
    """A column of the grid: a reason, or `pooled` ones together, and its rejected hand-offs."""

    name: str
    pooled: int
    hand_offs: int


@dataclass(frozen=True)
class ReasonGrid:
    """Reasons by sources or campaigns, those of most rejected hand-offs first.

    `cells[row][column]` is the share of the row's decided hand-offs that sales rejected for the
    column's reason. What is pooled comes last.
    """

    keys: tuple[GridKey, ...]
    reasons: tuple[GridReason, ...]
    cells: tuple[tuple[Share, ...], ...]

    @property
    def is_pooled(self) -> bool:
        """Whether small ones stand together in a row or column."""
        return any(key.pooled for key in self.keys) or any(one.pooled for one in self.reasons)


def rejection_by_source(
    store: Store, filters: Filters, _: ScoringModel
) -> tuple[SourceReason, ...] | Missing:
    """Every source and reason that occur together, the most rejected source first."""
    found = counted_reasons(store, "rejection_by_source", filters)
    if isinstance(found, Missing):
        return found
    return tuple(SourceReason(*cell) for cell in _every_cell(found))


def rejection_by_campaign(
    store: Store, filters: Filters, _: ScoringModel
) -> tuple[CampaignReason, ...] | Missing:
    """Every campaign and reason that occur together, the most rejected campaign first."""
    found = counted_reasons(store, "rejection_by_campaign", filters)
    if isinstance(found, Missing):
        return found
    return tuple(CampaignReason(*cell) for cell in _every_cell(found))


def counted_reasons(
    store: Store, question: str, filters: Filters
) -> tuple[ReasonCount, ...] | Missing:
    """The decided hand-offs per key and reason, or what the data lacks for them."""
    missing = lacking(store, figure_named(question), filters.dataset_id)
    return missing or reason_counts(store, question, filters)


def reason_grid(counts: Sequence[ReasonCount], most: int = MOST) -> ReasonGrid:
    """The grid of the `most` largest keys and reasons; the rest is pooled, and said to be.

    "No reason given" is never pooled, so that there may be one reason more.
    """
    decided, rejected, reasons = _totals(counts)
    keys = [key for key in _ranked(decided, rejected) if rejected[key]]
    shown_reasons = _kept(_by_size(reasons), most)
    shown = keys if len(keys) <= most + 1 else keys[:most]
    groups: list[tuple[str | None, ...]] = [(key,) for key in shown]
    groups += [tuple(keys[most:])] if len(shown) < len(keys) else []
    columns: list[tuple[str, ...]] = [(name,) for name in shown_reasons]
    rest = tuple(name for name in _by_size(reasons) if name not in shown_reasons)
    columns += [rest] if rest else []
    by_cell = {(one.key, one.reason): one.hand_offs for one in counts}
    return ReasonGrid(
        keys=tuple(
            GridKey(
                group[0] if len(group) == 1 else None,
                len(group) if len(group) > 1 else 0,
                share(sum(rejected[key] for key in group), sum(decided[key] for key in group)),
            )
            for group in groups
        ),
        reasons=tuple(
            GridReason(
                column[0] if len(column) == 1 else "",
                len(column) if len(column) > 1 else 0,
                sum(reasons[name] for name in column),
            )
            for column in columns
        ),
        cells=tuple(
            tuple(
                share(
                    sum(by_cell.get((key, name), 0) for key in group for name in column),
                    sum(decided[key] for key in group),
                )
                for column in columns
            )
            for group in groups
        ),
    )


def _kept(reasons: Sequence[str], most: int) -> tuple[str, ...]:
    # A pool of one would hide a name and save nothing.
    kept = list(reasons) if len(reasons) <= most + 1 else list(reasons[:most])
    if NO_REASON in reasons and NO_REASON not in kept:
        kept.append(NO_REASON)
    return tuple(kept)


def _every_cell(counts: Sequence[ReasonCount]) -> list[tuple[str | None, str, Share]]:
    decided, rejected, reasons = _totals(counts)
    keys = {key: place for place, key in enumerate(_ranked(decided, rejected))}
    names = {name: place for place, name in enumerate(_by_size(reasons))}
    cells = [
        (one.key, one.reason, share(one.hand_offs, decided[one.key]))
        for one in counts
        if one.reason is not None
    ]
    return sorted(cells, key=lambda cell: (keys[cell[0]], names[cell[1]]))


def _totals(
    counts: Sequence[ReasonCount],
) -> tuple[Counter[str | None], Counter[str | None], Counter[str]]:
    """The decided and the rejected hand-offs per key, and the rejected ones per reason."""
    decided: Counter[str | None] = Counter()
    rejected: Counter[str | None] = Counter()
    reasons: Counter[str] = Counter()
    for one in counts:
        decided[one.key] += one.hand_offs
        if one.reason is not None:
            rejected[one.key] += one.hand_offs
            reasons[one.reason] += one.hand_offs
    return decided, rejected, reasons


def _ranked(decided: Counter[str | None], rejected: Counter[str | None]) -> list[str | None]:
    return sorted(decided, key=lambda key: (-rejected[key], key is None, key or ""))


def _by_size(reasons: Counter[str]) -> list[str]:
    return sorted(reasons, key=lambda name: (-reasons[name], name))
