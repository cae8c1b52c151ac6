"""The table of the page about columns."""

from leadpact.domain.fields import LEAD_FIELDS
from leadpact.export.sheets import Sheet, SheetColumn, Unit
from leadpact.metrics.columns import ColumnAnswer, against_words
from leadpact.store.questions import LeadList

_HEADINGS = {field.name: field.label for field in LEAD_FIELDS} | {
    "grade": "Grade",
    "score": "Score",
    "possible_score": "If the unknown were known",
}


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


def column_leads_sheet(found: LeadList) -> Sheet:
    """The leads behind one value, without what none of them has."""
    kept = [
        place
        for place, name in enumerate(found.columns)
        # Counted are the won ones, as their outcome says.
        if name != "counted" and any(row[place] is not None for row in found.rows)
    ]
    return Sheet(
        "column-leads",
        tuple(
            SheetColumn(_HEADINGS.get(found.columns[place], found.columns[place])) for place in kept
        ),
        tuple(tuple(row[place] for place in kept) for row in found.rows),
    )
