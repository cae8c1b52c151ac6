"""What a text looks like, and whether the first record of a table names its columns."""

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

_SAME_KIND = 0.8
_LONGEST_CODE = 40
# Longer texts are words; they would also keep the patterns busy.
_LONGEST_TYPED = 200
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_CURRENCY = r"(?:[$€£¥%]|USD|EUR|GBP|CHF|kr)"
_TIME = r"(?:(?:T|,? )\d{1,2}:\d\d[\d:.+ APMZapm-]*)?"
_KINDS = (
    ("email", re.compile(r"[^@\s,;|]+@[^@\s,;|]+\.[^@\s,;|]+")),
    ("date", re.compile(rf"\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}{_TIME}")),
    ("date", re.compile(rf"\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|\d\d){_TIME}")),
    ("link", re.compile(r"https?://[^\s;|]+", re.IGNORECASE)),
    (
        "number",
        re.compile(
            rf"[-+(]?\s?{_CURRENCY}?\s?[-+(]?\d[\d.,'’() \u00a0\u202f/-]*(?:[eE][-+]?\d+)?"
            rf"\s?{_CURRENCY}?\)?"
        ),
    ),
)
_CODE = re.compile(r"(?=\S*\d\S*\d)(?=\S*[A-Za-z_#-])[\w#./-]+", re.ASCII)
_YEAR = re.compile(r"\d{4}")


class Verdict(StrEnum):
    """What the first record of a table is, as far as its cells tell."""

    NAMES = "names"
    DATA = "data"
    UNTOLD = "untold"
    EITHER = "either"


class _Column(NamedTuple):
    """The first cell of a column, the kind of the cells below, and these cells."""

    first: str
    kind: str
    below: tuple[str, ...]


def kind_of(text: str) -> str:
    """What the text looks like: "email", "date", "link", "number", a code's shape, "" for words.

    The shape of a code (an id such as A-0017) has x for each letter and digit.
    """
    bare = text.strip()
    if len(bare) > _LONGEST_TYPED:
        return ""
    for kind, pattern in _KINDS:
        if pattern.fullmatch(bare):
            return kind
    if len(bare) <= _LONGEST_CODE and _CODE.fullmatch(bare):
        return re.sub(r"[A-Za-z0-9]", "x", bare)
    return ""


def verdict_on(first: Sequence[str], rest: Sequence[Sequence[str]]) -> Verdict:
    """Whether the first record is made of names or of data like the rest.

    A cell that looks like all those below speaks for data, one that does not for names; a column
    of words says nothing. EITHER: a person has to say.
    """
    columns = [
        _Column(cell, kind, below)
        for position, cell in enumerate(first)
        if cell.strip()
        for below in [_filled(rest, position)]
        for kind in [_common_kind(below)]
        if kind
    ]
    if not rest:
        return _verdict_alone(first)
    alike = [column for column in columns if kind_of(column.first) == column.kind]
    names = len(columns) - len(alike)
    if not alike:
        return Verdict.NAMES if names else Verdict.UNTOLD
    strong = any(column.kind != "number" for column in alike)
    if strong or not _are_like_names(alike):
        return Verdict.DATA if len(alike) >= names and (strong or not names) else Verdict.EITHER
    return Verdict.NAMES if names else Verdict.EITHER


def has_typed_column(rest: Sequence[Sequence[str]], width: int) -> bool:
    """Whether the records have a column whose cells look alike and are not words."""
    return any(_common_kind(_filled(rest, position)) for position in range(width))


def _filled(records: Sequence[Sequence[str]], position: int) -> tuple[str, ...]:
    return tuple(
        record[position] for record in records if position < len(record) and record[position]
    )


def _common_kind(texts: Sequence[str]) -> str:
    if not texts:
        return ""
    [(kind, count)] = Counter(kind_of(text) for text in texts).most_common(1)
    return kind if count >= _SAME_KIND * len(texts) else ""


def _verdict_alone(first: Sequence[str]) -> Verdict:
    """A record without others: an e-mail or a date is in it only when it is data."""
    kinds = {kind_of(cell) for cell in first}
    return Verdict.DATA if kinds & {"email", "date", "link"} else Verdict.UNTOLD


def _are_like_names(columns: Sequence[_Column]) -> bool:
    """Whether numbers may be names: years over what are no years, or 1, 2, 3."""
    if all(_is_year(column.first) for column in columns):
        return not all(_are_years(column.below) for column in columns)
    counted = [column.first for column in columns]
    return len(counted) > 1 and any(
        counted == [str(number) for number in range(start, start + len(counted))]
        for start in (0, 1)
    )


def _is_year(text: str) -> bool:
    bare = text.strip()
    return bool(_YEAR.fullmatch(bare)) and _FIRST_YEAR <= int(bare) <= _LAST_YEAR


def _are_years(texts: Sequence[str]) -> bool:
    return sum(map(_is_year, texts)) >= _SAME_KIND * len(texts)
