"""What the closer looks at sources let download."""

from collections.abc import Sequence

from leadpact.export.cells import share_cells
from leadpact.export.sheets import Cell, Sheet, SheetColumn, Unit
from leadpact.metrics.campaigns import CampaignRow
from leadpact.metrics.conversion_by_day import DAYS, SourceCurve
from leadpact.metrics.paper_tigers import PaperTiger
from leadpact.metrics.source_costs import SourceCost
from leadpact.metrics.source_words import NO_SOURCE, curve_name, why_tiger

_COST = (
    "Source",
    "Cost",
    "Leads of its months",
    "Per lead",
    "MQLs",
    "Per MQL",
    "Per MQL, from",
    "Per MQL, to",
    "Cost of matured months",
    "Wins of matured months",
    "Per win",
    "Per win, from",
    "Per win, to",
    "Months with a cost",
    "Of these without leads",
    "Their cost",
    "Months without a cost",
    "Their leads",
)


def days_sheet(curves: Sequence[SourceCurve]) -> Sheet:
    """Per source: leads, won, and the share won by each day with its interval and who is left."""
    return Sheet(
        "conversion-by-day",
        (
            SheetColumn("Source"),
            SheetColumn("Leads", Unit.COUNT),
            SheetColumn("Won", Unit.COUNT),
            *(
                column
                for day in DAYS
                for column in (
                    SheetColumn(f"By day {day}", Unit.RATE),
                    SheetColumn(f"Day {day}, from", Unit.RATE),
                    SheetColumn(f"Day {day}, to", Unit.RATE),
                    SheetColumn(f"Watched to day {day}", Unit.COUNT),
                )
            ),
            SheetColumn("Without dates", Unit.COUNT),
        ),
        tuple(
            (
                curve_name(curve),
                curve.life.count,
                curve.life.happened,
                *(cell for day in DAYS for cell in _reached_cells(curve, day)),
                curve.unseen,
            )
            for curve in curves
        ),
    )


def campaigns_sheet(rows: Sequence[CampaignRow]) -> Sheet:
    """Per campaign of a source: leads, and conversion matured and naive."""
    return Sheet(
        "campaigns",
        (
            SheetColumn("Source"),
            SheetColumn("Campaign"),
            SheetColumn("Leads", Unit.COUNT),
            SheetColumn("Won", Unit.COUNT),
            SheetColumn("Of matured", Unit.COUNT),
            SheetColumn("Conversion", Unit.RATE),
            SheetColumn("From", Unit.RATE),
            SheetColumn("To", Unit.RATE),
            SheetColumn("Naive", Unit.RATE),
        ),
        tuple(
            (
                row.source or NO_SOURCE,
                row.campaign or "no campaign",
                row.naive.denominator,
                *share_cells(row.naive if row.matured is None else row.matured),
                row.naive.rate,
            )
            for row in rows
        ),
    )


def tigers_sheet(tigers: Sequence[PaperTiger]) -> Sheet:
    """Per paper tiger: leads, conversion, acceptance, and why it is one."""
    return Sheet(
        "paper-tigers",
        (
            SheetColumn("Source"),
            SheetColumn("Leads", Unit.COUNT),
            *_share_columns("Won", "Of matured"),
            *_share_columns("Accepted", "Of decided"),
            SheetColumn("Why"),
        ),
        tuple(
            (
                one.source,
                one.leads,
                *share_cells(one.conversion),
                *share_cells(one.acceptance),
                why_tiger(one),
            )
            for one in tigers
        ),
    )


def costs_sheet(costs: Sequence[SourceCost]) -> Sheet:
    """Per source: its cost, what a lead, an MQL and a win cost, and what has no counterpart."""
    return Sheet(
        "costs",
        tuple(SheetColumn(name, Unit.TEXT if name == "Source" else Unit.COUNT) for name in _COST),
        tuple(
            (
                one.source,
                one.cost,
                one.leads,
                one.per_lead,
                one.per_mql.count,
                one.per_mql.each,
                one.per_mql.low,
                one.per_mql.high,
                one.matured_cost,
                one.per_win.count,
                one.per_win.each,
                one.per_win.low,
                one.per_win.high,
                one.months,
                one.months_without_leads,
                one.cost_without_leads,
                one.months_without_cost,
                one.leads_without_cost,
            )
            for one in costs
        ),
    )


def _reached_cells(curve: SourceCurve, day: int) -> tuple[Cell, ...]:
    found = curve.life.by(day)
    return (found.rate, found.low, found.high, found.at_risk)


def _share_columns(counted: str, of: str) -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(counted, Unit.COUNT),
        SheetColumn(of, Unit.COUNT),
        SheetColumn(f"{counted}, share", Unit.RATE),
        SheetColumn(f"{counted}, from", Unit.RATE),
        SheetColumn(f"{counted}, to", Unit.RATE),
    )
