"""The tables of the customers page."""

from leadpact.domain.middles import Middle
from leadpact.domain.shares import Share
from leadpact.export.sheets import Cell, Sheet, SheetColumn, Unit
from leadpact.metrics.customer_words import RELATIONSHIP_WORDS
from leadpact.metrics.customers import CustomersAnswer, RelationshipRow
from leadpact.metrics.shares import Missing
from leadpact.metrics.words import interval_words, rate_words

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
    SheetColumn("Naive", Unit.RATE),
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
    naive = row.conversion_naive
    return (
        RELATIONSHIP_WORDS[row.relationship],
        *_five(row.leads),
        *_five(row.mqls),
        *_five(row.share_of_wins),
        *_five(row.conversion),
        None if isinstance(naive, Missing) else naive.rate,
        *_three(row.amount),
        *_three(row.days_to_win),
    )


def _shown(row: RelationshipRow) -> tuple[str, ...]:
    return (
        f"{row.leads.numerator:,}",
        _rate(row.leads),
        _rate(row.mqls),
        _rate(row.share_of_wins),
        _rate(row.conversion),
        _rate(row.conversion_naive),
        _middle(row.amount),
        _middle(row.days_to_win),
    )


def _five(value: Share | Missing) -> tuple[Cell, ...]:
    if isinstance(value, Missing):
        return (None,) * 5
    return (value.numerator, value.denominator, value.rate, value.low, value.high)


def _three(value: Middle | Missing) -> tuple[Cell, ...]:
    return (None,) * 3 if isinstance(value, Missing) else (value.median, value.low, value.high)


def _rate(value: Share | Missing) -> str:
    if isinstance(value, Missing):
        return "not in this data"
    return f"{rate_words(value)} {interval_words(value)}".rstrip()


def _middle(value: Middle | Missing) -> str:
    if isinstance(value, Missing):
        return "not in this data"
    if value.median is None:
        return "–"
    return f"{value.median:,.0f} [{value.low:,.0f}–{value.high:,.0f}]"
