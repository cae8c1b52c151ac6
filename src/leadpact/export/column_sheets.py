"""The table of the page about columns."""

from leadpact.export.sheets import Sheet, SheetColumn, Unit
from leadpact.metrics.columns import ColumnAnswer, against_words


def column_sheet(answer: ColumnAnswer) -> Sheet:
    """Per value: leads, their share, how they close, and how far that is from all leads."""
    return Sheet(
        "column",
        (
            SheetColumn("Value"),
            SheetColumn("Leads", Unit.COUNT),
            SheetColumn("Share of leads", Unit.RATE),
            SheetColumn("Won", Unit.COUNT),
            SheetColumn("Of matured" if answer.is_matured else "Of", Unit.COUNT),
            SheetColumn("Conversion", Unit.RATE),
            SheetColumn("From", Unit.RATE),
            SheetColumn("To", Unit.RATE),
            SheetColumn("Against all leads"),
        ),
        tuple(
            (
                row.label,
                row.of_all.numerator,
                row.of_all.rate,
                row.conversion.numerator,
                row.conversion.denominator,
                row.conversion.rate,
                row.conversion.low,
                row.conversion.high,
                against_words(row, answer.overall),
            )
            for row in answer.rows
        ),
    )
