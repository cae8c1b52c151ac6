"""What the store refused, said on the page until something is done again."""

from collections.abc import Callable

import streamlit as st

from leadpact.errors import LeadpactError
from leadpact.ui.boundary import show_error
from leadpact.ui.state import moves


def tried(do: Callable[[], object]) -> bool:
    """Do it, and say whether it was done; what was refused is shown in the next run."""
    known = moves()
    try:
        do()
    except LeadpactError as error:
        known.refused = (error.message, error.hint)
        return False
    known.refused = None
    return True


def show_refusal() -> None:
    """What was refused last, and what to do next; nothing once something was done since."""
    refused = moves().refused
    # A place of its own, there or not: what stands below would lose the cursor by moving on.
    with st.container():
        if refused is not None:
            show_error(*refused)
