"""Which definition is in force, and when it is to be reviewed: the line that Overview says."""

from datetime import date
from html import escape

import streamlit as st

from leadpact.domain.due import Due, due_on
from leadpact.domain.review import ReviewVerdict
from leadpact.store.database import Store
from leadpact.store.definitions import Definition
from leadpact.store.reviews import Review, list_reviews
from leadpact.ui.cached import changes_of, the_store
from leadpact.ui.cached_agreement import definition_now
from leadpact.ui.frame import SECTIONS
from leadpact.ui.look import Look
from leadpact.ui.uploading import today

_REVIEW, _AGREEMENT = "review", "agreement"


@st.cache_resource(max_entries=16, hash_funcs={Store: changes_of}, show_spinner=False)
def cached_reviews(store: Store, dataset_id: int) -> tuple[Review, ...]:
    """The reviews of the data set's definitions, read again after every change of the store."""
    return list_reviews(store, dataset_id)


def standing(look: Look) -> None:
    """Say which definition is in force and when its review is due, with the way there."""
    definition = definition_now(look.data_set)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="standing"):
        if definition is None:
            _line("No definition is agreed yet")
            link_to(_AGREEMENT, "Open Agreement")
        else:
            _line(*standing_words(definition, due_of(definition, today())))
            link_to(_REVIEW, "Open Review")


def standing_words(definition: Definition, due: Due | None) -> tuple[str, str]:
    """Such as "Definition 3 in force since 12 Nov 2026 · review in 64 days", and its tone."""
    agreed = definition.agreed_at
    since = "" if agreed is None else f" since {agreed:%-d %b %Y}"
    said = f"Definition {definition.number} in force{since}"
    if due is None:
        return said, ""
    tone = "bad" if due.is_overdue else "watch" if due.days_left == 0 else ""
    return f"{said} · {due.words}{' ▲' if tone else ''}", tone


def due_of(definition: Definition, now: date) -> Due | None:
    """When the definition is to be reviewed next; None before both teams have signed it."""
    if definition.agreed_at is None:
        return None
    kept = [
        one.reviewed_at.date()
        for one in cached_reviews(the_store(), definition.dataset_id)
        if one.definition_id == definition.definition_id
        and one.conclusion.verdict is ReviewVerdict.KEEP
    ]
    return due_on(
        definition.agreed_at.date(),
        max(kept, default=None),
        definition.content.review_days,
        now,
    )


def link_to(page: str, label: str) -> None:
    """A link to the page of that name, where there is one."""
    for section, pages in SECTIONS.items():
        for path, _ in pages:
            if path == page:
                st.page_link(f"pages/{section.lower()}/{path}.py", label=f"{label} →")


def _line(words: str, tone: str = "") -> None:
    st.html(f'<p class="lp-verdict {tone}">{escape(words)}</p>', width="content")
