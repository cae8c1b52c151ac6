"""What-if: sliders, cut-offs, and the points in use."""

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Slider

from leadpact.domain.default_model import default_model
from leadpact.domain.scoring_model import CutOffs
from leadpact.store.proposals import keep_proposal, list_proposals
from leadpact.store.scenarios import keep_scenario
from tests.pages.opened import Opened, chosen, errors, press, run, toasts, words
from tests.stores import leads

PAGE = "pages/define/what_if.py"
GRADES = "pages/evidence/grades.py"


def drafted(opened: Opened) -> AppTest:
    """The page with ten more points for a decision maker: 25 instead of 15."""
    app = opened.page(PAGE)
    assert points(app, "Decision-maker title").value == 15
    points(app, "Decision-maker title").set_value(25)
    return run(app)


def points(app: AppTest, label: str) -> Slider[int]:
    """The slider of that criterion; its label may go on."""
    return next(one for one in app.slider if one.label.startswith(label))


def opened_group(app: AppTest, group: str) -> AppTest:
    """The page with the sliders of another group."""
    return chosen(app, "what-if-group", group)


def compared_with(app: AppTest, title: str) -> AppTest:
    menu = next(one for one in app.selectbox if one.label == "Compared with")
    menu.set_value(next(option for option in menu.options if option.startswith(title)))
    return run(app)


def test_a_moved_slider_changes_the_grades(on_sample: Opened) -> None:
    """With the points in use the sample has 949 leads of grade A."""
    before = words(on_sample.page(PAGE))
    app = drafted(on_sample)
    assert "The points in use grade 3,309 of 6,012 leads A–C" in before
    assert "Your draft hands sales" in words(app)
    assert "(in use: 69 %)" in words(app)


def test_cut_offs_that_do_not_fall_leave_the_draft_as_it_was(on_sample: Opened) -> None:
    app = opened_group(on_sample.page(PAGE), "cut_offs")
    before = words(app)
    points(app, "B from").set_value(70)
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
    app = press(drafted(on_sample), "Reset")
    assert "The points in use grade 3,309 of 6,012 leads A–C" in words(app)
    assert points(app, "Decision-maker title").value == 15


def test_undo_and_redo_go_over_moves_and_resets(on_sample: Opened) -> None:
    """15 points, moved to 25, reset to 15: undone once 25 again, twice 15, redone 25."""
    app = press(drafted(on_sample), "Reset")
    app = press(app, "Undo")
    assert points(app, "Decision-maker title").value == 25
    assert "(in use: 69 %)" in words(app)
    app = press(app, "Undo")
    assert points(app, "Decision-maker title").value == 15
    assert "The points in use grade 3,309" in words(app)
    assert "There is nothing to undo." in toasts(press(app, "Undo"))
    app = press(app, "Redo")
    assert points(app, "Decision-maker title").value == 25


def test_a_slider_moves_on_from_where_undo_left_it(on_sample: Opened) -> None:
    app = press(drafted(on_sample), "Undo")
    points(app, "Decision-maker title").set_value(40)
    app = run(app)
    assert "in use: +15" in words(app)
    assert "There is nothing to redo." in toasts(press(app, "Redo"))
    app = press(app, "Undo")
    assert points(app, "Decision-maker title").value == 15


def test_the_draft_keeps_what_the_sliders_of_a_closed_group_said(on_sample: Opened) -> None:
    app = opened_group(drafted(on_sample), "behaviour")
    assert "(in use: 69 %)" in words(app)
    points(app, "Website visits").set_value(9)
    app = opened_group(run(app), "fit")
    assert points(app, "Decision-maker title").value == 25
    assert points(opened_group(app, "behaviour"), "Website visits").value == 9


def test_the_draft_is_laid_beside_the_definition_that_is_chosen(on_sample: Opened) -> None:
    """Points with 30 for a decision maker are put into use; the default model gives 15."""
    model = default_model()
    theirs = tuple(30 if p == 15 else p for p in model.points)
    keep_proposal(on_sample.store, 1, model.model_copy(update={"points": theirs}))
    app = on_sample.page(PAGE)
    assert points(app, "Decision-maker title").value == 30
    assert "+15" not in words(app)
    app = compared_with(app, "The default model")
    assert "default model: +15" in words(app)
    assert "(default model: 69 %)" in words(app)


def test_a_scenario_and_points_kept_before_can_be_compared_with(opened: Opened) -> None:
    """Two proposals: the second is in use, the first is listed by its number."""
    leads(opened.store, "lead_id | visits | outcome\n1 | 3 | won\n2 | 1 | open")
    model = default_model()
    keep_proposal(opened.store, 1, model.model_copy(update={"mql_threshold": 41}))
    keep_proposal(opened.store, 1, model.model_copy(update={"mql_threshold": 42}))
    keep_scenario(opened.store, 1, "Fewer, *better*", model)
    app = opened.page(PAGE)
    menu = next(one for one in app.selectbox if one.label == "Compared with")
    titles = [option.split(" · ")[0] for option in menu.options]
    assert titles == [
        "The points in use",
        "Number 1",
        "The default model",
        "Scenario: Fewer, *better*",
    ]
    app = opened_group(compared_with(app, "Number 1"), "cut_offs")
    assert "number 1: 41" in words(app)


