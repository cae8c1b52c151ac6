"""The card of a lead that is graded by hand: what was known of it, and nothing of its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from leadpact.metrics.known_fields import known_fields, known_words
from leadpact.store.drawn_leads import known_of
from leadpact.ui.cached import the_store

_MOST_MARKS = 80
_TWO_COLUMNS = "display:grid;grid-template-columns:1fr 1fr;gap:0 1.5rem;align-items:start"


@dataclass(frozen=True)
class KnownLead:
    """What is known of a lead, as labels and words; and the labels of what is not."""

    known: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Drawn:
    """Leads of a data set in one version."""

    version: int
    dataset_id: int
    lead_ids: tuple[str, ...]


@st.cache_data(max_entries=16, hash_funcs={Drawn: repr}, show_spinner="Looking what is known…")
def cached_cards(drawn: Drawn) -> dict[str, KnownLead]:
    """What is known of each of these leads."""
    fields = known_fields(the_store(), drawn.dataset_id)
    names = [field.name for field in fields]
    found = known_of(the_store(), drawn.dataset_id, drawn.lead_ids, names)
    cards = {}
    for lead_id, cells in found.items():
        words = [
            (field.label, known_words(field, cell))
            for field, cell in zip(fields, cells, strict=True)
        ]
        cards[lead_id] = KnownLead(
            tuple((label, said) for label, said in words if said),
            tuple(label for label, said in words if not said),
        )
    return cards


def card_html(lead: KnownLead | None) -> str:
    """The card in two columns; every text in it is escaped."""
    if lead is None:
        return '<p class="lp-note">This lead is not in the data any more. Give it a D.</p>'
    half = (len(lead.known) + 1) // 2
    columns = "".join(_column(part) for part in (lead.known[:half], lead.known[half:]))
    rest = ", ".join(lead.unknown)
    unknown = f'<p class="lp-note">Not known: {escape(rest)}.</p>' if rest else ""
    return f'<div style="{_TWO_COLUMNS}">{columns}</div>{unknown}'


def _column(part: Sequence[tuple[str, str]]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th><td>{escape(_cut(said))}</td></tr>'
        for label, said in part
    )
    return f'<table class="lp-members"><tbody>{rows}</tbody></table>'


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MOST_MARKS else f"{line[: _MOST_MARKS - 1]}…"
