"""What was found in the cells of a file: problems, contradictions, and how good each field is."""

import streamlit as st

from leadpact.domain.fields import Kind, fields_of
from leadpact.ingest.cells.problems import Example
from leadpact.ingest.load import ImportReport
from leadpact.ui import parts
from leadpact.ui.small_table import small_table

_MIDNIGHT = " 00:00:00"
_LONGEST = 40
_MOST_MARKS = 180


def label_of(kind: Kind, field: str) -> str:
    """The field as the menus call it; a whole row has no field."""
    return {one.name: one.label for one in fields_of(kind)}.get(field, field or "the row")


def problem_rows(report: ImportReport) -> list[tuple[str, ...]]:
    """The commonest problems under headings: how many cells, their fate, and where they stand."""
    return [
        ("Field", "What is wrong", "Cells", "What happens", "For example"),
        *(
            (
                label_of(report.kind, one.field),
                one.what,
                f"{one.cells:,}",
                "row is kept out" if one.quarantined else "row comes in",
                " · ".join(_example(example) for example in one.examples),
            )
            for one in report.problems
        ),
    ]


def show_problems(report: ImportReport) -> None:
    """The ten commonest problems, each with examples and their lines."""
    if not report.problems:
        return
    st.subheader("The commonest problems", anchor=False)
    small_table(problem_rows(report), marks=_MOST_MARKS)


def check_sentences(report: ImportReport) -> tuple[str, ...]:
    """Contradictions between cells, in sentences, each with a line to look at."""
    return tuple(
        f"{one.words}: {one.rows:,} {'row' if one.rows == 1 else 'rows'}"
        + (f", for one in line {one.line:,}." if one.line is not None else ".")
        for one in report.checks
        if one.rows
    )


def show_checks(report: ImportReport) -> None:
    """What contradicts itself, or that nothing does."""
    if not report.checks:
        return
    said = check_sentences(report)
    st.subheader("Do the cells agree with each other?", anchor=False)
    if not said:
        parts.note("✓ No date in the future, and nothing that contradicts itself.")
    for sentence in said:
        parts.note(f"! {sentence}")


def show_quality(report: ImportReport) -> None:
    """Per field: how many cells are filled, and how many of those are valid and plausible."""
    if not report.quality:
        return
    st.subheader("How good the data is", anchor=False)
    shares = ("Filled", "Valid", "Plausible")
    st.dataframe(
        {
            "Field": [label_of(report.kind, one.field) for one in report.quality],
            "Column": [one.column for one in report.quality],
            "Cells filled": [one.filled for one in report.quality],
            "Filled": [_share(one.filled, one.rows) for one in report.quality],
            "Valid": [_share(one.valid, one.filled) for one in report.quality],
            "Plausible": [_share(one.plausible, one.filled) for one in report.quality],
        },
        column_config={
            "Cells filled": st.column_config.NumberColumn(format="localized"),
            **{
                name: st.column_config.ProgressColumn(
                    name, format="%.0f %%", min_value=0, max_value=100
                )
                for name in shares
            },
        },
        hide_index=True,
        key="quality",
    )
    parts.note("Filled: of all rows. Valid and plausible: of the filled cells.")


def _share(part: int, of: int) -> float | None:
    """In percent, rounded down, so that 100 % means all."""
    return float(100 * part // of) if of else None


def _example(example: Example) -> str:
    text = " ".join(example.value.removesuffix(_MIDNIGHT).split()) or "empty"
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return f"line {example.line}: {cut}"
