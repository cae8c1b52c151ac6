"""The settings, read once from the environment; nothing else reads it."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from leadpact.errors import StoreError


@dataclass(frozen=True)
class Settings:
    """Where the store lives and how much it may take.

    `home` holds the DuckDB file and the uploads; `memory_limit` is DuckDB's (a size such as
    "2GB"); `upload_megabytes` is the largest file taken, and the most that an archive of one may
    unpack to, at no more than `archive_ratio` times its size; `unpacked_megabytes` and `zip_ratio`
    bound what a spreadsheet may unpack to; `sheet_seconds` bounds how long it may take to parse;
    `parquet_megabytes` and `parquet_cells` bound what a Parquet file may unpack to. `threads` is
    how many of the machine's cores a query may use, None for all of them.
    """

    home: Path
    memory_limit: str = "2GB"
    upload_megabytes: int = 512
    archive_ratio: int = 200
    unpacked_megabytes: int = 200
    zip_ratio: int = 100
    sheet_seconds: int = 120
    parquet_megabytes: int = 8_000
    parquet_cells: int = 1_000_000_000
    threads: int | None = None


def read_settings() -> Settings:
    """The settings of this process, from the environment.

    They are `LEADPACT_HOME`, `LEADPACT_MEMORY` and `LEADPACT_UPLOAD_MEGABYTES`. Raises StoreError
    when the last is no whole number from 10.
    """
    megabytes = os.environ.get("LEADPACT_UPLOAD_MEGABYTES", "512")
    if not re.fullmatch("[1-9][0-9]{1,6}", megabytes):
        raise StoreError(
            f"LEADPACT_UPLOAD_MEGABYTES is {megabytes!r}, which is no whole number of megabytes.",
            "Set it to a number from 10, such as 1024, or leave it out.",
        )
    return Settings(
        home=Path(os.environ.get("LEADPACT_HOME", ".leadpact")).resolve(),
        memory_limit=os.environ.get("LEADPACT_MEMORY", "2GB"),
        upload_megabytes=int(megabytes),
    )
