"""Suggest: a model from the data, why not, and on to What-if."""

from tests.pages.opened import Opened, errors, press, run, words
from tests.stores import leads
from tests.suggest.made_up import made_up

PAGE = "pages/define/suggest.py"


def test_the_answer_says_what_the_suggestion_is_worth(opened: Opened) -> None:
    made_up(opened.store, 400)
    said = words(opened.page(PAGE))
    assert "tells buyers from others with AUC 0." in said
    assert "gradient boosting" in said
    assert "Learnt from 320 leads" in said


def test_too_little_data_is_said_with_the_numbers(opened: Opened) -> None:
    leads(opened.store, "lead_id | source | outcome\n1 | Web | won\n2 | | lost")
    app = opened.page(PAGE)
    assert "None yet: there is too little to learn from" in words(app)
    assert not errors(app)


def test_a_field_left_out_can_be_used_all_the_same(opened: Opened) -> None:
    made_up(opened.store, 400)
    app = opened.page(PAGE)
    [tick] = app.checkbox
    assert "Lost reason" in tick.label
    tick.check()
    assert "AUC 1.00" in words(run(app))


def test_the_suggestion_goes_into_what_if(opened: Opened) -> None:
    made_up(opened.store, 400)
    app = opened.page(PAGE)
    press(app, "Put it into What-if")
    app.switch_page("pages/define/what_if.py")
    app = run(app)
    assert any("Plan" in slider.label for slider in app.slider)
