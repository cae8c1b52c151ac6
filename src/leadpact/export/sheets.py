"""The tables of the pages: what a page shows is what it lets download."""

from dataclasses import dataclass
from enum import StrEnum

from leadpact.domain.shares import Difference, Share
from leadpact.export.cells import share_cells
from leadpact.metrics.grades import GradesAnswer
from leadpact.metrics.overview import OverviewAnswer
from leadpact.metrics.recycling import RecyclingAnswer
from leadpact.metrics.shares import Missing
from leadpact.metrics.sources import SourcesAnswer
from leadpact.patterns.outlook import Outlook

Cell = str | int | float | None


class Unit(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    COUNT = "count"
    RATE = "rate"


@dataclass(frozen=True)
class SheetColumn:
    """A column's heading and what its cells are; rates lie in [0, 1]."""

    heading: str
    unit: Unit = Unit.TEXT


@dataclass(frozen=True)
class Sheet:
    """A table: every row has one cell per column, None for what there is not."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of its columns."""
        return tuple(column.heading for column in self.columns)


_SHARE = (
    SheetColumn("Counted", Unit.COUNT),
    SheetColumn("Of", Unit.COUNT),
    SheetColumn("Rate", Unit.RATE),
    SheetColumn("From", Unit.RATE),
    SheetColumn("To", Unit.RATE),
)


def overview_sheet(answer: OverviewAnswer) -> Sheet:
    """The headline figures, and their changes against the quarter before."""
    known = () if isinstance(answer.changes, Missing) else answer.changes
    changes = {change.figure: change.difference for change in known}
    return Sheet(
        "overview",
        (
            SheetColumn("Figure"),
            *_SHARE,
            SheetColumn("Verdict"),
            SheetColumn("Change", Unit.RATE),
            SheetColumn("Change from", Unit.RATE),
            SheetColumn("Change to", Unit.RATE),
        ),
        tuple(
            (
                line.figure.title,
                *share_cells(line.value),
                line.verdict.words,
                *_change(changes.get(line.figure.name)),
            )
            for line in answer.headlines
        ),
    )


def grades_sheet(answer: GradesAnswer) -> Sheet:
    """Per grade: leads, share of all, and conversion."""
    conversion: dict[object, Share] = (
        {}
        if isinstance(answer.order, Missing)
        else {row.key: row.share for row in answer.order.conversion}
    )
    return Sheet(
        "grades",
        (
            SheetColumn("Grade"),
            SheetColumn("Leads", Unit.COUNT),
            SheetColumn("Share of leads", Unit.RATE),
            SheetColumn("Won", Unit.COUNT),
            SheetColumn("Of matured", Unit.COUNT),
            SheetColumn("Conversion", Unit.RATE),
            SheetColumn("From", Unit.RATE),
            SheetColumn("To", Unit.RATE),
        ),
        tuple(
            (
                str(row.key),
                row.share.numerator,
                row.share.rate,
                *share_cells(conversion.get(row.key)),
            )
            for row in answer.mix
        ),
    )


def sources_sheet(answer: SourcesAnswer) -> Sheet:
    """Per source: leads, interest, conversion matured and naive, and the grades."""
    return Sheet(
        "sources",
        (
            SheetColumn("Source"),
            SheetColumn("Interest"),
            SheetColumn("Leads", Unit.COUNT),
            SheetColumn("Won", Unit.COUNT),
            SheetColumn("Of matured" if answer.is_matured else "Of", Unit.COUNT),
            SheetColumn("Conversion", Unit.RATE),
            SheetColumn("From", Unit.RATE),
            SheetColumn("To", Unit.RATE),
            SheetColumn("Naive", Unit.RATE),
            *(SheetColumn(grade, Unit.COUNT) for grade in "ABCD"),
        ),
        tuple(
            (
                row.source or "no source given",
                row.interest or "unknown",
                row.naive.denominator,
                *share_cells(row.matured or row.naive),
                row.naive.rate,
                *row.grades,
            )
            for row in answer.rows
        ),
    )


def recycling_sheet(answer: RecyclingAnswer) -> Sheet:
    """Per number of cycles: closes, their share, and conversion."""
    by_cycle = answer.conversion_by_cycle
    conversion: dict[object, Share] = (
        {} if isinstance(by_cycle, Missing) else {row.key: row.share for row in by_cycle}
    )
    return Sheet(
        "recycling",
        (
            SheetColumn("Cycles"),
            SheetColumn("Closes", Unit.COUNT),
            SheetColumn("Share of closes", Unit.RATE),
            SheetColumn("Won", Unit.COUNT),
            SheetColumn("Of leads", Unit.COUNT),
            SheetColumn("Conversion", Unit.RATE),
            SheetColumn("From", Unit.RATE),
            SheetColumn("To", Unit.RATE),
        ),
        tuple(
            (
                "4+" if row.key == 4 else str(row.key),
                row.share.numerator,
                row.share.rate,
                *share_cells(conversion.get(row.key)),
            )
            for row in answer.closes_by_cycle
        ),
    )


def outlook_sheet(before: Outlook, after: Outlook, before_name: str = "in use") -> Sheet:
    """Per grade: leads and wins of the compared definition, under its name, and of the draft."""
    return Sheet(
        "what-if",
        (
            SheetColumn("Grade"),
            SheetColumn(f"Leads {before_name}", Unit.COUNT),
            SheetColumn("Draft", Unit.COUNT),
            SheetColumn("Difference", Unit.COUNT),
            SheetColumn(f"Won {before_name}", Unit.COUNT),
            SheetColumn("Won, draft", Unit.COUNT),
        ),
        tuple(
            (old.grade.value, old.leads, new.leads, new.leads - old.leads, old.won, new.won)
            for old, new in zip(before.grades, after.grades, strict=True)
        ),
    )


def _change(change: Difference | None) -> tuple[Cell, Cell, Cell]:
    return (None, None, None) if change is None else (change.value, change.low, change.high)
