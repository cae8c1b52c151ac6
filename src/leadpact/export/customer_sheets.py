"""The tables of the customers page."""

from leadpact.export.cells import (
    middle_cells,
    middle_in_words,
    rate_cells,
    rate_in_words,
    share_cells,
)
from leadpact.export.sheets import Cell, Sheet, SheetColumn, Unit
from leadpact.metrics.customer_words import RELATIONSHIP_WORDS
from leadpact.metrics.customers import CustomersAnswer, RelationshipRow
from leadpact.metrics.shares import Missing

_COLUMNS = (
    SheetColumn("Relationship"),
    *(
        column
        for what, counted in (
            ("Share of leads", "Leads"),
            ("MQLs", "MQLs counted"),
            ("Share of wins", "Won"),
            ("Conversion", "Won of matured"),
        )
        for column in (
            SheetColumn(counted, Unit.COUNT),
            SheetColumn(f"{what}, of", Unit.COUNT),
            SheetColumn(what, Unit.RATE),
            SheetColumn(f"{what}, from", Unit.RATE),
            SheetColumn(f"{what}, to", Unit.RATE),
        )
    ),
    *(SheetColumn(f"Naive{end}", Unit.RATE) for end in ("", ", from", ", to")),
    *(
        SheetColumn(f"{what}{end}", Unit.COUNT)
        for what in ("Median amount", "Median days to win")
        for end in ("", ", from", ", to")
    ),
)

_LINES = (
    "Leads",
    "Share of leads",
    "MQLs, of its leads",
    "Share of wins",
    "Conversion",
    "Conversion, naive",
    "Median amount",
    "Median days to win",
)


def customers_sheet(answer: CustomersAnswer) -> Sheet:
    """Per relationship: leads, MQLs, wins, conversion, amount and days, all with their ends."""
    rows = () if isinstance(answer.rows, Missing) else answer.rows
    return Sheet("customers", _COLUMNS, tuple(_row(row) for row in rows))


def customers_table(answer: CustomersAnswer) -> Sheet:
    """The same for readers: a column per relationship, every number with its interval."""
    rows = () if isinstance(answer.rows, Missing) else answer.rows
    columns = [_shown(row) for row in rows]
    return Sheet(
        "customers",
        (SheetColumn("What"), *(SheetColumn(RELATIONSHIP_WORDS[row.relationship]) for row in rows)),
        tuple(zip(_LINES, *columns, strict=True)) if columns else (),
    )


def _row(row: RelationshipRow) -> tuple[Cell, ...]:
    return (
        RELATIONSHIP_WORDS[row.relationship],
        *share_cells(row.leads),
        *share_cells(row.mqls),
        *share_cells(row.share_of_wins),
        *share_cells(row.conversion),
        *rate_cells(row.conversion_naive),
        *middle_cells(row.amount),
        *middle_cells(row.days_to_win),
    )


def _shown(row: RelationshipRow) -> tuple[str, ...]:
    return (
        f"{row.leads.numerator:,}",
        rate_in_words(row.leads),
        rate_in_words(row.mqls),
        rate_in_words(row.share_of_wins),
        rate_in_words(row.conversion),
        rate_in_words(row.conversion_naive),
        middle_in_words(row.amount),
        middle_in_words(row.days_to_win),
    )
