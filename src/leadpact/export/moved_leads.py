"""Leads on two models, as a sheet: both grades and scores, what differs, and who they are."""

from collections.abc import Callable, Sequence

from leadpact.export.sheets import Sheet, SheetColumn, Unit
from leadpact.store.moves import Change, MovedLead


def moved_sheet(
    name: str,
    headings: tuple[str, str, str, str, str],
    leads: Sequence[MovedLead],
    because: Callable[[Sequence[Change]], str | None],
) -> Sheet:
    """Per lead: both grades, both scores and the reasons under those headings; outcome and names.

    `because` words what scores a lead otherwise.
    """
    was, now, old_score, new_score, reasons = headings
    return Sheet(
        name,
        (
            SheetColumn(was),
            SheetColumn(now),
            SheetColumn(old_score, Unit.COUNT),
            SheetColumn(new_score, Unit.COUNT),
            SheetColumn(reasons),
            SheetColumn("Outcome"),
            SheetColumn("Matured"),
            SheetColumn("Lead ID"),
            SheetColumn("First name"),
            SheetColumn("Last name"),
            SheetColumn("Company"),
            SheetColumn("Source"),
            SheetColumn("Owner"),
        ),
        tuple(
            (
                lead.was.value,
                lead.now.value,
                lead.old_score,
                lead.new_score,
                because(lead.changes),
                lead.outcome,
                "yes" if lead.rated else "no",
                lead.lead_id,
                lead.first_name,
                lead.last_name,
                lead.company,
                lead.source,
                lead.owner,
            )
            for lead in leads
        ),
    )
