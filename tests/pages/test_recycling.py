"""The closer looks of Recycling, and its threshold, on the sample and on data that lacks much."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.metrics.tables import CYCLES
from tests.pages.opened import Opened, errors, run, words
from tests.stores import leads

PAGE = "pages/evidence/recycling.py"
VIEWS = ("After a no", "Best wait", "Product and source", "Worth another round", "The rejected")


def looked_closer(app: AppTest, view: str) -> AppTest:
    app.button_group(key="recycling-view").set_value(view)
    return run(app)


@pytest.mark.parametrize("view", VIEWS)
def test_every_closer_look_opens_on_the_sample(on_sample: Opened, view: str) -> None:
    app = looked_closer(on_sample.page(PAGE), view)
    assert not errors(app)
    assert "Not in this data" not in words(app)


@pytest.mark.parametrize("view", VIEWS)
def test_every_closer_look_survives_leads_that_only_have_cycles(opened: Opened, view: str) -> None:
    leads(opened.store, CYCLES)
    assert not errors(looked_closer(opened.page(PAGE), view))


@pytest.mark.parametrize("view", VIEWS)
def test_every_closer_look_survives_an_empty_selection(on_sample: Opened, view: str) -> None:
    app = on_sample.page(PAGE)
    app.selectbox(key="period-1").set_value("Last 3 months")
    app.multiselect(key="owners-1").set_value([""])
    app.multiselect(key="sources-1").set_value(["Partner"])
    assert not errors(looked_closer(run(app), view))


def test_the_threshold_changes_the_share_and_its_words(on_sample: Opened) -> None:
    """Of the sample's 671 closes, 34 were handed off three or more times, 4 four or more."""
    app = on_sample.page(PAGE)
    assert "165 of 671" in words(app)
    app.button_group(key="cycled-from").set_value(3)
    said = words(looked_closer(app, "Product and source"))
    assert "(34 of 671) came from leads that cycled three or more times" in said
    assert "Closes cycled 3+ times" in said
    assert "Leads that cycled three or more times are" in said
    app.button_group(key="cycled-from").set_value(4)
    assert "(4 of 671) came from leads that cycled four or more times" in words(run(app))


def test_the_win_can_be_waited_for_too(on_sample: Opened) -> None:
    app = on_sample.page(PAGE)
    app.button_group(key="waited-for").set_value("win")
    assert "until the win" in words(run(app))


def test_what_lacks_says_so(opened: Opened) -> None:
    leads(opened.store, "lead_id | cycles | outcome\n1 | 2 | won\n2 | 1 | open")
    app = opened.page(PAGE)
    assert "needs stage history" in words(looked_closer(app, "After a no"))
    assert "needs Product" in words(looked_closer(app, "Product and source"))
    assert "needs Stage" in words(looked_closer(app, "Worth another round"))
