"""The settings, read once from the environment; nothing else reads it."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """Where the store lives and how much it may take.

    `home` holds the DuckDB file and the uploads; `memory_limit` is DuckDB's (a size such as
    "2GB"); `upload_megabytes` is the largest file taken; `unpacked_megabytes` and `zip_ratio`
    bound what a spreadsheet may unpack to; `sheet_seconds` bounds how long it may take to parse.
    """

    home: Path
    memory_limit: str = "2GB"
    upload_megabytes: int = 512
    unpacked_megabytes: int = 200
    zip_ratio: int = 100
    sheet_seconds: int = 120


def read_settings() -> Settings:
    """The settings of this process, from `LEADPACT_HOME` and `LEADPACT_MEMORY`."""
    return Settings(
        home=Path(os.environ.get("LEADPACT_HOME", ".leadpact")).resolve(),
        memory_limit=os.environ.get("LEADPACT_MEMORY", "2GB"),
    )
