"""A page that follows what others do: it runs again when the store has changed."""

import streamlit as st

from leadpact.ui.cached import the_store

_EVERY_SECONDS = 1.0


def follow_others() -> None:
    """Run the page again within a second of any change of the store; call it before reading."""
    _look_again(the_store().changes)


@st.fragment(run_every=_EVERY_SECONDS)
def _look_again(seen: int) -> None:
    if the_store().changes != seen:
        st.rerun()
