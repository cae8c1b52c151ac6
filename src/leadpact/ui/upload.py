"""The Upload page, step by step: choose files, say how to read them, map, check, import."""

from dataclasses import replace

import streamlit as st

from leadpact.domain.fields import Kind
from leadpact.errors import AmbiguousNotationError, ImportCancelledError, LeadpactError
from leadpact.ingest.columns.proposals import ColumnProposal, Via
from leadpact.ingest.load import ImportReport
from leadpact.ingest.look import FileLook
from leadpact.ingest.map import mapping_from
from leadpact.ingest.mapping import DateOrder, DecimalMark, Mapping
from leadpact.metrics.words import counted
from leadpact.ui import parts
from leadpact.ui.arrivals import guessed_kind, queue_line, ways_out
from leadpact.ui.boundary import show_error
from leadpact.ui.data_set_form import KIND_WORDS, data_set_form, leads_are_there, leads_in
from leadpact.ui.mapping_form import map_columns
from leadpact.ui.plain import plain
from leadpact.ui.preview import show_preview
from leadpact.ui.queued import at_work, begin, change, keep_report, let_go, tell_later
from leadpact.ui.reading_form import ask_how_to_read, ask_which, begun, sheet_menu, told_line
from leadpact.ui.state import Confirmed, PendingUpload, session
from leadpact.ui.uploading import (
    Refusal,
    check_job,
    import_job,
    looked_at,
    suggested,
)
from leadpact.ui.values_form import map_values, notation_form


def take_in_results() -> None:
    """Make of a job that is over what it brought: a preview, a question, or a report."""
    job = session().job
    end = job.state().end if job else None
    if job is None or end is None:
        return
    begin(None)
    file = at_work()
    if file is None or file.number != job.number:
        return
    if isinstance(end, ImportReport):
        if job.is_check:
            change(replace(file, preview=end, ways=(), trouble=None))
        else:
            keep_report(file, end)
    elif isinstance(end, ImportCancelledError):
        tell_later(end.message)
    elif isinstance(end, LeadpactError):
        ways = end.ways if isinstance(end, AmbiguousNotationError) else ()
        change(replace(file, preview=None, ways=ways, trouble=(end.message, end.hint)))


def take_file(file: PendingUpload) -> None:
    """The step at which the file stands."""
    queue_line(file)
    looked = looked_at(file)
    if isinstance(looked, Refusal):
        _refused(file, looked)
    elif file.ways and file.confirmed:
        _ask_notation(file, looked, file.confirmed)
    elif file.preview and file.confirmed:
        _preview(file, looked, file.preview, file.confirmed)
    else:
        _map(file, looked)


def _refused(file: PendingUpload, refusal: Refusal) -> None:
    sheet_menu(file, file.reading.sheet or "", file.sheets)
    if refusal.ways:
        ask_how_to_read(file, refusal)
        with st.container(horizontal=True):
            ways_out(file)
        return
    show_error(refusal.message, refusal.hint)
    with st.container(horizontal=True):
        if len(session().queue) > 1:
            ways_out(file)
        elif st.button("Choose another file"):
            let_go(file)
            st.rerun()


def _map(file: PendingUpload, look: FileLook) -> None:
    """Show what the file holds, let the reader say what it means, and check it."""
    st.subheader(f"{plain(file.file_name)}: {counted(look.rows)}", anchor=False)
    if file.trouble:
        show_error(*file.trouble)
    sheet_menu(file, look.sheet, look.sheets)
    told_line(file, look)
    if look.rejects:
        st.warning(
            f"{counted(look.rejects, 'record')} cannot be read and will be quarantined.",
            icon=":material/warning:",
        )
    left, right = st.columns(2)
    with left:
        kind = _kind_menu(file, look)
    known = suggested(file, kind)
    with right:
        data_set = data_set_form(file, kind, came_before=known.remembered is not None)
    if kind is not Kind.LEADS and data_set and not leads_in(data_set):
        st.info(
            "Their leads are not there yet: the rows will wait, and join when they come.",
            icon=":material/hourglass_empty:",
        )
    choice = map_columns(file, look, kind, known)
    values = map_values(file, look, kind, choice, known.remembered)
    order, mark = notation_form(file, known.remembered)
    if choice.open:
        st.warning("Answer the question above the table first.", icon=":material/help:")
    with st.container(horizontal=True):
        go = st.button(
            f"Check {counted(look.rows + look.rejects)}",
            type="primary",
            disabled=data_set is None or bool(choice.open),
            key=f"{file.number}-check",
        )
        ways_out(file)
    if go and data_set:
        headers = [column.header for column in look.columns]
        unsaid = [ColumnProposal(header, None, Via.CUSTOM, "") for header in headers]
        mapping = mapping_from(kind, unsaid, choice.fields, values, choice.left_out)
        mapping = replace(mapping, date_order=order, decimal_mark=mark)
        _check(replace(file, date_order=order, decimal_mark=mark), look, mapping, data_set)


def _kind_menu(file: PendingUpload, look: FileLook) -> Kind:
    guessed = guessed_kind(look)
    alone = guessed is Kind.OUTCOMES and not leads_are_there() and session().batch < 2
    if alone:
        guessed = Kind.LEADS
    kind = st.selectbox(
        "The file holds",
        list(KIND_WORDS),
        index=list(KIND_WORDS).index(guessed),
        format_func=KIND_WORDS.__getitem__,
        key=f"{file.number}-kind",
        persist_state="session",
    )
    if alone and kind is Kind.LEADS:
        parts.note(
            "It looks like outcomes, but no leads are there: each row is taken as a lead of its "
            "own. Choose outcomes if its leads come later."
        )
    return kind


def _check(file: PendingUpload, look: FileLook, mapping: Mapping, data_set: str) -> None:
    confirmed = Confirmed(mapping, data_set)
    change(replace(file, confirmed=confirmed, preview=None, ways=(), trouble=None))
    begin(check_job(file, confirmed, look.rows + look.rejects))
    st.rerun()


def _ask_notation(file: PendingUpload, look: FileLook, confirmed: Confirmed) -> None:
    """Ask once how dates or decimals are meant, in the file's own texts, and go on."""
    message, _ = file.trouble or ("", "")
    way = ask_which(
        plain(begun(message)), file.ways, "Read it like this", f"{file.number}-notation"
    )
    if way is not None:
        if way.option == "dates":
            file = replace(file, date_order=DateOrder(way.value))
        else:
            file = replace(file, decimal_mark=DecimalMark(way.value))
        mapping = replace(
            confirmed.mapping, date_order=file.date_order, decimal_mark=file.decimal_mark
        )
        _check(file, look, mapping, confirmed.data_set)
    with st.container(horizontal=True):
        _back(file)
        ways_out(file)


def _preview(
    file: PendingUpload, look: FileLook, report: ImportReport, confirmed: Confirmed
) -> None:
    actions = show_preview(file, report)
    with actions:
        if st.button(f"Import {counted(report.read)}", type="primary", key=f"{file.number}-import"):
            begin(import_job(file, confirmed, look.rows + look.rejects))
            st.rerun()
        _back(file)
        ways_out(file)


def _back(file: PendingUpload) -> None:
    if st.button("Back to the mapping", key=f"{file.number}-back"):
        change(replace(file, preview=None, ways=(), trouble=None))
        st.rerun()
