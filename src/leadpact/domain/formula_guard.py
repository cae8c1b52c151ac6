"""Texts that a spreadsheet would take for a formula, led by an apostrophe and freed of it again."""

import re

# What makes a spreadsheet read a cell as a formula; the wide forms do so in East Asian settings.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_LOOKS_LIKE_ONE = re.compile(f"'*[{re.escape(''.join(FORMULA_STARTS))}]")


def formula_safe(cell: str) -> str:
    """The text, led by an apostrophe where a spreadsheet would take it for a formula.

    The rule is that of OWASP, "CSV Injection". A text that looks as if it had been led by one
    gets another, so that `formula_restored` gives every text back.
    """
    return f"'{cell}" if _LOOKS_LIKE_ONE.match(cell) else cell


def formula_restored(cell: str) -> str:
    """The text that `formula_safe` was given."""
    return cell[1:] if cell.startswith("'") and _LOOKS_LIKE_ONE.match(cell) else cell
