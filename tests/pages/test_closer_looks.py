"""Every closer look of a page opens, whatever the data has."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from tests.metrics.tables import CYCLES
from tests.pages.opened import Opened, chosen, errors, run, words
from tests.stores import leads

# By page, the key of the row from which a look is chosen, and its looks.
LOOKS = {
    "recycling": (
        "recycling-view",
        ["After a no", "Best wait", "Product and source", "Worth another round", "The rejected"],
    ),
    "red_flags": (
        "red-flags-view",
        ["By source", "By campaign", "Behind a no", "Right the first time"],
    ),
    "sources": ("source-view", ["By day", "Paper tigers", "Campaigns", "Cost", "Active interest"]),
}
# By page, leads that have what it needs and nothing else.
LEAST = {
    "recycling": CYCLES,
    "red_flags": "lead_id | stage | rejection_reason\n1 | rejected | No need\n2 | sal |",
    "sources": "lead_id | source | outcome\n1 | Web | won\n2 | | open",
}


def every_look(app: AppTest, page: str) -> Iterator[AppTest]:
    """The page with each of its looks in turn."""
    key, looks = LOOKS[page]
    assert app.button_group(key=key).options == looks
    for look in looks:
        yield chosen(app, key, look)


@pytest.mark.parametrize("page", LOOKS)
def test_every_closer_look_opens_on_the_sample(on_sample: Opened, page: str) -> None:
    for app in every_look(on_sample.page(f"pages/evidence/{page}.py"), page):
        assert not errors(app)
        assert "Not in this data" not in words(app)


@pytest.mark.parametrize("page", LOOKS)
def test_every_closer_look_survives_the_least_that_the_page_needs(
    opened: Opened, page: str
) -> None:
    leads(opened.store, LEAST[page])
    for app in every_look(opened.page(f"pages/evidence/{page}.py"), page):
        assert not errors(app)


@pytest.mark.parametrize("page", LOOKS)
def test_every_closer_look_survives_an_empty_selection(on_sample: Opened, page: str) -> None:
    """No partner brought a lead in three months that has no owner."""
    app = on_sample.page(f"pages/evidence/{page}.py")
    app.selectbox(key="period-1").set_value("Last 3 months")
    app.multiselect(key="owners-1").set_value([""])
    app.multiselect(key="sources-1").set_value(["Partner"])
    for look in every_look(run(app), page):
        assert not errors(look)
