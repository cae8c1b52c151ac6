"""Each change of a proposal is kept at once; none is lost, and the log gives the proposal again."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadpact.domain.criteria import Criterion
from leadpact.domain.people import Team
from leadpact.domain.scoring_model import CutOffs, ScoringModel
from leadpact.errors import AgreementError, EntryError, LeadpactError
from leadpact.store.database import Store
from leadpact.store.new_criteria import drop_criterion, propose_criterion
from leadpact.store.round_parts import criterion_in
from leadpact.store.rounds import end_round, say_ready
from leadpact.store.team_proposals import (
    CUT_OFFS,
    THRESHOLD,
    LoggedChange,
    change_cut_offs,
    change_points,
    change_threshold,
    list_changes,
    propose_model,
)
from tests.rounds import START, Under, under_way
from tests.stores import model_of, store_in

HIGHER = CutOffs(a=60, b=40, c=20)
ATTEMPTS = 4


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = store_in(tmp_path_factory.mktemp("rounds"))
    yield store
    store.close()


def points(round_: Under, name: str, team: Team = Team.MARKETING) -> int:
    return round_.proposal(team).model.points_of(name)


def test_a_change_is_in_the_own_proposal_alone(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    change_points(fresh_store, round_.maria, round_.round_id, "c1", was=10, now=12)
    change_cut_offs(fresh_store, round_.maria, round_.round_id, was=START.cut_offs, now=HIGHER)
    change_threshold(fresh_store, round_.maria, round_.round_id, was=20, now=45)
    ours = round_.proposal()
    assert (ours.model.points_of("c1"), ours.model.cut_offs) == (12, HIGHER)
    assert (ours.model.mql_threshold, ours.edition, ours.changed_by) == (45, 3, "Maria")
    theirs = round_.proposal(Team.SALES)
    assert theirs.edition == 0
    assert theirs.model == START.model_copy(update={"name": "Sales' proposal"})
    changes = list_changes(fresh_store, round_.round_id, round_.maria)
    assert [(one.part, one.was, one.became, one.changed_by) for one in changes] == [
        ("points c1", "10", "12", "Maria"),
        (CUT_OFFS, '{"a":30,"b":20,"c":10}', '{"a":60,"b":40,"c":20}', "Maria"),
        (THRESHOLD, "20", "45", "Maria"),
    ]


def test_who_saw_other_points_is_told_who_set_them_to_what(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    change_points(fresh_store, round_.maria, round_.round_id, "c1", was=10, now=12)
    with pytest.raises(AgreementError) as refused:
        change_points(fresh_store, round_.maria, round_.round_id, "c1", was=10, now=15)
    assert refused.value.message == "Maria set 'Visited 1 times' to 12 meanwhile"
    assert refused.value.hint == "Look at it and set it again."
    change_cut_offs(fresh_store, round_.maria, round_.round_id, was=START.cut_offs, now=HIGHER)
    with pytest.raises(AgreementError, match="Maria set the cut-offs to 60, 40 and 20 meanwhile"):
        change_cut_offs(
            fresh_store,
            round_.maria,
            round_.round_id,
            was=START.cut_offs,
            now=CutOffs(a=9, b=8, c=7),
        )
    change_threshold(fresh_store, round_.maria, round_.round_id, was=20, now=45)
    with pytest.raises(AgreementError, match="Maria set the MQL threshold to 45 meanwhile"):
        change_threshold(fresh_store, round_.maria, round_.round_id, was=20, now=50)
    assert len(list_changes(fresh_store, round_.round_id, round_.maria)) == 3


def test_what_no_model_takes_is_refused_and_leaves_nothing(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    with pytest.raises(EntryError, match="the red flag 'junk' has 1 points, above zero"):
        change_points(fresh_store, round_.maria, round_.round_id, "junk", was=-5, now=1)
    with pytest.raises(EntryError, match="less than or equal to 1000"):
        change_points(fresh_store, round_.maria, round_.round_id, "c1", was=10, now=1001)
    with pytest.raises(AgreementError, match="not in the round any more"):
        change_points(fresh_store, round_.maria, round_.round_id, "c99", was=0, now=1)
    assert round_.proposal().edition == 0
    assert list_changes(fresh_store, round_.round_id, round_.maria) == ()


def test_to_set_what_is_there_changes_nothing(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    change_points(fresh_store, round_.maria, round_.round_id, "c1", was=10, now=10)
    assert round_.proposal().edition == 0


def test_a_ready_proposal_changes_only_after_that_is_taken_back(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    say_ready(fresh_store, round_.maria, round_.round_id, ready=True)
    with pytest.raises(AgreementError, match="marketing is ready: Maria said so"):
        change_points(fresh_store, round_.maria, round_.round_id, "c1", was=10, now=12)
    change_points(fresh_store, round_.sam, round_.round_id, "c1", was=10, now=7)
    say_ready(fresh_store, round_.maria, round_.round_id, ready=False)
    change_points(fresh_store, round_.maria, round_.round_id, "c1", was=10, now=12)
    assert (points(round_, "c1"), points(round_, "c1", Team.SALES)) == (12, 7)
    round_.reveal()
    with pytest.raises(AgreementError, match="both proposals are on the table"):
        change_points(fresh_store, round_.maria, round_.round_id, "c1", was=12, now=13)


def test_a_whole_model_is_taken_over_as_far_as_its_criteria_are_shared(fresh_store: Store) -> None:
    """c1 is shared and gets 3; "visits" is not, and stays out; c2 is not in the model."""
    round_ = under_way(fresh_store)
    foreign = {"name": "visits", "field": "visits", "test": "is filled", "points": 7}
    outside = model_of(foreign).criteria[0]
    model = START.model_copy(
        update={
            "criteria": (START.criteria[0], outside),
            "points": (3, 7),
            "cut_offs": HIGHER,
            "mql_threshold": 20,
        }
    )
    assert propose_model(fresh_store, round_.maria, round_.round_id, model, 0) == (outside,)
    assert (points(round_, "c1"), points(round_, "c2")) == (3, 10)
    assert round_.proposal().model.cut_offs == HIGHER
    changes = list_changes(fresh_store, round_.round_id, round_.maria)
    assert [one.part for one in changes] == ["points c1", CUT_OFFS]
    with pytest.raises(AgreementError, match="Maria changed marketing's proposal meanwhile"):
        propose_model(fresh_store, round_.maria, round_.round_id, model, 0)


def test_ten_writers_of_other_parts_lose_nothing(fresh_store: Store) -> None:
    """Nine write one criterion each and one the cut-offs, three times each, all at once."""
    round_ = under_way(fresh_store)
    number, together = round_.round_id, Barrier(10)

    def write(place: int) -> None:
        together.wait()
        cut_offs = START.cut_offs
        for turn in range(3):
            if place == 10:
                higher = CutOffs(a=cut_offs.a + 1, b=cut_offs.b, c=cut_offs.c)
                change_cut_offs(fresh_store, round_.maria, number, was=cut_offs, now=higher)
                cut_offs = higher
            else:
                was, now = 10 + turn, 11 + turn
                change_points(fresh_store, round_.maria, number, f"c{place}", was=was, now=now)

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(write, range(1, 11)))
    model = round_.proposal().model
    assert model.points == (*[13] * 9, 10, -5)
    assert model.cut_offs == CutOffs(a=33, b=20, c=10)
    changes = list_changes(fresh_store, number, round_.maria)
    assert len(changes) == round_.proposal().edition == 30
    for place in range(1, 10):
        of_one = [(one.was, one.became) for one in changes if one.part == f"points c{place}"]
        assert of_one == [("10", "11"), ("11", "12"), ("12", "13")]


def test_of_ten_writers_of_one_criterion_those_get_through_who_saw_it_as_it_was(
    fresh_store: Store,
) -> None:
    round_ = under_way(fresh_store)
    number, together = round_.round_id, Barrier(10)
    refused: list[str] = []

    def write(place: int) -> list[tuple[int, int]]:
        """What this writer got through: first from the 10 that all saw, then from what is there."""
        through = []
        was = 10
        together.wait()
        for turn in range(ATTEMPTS):
            now = 100 * turn + place
            try:
                change_points(fresh_store, round_.maria, number, "c1", was=was, now=now)
            except AgreementError as error:
                refused.append(error.message)
            else:
                through.append((was, now))
            was = points(round_, "c1")
        return through

    with ThreadPoolExecutor(10) as pool:
        through = [one for found in pool.map(write, range(11, 21)) for one in found]
    logged = [
        (int(one.was or ""), int(one.became or ""))
        for one in list_changes(fresh_store, number, round_.maria)
    ]
    assert sorted(logged) == sorted(through)
    assert [was for was, _ in logged] == [10, *(became for _, became in logged[:-1])]
    assert logged[-1][1] == points(round_, "c1")
    assert sum(was == 10 for was, _ in through) == 1
    assert len(through) + len(refused) == 10 * ATTEMPTS
    assert all(words.startswith("Maria set 'Visited 1 times' to ") for words in refused)


NEW = model_of(
    *(
        {"name": f"n{number}", "field": "visits", "test": "is filled", "points": 0}
        for number in "12"
    )
).criteria
WRITERS = st.sampled_from(Team)
CHANGES = st.one_of(
    st.tuples(
        st.just("points"), WRITERS, st.sampled_from(["c1", "c2", "junk", "n1"]), st.integers(-9, 9)
    ),
    st.tuples(
        st.just("edge"), WRITERS, st.sampled_from(["a", "b", "c", "mql"]), st.integers(0, 40)
    ),
    st.tuples(st.just("propose"), WRITERS, st.sampled_from(["n1", "n2"]), st.integers(-9, 9)),
    st.tuples(st.just("drop"), WRITERS, st.sampled_from(["n1", "n2"]), st.just(0)),
)
Step = tuple[str, Team, str, int]


def take(round_: Under, step: Step) -> None:
    """Try the step as somebody who sees the proposal as it is."""
    kind, team, name, number = step
    by = round_.maria if team is Team.MARKETING else round_.sam
    store, round_id, model = round_.store, round_.round_id, round_.proposal(team).model
    if kind == "points":
        was = dict(zip((one.name for one in model.criteria), model.points, strict=True))
        change_points(store, by, round_id, name, was=was.get(name, 0), now=number)
    elif kind == "propose":
        new = next(one for one in NEW if one.name == name)
        propose_criterion(store, by, round_id, new, number)
    elif kind == "drop":
        drop_criterion(store, by, round_id, name)
    elif name == "mql":
        change_threshold(store, by, round_id, was=model.mql_threshold, now=number)
    else:
        edges = {**model.cut_offs.model_dump(), name: number}
        if edges["a"] > edges["b"] > edges["c"]:
            change_cut_offs(store, by, round_id, was=model.cut_offs, now=CutOffs(**edges))


def replayed(changes: tuple[LoggedChange, ...], team: Team) -> ScoringModel:
    """The start, changed as the log says; what each change was has to be there before it."""
    criteria: dict[str, Criterion] = {one.name: one for one in START.criteria}
    given = dict(zip(criteria, START.points, strict=True))
    cut_offs, threshold = START.cut_offs, START.mql_threshold
    for change in changes:
        kind, _, name = change.part.partition(" ")
        if kind == "criterion" and change.became is not None:
            new, worth = criterion_in(change.became)
            criteria[name], given[name] = new, worth if change.team is team else 0
        elif kind == "criterion":
            del criteria[name], given[name]
        elif change.team is team and change.became is not None:
            if kind == "points":
                assert change.was == str(given[name])
                given[name] = int(change.became)
            elif change.part == CUT_OFFS:
                assert change.was == cut_offs.model_dump_json()
                cut_offs = CutOffs.model_validate_json(change.became)
            else:
                assert change.was == str(threshold)
                threshold = int(change.became)
    return ScoringModel(
        name="Marketing's proposal" if team is Team.MARKETING else "Sales' proposal",
        criteria=tuple(criteria.values()),
        points=tuple(given.values()),
        cut_offs=cut_offs,
        mql_threshold=threshold,
    )


@settings(max_examples=15)
@given(steps=st.lists(CHANGES, max_size=12))
def test_a_proposal_is_its_start_with_the_logged_changes(
    shared_store: Store, steps: list[Step]
) -> None:
    round_ = under_way(shared_store)
    for step in steps:
        try:
            take(round_, step)
        except LeadpactError:
            continue
    round_.reveal()
    seen = round_.seen_by(None)
    changes = list_changes(shared_store, round_.round_id, None)
    end_round(shared_store, round_.maria, round_.round_id, "for the next example")
    assert seen.both == (replayed(changes, Team.MARKETING), replayed(changes, Team.SALES))


def test_no_change_leaves_the_log(tmp_path: Path) -> None:
    """What a round said stays when it has ended, and over a restart."""
    store = store_in(tmp_path)
    round_ = under_way(store)
    change_points(store, round_.maria, round_.round_id, "c1", was=10, now=12)
    before = list_changes(store, round_.round_id, round_.maria)
    end_round(store, round_.maria, round_.round_id, "enough")
    store.close()
    store = store_in(tmp_path)
    assert list_changes(store, round_.round_id, round_.maria) == before != ()
    store.close()
