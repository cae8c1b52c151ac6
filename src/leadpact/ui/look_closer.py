"""A choice of closer looks under a page's answer; only the chosen one is worked out."""

from collections.abc import Callable, Mapping

import streamlit as st


def look_closer(views: Mapping[str, Callable[[], None]], *, key: str) -> None:
    """The names of the views beside each other, and under them the chosen one, at first the first.

    A heading stands over them; the choice outlives a walk through other pages.
    """
    chosen = st.segmented_control(
        "Look closer",
        list(views),
        default=next(iter(views)),
        required=True,
        key=key,
        persist_state="session",
        width="stretch",
    )
    views[chosen]()