def test_used_points_are_kept_for_all(opened: Opened) -> None:
    """Three visits at two points are six: with the cut-offs at 6, 4 and 2 lead 1 is an A."""
    leads(opened.store, "lead_id | visits | outcome\n1 | 3 | won\n2 | 1 | open")
    app = opened_group(opened.page(PAGE), "cut_offs")
    for label, score in (("C from", 2), ("B from", 4), ("A from", 6)):
        points(app, label).set_value(score)
    app = press(run(app), "Use these points")
    kept = list_proposals(opened.store, 1)
    assert [one.model.cut_offs.a for one in kept] == [6]
    said = words(opened.page(GRADES))
    assert "2 of 2" in said
    assert "Graded with the points in use: 1 of 20 criteria at work; 19 sleep" in said


def test_a_criterion_without_its_field_sleeps(opened: Opened) -> None:
    leads(opened.store, "lead_id | visits | outcome\n1 | 3 | won\n2 | 1 | open")
    app = opened.page(PAGE)
    assert [one.label for one in app.slider] == ["Website visits, up to 5×"]
    app = opened_group(app, "fit")
    assert "<b>Focus industry</b><br>☾ sleeps · not in this data: needs Industry" in words(app)
    assert not app.slider


def test_without_outcomes_nothing_is_said_of_how_leads_close(opened: Opened) -> None:
    leads(opened.store, "\n".join(("lead_id | visits", *(f"{n} | {n % 4}" for n in range(1, 40)))))
    said = words(opened.page(PAGE))
    assert said.count("not in this data: needs Outcome<") == 4
    assert "Not in this data: needs Outcome." in said
    assert "close at" not in said.replace("MQLs close at", "")


def test_a_slider_says_whom_it_is_about_and_what_its_next_point_does(opened: Opened) -> None:
    """Visits give 2 points each: five of them 10, and 15 with the next point, where C begins."""
    leads(opened.store, "lead_id | visits | outcome\n1 | 5 | won\n2 |  | open\n3 | 0 | lost")
    model = default_model()
    keep_proposal(opened.store, 1, model.model_copy(update={"cut_offs": CutOffs(a=60, b=40, c=15)}))
    said = words(opened_group(opened.page(PAGE), "behaviour"))
    assert "<span>1 lead</span><span>too few to judge</span>" in said
    assert "<span>1 unknown</span>" in said
    assert "next point: 1 rise</span>" in said


def test_an_empty_selection_says_what_to_do_in_every_view(opened: Opened) -> None:
    """Nobody who came by the fair wants the other product."""
    rows = ("lead_id | source | product | visits | outcome", "1 | fair | x | 3 | won")
    leads(opened.store, "\n".join((*rows, "2 | site | y | 1 | open")))
    app = opened.page(PAGE)
    for label, value in (("Source", "fair"), ("Product", "y")):
        next(one for one in app.multiselect if one.label == label).set_value([value])
    app = run(app)
    for view in app.button_group(key="what-if-view").options:
        app = chosen(app, "what-if-view", view)
        assert "No leads in this selection: widen the filters in the sidebar." in words(app)
        assert not errors(app)


def test_untouched_sliders_follow_points_that_somebody_else_puts_into_use(opened: Opened) -> None:
    leads(opened.store, "lead_id | visits | outcome\n1 | 3 | won\n2 | 1 | open")
    app = opened_group(opened.page(PAGE), "behaviour")
    model = default_model()
    theirs = tuple(
        7 if criterion.name == "repeat_visits" else now
        for criterion, now in zip(model.criteria, model.points, strict=True)
    )
    keep_proposal(opened.store, 1, model.model_copy(update={"points": theirs}))
    app = run(app)
    assert points(app, "Website visits").value == 7
    assert "Your draft" not in words(app)


def test_each_data_set_keeps_its_draft(opened: Opened) -> None:
    """The first data set's visits are moved to 9 points; the second one's stay at 2."""
    leads(opened.store, "lead_id | visits\n1 | 3", data_set="first")
    leads(opened.store, "lead_id | visits\n1 | 3", data_set="second")

    def choose(app: AppTest, name: str) -> AppTest:
        menu = next(one for one in app.selectbox if one.label == "Data set")
        menu.set_value(next(option for option in menu.options if option.startswith(name)))
        return run(app)

    app = choose(opened_group(opened.page(PAGE), "behaviour"), "first")
    points(app, "Website visits").set_value(9)
    app = choose(run(app), "second")
    assert points(app, "Website visits").value == 2
    assert points(choose(app, "first"), "Website visits").value == 9


def test_suggest_leads_to_the_page_that_suggests(on_sample: Opened) -> None:
    app = press(on_sample.page(PAGE), "Suggest")
    assert next(iter(app.title)).value == "Which criteria would the data suggest?"
