"""Who is at work, in the sidebar of every page."""

import pytest
from streamlit.testing.v1 import AppTest

from leadpact.domain.people import Role
from leadpact.store.people import join
from leadpact.ui.state import Session
from tests.pages.opened import Opened, run, words
from tests.stores import leads


def test_the_page_asks_who_one_is_until_it_is_said(opened: Opened) -> None:
    maria = join(opened.store, "Maria *x*", Role.MARKETING)
    app = opened.page("pages/meet/overview.py")
    assert app.button(key="who-button").label == "Say who you are"
    app.session_state["leadpact"] = Session(person_id=maria.person_id, has_said_who=True)
    assert run(app).button(key="who-button").label == r"You are Maria \*x\* · marketing"
    app.session_state["leadpact"] = Session(person_id=99, has_said_who=True)
    assert run(app).button(key="who-button").label == "Say who you are"


@pytest.mark.parametrize("path", ["pages/data/upload.py", "pages/define/what_if.py"])
def test_pages_with_and_without_figures_say_who_is_at_work(opened: Opened, path: str) -> None:
    leads(opened.store, "lead_id | visits\n1 | 3")
    assert opened.page(path).button(key="who-button").label == "Say who you are"


def form() -> None:
    """A form that asks for a name."""
    from leadpact.ui.person import person_field

    person_field("name")


def test_who_is_known_is_not_asked_for_a_name(opened: Opened) -> None:
    sam = join(opened.store, "Sam", Role.SALES)
    app = run(AppTest.from_function(form))
    assert [one.label for one in app.text_input] == ["Your name"]
    app.session_state["leadpact"] = Session(person_id=sam.person_id, has_said_who=True)
    run(app)
    assert not app.text_input
    assert "In your name: Sam" in words(app)
