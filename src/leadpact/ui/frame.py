"""The frame around every page: its settings and navigation, and who is followed meanwhile."""

from contextlib import nullcontext
from importlib.resources import as_file, files

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from leadpact.ui.boundary import errors_shown
from leadpact.ui.live import following
from leadpact.ui.warm import warm_up

_SIDEBAR_WIDTH = 248

SECTIONS = {
    "Meet": (
        ("overview", "Overview"),
        ("self_assessment", "Self-assessment"),
        ("review", "Review"),
    ),
    "Define": (
        ("what_if", "What-if"),
        ("columns", "Your columns"),
        ("suggest", "Suggest"),
        ("agreement", "Agreement"),
        ("definitions", "Definitions"),
        ("grading", "Blind grading"),
        ("questions", "Questions"),
        ("promises", "Promises"),
    ),
    "Evidence": (
        ("grades", "Grades"),
        ("sources", "Sources"),
        ("recycling", "Recycling"),
        ("hand_off", "Hand-off"),
        ("red_flags", "Red flags"),
        ("hand_raise", "Hand-raise"),
        ("customers", "Customers"),
        ("capacity", "Capacity"),
        ("reps", "Reps"),
    ),
    "Data": (("upload", "Upload"), ("mend", "Mend")),
}

# The pages of what two teams do at the same time: they show what the others did.
FOLLOWING = frozenset(
    {"self_assessment", "review", "agreement", "definitions", "grading", "questions", "promises"}
)


def configure() -> None:
    """The page's title, icon and width; the wordmark above the navigation."""
    st.set_page_config(
        page_title="Leadpact", page_icon="🤝", layout="wide", initial_sidebar_state=248
    )
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
                    url_path=name,
                    default=name == "overview",
                )
                for name, title in pages
            ]
            for section, pages in SECTIONS.items()
        },
        expanded=True,
    )


def run(page: StreamlitPage) -> None:
    """Draw the page, inside its error boundary; those of what teams agree follow the others."""
    with errors_shown(), following() if page.url_path in FOLLOWING else nullcontext():
        page.run()
