"""Rows that are spoiled, one at a time, and lines that are no rows."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

from tests.ingest.corpus.draft import Draft, Outcome, Record, Spoil, Style

DEFECT_COLUMN = 1
_MARK = "\ue000"
_MANY = 20


def spoiled(place: float, spoil: Spoil, outcome: Outcome, draft: Draft) -> Draft:
    """One record spoiled: the first of a single line, not spoiled yet, from that place on."""
    records = list(draft.records)
    start = int(len(records) * place)
    number = next(
        n for n in count(start) if records[n] == Record(records[n].cells) and _is_plain(records[n])
    )
    records[number] = Record(records[number].cells, spoil, outcome)
    return replace(draft, records=tuple(records))


def _is_plain(record: Record) -> bool:
    text = "".join(record.cells)
    wanted = record.cells[min(DEFECT_COLUMN, len(record.cells) - 1)]
    marked = any(mark in text for mark in "\r\n\"'")
    return not marked and bool(wanted) and bool(record.cells[-1])


def change(put: Callable[[str, Style], str]) -> Spoil:
    """One cell of the line written anew."""

    def spoil(cells: list[str], style: Style) -> str:
        position = min(DEFECT_COLUMN, len(cells) - 1)
        changed = list(cells)
        changed[position] = put(cells[position].strip(style.quote), style)
        return style.line(changed)

    return spoil


def too_few(cells: list[str], style: Style) -> str:
    return style.line(cells[:-1])


def too_many(cells: list[str], style: Style) -> str:
    return style.line([*cells, "extra"])


def rewritten(place: float, text: str, draft: Draft) -> Draft:
    """One cell with another text, which is to come out as it is."""
    records = list(draft.records)
    number = int(len(records) * place)
    cells = list(records[number].cells)
    cells[min(DEFECT_COLUMN, len(cells) - 1)] = text
    records[number] = Record(tuple(cells))
    return replace(draft, records=tuple(records))


def stray_quote(draft: Draft) -> Draft:
    """A quote inside a cell that has none around it: it is a character like any other."""
    quote = draft.style.quote
    text = f"5{quote} pipes"
    changed = rewritten(0.4, text, draft)
    number = int(len(draft.records) * 0.4)
    records = list(changed.records)
    records[number] = replace(records[number], spoil=change(lambda _, style: _bare(style)))
    return replace(changed, records=tuple(records))


def _bare(style: Style) -> str:
    return f"5{style.quote} pipes"


def footer(draft: Draft) -> Draft:
    total = Record(("",), lambda _cells, _style: f"Total {len(draft.records)} leads", "reject")
    return replace(draft, records=(*draft.records, total))


def blank_lines(text: str, draft: Draft) -> Draft:
    blank = Record(("",), lambda _cells, _style: text, "nothing")
    records: list[Record] = []
    for number, record in enumerate(draft.records, start=1):
        records += [record, blank] if number % 6 == 0 else [record]
    return replace(draft, records=tuple(records))


def damaged(draft: Draft) -> Draft:
    """One byte of UTF-8 that goes with no other, in a file that is UTF-8 everywhere else."""
    broken = spoiled(0.5, change(lambda text, _: text + _MARK), "reject", draft)
    return replace(broken, encode=lambda text: text.encode().replace(_MARK.encode(), bytes([0xC3])))


def is_far_from_ascii(draft: Draft) -> bool:
    return sum(not letter.isascii() for letter in draft.text()) > _MANY
