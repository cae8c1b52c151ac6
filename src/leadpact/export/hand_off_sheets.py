"""The table of the page about the hand-off."""

from leadpact.domain.middles import Middle
from leadpact.export.sheets import Cell, Sheet, SheetColumn, Unit
from leadpact.metrics.hand_off import step_words
from leadpact.metrics.roads import Step


def hand_off_sheet(steps: tuple[Step, ...]) -> Sheet:
    """Per step: who entered and moved on, the days it took, and what became of the others."""
    return Sheet(
        "hand-off",
        (
            SheetColumn("Step"),
            SheetColumn("Entered", Unit.COUNT),
            SheetColumn("Moved on", Unit.COUNT),
            SheetColumn("Rate", Unit.RATE),
            SheetColumn("From", Unit.RATE),
            SheetColumn("To", Unit.RATE),
            SheetColumn("Days, median", Unit.COUNT),
            SheetColumn("Days from", Unit.COUNT),
            SheetColumn("Days to", Unit.COUNT),
            SheetColumn("Rejected", Unit.COUNT),
            SheetColumn("Handed back", Unit.COUNT),
            SheetColumn("Lost", Unit.COUNT),
            SheetColumn("Open", Unit.COUNT),
            SheetColumn("Stalled", Unit.COUNT),
        ),
        tuple(
            (
                step_words(step),
                step.moved_on.denominator,
                step.moved_on.numerator,
                step.moved_on.rate,
                step.moved_on.low,
                step.moved_on.high,
                *_days(step.days),
                step.rejected,
                step.handed_back,
                step.lost,
                step.open,
                step.stalled,
            )
            for step in steps
        ),
    )


def _days(days: Middle | None) -> tuple[Cell, Cell, Cell]:
    return (None, None, None) if days is None else (days.median, days.low, days.high)
