"""The page about what was agreed, and the view in which it is signed."""

from streamlit.testing.v1 import AppTest

from leadpact.domain.definition import RoutingRule
from leadpact.domain.people import Person
from leadpact.domain.scoring_model import CutOffs
from leadpact.store.database import Store
from leadpact.store.definitions import State, list_definitions
from leadpact.store.rounds import open_round, say_ready, set_joint
from leadpact.ui.state import Session
from tests.definitions import OURS, agreed, up
from tests.pages.opened import ROOT, Opened, chosen, errors, run, words
from tests.stores import Everybody, everybody, leads

PAGE = "pages/define/definitions.py"
AGREEMENT = "pages/define/agreement.py"
OTHERS = OURS.model_copy(update={"cut_offs": CutOffs(a=32, b=20, c=10)})
"""Ours, with an A from 32 on instead of 30."""


def few_leads(store: Store) -> Everybody:
    leads(store, "lead_id | visits | outcome\n1 | 3 | won\n2 | 1 | open\n3 | 4 | lost")
    return everybody(store)


def test_before_the_first_definition_it_says_the_way_there(opened: Opened) -> None:
    few_leads(opened.store)
    app = opened.page(PAGE)
    said = words(app)
    assert not errors(app)
    assert "Nothing yet: no definition has been signed by both teams." in said
    assert "Both teams propose, see where they differ" in said
    assert "Nothing has been done in the agreement of this data set yet." in said


def test_it_shows_each_definition_its_evidence_and_what_differs(opened: Opened) -> None:
    people = few_leads(opened.store)
    agreed(opened.store, people)
    agreed(opened.store, people, OTHERS)
    up(opened.store, people)
    app = opened.page(PAGE)
    said = words(app)
    assert not errors(app)
    assert "Definition 2 is in force since" in said
    assert "signed by Maria (marketing) and Sam (sales). Definition 3 is up for signature." in said
    assert "Draft of Definition 3" in said
    app.selectbox(key="definition-1").set_value(2)
    assert "A from 32, B from 20, C from 10; MQL from 20." in words(run(app))
    differs = words(chosen(app, "definition-view", "Difference"))
    assert "A begins at 32 instead of 30" in differs
    assert "None of 3 leads changes its grade" in differs
    assert "Hash of the leads none…" in words(chosen(app, "definition-view", "Evidence then"))
    log = app.dataframe[-1].value
    assert list(log["What"][:3]) == [
        "definition put up",
        "definition in force",
        "definition signed",
    ]


def test_what_was_changed_in_the_store_is_told_and_the_log_still_stands(opened: Opened) -> None:
    agreed(opened.store, few_leads(opened.store))
    with opened.store.transaction() as cursor:
        cursor.execute("update definition set content = replace(content, '[7]', '[8]')")
    app = opened.page(PAGE)
    [error] = errors(app)
    assert "Definition 1 is not what was signed: its content was changed in the store" in error
    assert "cannot be shown as it stands in the store" in words(app)
    assert "definition in force" in list(app.dataframe[-1].value["What"])


def signing(person: Person | None, stands_at: str) -> AppTest:
    """The view Sign of round 1, which is at that step, in that person's name."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["leadpact"] = Session(
        person_id=None if person is None else person.person_id, has_said_who=True
    )
    app.session_state[f"agreement-step-1-{stands_at}"] = "sign"
    app.switch_page(AGREEMENT)
    return run(app)


def revealed_round(store: Store, people: Everybody) -> int:
    round_id = open_round(store, people.admin.person_id, 1, OURS)
    for person in (people.marketing, people.sales):
        say_ready(store, person.person_id, round_id, ready=True)
    return round_id


def test_signing_says_what_is_missing_and_who_may(opened: Opened) -> None:
    people = few_leads(opened.store)
    round_id = revealed_round(opened.store, people)
    assert "There are no joint points to sign yet." in words(signing(None, "differ"))
    set_joint(opened.store, people.sales.person_id, round_id, OTHERS, 0)
    app = signing(None, "between")
    assert app.button(key="put-up").disabled
    assert "Somebody of marketing, sales or an admin puts it up" in app.caption[-1].value
    app = signing(people.sales, "between")
    app.button(key="put-up").click()
    assert "A definition says why its points are these" in errors(run(app))
    assert list_definitions(opened.store, 1) == ()


def test_what_stands_in_the_form_is_put_up_and_its_card_says_who_signs(opened: Opened) -> None:
    people = few_leads(opened.store)
    round_id = revealed_round(opened.store, people)
    set_joint(opened.store, people.sales.person_id, round_id, OTHERS, 0)
    app = signing(people.sales, "between")
    app.text_area(key="reasons-1").set_value("The data said so.\nWe believe it.")
    app.number_input(key="review-days-1").set_value(60)
    app.radio(key="routing-1").set_value(RoutingRule.MQL)
    app.button(key="put-up").click()
    app = run(app)
    [draft] = list_definitions(opened.store, 1)
    content = draft.content
    assert (draft.state, draft.round_id, draft.put_up_by) == (State.UP_FOR_SIGNATURE, 1, "Sam")
    assert content.model == OTHERS.model_copy(update={"name": "Definition 1"})
    assert (content.reasons, content.review_days) == ("The data said so.\nWe believe it.", 60)
    assert (content.routing, content.evidence.leads) == (RoutingRule.MQL, 3)
    said = words(app)
    assert "Draft of Definition 1" in said
    assert "1 criterion · captures 0 % of wins" in said
    assert not app.button(key="draft-sign").disabled
    assert app.button(key="draft-sign").label == "Sign for Sales"
    assert signing(people.admin, "sign").button(key="draft-sign").disabled
