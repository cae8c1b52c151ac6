"""Text files of several encodings become UTF-8 without a byte-order mark."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from leadpact.errors import FileError
from leadpact.ingest.content import shown

_CHUNK = 1 << 20
_HEAD = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE_PARITY = 0.9
_MOSTLY_ASCII = 0.5
_SELDOM = 0.1
_CONTROLS = re.compile(rb"[\x01-\x08\x0b\x0e-\x1b]")
# How Python carries a byte that belongs to no character through text, and back out of it.
_BROKEN = re.compile("[\udc80-\udcff]")
_WIDE_HANDLER = "leadpact.damaged"
_NARROW_HANDLER = "leadpact.latin"


@dataclass(frozen=True)
class Encoding:
    """The codec of a text, and its name for people; `mark` is the length of its mark in bytes."""

    codec: str
    name: str
    mark: int = 0


def transcode(source: Path, target: Path) -> Encoding:
    """Write the text of `source` to `target` as UTF-8, otherwise unchanged; give its encoding.

    A byte-order mark decides; without one the pattern of NULs tells UTF-16, and other text is
    UTF-8 if its whole characters outnumber its broken bytes, else Windows-1252, in which bytes
    without a meaning are Latin-1. Damage stays: a byte that belongs to no character is written
    as a byte that is not UTF-8. Raises FileError when a file cannot be read or written.
    """
    try:
        encoding = _encoding_of(source)
        if encoding.codec != "utf-8":
            _convert(source, target, encoding)
        elif not _copied_whole(source, target, encoding.mark):
            return _mend(source, target, encoding)
    except OSError as error:
        raise FileError(
            f"{shown(source)} cannot be copied: {error.strerror}.",
            "Check the file's permissions and the space left on the disk.",
        ) from error
    return encoding


def unmarked_utf_16(head: bytes) -> str | None:
    """The codec of UTF-16 text that begins with `head`, when its NULs show that it is such.

    Letters, digits, delimiters and line ends of UTF-16 have a NUL on one side. A text of bytes
    that holds some NULs has them on both, or is otherwise plain.
    """
    units = len(head) // 2
    low, high = head[0 : 2 * units : 2].count(0), head[1 : 2 * units : 2].count(0)
    most = max(low, high)
    if not most or most < _ONE_PARITY * (low + high):
        return None
    codec = "utf-16-le" if high > low else "utf-16-be"
    if most > _MOSTLY_ASCII * units:
        return codec
    text = head[: 2 * units].decode(codec, "replace")
    ends = sum(head.count(end) for end in b"\r\n")
    wide_ends = sum(text.count(end) for end in "\r\n")
    return codec if wide_ends > _SELDOM * ends and not _is_plain(head) else None


def _is_plain(head: bytes) -> bool:
    bare = head.replace(b"\0", b"")
    if _CONTROLS.search(bare):
        return False
    return len(_BROKEN.findall(bare.decode(errors="surrogateescape"))) <= 1


def _encoding_of(source: Path) -> Encoding:
    with source.open("rb") as file:
        head = file.read(_HEAD)
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return Encoding(codec, codec[:6].upper(), len(mark))
    codec = unmarked_utf_16(head) or "utf-8"
    return Encoding(codec, codec[:6].rstrip("-").upper())


def _chunks(source: Path, skip: int) -> Iterator[bytes]:
    with source.open("rb") as file:
        file.seek(skip)
        while chunk := file.read(_CHUNK):
            yield chunk


def _copied_whole(source: Path, target: Path, skip: int) -> bool:
    """Copy bytes that are UTF-8 as they are; False at the first that is not."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with target.open("wb") as writing:
            for chunk in _chunks(source, skip):
                decoder.decode(chunk)
                writing.write(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _mend(source: Path, target: Path, encoding: Encoding) -> Encoding:
    """Copy text that is not quite UTF-8: as it is when little is broken, else Windows-1252."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    whole = broken = 0
    for chunk in chain(_chunks(source, encoding.mark), (b"",)):
        text = decoder.decode(chunk, final=not chunk)
        found = len(_BROKEN.findall(text))
        broken += found
        whole += len(text) - len(text.encode("ascii", "ignore")) - found
    if whole <= broken and not encoding.mark:
        encoding = Encoding("cp1252", "Windows-1252")
    _convert(source, target, encoding)
    return encoding


def _convert(source: Path, target: Path, encoding: Encoding) -> None:
    handler = {"utf-8": "surrogateescape", "cp1252": _NARROW_HANDLER}
    decoder = codecs.getincrementaldecoder(encoding.codec)(
        handler.get(encoding.codec, _WIDE_HANDLER)
    )
    with target.open("wb") as writing:
        for chunk in _chunks(source, encoding.mark):
            writing.write(decoder.decode(chunk).encode("utf-8", "surrogateescape"))
        writing.write(decoder.decode(b"", final=True).encode("utf-8", "surrogateescape"))


def _damaged(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError):
        return "\udcff", error.end
    raise error


def _latin(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError):
        return error.object[error.start : error.end].decode("latin-1"), error.end
    raise error


codecs.register_error(_WIDE_HANDLER, _damaged)
codecs.register_error(_NARROW_HANDLER, _latin)
