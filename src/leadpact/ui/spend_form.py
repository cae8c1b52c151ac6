"""The table of what each source cost by month: entered, saved, and taken back."""

from collections.abc import Mapping
from datetime import date
from math import isnan, nan

import streamlit as st

from leadpact.errors import EntryError
from leadpact.ingest.entry_files import read_spend
from leadpact.store.datasets import DataSet
from leadpact.store.entered import Entered, last_save, undo_save
from leadpact.store.source_interests import interests_of
from leadpact.store.spend import Spend, list_spend, set_spend
from leadpact.ui.boundary import guarded
from leadpact.ui.cached import the_store
from leadpact.ui.state import session

_FIRST_ROWS = 12


def spend_form(data_set: DataSet) -> None:
    """The costs as a table of rows to fill in, open where there are none yet."""
    known = list_spend(the_store(), data_set.dataset_id)
    with st.expander("Costs by source and month", expanded=not known):
        _form(data_set, known)


@guarded
def _form(data_set: DataSet, known: tuple[Spend, ...]) -> None:
    sources = list(interests_of(the_store(), data_set.dataset_id))
    rows = known or _empty_rows(sources, data_set.as_of)
    st.caption("A month is told as 2026-06; rows without a cost are left out.")
    edited = st.data_editor(
        {
            "Source": [one.source for one in rows],
            "Month": [f"{one.month:%Y-%m}" for one in rows],
            "Cost": [one.cost for one in known] or [nan for _ in rows],
        },
        column_config={
            "Source": st.column_config.SelectboxColumn(
                options=sorted({*sources, *(one.source for one in known)})
            ),
            "Month": st.column_config.TextColumn(validate=r"^\d{4}-(0[1-9]|1[0-2])$"),
            "Cost": st.column_config.NumberColumn(min_value=0, format="localized"),
        },
        num_rows="dynamic",
        hide_index=True,
        key=f"spend-{data_set.dataset_id}-{data_set.version}",
    )
    with st.container(horizontal=True):
        if st.button("Save costs", key="save-spend", type="primary"):
            set_spend(the_store(), data_set.dataset_id, spend_in(edited), session().person)
            st.rerun()
        if last_save(the_store(), data_set.dataset_id, Entered.SPEND) and st.button(
            "Undo the last save", key="undo-spend"
        ):
            undo_save(the_store(), data_set.dataset_id, Entered.SPEND, session().person)
            st.rerun()
    _file(data_set)


def _file(data_set: DataSet) -> None:
    """A file instead of the table; its costs replace those that are there."""
    file = st.file_uploader(
        "Or a file with the columns source, month and cost; it replaces the costs above",
        type=["csv", "txt", "tsv", "xlsx"],
        max_upload_size=20,
        key=f"spend-file-{data_set.dataset_id}-{data_set.version}",
    )
    if file is not None:
        spend = read_spend(the_store(), data_set.dataset_id, file.getvalue(), file.name)
        set_spend(the_store(), data_set.dataset_id, spend, session().person)
        st.rerun()


def _empty_rows(sources: list[str], as_of: date | None) -> tuple[Spend, ...]:
    """A row for each of the largest sources in the last month, for a start."""
    if as_of is None:
        return ()
    return tuple(Spend(source, as_of.replace(day=1), 0.0) for source in sources[:_FIRST_ROWS])


def spend_in(edited: Mapping[str, object]) -> list[Spend]:
    """The rows that have a cost; raises EntryError where one lacks its source or month."""
    columns = [edited[name] for name in ("Source", "Month", "Cost")]
    rows = zip(*(column for column in columns if isinstance(column, list)), strict=True)
    return [
        _spend(place, source, month, float(cost))
        for place, (source, month, cost) in enumerate(rows, start=1)
        if isinstance(cost, int | float) and not isnan(cost)
    ]


def _spend(row: int, source: object, month: object, cost: float) -> Spend:
    if not isinstance(source, str) or not source.strip():
        raise EntryError(f"row {row} has a cost and no source", "Choose the source it was for.")
    try:
        first_day = date.fromisoformat(f"{month}-01")
    except ValueError as error:
        raise EntryError(
            f"row {row} has a cost and no month that can be read: {month}",
            "Write the month as 2026-06.",
        ) from error
    return Spend(source, first_day, cost)
