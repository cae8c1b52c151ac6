"""Nobody reaches the other team's proposal before the reveal: by no function, and in no error.

Marketing gives c1 777 points and the MQLs 776, sales gives c1 555 and 554; each names a red flag
with a reason, and proposes a criterion. Every public function of the rounds is called by everybody
in every state, and what comes of it is searched for these marks.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from inspect import getmembers, isfunction
from types import ModuleType

import pytest

from leadpact.domain.people import Team
from leadpact.domain.scoring_model import CutOffs
from leadpact.errors import LeadpactError, RoleError
from leadpact.store import new_criteria, red_flags, round_seen, rounds, team_proposals
from leadpact.store.agreement_log import agreement_log
from leadpact.store.database import Store
from leadpact.store.revealed_proposals import revealed_proposals
from tests.rounds import START, Under, under_way
from tests.stores import everybody, model_of, store_in

MARKS = {
    Team.MARKETING: ("777", "776", "771", "mauve"),
    Team.SALES: ("555", "554", "551", "amber"),
}
STATES = ("both at it", "marketing ready", "sales ready", "ended")
SEEKERS = ("viewer", "marketing", "sales", "admin", "nobody")


@pytest.fixture(scope="module")
def one_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = store_in(tmp_path_factory.mktemp("blind"))
    yield store
    store.close()


def begun(store: Store) -> Under:
    """A round of its own for one test."""
    before = rounds.round_under_way(store, 1, None)
    if before is not None:
        ada = everybody(store).admin.person_id
        rounds.end_round(store, ada, before.round_id, "for the next test")
    return under_way(store)


def proposed(round_: Under, team: Team) -> None:
    """Have the team give its marks."""
    by = round_.maria if team is Team.MARKETING else round_.sam
    store, number = round_.store, round_.round_id
    points, threshold, of_new, word = MARKS[team]
    team_proposals.change_points(store, by, number, "c1", was=10, now=int(points))
    team_proposals.change_threshold(store, by, number, was=20, now=int(threshold))
    new = {"name": f"of_{team}", "field": "visits", "test": "is filled", "points": 0}
    new_criteria.propose_criterion(store, by, number, model_of(new).criteria[0], int(of_new))
    red_flags.name_red_flag(store, by, number, f"{word} words", f"{word} reason")


def round_in(store: Store, state: str) -> Under:
    round_ = begun(store)
    for team in Team:
        proposed(round_, team)
    if state == "marketing ready":
        rounds.say_ready(store, round_.maria, round_.round_id, ready=True)
    if state == "sales ready":
        rounds.say_ready(store, round_.sam, round_.round_id, ready=True)
    if state == "ended":
        rounds.end_round(store, round_.maria, round_.round_id, "enough")
    return round_


def seeker(round_: Under, who: str) -> int | None:
    return None if who == "nobody" else int(getattr(round_.people, who).person_id)


Call = Callable[[Under, int | None], object]
LOW = CutOffs(a=3, b=2, c=1)
JOINT = START.model_copy(update={"name": "Joint points"})

# Those that a seeker of a team may do come last: they change its own proposal.
CALLS: Mapping[str, Call] = {
    "round_under_way": lambda one, by: rounds.round_under_way(one.store, 1, by),
    "list_changes": lambda one, by: team_proposals.list_changes(one.store, one.round_id, by),
    "open_round": lambda one, by: rounds.open_round(one.store, by, 1, START),
    "set_joint": lambda one, by: rounds.set_joint(one.store, by, one.round_id, JOINT, 0),
    "change_points": lambda one, by: team_proposals.change_points(
        one.store, by, one.round_id, "c1", was=1, now=2
    ),
    "change_cut_offs": lambda one, by: team_proposals.change_cut_offs(
        one.store, by, one.round_id, was=LOW, now=LOW
    ),
    "change_threshold": lambda one, by: team_proposals.change_threshold(
        one.store, by, one.round_id, was=1, now=2
    ),
    "propose_model": lambda one, by: team_proposals.propose_model(
        one.store, by, one.round_id, START, 0
    ),
    "propose_criterion": lambda one, by: new_criteria.propose_criterion(
        one.store, by, one.round_id, START.criteria[0], 1
    ),
    "drop_criterion": lambda one, by: [
        _told(partial(new_criteria.drop_criterion, one.store, by, one.round_id, name))
        for name in ("of_marketing", "of_sales")
    ],
    "name_red_flag": lambda one, by: [
        _told(partial(red_flags.name_red_flag, one.store, by, one.round_id, words))
        for words in ("other words", "")
    ],
    "drop_red_flag": lambda one, by: [
        _told(partial(red_flags.drop_red_flag, one.store, by, number))
        for (number,) in one.store.rows("select red_flag_id from red_flag")
    ],
    "end_round": lambda one, by: rounds.end_round(one.store, by, one.round_id, ""),
    "say_ready": lambda one, by: rounds.say_ready(one.store, by, one.round_id, ready=False),
}
MODULES = (rounds, round_seen, team_proposals, new_criteria, red_flags)
# The marks could stand in a time by chance.
_TIME = re.compile(r"datetime\.datetime\([^)]*\)")
FOR_TRANSACTIONS = {"end_round_in", "proposers"}


def _told(call: Callable[[], object]) -> str:
    """All that the call gives away: what it returns, or the error's words."""
    try:
        return _TIME.sub("", repr(call()))
    except LeadpactError as error:
        return f"{error!r} {error.message} {error.hint}"


