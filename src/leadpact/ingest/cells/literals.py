"""Texts as literals in SQL, where a statement takes no parameters."""

from collections.abc import Iterable

# A statement may hold no NUL, and what follows a dollar would be taken for a parameter's name.
_APART = {"\0": "' || chr(0) || '", "$": "' || chr(36) || '"}


def quoted(text: str) -> str:
    """The text as an SQL expression, whatever is in it."""
    inside = text.replace("'", "''")
    if not any(mark in text for mark in _APART):
        return f"'{inside}'"
    for mark, instead in _APART.items():
        inside = inside.replace(mark, instead)
    return f"('{inside}')"


def quoted_list(texts: Iterable[str]) -> str:
    """The texts as an SQL list."""
    return f"[{', '.join(quoted(text) for text in texts)}]"
