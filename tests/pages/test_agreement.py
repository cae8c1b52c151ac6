"""The Agreement page: without a round, blind, and with both proposals on the table."""

from streamlit.testing.v1 import AppTest

from leadpact.domain.people import Team
from leadpact.domain.scoring_model import CutOffs
from leadpact.store.red_flags import name_red_flag
from leadpact.store.rounds import round_under_way, say_ready
from leadpact.store.team_proposals import change_cut_offs, change_points
from tests.pages.opened import Opened, chosen, errors, press, run, words
from tests.rounds import START, Under, under_way
from tests.stores import everybody, leads

PAGE = "pages/define/agreement.py"
LEADS = """
lead_id | visits | created_at | outcome | rejection_reason
1       | 3      | 2026-01-01 | won     |
2       | 1      | 2026-01-02 | lost    |
3       | 9      | 2026-02-01 | lost    | budget
"""


def begun(opened: Opened) -> Under:
    leads(opened.store, LEADS)
    return under_way(opened.store)


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def step_to(app: AppTest, view: str) -> AppTest:
    next(one for one in app.segmented_control if one.label == "Step").set_value(view)
    return run(app)


def test_without_a_round_one_can_be_opened_by_who_may(opened: Opened) -> None:
    leads(opened.store, LEADS)
    people = everybody(opened.store)
    app = opened.page(PAGE)
    assert "No round is open: open one" in words(app)
    assert "Both teams start from the points in use: 20 criteria." in words(app)
    assert "of them cannot be seen in this data: take criteria that can" in words(app)
    app = press(app, "Open a round")
    assert errors(app) == ["Nobody has said who they are"]
    assert round_under_way(opened.store, 1, None) is None
    app = press(opened.page(PAGE, people.sales), "Open a round")
    assert errors(app) == []
    assert "Both teams are at their points. Neither sees the other's yet." in words(app)
    assert "What sales' proposal would do so far" in words(app)


def test_before_the_reveal_marketing_sees_its_own_points_alone(opened: Opened) -> None:
    round_ = begun(opened)
    change_points(opened.store, round_.sam, round_.round_id, "c1", was=10, now=43)
    name_red_flag(opened.store, round_.sam, round_.round_id, "a student of theirs")
    name_red_flag(opened.store, round_.maria, round_.round_id, "no *budget*", "budget")
    say_ready(opened.store, round_.sam, round_.round_id, ready=True)
    app = opened.page(PAGE, round_.people.marketing)
    assert "Sales is ready; marketing is still at it." in words(app)
    assert "no *budget* · in the data “budget”: 1 rejected hand-off" in words(app)
    assert "a student of theirs" not in words(app)
    assert {slider.value for slider in app.slider} == {10}
    app.slider[0].set_value(17)
    run(app)
    assert round_.proposal().model.points_of("c1") == 17
    assert app.slider[0].value == 17
    for view in ("differ", "between", "sign"):
        app = step_to(app, view)
        assert "Hidden until both teams are ready" in words(app)


def test_a_slider_that_somebody_moved_meanwhile_says_so_and_shows_their_value(
    opened: Opened,
) -> None:
    round_ = begun(opened)
    app = opened.page(PAGE, round_.people.marketing)
    change_points(opened.store, round_.maria, round_.round_id, "c2", was=10, now=23)
    app.slider[1].set_value(30)
    run(app)
    assert errors(app) == ["Maria set 'Visited 2 times' to 23 meanwhile"]
    assert app.slider[1].value == 23
    app.slider[1].set_value(30)
    run(app)
    assert errors(app) == []
    assert round_.proposal().model.points_of("c2") == 30


def test_cut_offs_are_saved_when_they_fall(opened: Opened) -> None:
    """30, 20, 10: B up to 35 lies above A, until A goes to 40."""
    round_ = begun(opened)
    app = opened.page(PAGE, round_.people.sales)
    chosen(app, "propose-group", "cut_offs")
    app.slider[1].set_value(35)
    run(app)
    assert errors(app) == ["A has to begin above B, and B above C: this is not saved yet."]
    assert round_.proposal(Team.SALES).model.cut_offs == START.cut_offs
    app.slider[0].set_value(40)
    run(app)
    assert errors(app) == []
    assert round_.proposal(Team.SALES).model.cut_offs == CutOffs(a=40, b=35, c=10)
    app.slider[3].set_value(36)
    run(app)
    assert round_.proposal(Team.SALES).model.mql_threshold == 36


def test_a_viewer_sees_who_is_ready_and_why_no_more(opened: Opened) -> None:
    round_ = begun(opened)
    change_points(opened.store, round_.sam, round_.round_id, "c1", was=10, now=43)
    app = opened.page(PAGE, round_.people.viewer)
    assert "You are here as viewer, so both proposals stay hidden" in words(app)
    assert not app.slider
    assert "We are ready" not in labels(app)
    assert "43" not in app.dataframe[0].value.to_csv()


def test_once_both_are_ready_both_are_on_the_table(opened: Opened) -> None:
    round_ = begun(opened)
    change_points(opened.store, round_.sam, round_.round_id, "c1", was=10, now=43)
    change_cut_offs(
        opened.store,
        round_.maria,
        round_.round_id,
        was=START.cut_offs,
        now=CutOffs(a=60, b=40, c=20),
    )
    name_red_flag(opened.store, round_.sam, round_.round_id, "a student of theirs")
    say_ready(opened.store, round_.sam, round_.round_id, ready=True)
    app = opened.page(PAGE, round_.people.marketing)
    app = press(app, "We are ready")
    assert round_.seen_by(None).is_revealed
    app = step_to(app, "propose")
    table = app.dataframe[0].value.set_index("Criterion")
    assert list(table.loc["Visited 1 times", ["Start", "Marketing", "Sales"]]) == [10, 10, 43]
    assert list(table.loc["A from", ["Start", "Marketing", "Sales"]]) == [30, 60, 30]
    assert "a student of theirs" in words(app)
    assert "Marketing named none." in words(app)
    assert "We are ready" not in labels(app)


def test_sliders_begin_at_what_is_kept_in_a_browser_that_missed_a_run(opened: Opened) -> None:
    """Such a browser takes the default, and tells of it as a move: points would be lost at 0."""
    under = begun(opened)
    change_points(opened.store, under.sam, under.round_id, "c1", was=10, now=43)
    app = opened.page(PAGE, under.people.sales)
    begins = {slider.label: list(slider.proto.default) for slider in app.slider}
    assert begins == {slider.label: [slider.value] for slider in app.slider}
    assert [43] in begins.values()
