"""The table of the page about the hand-off."""

from leadpact.domain.middles import Middle
from leadpact.export.sheets import Sheet, SheetColumn, Unit
from leadpact.metrics.hand_off import number_words, step_words
from leadpact.metrics.roads import Step
from leadpact.metrics.words import interval_words


def hand_off_sheet(steps: tuple[Step, ...]) -> Sheet:
    """Per step: who entered and moved on, after how many days, and what became of the others."""
    return Sheet(
        "hand-off",
        (
            SheetColumn("Step"),
            SheetColumn("Entered", Unit.COUNT),
            SheetColumn("Moved on", Unit.COUNT),
            SheetColumn("Rate", Unit.RATE),
            SheetColumn("95 %"),
            SheetColumn("Days"),
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
                interval_words(step.moved_on).strip("[]"),
                _days(step.days),
                step.rejected,
                step.handed_back,
                step.lost,
                step.open,
                step.stalled,
            )
            for step in steps
        ),
    )


def _days(days: Middle | None) -> str | None:
    """The median with its interval: "4 [4–5]"."""
    if days is None:
        return None
    return f"{number_words(days.median)} [{number_words(days.low)}–{number_words(days.high)}]"