def public_functions(module: ModuleType) -> set[str]:
    return {
        name
        for name, one in getmembers(module, isfunction)
        if one.__module__ == module.__name__ and not name.startswith("_")
    }


def test_every_public_function_is_called_here() -> None:
    known = set().union(*(public_functions(module) for module in MODULES))
    assert known == CALLS.keys() | FOR_TRANSACTIONS


@pytest.mark.parametrize("who", SEEKERS)
@pytest.mark.parametrize("state", STATES)
def test_no_function_gives_away_what_the_other_team_proposes(
    one_store: Store, state: str, who: str
) -> None:
    round_ = round_in(one_store, state)
    by = seeker(round_, who)
    told = {name: _told(partial(call, round_, by)) for name, call in CALLS.items()}
    told["revealed_proposals"] = _told(partial(revealed_proposals, one_store, 1))
    told["agreement_log"] = _told(partial(agreement_log, one_store, 1))
    told["audit"] = _told(partial(one_store.rows, "select * from audit"))
    hidden = [mark for team, marks in MARKS.items() if team != who for mark in marks]
    assert {
        (name, mark) for name, words in told.items() for mark in hidden if mark in words
    } == set()


@pytest.mark.parametrize("who", SEEKERS)
def test_after_the_reveal_everybody_sees_both(one_store: Store, who: str) -> None:
    round_ = round_in(one_store, "both at it")
    round_.reveal()
    by = seeker(round_, who)
    told = _told(lambda: rounds.round_under_way(one_store, 1, by))
    assert all(mark in told for marks in MARKS.values() for mark in marks)


@pytest.mark.parametrize("team", list(Team))
def test_each_team_sees_its_own_proposal(one_store: Store, team: Team) -> None:
    round_ = round_in(one_store, "both at it")
    by = seeker(round_, team.value)
    seen = round_.seen_by(by)
    assert seen.proposal_of(team) is not None
    assert seen.proposal_of(team.other) is None
    assert seen.both is None
    assert [flag.team for flag in seen.red_flags] == [team]


TEAMS = {"marketing", "sales"}
MAY_CALL: Mapping[str, set[str]] = {
    "open_round": TEAMS | {"admin"},
    "end_round": TEAMS | {"admin"},
    "set_joint": TEAMS | {"admin"},
    "change_points": TEAMS,
    "change_cut_offs": TEAMS,
    "change_threshold": TEAMS,
    "propose_model": TEAMS,
    "propose_criterion": TEAMS,
    "say_ready": TEAMS,
}


@pytest.mark.parametrize("name", MAY_CALL)
def test_every_role_but_these_is_refused(one_store: Store, name: str) -> None:
    round_ = begun(one_store)
    refused = set()
    for who in SEEKERS:
        try:
            CALLS[name](round_, seeker(round_, who))
        except RoleError:
            refused.add(who)
        except LeadpactError:
            continue
    assert refused == set(SEEKERS) - MAY_CALL[name]
