"""What comes back from a table that was edited on screen."""

from collections.abc import Mapping


def edited_column(edited: Mapping[str, object], name: str) -> list[str]:
    """The texts of one column of an edited table, from top to bottom."""
    column = edited[name]
    return [str(cell) for cell in column] if isinstance(column, list) else []
