"""How files are called: their names as they may be printed, and what to do with foreign ones."""

from pathlib import Path

SAVE_AS = "Open it in the program it comes from and save it as CSV or XLSX."


def shown(path: str | Path) -> str:
    """The file's name as it may be printed: no control characters, nothing undecodable."""
    return printable(Path(path).name)


def printable(text: str) -> str:
    """The text without control characters and what cannot be encoded."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )
