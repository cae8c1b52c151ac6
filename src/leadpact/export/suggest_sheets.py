"""The tables of the page about the suggested model."""

from leadpact.export.sheets import Sheet, SheetColumn, Unit
from leadpact.metrics.suggestion import lift_words
from leadpact.suggest.suggestion import Suggestion


def criteria_sheet(found: Suggestion) -> Sheet:
    """Per suggested criterion: its points, and how the training leads it applies to convert."""
    return Sheet(
        "suggested-criteria",
        (
            SheetColumn("Criterion"),
            SheetColumn("Speaks of"),
            SheetColumn("Points", Unit.COUNT),
            SheetColumn("Leads", Unit.COUNT),
            SheetColumn("Won", Unit.COUNT),
            SheetColumn("Converts", Unit.RATE),
            SheetColumn("From", Unit.RATE),
            SheetColumn("To", Unit.RATE),
        ),
        tuple(
            (
                one.criterion.label,
                one.criterion.group.value.replace("_", " "),
                one.points,
                one.conversion.denominator,
                one.conversion.numerator,
                one.conversion.rate,
                one.conversion.low,
                one.conversion.high,
            )
            for one in found.criteria
        ),
    )


def comparison_sheet(found: Suggestion) -> Sheet:
    """Per definition, the suggestion first and gradient boosting last: what it is worth."""
    return Sheet(
        "suggested-compared",
        (
            SheetColumn("Definition"),
            SheetColumn("AUC"),
            SheetColumn("Wins in A+B", Unit.RATE),
            SheetColumn("Lift of A"),
            SheetColumn("A leads", Unit.COUNT),
            SheetColumn("A wins", Unit.RATE),
            SheetColumn("MQLs won", Unit.RATE),
            SheetColumn("Wins in MQLs", Unit.RATE),
        ),
        tuple(
            (
                one.name,
                f"{one.area.value:.3f} [{one.area.low:.3f}–{one.area.high:.3f}]",
                one.wins_captured.rate,
                lift_words(one),
                one.grades[0].conversion.denominator,
                one.grades[0].conversion.rate,
                one.confusion.precision.rate,
                one.confusion.recall.rate,
            )
            for one in (found.judged, *found.references, found.ceiling)
        ),
    )
