"""What counts in a header, and in the headers of a file together."""

import re
import unicodedata
from collections.abc import Sequence
from hashlib import sha256

_SEPARATORS = re.compile(r"[\s_.:*?\u00ad\u200b-\u200d\u2060\ufeff\u2010-\u2015-]+")
_CAMEL = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+")
_WRAPPING = re.compile(r"(?:properties|attributes|fields)\.(?=.)")
_REPEATED = re.compile(r"(.+) \(\d+\)")


def fold_header(header: str) -> str:
    """What counts in a header: "Created At", "created_at" and "CreatedAt" are one, and so are
    "Société" and "SOCIETE". What the answer of an API wraps its cells in does not count either:
    "properties.email" is "email".
    """
    return _SEPARATORS.sub("", _unwrapped(_plain(header)))


def _unwrapped(header: str) -> str:
    match = _WRAPPING.match(header)
    return header[match.end() :] if match else header


def words_of(header: str) -> tuple[str, ...]:
    """The words of a header in lower case without accents: "LeadSource" has two."""
    return tuple(_WORD.findall(_plain(_CAMEL.sub(" ", header))))


def header_key(columns: Sequence[str]) -> str:
    """A key that files with the same headers share, whatever their order, case and spaces."""
    folded = sorted(fold_header(column) for column in columns)
    return sha256("\n".join(folded).encode("utf-8", "surrogatepass")).hexdigest()


def repeated_header(column: str, columns: Sequence[str]) -> str:
    """The header that this column repeats: "Email" for "Email (2)" beside it; else itself."""
    match = _REPEATED.fullmatch(column)
    return match[1] if match and match[1] in columns else column


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))
