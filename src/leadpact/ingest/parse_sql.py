"""Cell texts as numbers, dates and yes/no, in SQL: NULL where a text cannot be one.

Every function takes a SQL expression of ours that gives the trimmed text, NULL for empty.
"""

from leadpact.ingest.mapping import DateOrder, DecimalMark

_CURRENCY = (
    r"^([+-]?)(?:USD|EUR|GBP|CHF|[$€£¥])[ \x{00A0}]*|[ \x{00A0}]*(?:USD|EUR|GBP|CHF|[$€£¥])$"
)
# A blank or an apostrophe parts thousands like a comma or a point does; elsewhere it parts the
# digits of a telephone number.
_BLANKS = r" \x{00A0}\x{202F}'’"
_POINT = rf"[+-]?(?:\d+|\d{{1,3}}(?:[,{_BLANKS}]\d{{3}})+)?(?:\.\d*)?(?:[eE][+-]?\d{{1,3}})?"
_COMMA = rf"[+-]?(?:\d+|\d{{1,3}}(?:[.{_BLANKS}]\d{{3}})+)?(?:,\d*)?"

_DAY_FIRST = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %m %Y")
# Where dates are written with dots, the day comes first everywhere.
_MONTH_FIRST = ("%m/%d/%Y", "%d.%m.%Y", "%m-%d-%Y", "%m %d %Y")
_NAMED = (
    *("%d %b %Y", "%d-%b-%Y", "%d %B %Y", "%d. %B %Y", "%b %d, %Y", "%B %d, %Y", "%b %d %Y"),
    *("%d-%b-%y", "%a, %d %b %Y"),
)
_TIMES = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p", ", %H:%M", ", %I:%M %p")
_FIRST_YEAR, _LAST_YEAR = 1901, 2200


def number_sql(text: str, mark: DecimalMark) -> str:
    """A DOUBLE: with the decimal mark given, thousands marks and a currency sign allowed."""
    bare = f"regexp_replace({text}, '{_CURRENCY}', '\\1', 'g')"
    if mark is DecimalMark.POINT:
        pattern, plain = _POINT, f"regexp_replace({bare}, {_quoted(f'[,{_BLANKS}]')}, '', 'g')"
    else:
        pattern = _COMMA
        plain = f"replace(regexp_replace({bare}, {_quoted(f'[.{_BLANKS}]')}, '', 'g'), ',', '.')"
    number = f"try_cast({plain} as double)"
    fits = f"regexp_full_match({bare}, {_quoted(pattern)})"
    return f"case when {fits} and isfinite({number}) then {number} end"


def date_sql(text: str, order: DateOrder) -> str:
    """A TIMESTAMP from 1901 to 2200: ISO forms, named months, or numbers in the order given."""
    numbered = _DAY_FIRST if order is DateOrder.DAY_FIRST else _MONTH_FIRST
    iso = (
        f"case when regexp_matches({text}, '^\\d{{4}}[-/]\\d{{1,2}}[-/]\\d{{1,2}}') "
        f"then try_cast(replace({text}, '/', '-') as timestamp) "
        f"when regexp_full_match({text}, '\\d{{8}}') then try_strptime({text}, '%Y%m%d') end"
    )
    two_digits = tuple(form.replace("%Y", "%y") for form in numbered)
    short_year = f"regexp_matches({text}, '^\\d{{1,2}}[-/. ]\\d{{1,2}}[-/. ]\\d{{2}}(\\D|$)')"
    long = f"try_strptime({text}, {_forms((*numbered, *_NAMED))})"
    short = f"try_strptime({text}, {_forms(two_digits)})"
    found = f"coalesce({iso}, case when {short_year} then {short} else {long} end)"
    return f"case when year({found}) between {_FIRST_YEAR} and {_LAST_YEAR} then {found} end"


def is_numbered_date_sql(text: str) -> str:
    """Whether the text is a date whose day and month could change places."""
    return f"regexp_matches({text}, '^\\d{{1,2}}[-/. ]\\d{{1,2}}[-/. ]\\d{{2,4}}(\\D|$)')"


def _quoted(pattern: str) -> str:
    return "'" + pattern.replace("'", "''") + "'"


def _forms(dates: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{form}{time}'" for form in dates for time in _TIMES)
    return f"[{listed}]"
