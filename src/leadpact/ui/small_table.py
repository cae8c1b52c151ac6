"""A few rows of a file, drawn so large that a room can read them."""

from collections.abc import Sequence
from html import escape

import streamlit as st

_MOST_COLUMNS = 6
_MOST_MARKS = 28


def small_table(
    rows: Sequence[Sequence[str]], *, columns: int = _MOST_COLUMNS, marks: int = _MOST_MARKS
) -> None:
    """The rows as they stand, the first one as headings, cells cut after so many marks.

    Columns that are too many are counted, not shown.
    """
    if not rows:
        return
    head, *body = ([_cell(cell, marks) for cell in row[:columns]] for row in rows)
    more = max(len(row) for row in rows) - columns
    drawn = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in body)
    rest = f'<p class="lp-note">and {more} more columns</p>' if more > 0 else ""
    headings = "".join(f"<th>{cell}</th>" for cell in head)
    st.html(
        f'<div class="lp-rows"><table><thead><tr>{headings}</tr></thead>'
        f"<tbody>{drawn}</tbody></table></div>{rest}"
    )


def _cell(text: str, marks: int) -> str:
    line = " ".join(text.split())
    return escape(line if len(line) <= marks else f"{line[: marks - 1]}…")
