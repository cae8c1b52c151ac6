"""Any series of slider moves, undone and redone: the same numbers as fresh SQL over the leads."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadpact.domain.criteria import Group
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import CutOffs, ScoringModel
from leadpact.domain.steps import Steps
from leadpact.patterns.collapse import collapse
from leadpact.patterns.flows import flow_reasons
from leadpact.patterns.grid import fit_by_engagement
from leadpact.patterns.held import held_outlook, hold, slider_moved
from leadpact.patterns.next_points import next_points
from leadpact.patterns.patterns import all_criteria
from leadpact.patterns.what_if import board_of, outlook
from leadpact.store.database import Store
from leadpact.store.questions import graded_leads
from tests.models import models
from tests.patterns.cases import CASES, TEXTS, TYPES, Case, judged, stored
from tests.patterns.expected import (
    Said,
    check_flow_reasons,
    check_grid,
    check_next_points,
    check_outlook,
    seen_of,
)
from tests.patterns.oracle import value_of
from tests.stores import store_in

_SAID = "score, grade, is_mql, fit_score, engagement_score, least_score, most_score"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = store_in(tmp_path_factory.mktemp("moves"))
    yield store
    store.close()


def said_by_sql(store: Store, filters: Filters, model: ScoringModel) -> dict[str, Said]:
    """What SQL over the leads says of each of them, in the order in which they were written."""
    query = graded_leads(store, filters, model)
    rows = store.rows(f"select lead_id, {_SAID} from ({query.text})", query.parameters)
    return {name: Said(*said) for name, *said in sorted(rows, key=lambda row: int(row[0]))}


# A slider by its place, from the front, and where it is put.
SLIDERS = st.tuples(st.integers(0, 8), st.integers(-20, 20))
CUT_OFFS = st.sets(st.integers(-40, 60), min_size=3, max_size=3).map(sorted)
MOVES = st.lists(
    st.one_of(SLIDERS, SLIDERS, CUT_OFFS, st.integers(-40, 60), st.sampled_from(["undo", "redo"])),
    min_size=1,
    max_size=12,
)
Move = tuple[int, int] | list[int] | int | str


def after(steps: Steps, move: Move) -> Steps:
    """The steps with a slider, the cut-offs or the threshold moved, or a step undone or redone."""
    model = steps.present
    match move:
        case "undo":
            return steps.undone()
        case "redo":
            return steps.redone()
        case (place, points):
            place %= len(model.points)
            if model.criteria[place].group is Group.RED_FLAG:
                points = -abs(points)
            moved = (*model.points[:place], points, *model.points[place + 1 :])
            return steps.moved(model.model_copy(update={"points": moved}))
        case [c, b, a]:
            return steps.moved(model.model_copy(update={"cut_offs": CutOffs(a=a, b=b, c=c)}))
        case _:
            return steps.moved(model.model_copy(update={"mql_threshold": move}))


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(CASES, models(TYPES, TEXTS, prefix="other"), MOVES, st.integers(0, 9))
def test_what_if_after_any_moves_equals_fresh_sql_over_the_leads(
    store: Store, case: Case, other: ScoringModel, moves: list[Move], shared: int
) -> None:
    """The compared definition has some of the draft's criteria, and its own beside them.

    The drafts on the way are laid on the same board as the last one, which is checked; so is the
    slider that was moved last, held from the step before.
    """
    filters = stored(store, case)
    compared = other.model_copy(
        update={
            "criteria": (*case.model.criteria[:shared], *other.criteria),
            "points": (*case.model.points[:shared], *other.points),
        }
    )
    board = board_of(collapse(store, filters, all_criteria(compared, case.model)), compared)
    awake = board.patterns.criteria
    steps = Steps(case.model)
    found = outlook(board, steps.present)
    last = steps.present
    for move in moves:
        last, steps = steps.present, after(steps, move)
        found = outlook(board, steps.present)
    draft = steps.present
    held = hold(board, draft, slider_moved(last, draft))

    def judge(model: ScoringModel) -> dict[str, Said]:
        return said_by_sql(store, filters, model)

    facts = judged(case, compared)
    seen = seen_of(facts, judge(compared), judge(draft))
    values = [
        {criterion: value_of(criterion, one.lead, case.as_of) for criterion in awake}
        for one in facts
    ]
    check_outlook(found, seen, draft)
    assert held is not None
    check_outlook(held_outlook(held, draft), seen, draft)
    check_next_points(next_points(board, draft), seen, draft, judge)
    check_grid(fit_by_engagement(board, draft), seen, draft, awake)
    check_flow_reasons(flow_reasons(board, draft), seen, values, compared, draft)
