"""What-if: sliders, cut-offs, and the points in use."""

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Slider

from leadpact.domain.default_model import default_model
from leadpact.store.proposals import keep_proposal, list_proposals
from tests.pages.opened import Opened, errors, run, words
from tests.stores import leads

PAGE = "pages/define/what_if.py"
GRADES = "pages/evidence/grades.py"


def drafted(opened: Opened) -> AppTest:
    """The page with ten more points for a decision maker: 25 instead of 15."""
    app = opened.page(PAGE)
    points = next(one for one in app.slider if one.label == "Decision-maker title")
    assert points.value == 15
    points.set_value(25)
    return run(app)


def button(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click()
    return run(app)


def test_a_moved_slider_changes_the_grades(on_sample: Opened) -> None:
    """With the points in use the sample has 949 leads of grade A."""
    before = words(on_sample.page(PAGE))
    app = drafted(on_sample)
    assert "The points in use grade 3,309 of 6,012 leads A–C" in before
    assert "Your draft hands sales" in words(app)
    assert "(in use: 69 %)" in words(app)


def test_cut_offs_that_do_not_fall_leave_the_draft_as_it_was(on_sample: Opened) -> None:
    app = on_sample.page(PAGE)
    before = words(app)
    next(one for one in app.slider if one.label == "B from").set_value(70)
    run(app)
    assert errors(app) == ["A has to begin above B, and B above C."]
    assert "Your draft" not in words(app)
    assert before.split("lp-answer")[1][:80] == words(app).split("lp-answer")[1][:80]


def test_a_draft_grades_the_other_pages_unless_one_says_otherwise(on_sample: Opened) -> None:
    app = drafted(on_sample)
    app.switch_page(GRADES)
    assert "Graded with your draft from What-if" in words(run(app))
    app.selectbox(key="scored-with").set_value("The points in use")
    assert "3,309 of 6,012" in words(run(app))


def test_reset_goes_back_to_the_points_in_use(on_sample: Opened) -> None:
    app = button(drafted(on_sample), "Reset")
    assert "The points in use grade 3,309 of 6,012 leads A–C" in words(app)
    assert next(one for one in app.slider if one.label == "Decision-maker title").value == 15


def test_used_points_are_kept_for_all(opened: Opened) -> None:
    """Three visits at two points are six: with the cut-offs at 6, 4 and 2 lead 1 is an A."""
    leads(opened.store, "lead_id | visits | outcome\n1 | 3 | won\n2 | 1 | open")
    app = opened.page(PAGE)
    for label, score in (("C from", 2), ("B from", 4), ("A from", 6)):
        next(one for one in app.slider if one.label == label).set_value(score)
    app = button(run(app), "Use these points")
    kept = list_proposals(opened.store, 1)
    assert [one.model.cut_offs.a for one in kept] == [6]
    said = words(opened.page(GRADES))
    assert "2 of 2" in said
    assert "Graded with the points in use: 1 of 20 criteria at work; 19 sleep" in said


def test_a_criterion_without_its_field_sleeps(opened: Opened) -> None:
    leads(opened.store, "lead_id | visits | outcome\n1 | 3 | won\n2 | 1 | open")
    app = opened.page(PAGE)
    assert "<b>Focus industry</b><br>☾ sleeps · not in this data: needs industry" in words(app)
    assert next(one.label for one in app.slider) == "Website visits, up to 5×"


def test_untouched_sliders_follow_points_that_somebody_else_puts_into_use(opened: Opened) -> None:
    leads(opened.store, "lead_id | visits | outcome\n1 | 3 | won\n2 | 1 | open")
    app = opened.page(PAGE)
    model = default_model()
    theirs = tuple(
        7 if criterion.name == "repeat_visits" else points
        for criterion, points in zip(model.criteria, model.points, strict=True)
    )
    keep_proposal(opened.store, 1, model.model_copy(update={"points": theirs}))
    app = run(app)
    assert next(one for one in app.slider if one.label.startswith("Website visits")).value == 7
    assert "Your draft" not in words(app)


def test_each_data_set_keeps_its_draft(opened: Opened) -> None:
    """The first data set's visits are moved to 9 points; the second one's stay at 2."""
    leads(opened.store, "lead_id | visits\n1 | 3", data_set="first")
    leads(opened.store, "lead_id | visits\n1 | 3", data_set="second")

    def visits(app: AppTest) -> Slider[int]:
        return next(one for one in app.slider if one.label.startswith("Website visits"))

    def choose(app: AppTest, name: str) -> AppTest:
        menu = next(one for one in app.selectbox if one.label == "Data set")
        menu.set_value(next(option for option in menu.options if option.startswith(name)))
        return run(app)

    app = choose(opened.page(PAGE), "first")
    visits(app).set_value(9)
    app = choose(run(app), "second")
    assert visits(app).value == 2
    assert visits(choose(app, "first")).value == 9
