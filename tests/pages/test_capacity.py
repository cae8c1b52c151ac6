"""The Capacity page lives on the sample, on nothing, and on data that lacks its fields."""

from streamlit.testing.v1 import AppTest

from leadpact.store.reps import Rep, list_reps, set_reps
from leadpact.ui.rep_editor import reps_in
from tests.pages.opened import Opened, errors, run, words
from tests.stores import leads

PAGE = "pages/evidence/capacity.py"


def shown(app: AppTest, table: str) -> AppTest:
    """The page with another of its tables."""
    app.segmented_control[0].set_value(table)
    return run(app)


def test_the_assumption_is_named_and_moves_the_verdict(on_sample: Opened) -> None:
    app = on_sample.page(PAGE)
    assert "a rep can work 30 (assumed)" in words(app)
    assert "Yes, with room for more" in words(app)
    app.slider[0].set_value(5)
    run(app)
    assert "No, too many: 10.5 qualified leads reach each rep in a month" in words(app)
    assert words(app).count('class="lp-card"') == 8


def test_the_threshold_that_fits_goes_into_the_draft(on_sample: Opened) -> None:
    app = on_sample.page(PAGE)
    app.slider[0].set_value(5)
    run(app)
    app.button(key="capacity-threshold").click()
    run(app)
    assert app.title[0].value == "What if we scored leads differently?"
    assert "Your draft hands sales" in words(app)


def test_who_gets_which_lead_is_told_and_can_be_downloaded(on_sample: Opened) -> None:
    app = shown(on_sample.page(PAGE), "Who gets which lead today")
    assert "464 open sales-owned leads wait for a rep" in words(app)
    assert not errors(app)
    assert len(app.dataframe[0].value) == 464


def test_with_every_capacity_set_nothing_is_assumed(opened: Opened) -> None:
    leads(
        opened.store,
        "lead_id | owner | created_at | wants_contact | amount | outcome\n"
        "1 | Ann | 2026-01-01 | yes | 100 | won\n2 | Ann | 2026-01-02 | yes | | open\n",
    )
    set_reps(opened.store, 1, (Rep("Ann", 1, 500),))
    app = opened.page(PAGE)
    assert not app.slider
    assert "No, too many: 2 qualified leads reach each rep in a month" in words(app)


def test_the_reps_are_saved_and_the_save_is_undone(opened: Opened) -> None:
    leads(opened.store, "lead_id | owner | created_at\n1 | Ann | 2026-01-01")
    app = shown(opened.page(PAGE), "Capacity and quota of reps")
    assert not [button for button in app.button if button.label == "Undo the last save"]
    app.button(key="save-rep").click()
    run(app)
    assert list_reps(opened.store, 1) == (Rep("Ann"),)
    set_reps(opened.store, 1, (Rep("Ann", 12),))
    app = shown(opened.page(PAGE), "Capacity and quota of reps")
    app.button(key="undo-rep").click()
    run(app)
    assert list_reps(opened.store, 1) == (Rep("Ann"),)


def test_data_without_owners_says_what_would_tell(opened: Opened) -> None:
    leads(opened.store, "lead_id | created_at | wants_contact\n1 | 2026-01-01 | yes")
    app = opened.page(PAGE)
    assert "name the reps below, or map a column to Owner in Upload" in words(app)
    assert not errors(app)


def test_data_without_dates_says_what_would_tell(opened: Opened) -> None:
    leads(opened.store, "lead_id | owner\n1 | Ann")
    assert "needs Created" in words(opened.page(PAGE))


def test_names_of_reps_are_no_markup(opened: Opened) -> None:
    leads(opened.store, "lead_id | owner | created_at\n1 | <img src=x> | 2026-01-01")
    app = opened.page(PAGE)
    assert "<img" not in " ".join(str(html.proto.body) for html in app.get("html"))
    assert not errors(app)


def test_edited_cells_become_reps() -> None:
    """An emptied number comes back as not-a-number, an added row with every cell empty."""
    edited = {
        "Rep": [" Ann ", "Bob", None],
        "Leads a month": [30, float("nan"), None],
        "Quota a month": [None, 900.5, None],
        "Product": ["", " X ", None],
        "Territory": [None, None, ""],
        "Since": [None, None, None],
    }
    assert reps_in(edited) == (Rep("Ann", 30), Rep("Bob", None, 900.5, "X"))
    assert reps_in({heading: [] for heading in edited}) == ()


def test_a_threshold_below_every_slider_s_end_still_opens_what_if(on_sample: Opened) -> None:
    """With 30 a month the reps could work nearly all leads, so the threshold is far down."""
    app = on_sample.page(PAGE)
    app.button(key="capacity-threshold").click()
    run(app)
    assert app.title[0].value == "What if we scored leads differently?"
    assert not errors(app)
