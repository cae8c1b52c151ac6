"""The frame around every page: its settings, navigation and error boundary."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from leadpact.errors import LeadpactError
from leadpact.ui.warm import warm_up

_LOG = logging.getLogger(__name__)

SECTIONS = {
    "Meet": (("overview", "Overview"),),
    "Define": (("what_if", "What-if"),),
    "Evidence": (("grades", "Grades"), ("sources", "Sources"), ("recycling", "Recycling")),
    "Data": (("upload", "Upload"),),
}


def configure() -> None:
    """The page's title, icon and width; the wordmark above the navigation."""
    st.set_page_config(page_title="Leadpact", page_icon="🤝", layout="wide")
    mark = files("leadpact.ui").joinpath("wordmark.svg")
    with as_file(mark) as path:
        st.logo(path, size="large")
    warm_up()


def navigation() -> StreamlitPage:
    """The page that the reader is on, with the navigation drawn."""
    return st.navigation(
        {
            section: [
                st.Page(
                    f"pages/{section.lower()}/{name}.py",
                    title=title,
                    url_path=name.replace("_", "-"),
                    default=name == "overview",
                )
                for name, title in pages
            ]
            for section, pages in SECTIONS.items()
        },
        expanded=True,
    )


@contextmanager
def errors_shown() -> Iterator[None]:
    """Show what went wrong and what to do next; never a traceback."""
    try:
        yield
    except LeadpactError as error:
        st.error(error.message, icon=":material/error:")
        st.write(error.hint)
    except Exception:
        _LOG.exception("a page failed")
        st.error("Something went wrong on this page.", icon=":material/error:")
        st.write(
            "Nothing was changed. Open the page again; what happened stands in the server's log."
        )
