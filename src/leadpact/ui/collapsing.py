"""The collapse with a bar that says how far it is, for those who wait longer than a moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import copy_context
from threading import Event, Thread

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx

from leadpact.domain.criteria import Criterion
from leadpact.domain.filters import Filters
from leadpact.patterns.collapse import collapse
from leadpact.patterns.patterns import Patterns
from leadpact.store.datasets import data_set_of
from leadpact.ui.cached import the_store

_A_MOMENT = 0.6
_TICK = 0.2


def patterns_with_progress(filters: Filters, criteria: tuple[Criterion, ...]) -> Patterns:
    """The patterns of the filtered leads, with a bar while they are made, where that takes long."""
    store = the_store()
    with _bar(data_set_of(store, filters.dataset_id).leads) as tell:
        return collapse(store, filters, criteria, tell)


def words_of(leads: int, share: float) -> str:
    """Such as “Collapsing 10,000,000 leads… 40 %”."""
    return f"Collapsing {leads:,} leads… {share:.0%}".replace("%", " %")


@contextmanager
def _bar(leads: int) -> Iterator[Callable[[float], None]]:
    """What to tell the share done to; the bar goes when the work ends.

    A thread of its own draws it: what a cached function draws itself, Streamlit would draw again
    each time the patterns are taken from the cache.
    """
    told, done = [0.0], Event()
    thread = Thread(target=copy_context().run, args=(_draw, leads, told, done), daemon=True)
    add_script_run_ctx(thread)
    thread.start()
    try:
        yield told.append
    finally:
        done.set()
        thread.join()


def _draw(leads: int, told: list[float], done: Event) -> None:
    if done.wait(_A_MOMENT):
        return
    slot = st.empty()
    while not done.is_set():
        slot.progress(told[-1], text=words_of(leads, told[-1]))
        done.wait(_TICK)
    slot.empty()
