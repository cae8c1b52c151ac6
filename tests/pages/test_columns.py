"""Your columns: the menu, the answer, and the way into What-if."""

import pytest
from streamlit.testing.v1 import AppTest

from leadpact.store.database import Store
from tests.pages.opened import Opened, errors, press, run, words
from tests.stores import import_cells

PAGE = "pages/define/columns.py"


def fill(store: Store, colour: str = "Colour") -> None:
    """40 red leads, 30 of them won, and 40 blue, 10 won; the tag tells all, where there is one."""
    rows = [
        [
            str(n),
            "won" if n < 30 or n >= 70 else "lost",
            "red" if n < 40 else "blue",
            "" if n % 4 == 0 else "bought" if n < 30 or n >= 70 else "gone",
        ]
        for n in range(80)
    ]
    import_cells(store, [["lead_id", "outcome", colour, "Tag"], *rows])


@pytest.fixture
def page(opened: Opened) -> AppTest:
    fill(opened.store)
    return opened.page(PAGE)


def test_the_most_telling_column_is_shown_first(page: AppTest) -> None:
    assert not errors(page)
    assert (
        "Colour: “red” closes at 75 % (30 of 40) and “blue” closes at 25 % (10 of 40). "
        "All leads: 50 %."
    ) in words(page)
    assert list(page.dataframe[0].value["Value"]) == ["blue", "red"]
    assert list(page.dataframe[0].value["Against all leads"]) == [
        "25.0 points below, real",
        "25.0 points above, real",
    ]


def test_the_menu_says_what_each_column_tells(page: AppTest) -> None:
    assert page.selectbox(key="column-1").options == [
        "Colour · tells a lot",
        "Tag · known only afterwards",
    ]


def test_a_value_becomes_a_criterion_of_the_draft(page: AppTest) -> None:
    """Red closes better, so it is offered first, with 10 points."""
    assert page.selectbox(key="value-1-Colour").value == "red"
    app = press(page, "Make a criterion of it")
    assert app.title[0].value == "What if we scored leads differently?"
    added = next(one for one in app.slider if one.label == "Colour: red")
    assert added.value == 10


def test_a_column_known_only_afterwards_is_used_only_by_a_person_who_says_so(
    page: AppTest,
) -> None:
    page.selectbox(key="column-1").set_value("Tag")
    app = run(page)
    assert "Known only after the outcome" in str(app.warning[0].value)
    make = next(one for one in app.button if one.label == "Make a criterion of it")
    assert make.disabled
    app.checkbox(key="late-Tag").check()
    app = run(app)
    assert not next(one for one in app.button if one.label == "Make a criterion of it").disabled


def test_data_of_an_outcome_alone_has_no_column_to_look_at(opened: Opened) -> None:
    import_cells(opened.store, [["lead_id", "outcome"], ["1", "won"]])
    assert "This data has no column to look at" in words(opened.page(PAGE))


def test_a_hostile_header_is_shown_letter_by_letter(opened: Opened) -> None:
    header = "<img src=x onerror=alert(1)> [x](http://evil.example)"
    fill(opened.store, header)
    app = opened.page(PAGE)
    assert not errors(app)
    assert f"{header}: “red” closes at 75 %" in words(app)
    assert "<img" not in " ".join(str(html.proto.body) for html in app.get("html"))
