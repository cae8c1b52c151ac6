"""The page about reps, with their names and without."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opened import Opened, errors, run, words
from tests.stores import leads

PAGE = "pages/evidence/reps.py"
REPS = (
    "Tomas Brandvik",
    "Priya Saldanha",
    "Marek Olszan",
    "Owen Taffin",
    "Greta Lindqvar",
    "Ines Halloran",
    "Lucia Ferrando",
    "Jonas Wetterau",
)


def everything(app: AppTest) -> str:
    """All that the page's main part shows: words, tables and charts."""
    charts = [str(chart.proto) for chart in app.get("plotly_chart")]
    return " ".join([words(app), *(frame.value.to_csv() for frame in app.dataframe), *charts])


def hide(app: AppTest) -> AppTest:
    app.toggle(key="hide-rep-names").set_value(True)
    return run(app)


def test_the_sample_judges_seven_of_its_eight_reps(on_sample: Opened) -> None:
    """The last one joined in June 2026."""
    app = on_sample.page(PAGE)
    said = words(app)
    assert not errors(app)
    assert "Of 7 reps judged, none wins clearly more or fewer than the leads received" in said
    assert "7 of 8" in said
    assert "1 with under 20 decided hand-offs: too few to judge" in said
    assert "By chance alone about 0.4 of 7 would stand out in each comparison." in said
    table = app.dataframe[0].value
    assert sorted(table["Rep"]) == sorted(REPS)
    assert table.iloc[-1]["Rep"] == "Jonas Wetterau"
    assert table.iloc[-1]["± expected"] == "too few to judge"


def test_hidden_names_are_nowhere_on_the_page(on_sample: Opened) -> None:
    app = on_sample.page(PAGE)
    assert all(name in everything(app) for name in REPS)
    assert all(REPS[0] in str(chart.proto) for chart in app.get("plotly_chart"))
    app = hide(app)
    assert not [name for name in REPS if name in everything(app)]
    assert '[class*="st-key-owners-"] { display: none; }' in words(app)
    assert sorted(app.dataframe[0].value["Rep"]) == [f"Rep {number}" for number in range(1, 9)]


def test_names_stay_hidden_on_the_way_through_other_pages(on_sample: Opened) -> None:
    app = hide(on_sample.page(PAGE))
    run(app.switch_page("pages/evidence/recycling.py"))
    app = run(app.switch_page(PAGE))
    assert app.toggle(key="hide-rep-names").value
    assert not [name for name in REPS if name in everything(app)]


def test_a_rep_keeps_the_stand_in_when_others_are_filtered_away(on_sample: Opened) -> None:
    app = hide(on_sample.page(PAGE))
    hand_offs = dict(
        zip(app.dataframe[0].value["Rep"], app.dataframe[0].value["Hand-offs"], strict=True)
    )
    app.multiselect(key="owners-1").set_value(["Owen Taffin"])
    shown = run(app).dataframe[0].value
    assert list(shown["Hand-offs"]) == [705]
    assert hand_offs[shown["Rep"][0]] == 705
    assert "Only 1 rep has 20 decided hand-offs" in words(app)


def test_the_doors_show_no_owner_where_names_are_hidden(on_sample: Opened) -> None:
    app = hide(on_sample.page(PAGE))
    app.button(key="leads-reps").click()
    found = run(app).dataframe[-1].value
    assert set(found["Owner"]) <= {f"Rep {number}" for number in range(1, 9)}
    app.multiselect(key="owners-1").set_value(["Owen Taffin"])
    app.button(key="sql-reps").click()
    parameters = run(app).json[0].value
    assert "Owen" not in parameters
    assert "Rep " in parameters


def test_what_else_is_lacking_is_said_in_its_place(opened: Opened) -> None:
    """No grade tells leads apart, nobody knows who spoke to them, and one has no owner."""
    leads(opened.store, "lead_id | owner | stage\n1 | Ann | won\n2 | Ann | rejected\n3 | | sal")
    app = opened.page(PAGE)
    said = words(app)
    assert not errors(app)
    assert "Too few to judge: none of 1 rep has 20 decided hand-offs." in said
    assert "Not in this data: needs" in said
    assert "The grades cannot tell leads apart yet" in said
    assert "1 hand-off of leads without an owner." in said


@pytest.mark.parametrize("stage", ["inquiry", "mql"])
def test_leads_that_nobody_decided_on_are_survived(opened: Opened, stage: str) -> None:
    leads(opened.store, f"lead_id | owner | stage\n1 | Ann | {stage}\n2 | Bob | inquiry")
    assert not errors(opened.page(PAGE))
