"""A page that follows what others do: it runs again when the store has changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Literal, ParamSpec

import streamlit as st

from leadpact.ui.boundary import guarded
from leadpact.ui.cached import the_store
from leadpact.ui.state import keep_still, session

_EVERY_SECONDS = 0.5
_Given = ParamSpec("_Given")


@contextmanager
def following() -> Iterator[None]:
    """Around a page: run it again within a second of any change of the store.

    What somebody is typing meanwhile stays, and so does the cursor. A dialog would be closed, and
    what is chosen in it while the store is looked at may go unheard: those of such a page are made
    with `still_dialog`, and nobody is followed until they are gone.
    """
    keep_still(is_still=False)
    seen = the_store().changes
    try:
        yield
    finally:
        if not session().is_still:
            _look_again(seen)


def still_dialog(
    title: str, width: Literal["small", "medium", "large"] = "small"
) -> Callable[[Callable[_Given, None]], Callable[_Given, None]]:
    """A dialog with an error boundary; while it is open, the page follows nobody."""

    def made(body: Callable[_Given, None]) -> Callable[_Given, None]:
        shown = st.dialog(title, width=width, on_dismiss=_go_on)(guarded(body))

        @wraps(body)
        def opened(*args: _Given.args, **kwargs: _Given.kwargs) -> None:
            keep_still(is_still=True)
            shown(*args, **kwargs)

        return opened

    return made


def _go_on() -> None:
    keep_still(is_still=False)


@st.fragment(run_every=_EVERY_SECONDS)
def _look_again(seen: int) -> None:
    if the_store().changes != seen:
        st.rerun()
