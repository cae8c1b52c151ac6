"""What a person said about how to read a file."""

from dataclasses import dataclass
from types import MappingProxyType

from leadpact.errors import FileError

ONE_COLUMN = "none"
"""Said in place of a delimiter: the lines of the file are the cells of one column."""

_WORDS = MappingProxyType(
    {
        "tab": "\t",
        "\\t": "\t",
        "comma": ",",
        "semicolon": ";",
        "space": " ",
        "bar": "|",
        "pipe": "|",
        "colon": ":",
        ONE_COLUMN: "",
    }
)


@dataclass(frozen=True)
class Reading:
    """How to read a file, where it was said; None means: found out from the file.

    `sheet` names the sheet of a workbook, `delimiter` the one character between the cells of a
    text file ("tab" for a tab, "none" for a file of one column), `has_header` whether its first
    record holds the names of the columns.
    """

    sheet: str | None = None
    delimiter: str | None = None
    has_header: bool | None = None


FOUND_OUT = Reading()
"""Nothing was said."""


def said_delimiter(reading: Reading) -> str | None:
    """The delimiter that was said, as a character: "" for one column, None when nothing was said.

    Raises FileError when it is no character that can stand between cells.
    """
    if reading.delimiter is None:
        return None
    delimiter = _WORDS.get(reading.delimiter.strip().lower(), reading.delimiter)
    if len(delimiter) > 1 or delimiter in {"\r", "\n", "\0", '"'}:
        raise FileError(
            f"{reading.delimiter!r} cannot stand between the cells of a file.",
            'Give one character, such as ";", or "tab", or "none" for a file of one column.',
        )
    return delimiter


def delimiter_value(delimiter: str) -> str:
    """The delimiter as a person says it: what `said_delimiter` turns back into the character."""
    return {"\t": "tab", "": ONE_COLUMN}.get(delimiter, delimiter)
