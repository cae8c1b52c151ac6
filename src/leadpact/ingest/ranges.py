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
    units = set(_UNIT.findall(folded))
    if len(units) != 1:
        return None
    scale = _UNITS[units.pop()]
    words = (_COUNTS.get(word, word) for word in _UNIT.sub(" ", folded).split())
    months = _range(_WITHIN.sub("", " ".join(words)), step=0)
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

# Each form makes a range of its numbers and of the step to the next number beyond a bound.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[list[int], int], _Range]], ...] = tuple(
    (re.compile(form), read)
    for form, read in (
        (_NUMBER, lambda n, _: _Range(n[0], n[0])),
        (rf"{_NUMBER} ?(?:-|–|—|to|bis|à|a) ?{_NUMBER}", lambda n, _: _Range(n[0], n[1])),
        (
            rf"{_NUMBER} ?(?:\+|plus|(?:or|and) (?:more|above|over|up))",
            lambda n, _: _Range(n[0], None),
        ),
        (rf"(?:>=|≥|at least|from) ?{_NUMBER}", lambda n, _: _Range(n[0], None)),
        (rf"(?:>|more than|over|above) ?{_NUMBER}", lambda n, step: _Range(n[0] + step, None)),
        (rf"(?:<=|≤|up to|at most) ?{_NUMBER}", lambda n, _: _Range(0, n[0])),
        (
            rf"(?:<|less than|fewer than|under|below) ?{_NUMBER}",
            lambda n, step: _Range(0, n[0] - step),
        ),
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
_UNITS: Mapping[str, int] = {"day": 32, "week": 230, "month": 1000, "quarter": 3000, "year": 12000}
_UNIT = re.compile(r"\b(day|week|month|quarter|year)s?\b")
_YEAR = 12000
_LIMITS = ((3000, "within_3_months"), (6000, "within_6_months"), (_YEAR, "within_12_months"))
_WITHIN = re.compile(r"^(?:(?:with)?in the next|(?:with)?in|the next|next) ")
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
}
