"""Which kind of workbook a ZIP or OLE file holds, and the names of those that hold none."""

import struct
import zlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from zipfile import BadZipFile, ZipFile, ZipInfo

from leadpact.errors import FileError
from leadpact.ingest.content import SAVE_AS, shown

_MOST_DIRECTORY = 10_000_000
_TAIL = 66_000
_DAMAGED = "is a damaged XLSX workbook or ZIP archive"
_SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
_ZIP_DOCUMENTS = MappingProxyType(
    {
        "xl/workbook.bin": "a binary Excel workbook (.xlsb)",
        "word/document.xml": "a Word document",
        "ppt/presentation.xml": "a PowerPoint presentation",
        "Index/Document.iwa": "an Apple Numbers, Pages or Keynote document",
    }
)
_OLE_DOCUMENTS = MappingProxyType(
    {
        "WordDocument": "an old Word document",
        "PowerPoint Document": "an old PowerPoint presentation",
        "__properties_version1.0": "an Outlook message",
    }
)


class Workbook(StrEnum):
    """The kinds of workbook that are read, as a person calls them."""

    XLSX = "an Excel workbook"
    XLS = "an old Excel workbook"
    ODS = "an OpenDocument spreadsheet"


def zip_parts(path: Path) -> list[ZipInfo]:
    """What a ZIP file says it holds; raises FileError when it is damaged or lists too much."""
    name = shown(path)
    try:
        if _directory_size(path) > _MOST_DIRECTORY:
            raise FileError(f"{name} is an archive of too many files.", "Unpack it and import one.")
        with ZipFile(path) as archive:
            return archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise FileError(f"{name} {_DAMAGED}.", SAVE_AS) from error


def zipped_workbook(path: Path) -> Workbook | None:
    """The kind of workbook that a ZIP file is; None when it is an archive of files.

    Raises FileError when it is damaged, or the document of another program.
    """
    names = {part.filename.replace("\\", "/").removeprefix("/") for part in zip_parts(path)}
    if "xl/workbook.xml" in names:
        return Workbook.XLSX
    for mark, document in _ZIP_DOCUMENTS.items():
        if mark in names:
            raise FileError(f"{shown(path)} is {document}, not a table.", SAVE_AS)
    if "mimetype" not in names or "META-INF/manifest.xml" not in names:
        return None
    try:
        with ZipFile(path) as archive, archive.open("mimetype") as part:
            kind = part.read(100).decode("latin-1")
    except (BadZipFile, OSError, EOFError, RuntimeError, zlib.error) as error:
        raise FileError(f"{shown(path)} {_DAMAGED}.", SAVE_AS) from error
    if kind.startswith(_SPREADSHEET):
        return Workbook.ODS
    raise FileError(f"{shown(path)} is a document, not a table.", SAVE_AS)


def check_old_workbook(path: Path) -> None:
    """Raises FileError unless an OLE file is an Excel workbook that can be opened."""
    name = shown(path)
    try:
        streams = set(_ole_streams(path))
    except (OSError, struct.error) as error:
        raise FileError(f"{name} is a damaged old Excel workbook (.xls).", SAVE_AS) from error
    if "EncryptedPackage" in streams:
        raise FileError(f"{name} is protected by a password.", "Save it without the password.")
    if streams & {"Workbook", "Book"}:
        return
    for mark, document in _OLE_DOCUMENTS.items():
        if mark in streams:
            raise FileError(f"{name} is {document}, not a table.", SAVE_AS)
    raise FileError(f"{name} is no old Excel workbook (.xls), or a damaged one.", SAVE_AS)


def _directory_size(path: Path) -> int:
    """The bytes of a ZIP file's central directory, as its end says.

    Python reads all of it into memory at once, some ten times over.
    """
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - _TAIL, 0))
        tail = file.read(_TAIL)
    end = tail.rfind(b"PK\x05\x06")
    if end < 0:
        return 0
    size: int
    if end >= 76 and tail[end - 20 : end - 16] == b"PK\x06\x07":
        (size,) = struct.unpack_from("<Q", tail, end - 36)
    else:
        (size,) = struct.unpack_from("<I", tail, end + 12)
    return size


def _ole_streams(path: Path) -> Iterator[str]:
    """The names in the directory of an OLE compound file ([MS-CFB] 2.2, 2.3 and 2.6)."""
    with path.open("rb") as file:
        header = file.read(512)
        (shift,) = struct.unpack_from("<H", header, 30)
        (sector,) = struct.unpack_from("<I", header, 48)
        tables = struct.unpack_from("<109I", header, 76)
        size = 1 << min(shift, 12)
        for _ in range(1_000):
            file.seek((sector + 1) * size)
            entries = file.read(size)
            for start in range(0, len(entries), 128):
                (length,) = struct.unpack_from("<H", entries, start + 64)
                yield entries[start : start + max(min(length, 64) - 2, 0)].decode(
                    "utf-16-le", "replace"
                )
            table = sector * 4 // size
            if table >= len(tables):
                return
            file.seek((tables[table] + 1) * size + sector * 4 % size)
            (sector,) = struct.unpack("<I", file.read(4))
            if sector >= 0xFFFFFFFA:
                return
