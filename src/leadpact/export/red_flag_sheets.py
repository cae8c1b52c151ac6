"""The tables of the page about the no's."""

from collections.abc import Mapping, Sequence

from leadpact.export.sheets import Cell, Sheet, SheetColumn, Unit
from leadpact.metrics.pareto import pareto
from leadpact.metrics.reason_drivers import ReasonDrivers
from leadpact.metrics.red_flag_words import field_label
from leadpact.metrics.rejection_chart import RejectionWeek
from leadpact.metrics.rejection_grid import ReasonGrid
from leadpact.metrics.shares import Breakdown, KeyedShare

_INTERVAL = (SheetColumn("From", Unit.RATE), SheetColumn("To", Unit.RATE))


def reasons_sheet(reasons: Breakdown, from_source: Mapping[str, KeyedShare]) -> Sheet:
    """Per reason: rejected hand-offs, their share, the running share, and where most come from."""
    return Sheet(
        "red-flags",
        (
            SheetColumn("Reason"),
            SheetColumn("Rejected", Unit.COUNT),
            SheetColumn("Share of no's", Unit.RATE),
            *_INTERVAL,
            SheetColumn("Running share", Unit.RATE),
            SheetColumn("Most come from"),
            SheetColumn("Their share", Unit.RATE),
        ),
        tuple(
            (
                bar.name,
                bar.share.numerator,
                bar.share.rate,
                bar.share.low,
                bar.share.high,
                bar.running.rate,
                *_most_from(from_source.get(bar.name)),
            )
            for bar in pareto(reasons, len(reasons))
        ),
    )


def grid_sheet(grid: ReasonGrid, whose: str) -> Sheet:
    """Per source or campaign and reason: rejected, decided, and the share with its interval."""
    return Sheet(
        f"red-flags-by-{whose}",
        (
            SheetColumn(whose.capitalize()),
            SheetColumn("Reason"),
            SheetColumn("Rejected", Unit.COUNT),
            SheetColumn("Of decided", Unit.COUNT),
            SheetColumn("Share", Unit.RATE),
            *_INTERVAL,
        ),
        tuple(
            (
                f"{key.pooled:,} other {whose}s" if key.pooled else key.name or f"no {whose} given",
                f"{reason.pooled:,} other reasons" if reason.pooled else reason.name,
                cell.numerator,
                cell.denominator,
                cell.rate,
                cell.low,
                cell.high,
            )
            for key, cells in zip(grid.keys, grid.cells, strict=True)
            for reason, cell in zip(grid.reasons, cells, strict=True)
        ),
    )


def weeks_sheet(weeks: Sequence[RejectionWeek]) -> Sheet:
    """Per week: rejected and decided hand-offs, the share, its limits, and what was different."""
    return Sheet(
        "red-flags-by-week",
        (
            SheetColumn("Week of"),
            SheetColumn("Rejected", Unit.COUNT),
            SheetColumn("Decided", Unit.COUNT),
            SheetColumn("Share", Unit.RATE),
            SheetColumn("All weeks", Unit.RATE),
            SheetColumn("Lower limit", Unit.RATE),
            SheetColumn("Upper limit", Unit.RATE),
            SheetColumn("Outside"),
            SheetColumn("Different in it"),
        ),
        tuple(
            (
                week.week.isoformat(),
                week.rejected.numerator,
                week.rejected.denominator,
                week.rejected.rate,
                week.centre,
                week.low,
                week.high,
                week.outside or "",
                "; ".join(f"{field_label(one.field)} {one.value}" for one in week.different),
            )
            for week in weeks
        ),
    )


def drivers_sheet(found: ReasonDrivers) -> Sheet:
    """Per value behind a reason: its odds ratio, and the leads with it and with another value."""
    return Sheet(
        "red-flags-behind-a-no",
        (
            SheetColumn("Value"),
            SheetColumn("Odds ratio", Unit.COUNT),
            SheetColumn("Odds from", Unit.COUNT),
            SheetColumn("Odds to", Unit.COUNT),
            SheetColumn("Rejected with it", Unit.COUNT),
            SheetColumn("Of decided", Unit.COUNT),
            SheetColumn("Share", Unit.RATE),
            SheetColumn("Rejected without", Unit.COUNT),
            SheetColumn("Of the others", Unit.COUNT),
            SheetColumn("Their share", Unit.RATE),
            SheetColumn("p, corrected", Unit.COUNT),
        ),
        tuple(
            (
                driver.value.words,
                round(driver.odds_ratio, 2),
                round(driver.low, 2),
                round(driver.high, 2),
                driver.with_value.numerator,
                driver.with_value.denominator,
                driver.with_value.rate,
                driver.others.numerator,
                driver.others.denominator,
                driver.others.rate,
                float(f"{driver.p:.2g}"),
            )
            for driver in found.drivers
        ),
    )


def first_pass_sheet(breakdown: Breakdown, whose: str) -> Sheet:
    """Per source or month: leads right the first time, of those whose first hand-off is decided."""
    return Sheet(
        f"first-pass-by-{whose}",
        (
            SheetColumn(whose.capitalize()),
            SheetColumn("Right the first time", Unit.COUNT),
            SheetColumn("Of decided", Unit.COUNT),
            SheetColumn("Rate", Unit.RATE),
            *_INTERVAL,
        ),
        tuple(
            (
                f"no {whose} given" if row.key is None else str(row.key),
                row.share.numerator,
                row.share.denominator,
                row.share.rate,
                row.share.low,
                row.share.high,
            )
            for row in breakdown
        ),
    )


def _most_from(most: KeyedShare | None) -> tuple[Cell, Cell]:
    if most is None:
        return None, None
    return "no source given" if most.key is None else str(most.key), most.share.rate
