"""NumPy on patterns, SQL over the leads, and the glossary in plain Python: the same numbers."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.patterns.collapse import collapse
from leadpact.patterns.flows import flow_reasons
from leadpact.patterns.grid import fit_by_engagement
from leadpact.patterns.next_points import next_points
from leadpact.patterns.what_if import board_of, outlook, reaches
from leadpact.store.database import Store
from leadpact.store.questions import counts_by, graded_leads
from tests.patterns.cases import CASES, Case, Judged, judged, stored
from tests.patterns.expected import (
    Said,
    check_flow_reasons,
    check_grid,
    check_next_points,
    check_outlook,
    said_of,
    seen_of,
)
from tests.patterns.oracle import is_awake
from tests.stores import store_in


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = store_in(tmp_path_factory.mktemp("any"))
    yield store
    store.close()


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(CASES)
def test_patterns_sql_and_the_glossary_agree(store: Store, case: Case) -> None:
    filters = stored(store, case)
    expected = judged(case, case.model)
    patterns_agree(store, filters, case, expected)
    sql_agrees(store, filters, case.model, expected)


def shifted(model: ScoringModel) -> ScoringModel:
    """The model with other points for every second criterion, to start a draft from."""
    points = tuple(-old if place % 2 else old for place, old in enumerate(model.points))
    return model.model_copy(update={"points": points})


def patterns_agree(store: Store, filters: Filters, case: Case, expected: list[Judged]) -> None:
    draft, compared = case.model, shifted(case.model)

    def judge(model: ScoringModel) -> dict[str, Said]:
        return {one.name: said_of(one, model) for one in judged(case, model)}

    patterns = collapse(store, filters, draft.criteria)
    assert list(patterns.criteria) == [one for one in draft.criteria if is_awake(one, case.leads)]
    board = board_of(patterns, compared)
    seen = seen_of(expected, judge(compared), judge(draft))
    check_outlook(outlook(board, draft), seen, draft)
    check_next_points(next_points(board, draft), seen, draft, judge)
    check_grid(fit_by_engagement(board, draft), seen, draft, patterns.criteria)
    values = [
        {criterion: one.verdict.values[criterion.name] for criterion in patterns.criteria}
        for one in expected
    ]
    check_flow_reasons(flow_reasons(board, draft), seen, values, compared, draft)
    for reach in reaches(patterns):
        name = reach.criterion.name
        inside = [one for one in expected if one.verdict.values[name]]
        rest = [one for one in expected if not one.verdict.values[name]]
        assert reach.leads == len(inside)
        assert reach.unknown == sum(one.verdict.values[name] is None for one in expected)
        assert reach.rated == sum(one.is_rated for one in inside)
        assert reach.rated_won == sum(one.is_rated and one.lead.is_won for one in inside)
        assert reach.rest_rated == sum(one.is_rated for one in rest)
        assert reach.rest_rated_won == sum(one.is_rated and one.lead.is_won for one in rest)


def sql_agrees(store: Store, filters: Filters, model: ScoringModel, expected: list[Judged]) -> None:
    query = graded_leads(store, filters, model)
    columns = "score", "grade", "is_mql", "fit_score", "engagement_score", "red_flag_score"
    names, rows = store.columns_and_rows(query.text, query.parameters)
    assert names == ("lead_id", *columns, "unknown_criteria", "least_score", "most_score")
    assert sorted(rows) == sorted(
        (
            one.name,
            one.verdict.score,
            one.verdict.grade,
            one.verdict.is_mql,
            one.verdict.fit,
            one.verdict.engagement,
            one.verdict.red_flags,
            one.verdict.unknown,
            said_of(one, model).least,
            said_of(one, model).most,
        )
        for one in expected
    )
    by_grade = {
        grade.value: [one for one in expected if one.is_rated and one.verdict.grade == grade]
        for grade in Grade
    }
    assert sorted(counts_by(store, "conversion_by_grade", filters, model)) == [
        (grade, sum(one.lead.is_won for one in rated), len(rated))
        for grade, rated in by_grade.items()
        if rated
    ]
