"""A file inside a gzip or ZIP archive is unpacked to a file of ours, within limits."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol
from zipfile import BadZipFile, ZipFile, ZipInfo

from leadpact.config import Settings
from leadpact.errors import FileError
from leadpact.ingest.content import printable, shown
from leadpact.ingest.formats.detect import Content, kind_of
from leadpact.ingest.formats.workbook import zip_parts

_MEGABYTE = 1_000_000
# Whatever its ratio, so little harms nobody; a short file of repeats packs a thousandfold.
_HARMLESS = 10 * _MEGABYTE
_CHUNK = 1 << 20
_HEAD = 65_536
_MOST_MEMBERS = 1_000
_ENCRYPTED = 1
_AGAIN = "Pack it again, or import the file itself."
_BY_HAND = "Unpack it, and import one of its files."
_IGNORED_NAMES = ("thumbs.db", "desktop.ini", "license", "license.txt")
_OFFICE_STARTS = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"xl/", b"mimetype")
_DAMAGES = (BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError, ValueError)


class _Reading(Protocol):
    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True)
class Unpacked:
    """The file that was unpacked, its name in the archive, and all that could have been."""

    path: Path
    member: str
    members: tuple[str, ...]


def unpack_gzip(source: Path, folder: Path, settings: Settings) -> Unpacked:
    """Unpack a gzip file, of one member or several; raises FileError when it is damaged."""
    with gzip.open(source) as reading:
        target = _copy(reading, source, folder, source.stat().st_size, settings)
    return Unpacked(target, shown(source.stem), ())


def unpack_zip(source: Path, folder: Path, chosen: str | None, settings: Settings) -> Unpacked:
    """Unpack one file of a ZIP archive: the chosen one, or the first that may be a table.

    `members` are the names of all that may. Raises FileError when there is none, when the archive
    is damaged, protected or lacks the chosen one.
    """
    parts = zip_parts(source)
    with _opened(source) as archive:
        tables = _tables(archive, parts, shown(source))
        member = _chosen(tables, chosen, shown(source))
        part = tables[member]
        with archive.open(part) as reading:
            target = _copy(reading, source, folder, max(part.compress_size, 1), settings)
    return Unpacked(target, member, tuple(tables))


def _opened(source: Path) -> ZipFile:
    try:
        return ZipFile(source)
    except (BadZipFile, OSError) as error:
        raise FileError(f"{shown(source)} is a damaged archive.", _AGAIN) from error


def _tables(archive: ZipFile, parts: list[ZipInfo], name: str) -> dict[str, ZipInfo]:
    """The parts that may be tables, by names that may be printed and do not repeat."""
    files = [part for part in parts if not _is_ignored(part)]
    if len(files) > _MOST_MEMBERS:
        raise FileError(f"{name} is an archive of {len(files):,} files.", _BY_HAND)
    found: dict[str, ZipInfo] = {}
    refused: list[FileError] = []
    for part in files:
        try:
            _check_member(archive, part, name)
        except FileError as error:
            refused.append(error)
            continue
        found[_free(printable(part.filename), found)] = part
    if found:
        return found
    if len(refused) == 1:
        raise refused[0]
    raise FileError(f"{name} is an archive that holds no table.", _BY_HAND)


def _is_ignored(part: ZipInfo) -> bool:
    path = PurePosixPath(part.filename.replace("\\", "/"))
    lowered = path.name.lower()
    return (
        part.is_dir()
        or not part.file_size
        or "__MACOSX" in path.parts
        or lowered.startswith((".", "readme"))
        or lowered in _IGNORED_NAMES
    )


def _free(name: str, taken: dict[str, ZipInfo]) -> str:
    number = 2
    free = name
    while free in taken:
        free = f"{name} ({number})"
        number += 1
    return free


def _check_member(archive: ZipFile, part: ZipInfo, name: str) -> None:
    """Raises FileError, by the archive's name, when a part of it cannot be a table."""
    if part.flag_bits & _ENCRYPTED:
        raise FileError(f"{name} is protected by a password.", "Pack it without a password.")
    try:
        with archive.open(part) as reading:
            head = reading.read(_HEAD)
    except (*_DAMAGES, OSError) as error:
        raise FileError(f"{name} is a damaged archive.", _AGAIN) from error
    content = kind_of(head, f"{name}: {shown(part.filename)}")
    is_office = content is Content.ZIP and head[30:].startswith(_OFFICE_STARTS)
    if content in (Content.ZIP, Content.GZIP) and not is_office:
        raise nested(name)


def nested(name: str) -> FileError:
    """What is said of an archive inside an archive."""
    return FileError(f"{name} is an archive that holds another archive.", _BY_HAND)


def _chosen(tables: dict[str, ZipInfo], chosen: str | None, name: str) -> str:
    if chosen is None or len(tables) == 1:
        return next(iter(tables))
    if chosen in tables:
        return chosen
    raise FileError(
        f"{name} holds no file {chosen!r} that may be a table. It holds {', '.join(tables)}.",
        "Choose one of them.",
    )


def _copy(reading: _Reading, source: Path, folder: Path, packed: int, settings: Settings) -> Path:
    """Copy what is unpacked to `folder`, named as the archive so that errors name that."""
    target = folder / "unpacked" / source.name
    target.parent.mkdir()
    size = 0
    try:
        with target.open("wb") as writing:
            for chunk in _chunks(reading, shown(source)):
                size += len(chunk)
                _check_size(size, packed, shown(source), settings)
                writing.write(chunk)
    except OSError as error:
        raise FileError(
            f"{shown(source)} cannot be unpacked: {error.strerror}.",
            "Check the space left on the disk.",
        ) from error
    return target


def _chunks(reading: _Reading, name: str) -> Iterator[bytes]:
    try:
        while chunk := reading.read(_CHUNK):
            yield chunk
    except (*_DAMAGES, gzip.BadGzipFile) as error:
        raise FileError(f"{name} is a damaged or cut off archive.", _AGAIN) from error


def _check_size(size: int, packed: int, name: str, settings: Settings) -> None:
    if size > settings.upload_megabytes * _MEGABYTE:
        raise FileError(
            f"{name} unpacks to more than {settings.upload_megabytes:,} MB, the most that is read.",
            "Split it, or set LEADPACT_UPLOAD_MEGABYTES to a larger number and start again.",
        )
    if size > max(_HARMLESS, settings.archive_ratio * packed):
        raise FileError(
            f"{name} unpacks to more than {settings.archive_ratio} times its size.",
            "If you trust it, unpack it yourself and import its file.",
        )
