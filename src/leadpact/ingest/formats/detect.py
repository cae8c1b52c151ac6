"""What a file is, by its first bytes and never by its name."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from leadpact.errors import FileError
from leadpact.ingest.content import SAVE_AS, shown
from leadpact.ingest.text.decode import unmarked_utf_16

_SAVE_AS_XLSX = "Open it in Excel or LibreOffice and save it as XLSX."
_HEAD = 65_536
_MARKUP_HEAD = 4_096
_BINARY_SHARE = 0.05
# So few may be damage to the text of a small file.
_FEW_CONTROLS = 4
_PARQUET_MARK = b"PAR1"
_WIDE_MARKS = (BOM_UTF16_LE, BOM_UTF16_BE)
_TEXT_CONTROLS = b"\t\n\r\x0c\x1a\x1c\x1d\x1e\x1f\x01\x02"

_FOREIGN = MappingProxyType(
    {
        b"%PDF": "a PDF document",
        b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
        b"Rar!\x1a\x07": "a RAR archive",
        b"BZh91AY&SY": "a bzip2 archive",
        b"\xfd7zXZ\0": "an xz archive",
        b"\x28\xb5\x2f\xfd": "a Zstandard archive",
        b"\x89PNG": "a PNG picture",
        b"\xff\xd8\xff": "a JPEG picture",
        b"GIF89a": "a GIF picture",
        b"{\\rtf": "an RTF document",
        b"SQLite format 3\0": "an SQLite database",
    }
)

_MARKUP = (
    (re.compile(r"<\?xml[^>]*>.*urn:schemas-microsoft-com:office:spreadsheet", re.DOTALL),
     "an XML spreadsheet of Excel 2003"),
    (re.compile(r"(<!doctype\s+html|<(html|head)\b)|<(table|meta|style|body|div)\b.*<t[rdh]\b",
     re.DOTALL), "a web page (HTML)"),
    (re.compile(r"<\?xml\s"), "an XML file"),
    (re.compile(r"(mime-version|content-type):.*multipart/related", re.DOTALL),
     "a web archive (MHTML)"),
)  # fmt: skip


class Content(StrEnum):
    """The kinds of content that can hold a table, as a person calls them."""

    TEXT = "text"
    OLE = "an Excel workbook (.xls)"
    ZIP = "a ZIP archive"
    GZIP = "a gzip archive"
    PARQUET = "a Parquet file"


_READ = MappingProxyType(
    {
        b"PK\x03\x04": Content.ZIP,
        b"PK\x05\x06": Content.ZIP,
        b"PK\x07\x08": Content.ZIP,
        b"\x1f\x8b": Content.GZIP,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": Content.OLE,
        _PARQUET_MARK: Content.PARQUET,
    }
)


def content_of(path: Path) -> Content:
    """What the file is.

    Raises FileError when it is missing, empty, not a plain file, or known to be something else.
    """
    head = _head_of(path)
    if not head:
        raise FileError(f"{shown(path)} is empty.", "Export it again and check its size.")
    content = kind_of(head, shown(path))
    if content is Content.TEXT:
        _refuse_markup(head, shown(path))
    return content


def kind_of(head: bytes, name: str) -> Content:
    """What begins with these bytes; raises FileError, by the file's name, when it is no table."""
    for mark, content in _READ.items():
        if head.startswith(mark) and (b"\0" in head or mark != _PARQUET_MARK):
            return content
    for mark, foreign in _FOREIGN.items():
        if head.startswith(mark):
            raise FileError(f"{name} is {foreign}, not a table.", SAVE_AS)
    if head[257:262] == b"ustar" and b"\0" in head:
        raise FileError(f"{name} is a TAR archive, not a table.", "Unpack it, and import its file.")
    if _is_binary(head):
        raise FileError(f"{name} holds no text: it is a binary file.", SAVE_AS)
    return Content.TEXT


def _refuse_markup(head: bytes, name: str) -> None:
    codec = "utf-16" if head.startswith(_WIDE_MARKS) else unmarked_utf_16(head) or "utf-8"
    text = head.removeprefix(BOM_UTF8).decode(codec, "replace").lstrip()[:_MARKUP_HEAD].lower()
    for pattern, markup in _MARKUP:
        if pattern.match(text):
            raise FileError(f"{name} is {markup}, not a table of text.", _SAVE_AS_XLSX)


def _head_of(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise FileError(f"{shown(path)} is not a file.", "Choose a CSV or XLSX file.")
        with path.open("rb") as file:
            return file.read(_HEAD)
    except FileNotFoundError as error:
        raise FileError(f"{shown(path)} does not exist.", "Check the path.") from error
    except (OSError, ValueError) as error:
        raise FileError(
            f"{shown(path)} cannot be opened: {error}.", "Check the path and its permissions."
        ) from error


def _is_binary(head: bytes) -> bool:
    if b"\0" not in head or head.startswith(_WIDE_MARKS) or unmarked_utf_16(head):
        return False
    controls = sum(head.count(byte) for byte in range(32) if byte not in _TEXT_CONTROLS)
    return controls > max(_FEW_CONTROLS, _BINARY_SHARE * len(head))
