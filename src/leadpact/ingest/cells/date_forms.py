"""Every form of a date that a cast does not take, in SQL."""

from leadpact.ingest.mapping import DateOrder


def any_date_sql(text: str, order: DateOrder) -> str:
    """A TIMESTAMP of the text in any form we know; each text is taken apart once, slowly."""
    numbers = r"\3-\2-\1|\4" if order is DateOrder.DAY_FIRST else r"\3-\1-\2|\4"
    forms = (_YEAR_FIRST, _COMPACT, _COMPACT_TIME, _DOTTED, (_NUMBERED, numbers))
    named = (_DAY_MONTH, _MONTH_DAY)
    plain = f"lower(strip_accents({text}))"
    apart = "case " + " ".join(
        f"when regexp_matches(a_text, '{form}') then regexp_replace(a_text, '{form}', '{parts}')"
        for form, parts in (*forms, *named)
    )
    moment = _bound(f"{apart} end", "a_form", _bound(_parts(), "a_part", _moment()))
    return _bound(plain, "a_text", f"case when {_may_be_date('a_text')} then {moment} end")


def in_range_sql(moment: str) -> str:
    """Whether a timestamp lies in the years from 1901 to 2200."""
    return f"{moment} between timestamp '{_FIRST}' and timestamp '{_LAST}'"


_FIRST, _LAST = "1901-01-01 00:00:00", "2200-12-31 23:59:59.999999"
_WEEKDAYS = (
    "mo|di|mi|do|fr|sa|so|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|[a-z]{3,6}day|[a-z]{4,7}tag"
    "|mittwoch|lun|mar|mer|jeu|ven|sam|dim|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    "|mie|jue|vie|sab|dom|lunes|martes|miercoles|jueves|viernes|sabado|domingo"
)
_WEEKDAY = rf"(?:(?:{_WEEKDAYS})\.?,? )?"
_REST = r"([^\d|][^|]*|)"
_BETWEEN = "[ -]?(?:de |del |of )?"
_SIGN_OF_A_YEAR = r"\d{4}|[-/. ]\d\d(\D|$)"

