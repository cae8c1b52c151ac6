"""Every action by every role, through the store's own functions: who is refused, and who is not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from leadpact.domain.checklist import Step, default_checklists, dump_checklists
from leadpact.domain.people import Action, Person, Role, Team, may
from leadpact.domain.promise import Promise, PromiseKind
from leadpact.domain.review import FiguresSeen, ReviewVerdict
from leadpact.domain.scoring_model import Grade
from leadpact.domain.survey import Asked, Channel
from leadpact.errors import LeadpactError, RoleError
from leadpact.store.assessments import Given, answer_item, finish_assessment, set_checklists
from leadpact.store.database import Store
from leadpact.store.definitions import Definition, put_up, sign, withdraw
from leadpact.store.gradings import start_grading
from leadpact.store.hand_grades import grade_lead, only_look, say_done
from leadpact.store.heard import Ride, drop_heard, note_heard
from leadpact.store.new_criteria import drop_criterion, propose_criterion
from leadpact.store.people import set_role
from leadpact.store.promises import make_promise, take_back
from leadpact.store.question_coverage import Cell, set_apart, set_coverage, take_together
from leadpact.store.red_flags import drop_red_flag, name_red_flag
from leadpact.store.reviews import Conclusion, record_review
from leadpact.store.rounds import end_round, open_round, say_ready, set_joint
from leadpact.store.survey import Asks, answer, take_in_answers
from leadpact.store.team_proposals import (
    change_cut_offs,
    change_points,
    change_threshold,
    propose_model,
)
from tests.definitions import OURS, agreed, up
from tests.stores import everybody, everything, leads, model_of

MORE = model_of({"name": "often", "field": "visits", "test": "at least", "number": 9, "points": 1})
SEEN = FiguresSeen(
    which="all",
    as_of=None,
    leads_then=1,
    leads=1,
    order="holds",
    wins_captured=(0, 1),
    good_grades=(0, 1),
    score_psi=None,
    score_told="",
    criteria=(),
)
OWN = {
    Role.MARKETING: Promise(kind=PromiseKind.GOOD_LEADS, number=5),
    Role.SALES: Promise(kind=PromiseKind.REASON_WITH_NO, share=0.9),
}


@dataclass(frozen=True)
class World:
    """A house with a definition in force, another up for signature, a round and a grading."""

    store: Store
    people: Mapping[Role, Person]
    in_force: Definition
    draft: Definition
    round_id: int
    grading_id: int


Do = Callable[[World, int | None, Role], object]

DOINGS: Mapping[Action, tuple[Do, ...]] = {
    Action.OPEN_ROUND: (
        lambda w, by, _: open_round(w.store, by, 1, OURS),
        lambda w, by, _: end_round(w.store, by, w.round_id + 99, "Enough."),
    ),
    Action.PROPOSE: (
        lambda w, by, _: change_points(w.store, by, w.round_id, "visits", was=7, now=7),
        lambda w, by, _: change_cut_offs(
            w.store, by, w.round_id, was=OURS.cut_offs, now=OURS.cut_offs
        ),
        lambda w, by, _: change_threshold(w.store, by, w.round_id, was=20, now=20),
        lambda w, by, _: propose_model(w.store, by, w.round_id, OURS, 99),
    ),
    Action.PROPOSE_CRITERION: (
        lambda w, by, _: propose_criterion(w.store, by, w.round_id, MORE.criteria[0], 1),
        lambda w, by, _: drop_criterion(w.store, by, w.round_id, "often"),
    ),
    Action.NAME_RED_FLAG: (
        lambda w, by, _: name_red_flag(w.store, by, w.round_id, "No budget"),
        lambda w, by, _: drop_red_flag(w.store, by, 1),
    ),
    Action.SAY_READY: (lambda w, by, _: say_ready(w.store, by, w.round_id, ready=False),),
    Action.SET_JOINT: (lambda w, by, _: set_joint(w.store, by, w.round_id, OURS, 0),),
    Action.START_GRADING: (lambda w, by, _: start_grading(w.store, by, 1, OURS, 2),),
    Action.GRADE: (
        lambda w, by, _: grade_lead(w.store, by, w.grading_id, "1", Grade.A),
        lambda w, by, _: say_done(w.store, by, w.grading_id),
        lambda w, by, _: only_look(w.store, by, w.grading_id),
    ),
    Action.PUT_UP: (lambda w, by, _: put_up(w.store, by, 1, w.draft.content),),
    Action.SIGN: (lambda w, by, _: sign(w.store, by, w.draft.definition_id, "another hash"),),
    Action.WITHDRAW: (lambda w, by, _: withdraw(w.store, by, w.draft.definition_id + 99, "No."),),
    Action.REVIEW: (
        lambda w, by, _: record_review(
            w.store,
            by,
            w.in_force.definition_id,
            1,
            Conclusion(ReviewVerdict.KEEP, "It holds.", SEEN),
        ),
    ),
    Action.ANSWER_SURVEY: (lambda w, by, _: answer(w.store, by, 1, ["What is your budget?"]),),
    Action.TAKE_SURVEY_FILE: (
        lambda w, by, _: take_in_answers(
            w.store, by, 1, [Asks("Kim", Team.SALES, "Who decides?")], "a.csv"
        ),
    ),
    Action.EDIT_COVERAGE: (
        lambda w, by, _: set_coverage(
            w.store, by, 1, [Cell("Who decides?", Channel.SCRIPTS, Asked.NOT_ASKED)]
        ),
        lambda w, by, _: take_together(w.store, by, 1, "Who decides", "Who signs?"),
        lambda w, by, _: set_apart(w.store, by, 1, "Who decides"),
    ),
    Action.NOTE_HEARD: (
        lambda w, by, _: note_heard(w.store, by, 1, Ride(date(2026, 6, 1), "Kim"), ["When?"]),
        lambda w, by, _: drop_heard(w.store, by, 1),
    ),
    Action.PROMISE: (
        lambda w, by, role: make_promise(w.store, by, 1, OWN.get(role, OWN[Role.SALES])),
        lambda w, by, role: take_back(w.store, by, 1, OWN.get(role, OWN[Role.SALES]).kind),
    ),
    Action.ASSESS: (
        lambda w, by, _: answer_item(w.store, by, 1, Given("alignment", "reviewed", Step.FULLY)),
        lambda w, by, _: finish_assessment(w.store, by, 1, "alignment", ()),
    ),
    Action.EDIT_CHECKLIST: (
        lambda w, by, _: set_checklists(
            w.store, by, dump_checklists(default_checklists()), "ours.yaml"
        ),
    ),
    Action.SET_ROLE: (
        lambda w, by, _: set_role(w.store, by, w.people[Role.VIEWER].person_id, Role.VIEWER),
    ),
}


@pytest.fixture
def world(fresh_store: Store) -> World:
    """Leads 1 to 4, and everybody."""
    leads(fresh_store, "lead_id | visits\n1 | 1\n2 | 4\n3 | 9\n4 | 2")
    people = everybody(fresh_store)
    in_force = agreed(fresh_store, people)
    return World(
        fresh_store,
        {person.role: person for person in vars(people).values()},
        in_force,
        up(fresh_store, people),
        open_round(fresh_store, people.admin.person_id, 1, OURS),
        start_grading(fresh_store, people.admin.person_id, 1, OURS, 1),
    )


def test_every_action_is_in_the_table() -> None:
    assert set(DOINGS) == set(Action)


def test_every_action_is_refused_to_the_wrong_role_and_changes_nothing(world: World) -> None:
    """Also to nobody, and to somebody who is not known here."""
    before = everything(world.store)
    for action, doings in DOINGS.items():
        wrong = [role for role in Role if not may(role, action)]
        seekers = [(world.people[role].person_id, role) for role in wrong]
        for by, role in (*seekers, (None, Role.VIEWER), (99, Role.VIEWER)):
            for do in doings:
                with pytest.raises(RoleError):
                    do(world, by, role)
    assert everything(world.store) == before


def test_no_action_is_refused_for_the_role_to_those_who_may(world: World) -> None:
    """They may be refused for other reasons: a round that is open, a hash that does not fit."""
    for action, doings in DOINGS.items():
        for role in Role:
            for do in doings if may(role, action) else ():
                try:
                    do(world, world.people[role].person_id, role)
                except RoleError as error:
                    raise AssertionError(f"{role} cannot {action}") from error
                except LeadpactError:
                    continue


def test_nobody_promises_for_the_other_team(world: World) -> None:
    for role, other in ((Role.MARKETING, Role.SALES), (Role.SALES, Role.MARKETING)):
        with pytest.raises(RoleError, match="cannot make a promise for"):
            make_promise(world.store, world.people[role].person_id, 1, OWN[other])
