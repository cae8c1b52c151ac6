"""What the closer looks at recycled leads let download."""

from collections.abc import Sequence

from leadpact.export.cells import share_cells
from leadpact.export.sheets import Cell, Sheet, SheetColumn, Unit
from leadpact.metrics.another_round import AnotherRound, RankedLead
from leadpact.metrics.recycling_words import times_words, waits_name
from leadpact.metrics.shares import Breakdown
from leadpact.metrics.waits import WaitsAnswer

_DAYS = (30, 60, 90, 180)
_SHARE = (
    SheetColumn("Won", Unit.COUNT),
    SheetColumn("Of", Unit.COUNT),
    SheetColumn("Rate", Unit.RATE),
    SheetColumn("From", Unit.RATE),
    SheetColumn("To", Unit.RATE),
)


def waits_sheet(answer: WaitsAnswer) -> Sheet:
    """Per reason of the no: the no's, how many came back, and the share back and won by day."""
    return Sheet(
        "after-a-no",
        (
            SheetColumn("Reason"),
            SheetColumn("No's", Unit.COUNT),
            SheetColumn("Came back", Unit.COUNT),
            SheetColumn("Median days", Unit.COUNT),
            SheetColumn("Median, from", Unit.COUNT),
            SheetColumn("Median, to", Unit.COUNT),
            *(SheetColumn(f"Back by day {day}", Unit.RATE) for day in _DAYS),
            *(SheetColumn(f"Won by day {day}", Unit.RATE) for day in _DAYS),
            SheetColumn("Without a day", Unit.COUNT),
        ),
        tuple(
            (
                waits_name(row),
                row.next.count,
                row.next.happened,
                row.days.median,
                row.days.low,
                row.days.high,
                *(row.next.by(day).rate for day in _DAYS),
                *(row.win.by(day).rate for day in _DAYS),
                row.undated,
            )
            for row in answer.rows
        ),
    )


def best_wait_sheet(after_wait: Breakdown) -> Sheet:
    """Per band of weeks waited: the hand-offs that brought leads back, and those won."""
    return Sheet(
        "best-wait",
        (SheetColumn("Waited"), *_SHARE),
        tuple((str(row.key), *share_cells(row.share)) for row in after_wait),
    )


def cycled_sheet(rows: Breakdown, what: str, threshold: int) -> Sheet:
    """Per product or source: the closes whose leads cycled so many times or more."""
    return Sheet(
        f"recycled-by-{what}",
        (
            SheetColumn(what.capitalize()),
            SheetColumn(f"Cycled {times_words(threshold)}", Unit.COUNT),
            SheetColumn("Closes", Unit.COUNT),
            *_SHARE[2:],
        ),
        tuple(
            (f"no {what} given" if row.key is None else str(row.key), *share_cells(row.share))
            for row in rows
        ),
    )


def rounds_sheet(rows: Sequence[AnotherRound]) -> Sheet:
    """Per grade and reason: the leads that wait, and how recycled leads like them closed."""
    return Sheet(
        "worth-another-round",
        (
            SheetColumn("Grade"),
            SheetColumn("Reason"),
            SheetColumn("Leads that wait", Unit.COUNT),
            *_SHARE,
            SheetColumn("Worth it"),
        ),
        tuple(
            (
                row.grade,
                row.reason or "any other",
                row.leads,
                *share_cells(row.like_them),
                row.worth.value,
            )
            for row in rows
        ),
    )


def ranked_sheet(leads: Sequence[RankedLead]) -> Sheet:
    """The leads that wait, the most promising first, each with why."""
    return Sheet(
        "leads-worth-another-round",
        (
            SheetColumn("Rank", Unit.COUNT),
            *(SheetColumn(name) for name in ("Lead", "First name", "Last name", "Company")),
            *(SheetColumn(name) for name in ("Title", "Owner", "Source", "Product", "Grade")),
            SheetColumn("Score", Unit.COUNT),
            SheetColumn("Last no"),
            SheetColumn("Days rested", Unit.COUNT),
            SheetColumn("Why"),
        ),
        tuple((rank, *_lead_cells(one)) for rank, one in enumerate(leads, start=1)),
    )


def first_sheet(leads: Sequence[RankedLead]) -> Sheet:
    """The same in the few columns that a page has room for."""
    return Sheet(
        "first-worth-another-round",
        (
            *(SheetColumn(name) for name in ("Lead", "Company", "Grade")),
            SheetColumn("Days rested", Unit.COUNT),
            SheetColumn("Why"),
        ),
        tuple(
            (one.lead.lead_id, one.lead.company, one.lead.grade, one.lead.days_since, one.why)
            for one in leads
        ),
    )


def _lead_cells(ranked: RankedLead) -> tuple[Cell, ...]:
    lead = ranked.lead
    return (
        lead.lead_id,
        lead.first_name,
        lead.last_name,
        lead.company,
        lead.title,
        lead.owner,
        lead.source,
        lead.product,
        lead.grade,
        lead.score,
        lead.last_reason,
        lead.days_since,
        ranked.why,
    )
