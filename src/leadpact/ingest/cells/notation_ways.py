"""The two ways to read dates, and numbers: their SQL, and the words to ask with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from leadpact.errors import Way
from leadpact.ingest.cells.parse_sql import date_sql, is_numbered_date_sql, number_sql
from leadpact.ingest.mapping import DateOrder, DecimalMark


@dataclass(frozen=True)
class Column:
    """A column of the file: its header, its name in the staged table, whether it holds counts."""

    header: str
    name: str
    whole: bool = False


@dataclass(frozen=True)
class Question:
    """What can be read in two ways.

    `option` and its two `values` are the command line's, `readings` the SQL of each for `cell`.
    `matters_sql` says whether they could differ for `cell`, `likely_sql` whether `cell` may help
    to settle it: "1,2" may be a list. `words` and `hint` ask; `say` puts what is read into words.
    """

    option: str
    values: tuple[str, str]
    readings: tuple[str, str]
    matters_sql: str
    likely_sql: str
    words: str
    hint: str
    say: Callable[[object], str]

    def both_sql(self, table: str, column: Column) -> str:
        """A query of `cell`, `first` and `second` for the cells to which the question matters."""
        return f"{self.all_sql(table, column)} and {self.matters_sql}"

    def all_sql(self, rows: str, column: Column) -> str:
        """The same for every filled cell."""
        first, second = (_whole(way) for way in self.readings) if column.whole else self.readings
        return f"""select cell, {first} as first, {second} as second
            from (select {column.name} as cell from {rows}) where cell is not null"""


def ways_of(
    question: Question, column: Column, cells: Sequence[tuple[str, object, object]]
) -> tuple[Way, ...]:
    """Both ways, each with the texts and what it reads in them."""
    said = [(text, question.say(first), question.say(second)) for text, first, second in cells]
    return tuple(
        Way(
            question.option,
            value,
            said[0][number],
            ((column.header, "is read as"), *((one[0], one[number]) for one in said)),
        )
        for number, value in enumerate(question.values, start=1)
    )


_MONTHS = """January February March April May June July August September October November
December""".split()


def _say_date(read: object) -> str:
    if not isinstance(read, datetime):
        return "no date"
    day = f"{read.day} {_MONTHS[read.month - 1]} {read.year}"
    return f"{day}, {read:%H:%M}" if read.hour or read.minute else day


def _say_number(read: object) -> str:
    if not isinstance(read, float):
        return "no number"
    if read.is_integer():
        return f"{read:.0f}"
    low = int(read // 1)
    return f"{read:.15g}, between {low} and {low + 1}"


def _whole(way: str) -> str:
    """The reading where it gives a whole number: "1,200 employees" are not one and a fifth."""
    return f"case when {way} = floor({way}) then {way} end"


DATES = Question(
    option="dates",
    values=(DateOrder.DAY_FIRST.value, DateOrder.MONTH_FIRST.value),
    readings=(date_sql("cell", DateOrder.DAY_FIRST), date_sql("cell", DateOrder.MONTH_FIRST)),
    matters_sql=is_numbered_date_sql("cell"),
    likely_sql=is_numbered_date_sql("cell"),
    words="is the day or the month first?",
    hint="Say which comes first: in Upload under “How this file writes dates and numbers”, on "
    "the command line with --dates day-first or --dates month-first.",
    say=_say_date,
)

NUMBERS = Question(
    option="decimals",
    values=(DecimalMark.POINT.value, DecimalMark.COMMA.value),
    readings=(number_sql("cell", DecimalMark.POINT), number_sql("cell", DecimalMark.COMMA)),
    matters_sql="(contains(cell, ',') or contains(cell, '.'))",
    likely_sql=r"(regexp_full_match(cell, '[+-]?\d+') or regexp_matches(cell, "
    r"'^\D{0,5}\d[^A-Za-z]*([$€£%]|[A-Z]{3})$|^([$€£]|[A-Z]{3} )|\d[.,]\d\d$|\d[.,]\d{3}[.,]\d'))",
    words="is the comma the decimal mark?",
    hint="Say which one it is: in Upload under “How this file writes dates and numbers”, on the "
    "command line with --decimals point or --decimals comma.",
    say=_say_number,
)
