"""A definition in force on the pages: what it is called, compared with, and replaced by."""

from streamlit.testing.v1 import AppTest

from leadpact.domain.default_model import default_model
from leadpact.domain.people import Team
from leadpact.domain.scoring_model import CutOffs, ScoringModel
from leadpact.store.database import Store
from leadpact.store.proposals import keep_proposal
from leadpact.store.rounds import open_round, round_under_way, say_ready
from tests.definitions import agreed, up
from tests.pages.opened import Opened, errors, press, run, toasts, words
from tests.stores import Everybody, everybody, leads

PAGE = "pages/define/what_if.py"
GRADES = "pages/evidence/grades.py"


def with_threshold(threshold: int) -> ScoringModel:
    """The default model with that threshold, and cut-offs that two points a visit reach."""
    cut_offs = CutOffs(a=6, b=4, c=2)
    return default_model().model_copy(update={"mql_threshold": threshold, "cut_offs": cut_offs})


def two_leads(store: Store) -> Everybody:
    leads(store, "lead_id | visits | outcome\n1 | 3 | won\n2 | 1 | open")
    return everybody(store)


def labels(app: AppTest) -> list[str]:
    return [one.label for one in app.button]


def test_the_definition_in_force_comes_first_and_older_ones_after_it(opened: Opened) -> None:
    """Points kept before, two definitions agreed, a third one up for signature."""
    people = two_leads(opened.store)
    keep_proposal(opened.store, 1, with_threshold(40))
    agreed(opened.store, people, with_threshold(41))
    agreed(opened.store, people, with_threshold(42))
    up(opened.store, people, with_threshold(43))
    app = opened.page(PAGE)
    menu = next(one for one in app.selectbox if one.label == "Compared with")
    assert [option.split(" · ")[0] for option in menu.options] == [
        "Definition 2, in force",
        "Draft of Definition 3",
        "Definition 1",
        "Number 1",
        "The default model",
    ]
    assert "Definition 2 grades 2 of 2 leads A–C" in words(app)
    assert "Graded with Definition 2: 1 of 20 criteria" in words(opened.page(GRADES))


def test_signed_points_are_not_put_out_of_use_by_one_click(opened: Opened) -> None:
    people = two_leads(opened.store)
    assert "Use these points" in labels(opened.page(PAGE))
    agreed(opened.store, people, with_threshold(41))
    app = opened.page(PAGE)
    assert "Use these points" not in labels(app)
    assert "Open a round under Agreement" in toasts(press(app, "Propose these points"))


def test_a_draft_is_proposed_to_the_team_of_who_proposes(opened: Opened) -> None:
    """The draft is the default model, with 40 for an MQL; the round began with 30."""
    people = two_leads(opened.store)
    open_round(opened.store, people.admin.person_id, 1, with_threshold(30))
    before = round_under_way(opened.store, 1, people.sales.person_id)
    assert before is not None
    app = opened.page(PAGE, people.sales)
    assert {"Use these points", "Propose these points"} <= set(labels(app))
    assert "in your team's proposal now" in toasts(press(app, "Propose these points"))
    after = round_under_way(opened.store, 1, people.sales.person_id)
    assert after is not None
    theirs = after.proposal_of(Team.SALES)
    assert theirs is not None
    assert theirs.model.mql_threshold == default_model().mql_threshold != 30
    refused = press(opened.page(PAGE), "Propose these points")
    assert errors(refused) == ["Nobody has said who they are"]


def test_proposals_on_the_table_can_be_compared_with_and_made_joint(opened: Opened) -> None:
    people = two_leads(opened.store)
    number = open_round(opened.store, people.admin.person_id, 1, with_threshold(30))
    hidden = opened.page(PAGE, people.sales)
    for one in (people.marketing, people.sales):
        say_ready(opened.store, one.person_id, number, ready=True)
    shown = press(run(hidden), "Propose these points")
    assert "These are the joint points now" in toasts(shown)
    menu = next(one for one in run(shown).selectbox if one.label == "Compared with")
    assert list(menu.options) == [
        "The points in use",
        "Marketing's proposal",
        "Sales' proposal",
        "The joint points",
        "The default model",
    ]
