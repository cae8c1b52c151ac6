"""What a file is, by its first bytes and never by its name."""

from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from leadpact.errors import FileError

SAVE_AS = "Open it in the program it comes from and save it as CSV or XLSX."
_HEAD = 65_536
_BINARY_SHARE = 0.05
_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_TEXT_CONTROLS = b"\t\n\r\x0c\x1a\x1c\x1d\x1e\x1f\x01\x02"

_FOREIGN = MappingProxyType(
    {
        b"%PDF": "a PDF document",
        b"\xd0\xcf\x11\xe0": "an old Excel file (.xls) or a workbook with a password",
        b"\x1f\x8b": "a gzip archive",
        b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
        b"Rar!\x1a\x07": "a RAR archive",
        b"BZh91AY&SY": "a bzip2 archive",
        b"\x89PNG": "a PNG picture",
        b"\xff\xd8\xff": "a JPEG picture",
        b"GIF89a": "a GIF picture",
        b"{\\rtf": "an RTF document",
        b"SQLite format 3\0": "an SQLite database",
    }
)


class Content(StrEnum):
    """The kinds of content that become a table."""

    TEXT = "text"
    SPREADSHEET = "spreadsheet"


def shown(path: str | Path) -> str:
    """The file's name as it may be printed: no control characters, nothing undecodable."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for letter in Path(path).name
    )


def content_of(path: Path) -> Content:
    """Whether the file is text or a zipped spreadsheet.

    Raises FileError when it is missing, empty, not a plain file, or known to be something else.
    """
    head = _head_of(path)
    if not head:
        raise FileError(f"{shown(path)} is empty.", "Export it again and check its size.")
    if head.startswith(_ZIP_MARKS):
        return Content.SPREADSHEET
    for mark, name in _FOREIGN.items():
        if head.startswith(mark):
            raise FileError(f"{shown(path)} is {name}, not a table.", SAVE_AS)
    if _is_binary(head):
        raise FileError(f"{shown(path)} holds no text: it is a binary file.", SAVE_AS)
    return Content.TEXT


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
    if head.startswith(_WIDE_MARKS):
        return False
    if b"\0" not in head:
        return False
    controls = sum(head.count(byte) for byte in range(32) if byte not in _TEXT_CONTROLS)
    return controls > _BINARY_SHARE * len(head)
