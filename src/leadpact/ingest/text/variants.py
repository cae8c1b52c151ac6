"""The quotes, escapes and spaces that a text may use with a delimiter, by the marks it holds."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from leadpact.ingest.records import Dialect

_LOOKED_AT = 500
_NEARLY_ALL = 0.9


class Variant(NamedTuple):
    """A dialect to be tried; a preferred one is taken when it fits as well as the plain one."""

    dialect: Dialect
    is_preferred: bool = False


def variants_of(lines: Sequence[str], names: Sequence[str], delimiter: str) -> Iterator[Variant]:
    """The dialects, other than the plain one, for which there are marks in the text.

    `names` is the header as the plain dialect cuts it.
    """
    text = "".join(lines[:_LOOKED_AT])
    spaced = _is_spaced(lines, names, delimiter)
    all_quoted = all(map(_is_single_quoted, names))
    # Of two that fit alike the first is taken: what the header says comes before an escape.
    quotes = ("'", '"') if all_quoted else ('"', "'")
    for quote in quotes if _opens(text, delimiter, "'") else ('"',):
        named = quote == "'" and all_quoted
        escapes = ("", "\\") if f"\\{quote}" in text or f"\\{delimiter}" in text else ("",)
        for escape in escapes:
            if quote == "'" or escape:
                yield Variant(Dialect(delimiter, quote, escape), named)
            if delimiter.strip(" ") and (spaced or f"{delimiter} {quote}" in text):
                yield Variant(Dialect(delimiter, quote, escape, spaced=True), named or spaced)


def _is_single_quoted(name: str) -> bool:
    bare = name.strip()
    return not bare or (len(bare) > 1 and bare.startswith("'") and bare.endswith("'"))


def _opens(text: str, delimiter: str, quote: str) -> bool:
    before = re.escape(delimiter) if delimiter else "^"
    return bool(re.search(rf"(?:^|{before} ?){quote}", text, re.MULTILINE))


def _is_spaced(lines: Sequence[str], names: Sequence[str], delimiter: str) -> bool:
    """Whether a space follows every delimiter of the header, and nearly all of most lines."""
    if not delimiter.strip(" ") or len(names) == 1:
        return False
    if not all(name.startswith(" ") for name in names[1:] if name):
        return False
    texts = [line.rstrip("\r\n").rstrip(delimiter) for line in lines[:_LOOKED_AT]]
    cut = [text for text in texts if delimiter in text]
    spaced = sum(text.count(f"{delimiter} ") >= _NEARLY_ALL * text.count(delimiter) for text in cut)
    return spaced >= _NEARLY_ALL * len(cut)
