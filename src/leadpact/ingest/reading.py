"""What a person said about how to read a file."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reading:
    """How to read a file, where it was said; None means: found out from the file.

    `sheet` names the sheet of a workbook, `delimiter` the one character between the cells of a
    text file, `has_header` whether its first record holds the names of the columns.
    """

    sheet: str | None = None
    delimiter: str | None = None
    has_header: bool | None = None


FOUND_OUT = Reading()
"""Nothing was said."""