# A form of a text in lower case, and how it becomes "year-month-day|time". A date with dots has its
# day first everywhere.
_YEAR_FIRST = (
    rf"^(\d{{4}})[-/. ]{{1,2}}(\d{{1,2}})[-/. ]{{1,2}}(\d{{1,2}}){_REST}$",
    r"\1-\2-\3|\4",
)
_COMPACT = (r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3|")
_COMPACT_TIME = (r"^(\d{4})(\d\d)(\d\d)t?(\d\d)(\d\d)(\d\d)(z?)$", r"\1-\2-\3|\4:\5:\6\7")
_DOTTED = (
    rf"^{_WEEKDAY}(\d{{1,2}})\. ?(\d{{1,2}})\. ?(\d{{4}}|\d\d){_REST}$",
    r"\3-\2-\1|\4",
)
_NUMBERED = rf"^{_WEEKDAY}(\d{{1,2}})[-/ ](\d{{1,2}})[-/ ](\d{{4}}|\d\d){_REST}$"
_ORDINAL = r"(?:st|nd|rd|th|er|\.|º)?"
_DAY_MONTH = (
    rf"^{_WEEKDAY}(\d{{1,2}}){_ORDINAL}{_BETWEEN}([a-z]{{3,10}})\.?,?{_BETWEEN}(\d{{4}}|\d\d){_REST}$",
    r"\3-\2-\1|\4",
)
_MONTH_DAY = (
    rf"^{_WEEKDAY}([a-z]{{3,10}})\.?[ -](\d{{1,2}})(?:st|nd|rd|th)?,?[ -](\d{{4}}){_REST}$",
    r"\3-\1-\2|\4",
)
_MONTHS = {
    1: "jan january januar janner janvier janv ene enero gen gennaio januari",
    2: "feb february februar feber fevrier fevr fev febrero febbraio februari",
    3: "mar march marz maerz mrz mars marzo maart mrt",
    4: "apr april avr avril abr abril aprile",
    5: "may mai mayo mag maggio mei",
    6: "jun june juni juin junio giu giugno",
    7: "jul july juli juil juillet julio lug luglio",
    8: "aug august aout ago agosto augustus",
    9: "sep sept september septembre septiembre setiembre set settembre",
    10: "oct october okt oktober octobre octubre ott ottobre",
    11: "nov november novembre noviembre",
    12: "dec december dez dezember decembre dic diciembre dicembre",
}

# What may follow a date: a time of day, with seconds, AM or PM, and a zone, in this order.
_TIME = (
    r"^[,t]? ?(?:(?:at|um|a las|a) )?(\d{1,2})[:h.](\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?"
    r" ?(?:([ap])\.? ?m\.?)?(?: ?uhr)?,? ?"
    r"(z|(?:utc|gmt)?[+-]\d{1,2}:?(?:\d\d)?|[a-z]{2,5})?(?: \([^|]*\))?$"
)
_TIME_PARTS = "['h', 'mi', 's', 'f', 'half', 'zone']"
# Minutes ahead of UTC. Names that mean two zones (IST, CST of China) are those of North America
# where they are its, and else missing.
_ZONES = {
    "": 0, "z": 0, "utc": 0, "gmt": 0, "ut": 0, "wet": 0,
    "bst": 60, "west": 60, "cet": 60, "mez": 60,
    "cest": 120, "mesz": 120, "eet": 120, "eest": 180, "msk": 180,
    "edt": -240, "est": -300, "cdt": -300, "cst": -360, "mdt": -360, "mst": -420,
    "pdt": -420, "pst": -480, "akdt": -480, "akst": -540, "hst": -600,
    "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
}  # fmt: skip


def _may_be_date(text: str) -> str:
    return f"strlen({text}) between 6 and 80 and regexp_matches({text}, '{_SIGN_OF_A_YEAR}')"


def _bound(value: str, name: str, expression: str) -> str:
    """The expression with a name for a value, so that the value is worked out once."""
    return f"list_transform([{value}], lambda {name}: {expression})[1]"


def _parts() -> str:
    month = "split_part(split_part(a_form, '|', 1), '-', 2)"
    numbers = ", ".join(f"'{word}': {n}" for n, words in _MONTHS.items() for word in words.split())
    return (
        f"{{'y': split_part(a_form, '-', 1), 'd': split_part(split_part(a_form, '|', 1), '-', 3), "
        f"'m': coalesce(try_cast({month} as integer), map {{{numbers}}}[{month}]), "
        f"'rest': split_part(a_form, '|', 2), "
        f"'t': regexp_extract(split_part(a_form, '|', 2), '{_TIME}', {_TIME_PARTS})}}"
    )


def _moment() -> str:
    """The moment that the parts `a_part` say."""
    century = "case when strlen(a_part.y) > 2 then '' when a_part.y < '69' then '20' else '19' end"
    hour = "cast(a_part.t.h as integer)"
    twelve = f"case when {hour} between 1 and 12 then {hour} % 12 end"
    hour = f"case a_part.t.half when 'a' then {twelve} when 'p' then {twelve} + 12 else {hour} end"
    time = (
        f"({hour}) || ':' || a_part.t.mi || ':' || coalesce(nullif(a_part.t.s, ''), '00') || '.' "
        f"|| coalesce(nullif(a_part.t.f, ''), '0')"
    )
    date = f"({century}) || a_part.y || '-' || a_part.m || '-' || a_part.d"
    found = (
        f"case when trim(a_part.rest) = '' then try_cast({date} as timestamp) "
        f"when a_part.t.h <> '' then try_cast({date} || ' ' || {time} as timestamp) "
        f"- to_minutes({_offset()}) end"
    )
    return _bound(found, "a_moment", f"case when {in_range_sql('a_moment')} then a_moment end")


def _offset() -> str:
    """How many minutes the zone of `a_part` is ahead of UTC; NULL for one that is not known."""
    zones = ", ".join(f"'{name}': {minutes}" for name, minutes in _ZONES.items())
    digits = "regexp_replace(a_part.t.zone, '[^0-9]', '', 'g')"
    hours = f"case when strlen({digits}) > 2 then left({digits}, -2) else {digits} end"
    minutes = f"case when strlen({digits}) > 2 then right({digits}, 2) else '0' end"
    sign = "case when contains(a_part.t.zone, '-') then -1 else 1 end"
    return (
        f"case when regexp_matches(a_part.t.zone, '[+-]') "
        f"then {sign} * (60 * try_cast({hours} as integer) + try_cast({minutes} as integer)) "
        f"else map {{{zones}}}[a_part.t.zone] end"
    )
