"""The tables of the disagreement: both teams' grades, the criteria, and the leads of a cell."""

from collections.abc import Sequence

from leadpact.export.cells import share_cells
from leadpact.export.moved_leads import moved_sheet
from leadpact.export.sheets import Cell, Sheet, SheetColumn, Unit
from leadpact.metrics.disagreement import Disagreement
from leadpact.metrics.disagreement_words import backs_words
from leadpact.metrics.moves import change_words
from leadpact.store.moves import MovedLead


def grade_pairs_sheet(answer: Disagreement) -> Sheet:
    """Per pair of grades: its leads, and how they closed."""
    return Sheet(
        "grades-of-both",
        (
            SheetColumn("Marketing"),
            SheetColumn("Sales"),
            SheetColumn("Leads", Unit.COUNT),
            SheetColumn("Won", Unit.COUNT),
            *_closed_columns("Closed"),
        ),
        tuple(
            (
                cell.marketing.value,
                cell.sales.value,
                cell.leads,
                cell.won,
                *share_cells(cell.closed),
            )
            for cell in answer.cells
        ),
    )


def criteria_sheet(answer: Disagreement) -> Sheet:
    """Per criterion with other points: what it causes, and what the data says; idle ones last."""
    columns = (
        SheetColumn("Criterion"),
        SheetColumn("Marketing", Unit.COUNT),
        SheetColumn("Sales", Unit.COUNT),
        SheetColumn("Points apart per lead", Unit.COUNT),
        SheetColumn("Causes", Unit.RATE),
        SheetColumn("Applies to", Unit.COUNT),
        SheetColumn("Unknown", Unit.COUNT),
        *_closed_columns("Such leads closed"),
        *_closed_columns("Rest closed"),
        SheetColumn("The data says"),
        SheetColumn("Backs"),
    )
    felt: list[tuple[Cell, ...]] = [
        (
            gap.label,
            gap.marketing,
            gap.sales,
            round(gap.mean, 3),
            gap.cause,
            gap.leads,
            gap.unknown,
            *share_cells(gap.applies),
            *share_cells(gap.rest),
            gap.says.value,
            backs_words(gap).removeprefix("backs ") or None,
        )
        for gap in answer.criteria
    ]
    blank = len(columns) - len(("label", "marketing", "sales", "says", "backs"))
    idle: list[tuple[Cell, ...]] = [
        (gap.label, gap.marketing, gap.sales, *[None] * blank, gap.reason, None)
        for gap in answer.idle
    ]
    return Sheet("disagreement", columns, (*felt, *idle))


def both_graded_sheet(leads: Sequence[MovedLead]) -> Sheet:
    """Per lead: both grades and scores, what sales scores otherwise, its outcome and who it is."""
    return moved_sheet(
        "both-graded",
        ("Marketing", "Sales", "Marketing's score", "Sales' score", "Sales scores otherwise"),
        leads,
        lambda changes: change_words(changes) if changes else None,
    )


def _closed_columns(name: str) -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(f"{name}: won", Unit.COUNT),
        SheetColumn(f"{name}: of", Unit.COUNT),
        SheetColumn(name, Unit.RATE),
        SheetColumn(f"{name}: low", Unit.RATE),
        SheetColumn(f"{name}: high", Unit.RATE),
    )
