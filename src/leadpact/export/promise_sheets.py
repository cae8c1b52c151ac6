"""The tables of promises: their months with what held of how many, and the leads behind them."""

from collections.abc import Sequence

from leadpact.export.column_sheets import column_leads_sheet
from leadpact.export.sheets import Sheet, SheetColumn, Unit
from leadpact.metrics.promise_words import promise_words
from leadpact.metrics.promises import PromiseKept
from leadpact.metrics.shares import Missing
from leadpact.store.questions import LeadList


def promises_sheet(found: Sequence[PromiseKept]) -> Sheet:
    """One row per promise and month, the oldest month first."""
    return Sheet(
        "promises",
        (
            SheetColumn("Team"),
            SheetColumn("Promise"),
            SheetColumn("Month"),
            SheetColumn("Held", Unit.COUNT),
            SheetColumn("Of", Unit.COUNT),
            SheetColumn("Rate", Unit.RATE),
            SheetColumn("From", Unit.RATE),
            SheetColumn("To", Unit.RATE),
            SheetColumn("Verdict"),
        ),
        tuple(
            (
                one.promise.kind.team.value,
                promise_words(one.promise),
                f"{month.month:%Y-%m}",
                month.share.numerator,
                month.share.denominator,
                month.share.rate,
                month.share.low,
                month.share.high,
                month.standing.value,
            )
            for one in found
            if not isinstance(one.months, Missing)
            for month in one.months
        ),
    )


def promised_leads_sheet(found: LeadList) -> Sheet:
    """The leads behind a promise, and whether it holds for each, without what none of them has."""
    leads = column_leads_sheet(found)
    place = found.columns.index("counted")
    counts = ["yes" if row[place] else "no" for row in found.rows]
    return Sheet(
        "promised-leads",
        (SheetColumn("Counts"), *leads.columns),
        tuple((said, *cells) for said, cells in zip(counts, leads.rows, strict=True)),
    )
