"""Tables with a menu in each row, and what comes back from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from leadpact.ui.state import MenuColumn, remember, session, stands


@dataclass(frozen=True)
class MenuTable:
    """A table whose last column is a menu, under a name of its own in the session."""

    name: str
    cells: Mapping[str, Sequence[object]]
    menu: str
    options: Sequence[str]
    config: Mapping[str, ColumnConfig]
    height: int | None = None


def edited_column(edited: Mapping[str, object], name: str) -> list[str]:
    """The texts of one column of an edited table, from top to bottom; "" for an emptied cell."""
    column = edited[name]
    if not isinstance(column, list):
        return []
    return [cell if isinstance(cell, str) else "" for cell in column]


def menu_table(table: MenuTable, proposed: Sequence[str]) -> list[str]:
    """Show the table and give what its menus say, at first `proposed`.

    What was chosen outlives the table's absence from the page.
    """
    kept = chosen_in(table.name) or MenuColumn(table.name, 0, tuple(proposed), tuple(proposed))
    if not stands(_key(kept)):
        kept = replace(kept, start=kept.chosen)
    edited = st.data_editor(
        {
            **{heading: list(cells) for heading, cells in table.cells.items()},
            table.menu: list(kept.start),
        },
        column_config={
            **table.config,
            table.menu: st.column_config.SelectboxColumn(
                table.menu, options=list(table.options), required=True
            ),
        },
        disabled=tuple(table.cells),
        hide_index=True,
        height=table.height or "auto",
        key=_key(kept),
    )
    chosen = edited_column(edited, table.menu)
    _keep(replace(kept, chosen=tuple(chosen)))
    return chosen


def chosen_in(name: str) -> MenuColumn | None:
    """What was chosen in the table of that name so far; None before it was shown."""
    return next((one for one in session().menus if one.name == name), None)


def choose_again(name: str, chosen: Sequence[str]) -> None:
    """Let the table of that name begin anew with these choices."""
    kept = chosen_in(name)
    if kept is not None:
        _keep(MenuColumn(name, kept.edition + 1, tuple(chosen), tuple(chosen)))


def _key(kept: MenuColumn) -> str:
    return f"{kept.name}-{kept.edition}"


def _keep(kept: MenuColumn) -> None:
    now = session()
    others = tuple(one for one in now.menus if one.name != kept.name)
    remember(replace(now, menus=(*others, kept)))
