"""The error boundary of pages and dialogs."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec

import streamlit as st

from leadpact.errors import LeadpactError
from leadpact.ui.plain import plain

_logger = logging.getLogger(__name__)
_Given = ParamSpec("_Given")


class AllSaidError(Exception):
    """The page has said all it can. Unlike st.stop() it lets the frame draw what comes after it."""


def show_error(message: str, hint: str) -> None:
    """What is wrong, and what to do next."""
    st.error(plain(_begun(message)), icon=":material/error:")
    st.write(plain(hint))


def _begun(message: str) -> str:
    """The message as a sentence begins; a file's name stays as it is written."""
    first = message.split(" ", 1)[0]
    return message if "." in first else f"{message[:1].upper()}{message[1:]}"


@contextmanager
def errors_shown() -> Iterator[None]:
    """Show what went wrong and what to do next; never a traceback."""
    try:
        yield
    except AllSaidError:
        return
    except LeadpactError as error:
        show_error(error.message, error.hint)
    except Exception:
        _logger.exception("a page failed")
        st.error("Something went wrong on this page.", icon=":material/error:")
        st.write(
            "Nothing was changed. Open the page again; what happened stands in the server's log."
        )


def guarded(body: Callable[_Given, None]) -> Callable[_Given, None]:
    """The body of a dialog inside the error boundary, which a dialog's own reruns pass by."""

    @wraps(body)
    def inside(*args: _Given.args, **kwargs: _Given.kwargs) -> None:
        with errors_shown():
            body(*args, **kwargs)

    return inside
