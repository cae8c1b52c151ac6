"""Cell texts as dates, in SQL: NULL where a text cannot be one.

Every function takes a SQL expression of ours that gives the trimmed text, NULL for empty.
"""

from enum import StrEnum

from leadpact.ingest.cells.date_forms import any_date_sql, in_range_sql
from leadpact.ingest.mapping import DateOrder


class DayCount(StrEnum):
    """What the numbers of a column count, where all of them are dates."""

    SPREADSHEET = "days since 30 December 1899"
    SECONDS = "seconds since 1970"
    MILLISECONDS = "milliseconds since 1970"


def date_sql(text: str, order: DateOrder, count: DayCount | None = None) -> str:
    """A TIMESTAMP from 1901 to 2200: ISO forms, named months, or numbers in the order given.

    Months may be English, German, French, Spanish, Italian or Dutch. With `count`, a bare number
    counts days or seconds. A time with a zone ("+02:00", "Z", "EST", "CEST") becomes that of UTC;
    one without stays as it stands. A zone that is not known makes the text no date.
    """
    # Texts as databases and spreadsheets write them take a short way of one attempt each, for a
    # million rows; what is not found there is taken apart.
    plain = f"try_cast({text} as timestamp)"
    zoned = f"timezone('UTC', try_cast({text} as timestamptz))"
    numbered = _quick(text, order)
    ways = [
        (f"strlen({text}) = 10 and {in_range_sql(plain)}", plain),
        (f"regexp_matches({text}, '{_ISO_PLAIN}')", plain),
        (f"regexp_matches({text}, '{_ISO_ZONED}')", zoned),
        (f"regexp_matches({text}, '{_NUMBERS_AND_TIME}')", numbered),
    ]
    if count:
        ways.append((day_count_sql(text, count), _counted(text, count)))
    listed = " ".join(f"when {fits} then {found}" for fits, found in ways)
    return f"case when {text} is null then null {listed} else {any_date_sql(text, order)} end"


def is_numbered_date_sql(text: str) -> str:
    """Whether the text is a date whose day and month could change places."""
    return f"regexp_matches({text}, '^{_NUMBERED_START}(\\D|$)')"


def day_count_sql(text: str, count: DayCount) -> str:
    """Whether the text is a number that could count so: from 2009 to 2064, or from 2001 on."""
    return f"regexp_full_match({text}, '{_COUNTS[count]}')"


# Years that are sure to be in range, so that nothing has to be worked out twice.
_YEAR = r"(19(?:0[1-9]|[1-9]\d)|2[01]\d\d)"
_ISO_PLAIN = rf"^{_YEAR}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d{{1,9}})?)?Z?$"
_ISO_ZONED = rf"^{_YEAR}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d{{1,9}})?)?[+-]\d\d(:?\d\d)?$"
_NUMBERS_AND_TIME = rf"^(\d{{1,2}})[-/.](\d{{1,2}})[-/.]{_YEAR}( \d{{1,2}}:\d\d(?::\d\d)?)?$"
_NUMBERED_START = (
    r"(\d{1,2}/\d{1,2}/|\d{1,2}-\d{1,2}-|\d{1,2}\. ?\d{1,2}\. ?|\d{1,2} \d{1,2} )\d{2,4}"
)

_COUNTS = {
    DayCount.SPREADSHEET: r"[45]\d{4}([.,]\d+)?",
    DayCount.SECONDS: r"1\d{9}(\.\d+)?",
    DayCount.MILLISECONDS: r"1\d{12}(\.\d+)?",
}
_MICROSECONDS = {
    DayCount.SPREADSHEET: (
        "round((cast(replace({0}, ',', '.') as double) - 25569) * 86400) * 1000000"
    ),
    DayCount.SECONDS: "round(cast({0} as double) * 1000000)",
    DayCount.MILLISECONDS: "round(cast({0} as double) * 1000)",
}


def _quick(text: str, order: DateOrder) -> str:
    """A date in numbers, perhaps with a time of day, as a cast takes it."""
    numbers = r"\3-\2-\1\4" if order is DateOrder.DAY_FIRST else r"\3-\1-\2\4"
    dotted = f"regexp_replace({text}, '{_NUMBERS_AND_TIME}', '\\3-\\2-\\1\\4')"
    other = f"regexp_replace({text}, '{_NUMBERS_AND_TIME}', '{numbers}')"
    return f"try_cast(case when contains({text}, '.') then {dotted} else {other} end as timestamp)"


def _counted(text: str, count: DayCount) -> str:
    return f"make_timestamp(cast({_MICROSECONDS[count].format(text)} as bigint))"
