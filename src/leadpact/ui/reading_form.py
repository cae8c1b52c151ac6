"""How a file is read: said in one line, asked where it can be read in two ways, and corrected."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from leadpact.errors import Way
from leadpact.ingest.look import FileLook
from leadpact.ingest.reading import ONE_COLUMN, Reading
from leadpact.ui import parts
from leadpact.ui.plain import plain
from leadpact.ui.queued import change, read_as
from leadpact.ui.small_table import small_table
from leadpact.ui.state import PendingUpload
from leadpact.ui.uploading import Refusal

_FOUND_OUT = "as found out"
_DELIMITERS = {
    _FOUND_OUT: None,
    "commas": ",",
    "semicolons": ";",
    "tabs": "tab",
    "bars": "|",
    "nothing: one column": ONE_COLUMN,
    "another mark": "",
}
_HEADERS = {_FOUND_OUT: None, "the names of the columns": True, "the first lead": False}


def begun(words: str) -> str:
    """The words as a sentence begins."""
    return words[:1].upper() + words[1:]


def told_sentence(told: Sequence[str]) -> str:
    """What was found out about a file, in one sentence."""
    return f"{begun('; '.join(told))}."


def ask_how_to_read(file: PendingUpload, refusal: Refusal) -> None:
    """Show the ways to read the file side by side, in its own rows, and ask once."""
    way = ask_which(plain(refusal.message), refusal.ways, "Read it like this", f"{file.number}-way")
    if way is not None:
        read_as(file, reading_of(file.reading, way))
        st.rerun()


def ask_which(question: str, ways: Sequence[Way], label: str, key: str) -> Way | None:
    """The ways beside each other, each with its own rows; the one that was chosen just now."""
    st.subheader(question, anchor=False)
    chosen = None
    for number, (place, way) in enumerate(zip(st.columns(len(ways)), ways, strict=True)):
        with place, st.container(border=True, height="stretch"):
            st.markdown(f"**{plain(begun(way.words))}**")
            small_table(way.rows, columns=6 // len(ways))
            if st.button(label, key=f"{key}-{number}", type="primary"):
                chosen = way
    return chosen


def reading_of(reading: Reading, way: Way) -> Reading:
    """The reading that the way stands for."""
    if way.option == "header":
        return replace(reading, has_header=way.value == "yes")
    if way.option == "sheet":
        return replace(reading, sheet=way.value)
    return replace(reading, delimiter=way.value)


def sheet_menu(file: PendingUpload, shown: str, sheets: Sequence[str]) -> None:
    """Let the reader choose among the sheets of a workbook, or the files of an archive."""
    if len(sheets) < 2:
        return
    if file.sheets != tuple(sheets):
        file = replace(file, sheets=tuple(sheets))
        change(file)
    chosen = st.selectbox(
        "Sheet",
        sheets,
        index=sheets.index(shown) if shown in sheets else 0,
        key=f"{file.number}-sheet",
        help="A workbook or archive is taken sheet by sheet: import one, then upload it again.",
    )
    if chosen != shown:
        read_as(file, replace(file.reading, sheet=chosen))
        st.rerun()


def told_line(file: PendingUpload, look: FileLook) -> None:
    """What was found out about the file, and a way to say otherwise."""
    if look.told:
        parts.note(told_sentence(look.told))
    with st.expander("Read it in another way"):
        left, right = st.columns(2)
        with left:
            delimiter = _delimiter(file)
        header = right.selectbox(
            "The first row holds",
            list(_HEADERS),
            index=list(_HEADERS.values()).index(file.reading.has_header),
            key=f"{file.number}-header",
        )
        wanted = replace(file.reading, delimiter=delimiter, has_header=_HEADERS[header])
        if st.button("Read it again", disabled=wanted == file.reading, key=f"{file.number}-read"):
            read_as(file, wanted)
            st.rerun()


def _delimiter(file: PendingUpload) -> str | None:
    said = file.reading.delimiter
    known = list(_DELIMITERS.values())
    chosen = st.selectbox(
        "Cells are separated by",
        list(_DELIMITERS),
        index=known.index(said) if said in known else len(known) - 1,
        key=f"{file.number}-delimiter",
    )
    if _DELIMITERS[chosen] != "":
        return _DELIMITERS[chosen]
    mark = st.text_input(
        "This mark", value=said or "", max_chars=1, key=f"{file.number}-delimiter-mark"
    )
    return mark or None
