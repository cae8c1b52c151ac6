"""The way between two proposals, as the Agreement page shows it."""

from streamlit.testing.v1 import AppTest

from leadpact.domain.default_model import default_model
from leadpact.domain.people import Action
from leadpact.store.database import Store
from leadpact.store.rounds import (
    Round,
    end_round,
    open_round,
    round_under_way,
    say_ready,
    set_joint,
)
from leadpact.store.team_proposals import change_points
from leadpact.ui.state import Session
from tests.pages.opened import Opened, errors, press, run, words
from tests.stores import Everybody, everybody, leads


def page() -> None:
    """The part of the page that shows the way, on its own."""
    from leadpact.store.rounds import round_under_way
    from leadpact.ui.boundary import errors_shown
    from leadpact.ui.cached import the_store
    from leadpact.ui.compromise import show_compromise
    from leadpact.ui.look import take_look

    with errors_shown():
        look = take_look()
        found = round_under_way(the_store(), look.data_set.dataset_id, None)
        if found is not None:
            show_compromise(look, found)


def shown(person_id: int) -> AppTest:
    app = AppTest.from_function(page, default_timeout=60)
    app.session_state["leadpact"] = Session(person_id=person_id)
    return run(app)


def proposed(store: Store, *changes: tuple[str, int, int]) -> tuple[Everybody, int]:
    """Everybody, and a new round in which the teams give criteria marketing's and sales' points."""
    who = everybody(store)
    before = round_under_way(store, 1, None)
    if before is not None:
        end_round(store, who.admin.person_id, before.round_id, "for the next test")
    start = default_model()
    number = open_round(store, who.marketing.person_id, 1, start)
    for name, *points in changes:
        for person, given in zip((who.marketing, who.sales), points, strict=True):
            was = start.points_of(name)
            change_points(store, person.person_id, number, name, was=was, now=given)
    return who, number


def reveal(store: Store, who: Everybody, number: int) -> None:
    for person in (who.marketing, who.sales):
        say_ready(store, person.person_id, number, ready=True)


def now(store: Store) -> Round:
    found = round_under_way(store, 1, None)
    assert found is not None
    return found


def slider(app: AppTest) -> str:
    return str(app.select_slider[0].value)


def test_joint_points_are_walked_to_set_and_found_again(on_sample: Opened) -> None:
    who, number = proposed(on_sample.store, ("pricing_urgency", 22, 5), ("short_timeline", 2, 20))
    assert "marketing and sales have yet to say “ready”" in words(shown(who.viewer.person_id))
    reveal(on_sample.store, who, number)
    app = shown(who.marketing.person_id)
    assert not errors(app)
    assert "% of the way to sales capture" in words(app)
    best = slider(app)
    app.select_slider[0].set_value("1")
    app = press(app, "Make these our joint points")
    joint = now(on_sample.store).joint
    assert joint is not None
    assert now(on_sample.store).joint_by == "Maria"
    app = shown(who.sales.person_id)
    assert slider(app) == "1"
    assert "Our joint points, set by Maria:" in words(app)
    app = press(app, "Best for wins")
    assert slider(app) == best


def test_a_viewer_is_refused_in_words(on_sample: Opened) -> None:
    who, number = proposed(on_sample.store, ("pricing_urgency", 22, 5))
    reveal(on_sample.store, who, number)
    app = press(shown(who.viewer.person_id), "Make these our joint points")
    assert f"cannot {Action.SET_JOINT}" in errors(app)[0]
    assert now(on_sample.store).joint is None


def test_points_from_elsewhere_lie_beside_the_way(on_sample: Opened) -> None:
    """Such as those that were tuned in What-if."""
    who, number = proposed(on_sample.store, ("pricing_urgency", 22, 5))
    reveal(on_sample.store, who, number)
    points = tuple(max(points, 0) for points in default_model().points)
    tuned = default_model().model_copy(update={"points": points})
    set_joint(on_sample.store, who.admin.person_id, number, tuned, 0)
    app = shown(who.marketing.person_id)
    assert not errors(app)
    assert "Our joint points, set by Ada, lie beside the way (◆):" in words(app)
    assert "our joint points now" in str(app.get("plotly_chart")[0].proto)


def test_equal_proposals_are_offered_as_they_are(on_sample: Opened) -> None:
    who, number = proposed(on_sample.store)
    reveal(on_sample.store, who, number)
    app = shown(who.sales.person_id)
    assert "Both proposals are the same: they capture" in words(app)
    assert not app.select_slider
    press(app, "Make these our joint points")
    joint = now(on_sample.store).joint
    assert joint is not None
    assert joint.points == default_model().points


def test_a_file_of_names_alone_still_has_a_way(opened: Opened) -> None:
    """Nobody knows months, reps or outcomes; cut-offs and what sleeps go along all the same."""
    leads(opened.store, "lead_id | email\n1 | a@x.example\n2 | b@gmail.com")
    who, number = proposed(opened.store, ("pricing_urgency", 22, 5), ("free_mail", -20, 0))
    reveal(opened.store, who, number)
    app = shown(who.marketing.person_id)
    assert not errors(app)
    said = words(app)
    assert "How leads ended is not in this data" in said
    assert "How many months and reps there are is not in this data" in said
    assert not app.number_input
    assert not app.get("plotly_chart")
    assert app.select_slider
