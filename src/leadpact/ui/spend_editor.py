"""The editor of costs: what each source cost in each month."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from leadpact.errors import EntryError
from leadpact.export.entry_sheets import spend_csv
from leadpact.ingest.entry_files import read_spend
from leadpact.store.entered import Entered
from leadpact.store.spend import Spend, list_spend, set_spend
from leadpact.ui import parts
from leadpact.ui.cached import cached_choices, the_store
from leadpact.ui.entry_parts import (
    FileWay,
    day_in_cell,
    file_way,
    number_in_cell,
    or_blank,
    rows_of_cells,
    save_and_undo,
    text_in_cell,
)
from leadpact.ui.look import Look

_HEADINGS = ("Source", "Month", "Cost")


def edit_spend(look: Look) -> None:
    """The table of costs to fill in, to save, to undo, and to exchange as a file."""
    dataset_id = look.data_set.dataset_id
    spend = list_spend(the_store(), dataset_id)
    sources = [source for source in cached_choices(look.data_set).sources if source]
    parts.note("What each source cost in each month; any day of the month will do.")
    edited = st.data_editor(
        {
            "Source": or_blank([one.source for one in spend]),
            "Month": or_blank([one.month for one in spend]),
            "Cost": or_blank([one.cost for one in spend]),
        },
        column_config={
            "Source": st.column_config.SelectboxColumn(
                "Source",
                options=list(dict.fromkeys([*sources, *(one.source for one in spend)])),
                required=True,
            ),
            "Month": st.column_config.DateColumn("Month", required=True, format="YYYY-MM"),
            "Cost": st.column_config.NumberColumn("Cost", min_value=0, required=True),
        },
        num_rows="dynamic",
        hide_index=True,
        # Begins anew with every change of the data set, such as a save or its undoing.
        key=f"spend-{dataset_id}-{look.data_set.version}",
    )

    def save(by: str) -> None:
        set_spend(the_store(), dataset_id, spend_in(edited), by)

    def take(content: bytes, file_name: str, by: str) -> None:
        found = read_spend(the_store(), dataset_id, content, file_name)
        set_spend(the_store(), dataset_id, found, by)

    save_and_undo(look, Entered.SPEND, save)
    file_way(look, FileWay("spend", lambda: spend_csv(spend), take))


def spend_in(edited: Mapping[str, object]) -> tuple[Spend, ...]:
    """The costs of the edited table, empty rows left out.

    Raises EntryError for a row that lacks its month or its cost.
    """
    return tuple(
        Spend(text_in_cell(source) or "", _month(day_in_cell(month), row), _cost(cost, row))
        for row, (source, month, cost) in enumerate(rows_of_cells(edited, _HEADINGS), start=1)
    )


def _month(day: date | None, row: int) -> date:
    if day is None:
        raise EntryError(f"row {row} has no month", "Fill in the month, or delete the row.")
    return day.replace(day=1)


def _cost(cell: object, row: int) -> float:
    cost = number_in_cell(cell)
    if cost is None:
        raise EntryError(f"row {row} has no cost", "Fill in the cost, or delete the row.")
    return cost
