"""Ranges people write for company sizes and buying times, read into our bands."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from leadpact.domain.fields import COMPANY_SIZES


def company_size_band(folded: str) -> str | None:
    """The band that a folded text such as "51 to 200", "1,001+" or "< 10 people" lies wholly in.

    None when it is no such range, or crosses the limits of our bands.
    """
    people = _range(_PEOPLE.sub("", folded), step=1)
    if people is None:
        return None
    for band in COMPANY_SIZES:
        limits = _range(band, step=1)
        if limits and _lies_inside(people, limits):
            return band
    return None


def timeline_choice(folded: str) -> str | None:
    """The shortest of our buying times that a folded text such as "3-6 months" is sure to fall in.

    "later" from 12 months on; None when it is no such time, or says too little ("3+ months").
    """
    counted = _COUNT.sub(lambda word: _COUNTS[word[0]], _WITHIN.sub("", folded))
    scales = {_UNITS[unit] for unit in _UNIT.findall(counted)}
    if len(scales) != 1:
        return None
    scale = scales.pop()
    months = _range(" ".join(_UNIT.sub(" ", counted).split()), step=0)
    if months is None:
        return None
    # A single number is a limit: "12 months" is the same as "within 12 months".
    if months.low != months.high and months.low * scale >= _YEAR:
        return "later"
    if months.high is None:
        return None
    return next((name for limit, name in _LIMITS if months.high * scale <= limit), None)


@dataclass(frozen=True)
class _Range:
    low: int
    high: int | None


_NUMBER = r"(\d{1,3}(?:[.,' ]\d{3}){1,3}|\d{1,9})(k?)"

_BETWEEN = "from |von |de |entre |zwischen "
_TO = "-|–|—|to|bis|und|à|a|et|y"
_AND_MORE = r"\+|plus|(?:or|and) (?:more|above|over|up)|(?:und|oder) mehr|(?:et|ou) plus|[oy] más"
_FROM = ">=|≥|at least|from|ab|mindestens|au moins|à partir de|al menos|desde"
_ABOVE = ">|more than|over|above|über|mehr als|plus de|más de"
_UP_TO = "<=|≤|up to|at most|bis|bis zu|höchstens|jusqu['’]à|au plus|hasta"
_BELOW = "<|less than|fewer than|under|below|unter|weniger als|moins de|menos de"

# Each form makes a range of its numbers and of the step to the next number beyond a bound.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[list[int], int], _Range]], ...] = tuple(
    (re.compile(form), read)
    for form, read in (
        (_NUMBER, lambda n, _: _Range(n[0], n[0])),
        (rf"(?:{_BETWEEN})?{_NUMBER} ?(?:{_TO}) ?{_NUMBER}", lambda n, _: _Range(n[0], n[1])),
        (rf"{_NUMBER} ?(?:{_AND_MORE})", lambda n, _: _Range(n[0], None)),
        (rf"(?:{_FROM}) ?{_NUMBER}", lambda n, _: _Range(n[0], None)),
        (rf"(?:{_ABOVE}) ?{_NUMBER}", lambda n, step: _Range(n[0] + step, None)),
        (rf"(?:{_UP_TO}) ?{_NUMBER}", lambda n, _: _Range(0, n[0])),
        (rf"(?:{_BELOW}) ?{_NUMBER}", lambda n, step: _Range(0, n[0] - step)),
    )
)


def _range(text: str, step: int) -> _Range | None:
    """What a text allows; `step` is 1 for people, who come whole, and 0 for months."""
    for form, read in _FORMS:
        match = form.fullmatch(text)
        if match:
            found = read(_numbers(match), step)
            return found if found.high is None or found.low <= found.high else None
    return None


def _numbers(match: re.Match[str]) -> list[int]:
    groups = match.groups()
    return [
        int(re.sub(r"\D", "", digits)) * (1000 if thousand else 1)
        for digits, thousand in zip(groups[::2], groups[1::2], strict=True)
    ]


_PEOPLE = re.compile(
    r" ?\b(employees|people|persons|staff|ftes?|mitarbeiter|mitarbeitende|beschäftigte|employés"
    r"|salariés|empleados|dipendenti|medewerkers)$"
)


def _lies_inside(people: _Range, limits: _Range) -> bool:
    # A company has at least one person, so "0-10" is "1-10".
    low = max(people.low, 1)
    if low < limits.low:
        return False
    if limits.high is None:
        return True
    return people.high is not None and low <= people.high <= limits.high


# In thousandths of a month; a day is rounded so that 91 days are within 3 months, 365 within 12.
_YEAR = 12000
_UNITS: Mapping[str, int] = {
    unit: thousandths
    for thousandths, units in (
        (32, "day days tag tage tagen jour jours día días dia dias"),
        (230, "week weeks woche wochen semaine semaines semana semanas"),
        (1000, "month months monat monate monaten mois mes meses"),
        (3000, "quarter quarters quartal quartale quartalen trimestre trimestres"),
        (_YEAR, "year years jahr jahre jahren an ans année années año años"),
    )
    for unit in units.split()
}
# "An" counts in English ("an hour"), and is a year in French: only after a number.
_UNIT = re.compile(
    rf"\b({'|'.join(sorted(_UNITS.keys() - {'an'}, key=len, reverse=True))}|(?<=\d )an)\b"
)
_LIMITS = ((3000, "within_3_months"), (6000, "within_6_months"), (_YEAR, "within_12_months"))
_WITHIN = re.compile(
    r"^(?:(?:with)?in the next|the next|next|innerhalb der nächsten|innerhalb von|in den nächsten"
    r"|dans les prochains|dans les|d['’]ici|sous|en los próximos|dentro de|en|(?:with)?in) "
)
_COUNTS: Mapping[str, str] = {
    "a": "1",
    "an": "1",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "six": "6",
    "nine": "9",
    "twelve": "12",
    "einem": "1",
    "einen": "1",
    "un": "1",
    "drei": "3",
    "sechs": "6",
    "zwölf": "12",
    "trois": "3",
    "douze": "12",
    "tres": "3",
    "seis": "6",
    "doce": "12",
}
# "3 a 6 meses" is no "3 1 6".
_COUNT = re.compile(rf"\b(?:{'|'.join(_COUNTS.keys() - {'a', 'an'})})\b|^an?\b|(?<=than )an?\b")
