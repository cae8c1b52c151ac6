"""Scenarios in What-if: side by side, into the draft, deleted and back."""

from streamlit.testing.v1 import AppTest

from leadpact.domain.default_model import default_model
from leadpact.store.scenarios import Scenario, keep_scenario, list_scenarios
from tests.ingest.naughty import NAUGHTY
from tests.pages.opened import Opened, press, run, words
from tests.stores import leads, model_of

PAGE = "pages/define/what_if.py"
TABLE = "lead_id | visits | outcome\n1 | 3 | won\n2 | 0 | lost\n3 | 9 | lost"


def shown(opened: Opened) -> AppTest:
    """The page with the view of scenarios open."""
    app = opened.page(PAGE)
    view = next(one for one in app.button_group if one.key == "what-if-view")
    view.set_value("Scenarios")
    return run(app)


def kept(opened: Opened, name: str, points: int) -> Scenario:
    """A scenario that gives so many points for the first criterion."""
    model = default_model()
    changed = model.model_copy(update={"points": (points, *model.points[1:])})
    return keep_scenario(opened.store, 1, name, changed)


def pressed(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    return run(app)


def test_without_scenarios_the_page_says_how_to_keep_one(opened: Opened) -> None:
    leads(opened.store, TABLE)
    assert "press “Keep as a scenario”" in words(shown(opened))


def test_the_newest_four_stand_beside_the_points_in_use(opened: Opened) -> None:
    leads(opened.store, TABLE)
    for number in range(1, 6):
        kept(opened, f"Number {number}", 20 + number)
    said = words(shown(opened))
    for number in range(2, 6):
        assert f">Number {number}</th>" in said
        assert f"<td>+{20 + number}</td>" in said
    assert ">Number 1</th>" not in said
    assert ">In use</th>" in said
    assert ">Your draft</th>" not in said


def test_a_scenario_of_other_criteria_is_laid_on_the_same_leads(opened: Opened) -> None:
    """Two of three leads have 3 visits or more: 30 points, grade A; the third has none, grade D.

    Lead 1 is won, and A is all it could be found in: 1 of 1 wins; so A closes at 1 of 2.
    """
    leads(opened.store, TABLE)
    own = model_of(
        {"name": "often", "field": "visits", "test": "at least", "number": 3, "points": 30}
    )
    keep_scenario(opened.store, 1, "Often", own)
    said = words(shown(opened))
    cells = {
        row.split("</th>")[0].split(">")[-1]: row.split("<td>")[-1] for row in said.split("<tr>")
    }
    assert cells["Leads in A"].startswith("2 <small>67 %")
    assert cells["Leads in B"].startswith("0 <small>0 %")
    assert cells["Leads in D"].startswith("1 <small>33 %")
    assert cells["Wins captured in A+B"].startswith("too few to judge <small>1 of 1")
    assert cells["A closes at"].startswith("too few to judge <small>1 of 2")
    assert cells["Criteria"].startswith("1<")


def test_a_scenario_goes_into_the_draft_and_undo_takes_it_out(opened: Opened) -> None:
    leads(opened.store, TABLE)
    one = kept(opened, "More", 42)
    app = pressed(shown(opened), f"draft-{one.scenario_id}")
    assert ">Your draft</th>" in words(app)
    assert "In the draft: More" in str(app.toast[0].value)
    app = pressed(app, "undo")
    assert ">Your draft</th>" not in words(app)


def test_a_deleted_scenario_can_be_brought_back(opened: Opened) -> None:
    leads(opened.store, TABLE)
    one = kept(opened, "More", 42)
    app = pressed(shown(opened), f"delete-{one.scenario_id}")
    assert list_scenarios(opened.store, 1) == ()
    assert "“More” was deleted" in words(app)
    app = press(app, "Bring it back")
    assert list_scenarios(opened.store, 1) == (one,)
    assert "was deleted" not in words(app)


def test_a_click_on_a_scenario_that_is_no_longer_in_view_does_nothing(opened: Opened) -> None:
    """While the page shows "More", somebody else keeps "New", which then stands first."""
    leads(opened.store, TABLE)
    more = kept(opened, "More", 42)
    app = shown(opened)
    kept(opened, "New", 43)
    pressed(app, f"delete-{more.scenario_id}")
    assert [one.name for one in list_scenarios(opened.store, 1)] == ["New", "More"]


def test_hostile_names_are_shown_letter_by_letter(opened: Opened) -> None:
    leads(opened.store, TABLE)
    for text in ("HTML", "Markdown", "formula"):
        kept(opened, NAUGHTY[text], 42)
    body = " ".join(str(html.proto.body) for html in shown(opened).get("html"))
    assert "<script>" not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body
