"""Cell texts as numbers and dates, in SQL: NULL where a text cannot be one.

Every function takes a SQL expression of ours that gives the trimmed text, NULL for empty.
"""

from leadpact.ingest.cells.parse_dates import (
    DayCount,
    date_sql,
    day_count_sql,
    is_numbered_date_sql,
)
from leadpact.ingest.mapping import DecimalMark

__all__ = ["DayCount", "date_sql", "day_count_sql", "is_numbered_date_sql", "number_sql"]

_SIGN = r"[A-Z]{0,2}[$€£¥₹₽₺₩฿₫₴₪]|kr\.?|zł|Kč|Fr\.|Rs\.?"
_CODES = """AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EUR GBP HKD HUF IDR ILS INR ISK JPY KRW
MXN MYR NOK NZD PEN PHP PLN RON RUB SAR SEK SGD SFr THB TRY TWD UAH USD VND ZAR""".split()
_CURRENCY = rf"(?:{_SIGN}|{'|'.join(_CODES)})"

# A blank or an apostrophe parts thousands like a comma or a point does; elsewhere it parts the
# digits of a telephone number.
_BLANKS = r" \x{00A0}\x{2009}\x{202F}'’"
_SPACE = r"[ \x{00A0}\x{2009}\x{202F}]*"
_POINT = rf"(\d+|\d{{1,3}}([,{_BLANKS}]\d{{3}})+)?(\.\d*)?([eE][+-]?\d{{1,2}})?"
_COMMA = rf"(\d+|\d{{1,3}}([.{_BLANKS}]\d{{3}})+)?(,\d*)?([eE][+-]?\d{{1,2}})?"

# Sign, currency and percent may stand before or after, the minus as brackets too, and cents as a
# dash ("1.200,-"); what is between them is the number.
_BEFORE = rf"^(\(?[+−–-]?{_SPACE}(?:{_CURRENCY}{_SPACE})?[+−–-]?{_SPACE})"
_AFTER = rf"((?:[.,][-–—]{{1,2}})?{_SPACE}(?:[-−]|%)?{_SPACE}(?:{_CURRENCY})?{_SPACE}\)?)$"
_OUTSIDE = rf"^([+-]?)(?:{_CURRENCY}){_SPACE}|{_SPACE}(?:{_CURRENCY})$"
_AROUND = rf"{_BEFORE}(\d[^()%]*?|[.,]\d[^()%]*?){_AFTER}"


# No number of so few digits and such exponents is too large to hold.
_LONGEST = 60


def number_sql(text: str, mark: DecimalMark) -> str:
    """A DOUBLE: with the decimal mark given, thousands marks and a currency allowed.

    "25 %" is 0.25; "(1,200.50)", "1200-" and "−3" are below zero.
    """
    # What a database writes takes the short way: a cast, and nothing else is tried.
    plain = f"try_cast({text} as double)"
    strange = f"contains({text}, '_')"
    if mark is DecimalMark.COMMA:
        strange += f" or contains({text}, '.')"
    bare = f"regexp_replace({text}, {_quoted(_OUTSIDE)}, '\\1', 'g')"
    return (
        f"case when {text} is null then null "
        f"when isfinite({plain}) and not ({strange}) then {plain} "
        f"when strlen({text}) > {_LONGEST} then null "
        f"when {_is_number(bare, mark)} then {_cast(bare, mark)} "
        f"when regexp_matches({text}, '[%(−–-]') then {_dressed(text, mark)} end"
    )


def _dressed(text: str, mark: DecimalMark) -> str:
    """The number without what stands around it; a text without a digit is none."""
    parts = f"regexp_extract({text}, {_quoted(_AROUND)}, ['before', 'digits', 'after'])"
    number = _cast("a_number.digits", mark)
    minuses = "regexp_replace(a_number.before || a_number.after, '[.,][-–—]{1,2}', '')"
    below = f"regexp_matches({minuses}, '[−–-]')"
    brackets = "contains(a_number.before, '(')"
    sound = (
        f"{brackets} = contains(a_number.after, ')') "
        f"and length(regexp_replace({minuses}, '[^−–+(-]', '', 'g')) <= 1"
    )
    value = (
        f"{number} * case when {below} or {brackets} then -1 else 1 end "
        f"/ case when contains(a_number.after, '%') then 100 else 1 end"
    )
    return (
        f"case when regexp_matches({text}, '\\d') "
        f"then list_transform([{parts}], lambda a_number: "
        f"case when {_is_number('a_number.digits', mark)} and {sound} "
        f"then {value} end)[1] end"
    )


def _is_number(digits: str, mark: DecimalMark) -> str:
    pattern = _POINT if mark is DecimalMark.POINT else _COMMA
    return f"regexp_full_match({digits}, {_quoted(f'[+-]?{pattern}')})"


def _cast(digits: str, mark: DecimalMark) -> str:
    return f"try_cast({_undressed(digits, mark)} as double)"


def _undressed(digits: str, mark: DecimalMark) -> str:
    thousands = "," if mark is DecimalMark.POINT else "."
    bare = f"regexp_replace({digits}, {_quoted(f'[{thousands}{_BLANKS}]')}, '', 'g')"
    return bare if mark is DecimalMark.POINT else f"replace({bare}, ',', '.')"


def _quoted(pattern: str) -> str:
    return "'" + pattern.replace("'", "''") + "'"
