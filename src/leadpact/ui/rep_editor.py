"""The editor of reps: what each can work, should bring, and takes."""

from collections.abc import Mapping, Sequence

import streamlit as st

from leadpact.export.entry_sheets import reps_csv
from leadpact.ingest.entry_files import read_reps
from leadpact.store.entered import Entered
from leadpact.store.reps import Rep, set_reps
from leadpact.ui import parts
from leadpact.ui.cached import the_store
from leadpact.ui.cached_capacity import cached_reps
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

_HEADINGS = ("Rep", "Leads a month", "Quota a month", "Product", "Territory", "Since")


def edit_reps(look: Look) -> None:
    """The table of reps to fill in, to save, to undo, and to exchange as a file."""
    dataset_id = look.data_set.dataset_id
    reps = cached_reps(look.data_set)
    parts.note(
        "What each rep can work and should win in a month. Product and territory (countries) limit "
        "what a rep gets: several apart by semicolons, empty for all. A capacity of 0 means the "
        "rep takes no leads any more."
    )
    edited = st.data_editor(
        dict(zip(_HEADINGS, _columns(reps), strict=True)),
        column_config={
            "Rep": st.column_config.TextColumn("Rep", required=True, max_chars=200),
            "Leads a month": st.column_config.NumberColumn("Leads a month", min_value=0),
            "Quota a month": st.column_config.NumberColumn("Quota a month", min_value=0),
            "Product": st.column_config.TextColumn("Product"),
            "Territory": st.column_config.TextColumn("Territory"),
            "Since": st.column_config.DateColumn("Since"),
        },
        num_rows="dynamic",
        hide_index=True,
        # Begins anew with every change of the data set, such as a save or its undoing.
        key=f"reps-{dataset_id}-{look.data_set.version}",
    )

    def save(by: str) -> None:
        set_reps(the_store(), dataset_id, reps_in(edited), by)

    def take(content: bytes, file_name: str, by: str) -> None:
        found = read_reps(the_store(), dataset_id, content, file_name)
        set_reps(the_store(), dataset_id, found, by)

    save_and_undo(look, Entered.REP, save)
    file_way(look, FileWay("reps", lambda: reps_csv(reps), take))


def reps_in(edited: Mapping[str, object]) -> tuple[Rep, ...]:
    """The reps of the edited table, empty rows left out."""
    return tuple(
        Rep(
            text_in_cell(owner) or "",
            number_in_cell(capacity),
            number_in_cell(quota),
            text_in_cell(product),
            text_in_cell(territory),
            day_in_cell(since),
        )
        for owner, capacity, quota, product, territory, since in rows_of_cells(edited, _HEADINGS)
    )


def _columns(reps: Sequence[Rep]) -> tuple[list[object], ...]:
    return (
        or_blank([rep.owner for rep in reps]),
        or_blank([rep.capacity for rep in reps]),
        or_blank([rep.quota for rep in reps]),
        or_blank([rep.product for rep in reps]),
        or_blank([rep.territory for rep in reps]),
        or_blank([rep.since for rep in reps]),
    )
