"""Text files of several encodings become UTF-8 without a byte-order mark."""

import codecs
from pathlib import Path

from leadpact.errors import FileError
from leadpact.ingest.content import SAVE_AS, shown

_CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Latin-1 gives every byte a character, so the last attempt cannot fail.
_ATTEMPTS = ("utf-8", "cp1252", "latin-1")


def transcode(source: Path, target: Path) -> None:
    """Write the text of `source` to `target` as UTF-8, otherwise unchanged.

    A byte-order mark decides; without one the text is UTF-8 if it is valid UTF-8, else
    Windows-1252, else Latin-1. Raises FileError when UTF-16 or UTF-32 text is damaged, or when
    a file cannot be read or written.
    """
    try:
        mark, encodings = _encodings_of(source)
        for encoding in encodings:
            if _copied(source, target, encoding, skip=mark):
                return
    except OSError as error:
        raise FileError(
            f"{shown(source)} cannot be copied: {error.strerror}.",
            "Check the file's permissions and the space left on the disk.",
        ) from error
    raise FileError(
        f"{shown(source)} begins as {encodings[0].upper()} text, but is cut off or damaged.",
        SAVE_AS,
    )


def _encodings_of(source: Path) -> tuple[int, tuple[str, ...]]:
    with source.open("rb") as file:
        head = file.read(4)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return len(mark), _ATTEMPTS if encoding == "utf-8" else (encoding,)
    return 0, _ATTEMPTS


def _copied(source: Path, target: Path, encoding: str, *, skip: int) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with source.open("rb") as reading, target.open("wb") as writing:
        reading.seek(skip)
        try:
            while chunk := reading.read(_CHUNK):
                writing.write(decoder.decode(chunk).encode())
            decoder.decode(b"", final=True)
        except UnicodeError:
            return False
    return True
