"""What comes back from a table that was edited on screen."""

from collections.abc import Mapping


def edited_column(edited: Mapping[str, object], name: str) -> list[str]:
    """The texts of one column of an edited table, from top to bottom; "" for an emptied cell."""
    column = edited[name]
    if not isinstance(column, list):
        return []
    return [cell if isinstance(cell, str) else "" for cell in column]
