"""The table of the hand-raise page."""

from leadpact.export.cells import middle_cells, middle_in_words, rate_cells, rate_in_words
from leadpact.export.sheets import Cell, Sheet, SheetColumn, Unit
from leadpact.metrics.hand_raise import HandRaiseAnswer, HandRaiseCell
from leadpact.metrics.shares import Missing

_COLUMNS = (
    SheetColumn("Asked to be called"),
    SheetColumn("Passed BANT"),
    SheetColumn("Leads", Unit.COUNT),
    SheetColumn("Accepted", Unit.RATE),
    SheetColumn("Accepted from", Unit.RATE),
    SheetColumn("Accepted to", Unit.RATE),
    SheetColumn("Disputed", Unit.COUNT),
    SheetColumn("Won", Unit.COUNT),
    SheetColumn("Of matured", Unit.COUNT),
    SheetColumn("Conversion", Unit.RATE),
    SheetColumn("From", Unit.RATE),
    SheetColumn("To", Unit.RATE),
    SheetColumn("Naive", Unit.RATE),
    SheetColumn("Naive from", Unit.RATE),
    SheetColumn("Naive to", Unit.RATE),
    SheetColumn("Median days to win", Unit.COUNT),
    SheetColumn("Days from", Unit.COUNT),
    SheetColumn("Days to", Unit.COUNT),
)

_SHOWN = (
    SheetColumn("Leads that"),
    SheetColumn("Leads", Unit.COUNT),
    SheetColumn("Accepted"),
    SheetColumn("Disputed", Unit.COUNT),
    SheetColumn("Conversion"),
    SheetColumn("Naive"),
    SheetColumn("Days to win"),
)


def hand_raise_sheet(answer: HandRaiseAnswer) -> Sheet:
    """Per group of the 2×2: leads, acceptance, disputed, conversion and days to win."""
    cells = () if isinstance(answer.cells, Missing) else answer.cells
    return Sheet("hand-raise", _COLUMNS, tuple(_row(cell) for cell in cells))


def hand_raise_table(answer: HandRaiseAnswer) -> Sheet:
    """The same for readers: every rate and median with its interval in one cell."""
    cells = () if isinstance(answer.cells, Missing) else answer.cells
    return Sheet("hand-raise", _SHOWN, tuple(_shown(cell) for cell in cells))


def _shown(cell: HandRaiseCell) -> tuple[Cell, ...]:
    asked = "asked" if cell.asked else "did not ask"
    return (
        f"{asked}, {'passed' if cell.bant else 'did not pass'} BANT",
        cell.leads.numerator,
        rate_in_words(cell.acceptance_rate),
        None if isinstance(cell.disputed, Missing) else cell.disputed,
        rate_in_words(cell.conversion),
        rate_in_words(cell.conversion_naive),
        middle_in_words(cell.days_to_win),
    )


def _row(cell: HandRaiseCell) -> tuple[Cell, ...]:
    conversion = cell.conversion
    return (
        "yes" if cell.asked else "no",
        "yes" if cell.bant else "no",
        cell.leads.numerator,
        *rate_cells(cell.acceptance_rate),
        None if isinstance(cell.disputed, Missing) else cell.disputed,
        conversion.numerator,
        conversion.denominator,
        *rate_cells(conversion),
        *rate_cells(cell.conversion_naive),
        *middle_cells(cell.days_to_win),
    )
