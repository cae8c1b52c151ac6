"""Files of text for tests: written, and read as somebody said or as they are found."""

import shutil
from pathlib import Path

from leadpact.ingest.reading import Reading
from leadpact.ingest.table import Table
from leadpact.ingest.text.text_table import read_text


def read(
    folder: Path,
    content: bytes | str,
    delimiter: str | None = None,
    has_header: bool | None = None,
) -> Table:
    """The table in a file of this content; the one read before in the same folder is gone."""
    work = folder / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    path = folder / "leads.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_text(path, work, Reading(delimiter=delimiter, has_header=has_header))


def rows(
    folder: Path, content: bytes | str, delimiter: str | None = None
) -> list[tuple[str | None, ...]]:
    """The rows of such a file."""
    return list(read(folder, content, delimiter).rows())
