"""The table of one lead."""

from leadpact.export.sheets import Sheet, SheetColumn, Unit
from leadpact.metrics.lead_words import found_words, reckoning
from leadpact.metrics.one_lead import OneLead


def one_lead_sheet(one: OneLead) -> Sheet:
    """Per criterion that is awake: what it finds on the lead, its points, and the mean lead's."""
    return Sheet(
        "one-lead",
        (
            SheetColumn("Criterion"),
            SheetColumn("Finds"),
            SheetColumn("Reckoning"),
            SheetColumn("Points", Unit.COUNT),
            SheetColumn("Mean lead", Unit.COUNT),
        ),
        tuple(
            (
                standing.criterion.label,
                found_words(standing),
                reckoning(standing),
                standing.worth,
                round(mean, 1),
            )
            for standing, mean in zip(one.lead.standings, one.means, strict=True)
        ),
    )
