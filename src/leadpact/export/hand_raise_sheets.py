"""The table of the hand-raise page."""

from leadpact.domain.middles import Middle
from leadpact.domain.shares import Share
from leadpact.export.sheets import Cell, Sheet, SheetColumn, Unit
from leadpact.metrics.hand_raise import HandRaiseAnswer, HandRaiseCell
from leadpact.metrics.shares import Missing
from leadpact.metrics.words import interval_words, rate_words

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
        _with_interval(cell.acceptance_rate),
        None if isinstance(cell.disputed, Missing) else cell.disputed,
        _with_interval(cell.conversion),
        _with_interval(cell.conversion_naive),
        _days_words(cell.days_to_win),
    )


def _with_interval(value: Share | Missing) -> str:
    if isinstance(value, Missing):
        return "not in this data"
    return f"{rate_words(value)} {interval_words(value)}".rstrip()


def _days_words(value: Middle | Missing) -> str:
    if isinstance(value, Missing):
        return "not in this data"
    if value.median is None:
        return "–"
    return f"{value.median:,.0f} [{value.low:,.0f}–{value.high:,.0f}]"


def _row(cell: HandRaiseCell) -> tuple[Cell, ...]:
    conversion = cell.conversion
    return (
        "yes" if cell.asked else "no",
        "yes" if cell.bant else "no",
        cell.leads.numerator,
        *_three(cell.acceptance_rate),
        None if isinstance(cell.disputed, Missing) else cell.disputed,
        conversion.numerator,
        conversion.denominator,
        *_three(conversion),
        cell.conversion_naive.rate,
        *_days(cell.days_to_win),
    )


def _three(value: Share | Missing) -> tuple[Cell, Cell, Cell]:
    return (None, None, None) if isinstance(value, Missing) else (value.rate, value.low, value.high)


def _days(value: Middle | Missing) -> tuple[Cell, Cell, Cell]:
    if isinstance(value, Missing):
        return (None, None, None)
    return (value.median, value.low, value.high)
