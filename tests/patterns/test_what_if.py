"""Points and cut-offs on patterns, and the scores that are possible while answers are missing."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from leadpact.domain.criteria import Criterion
from leadpact.domain.default_model import default_model
from leadpact.domain.scoring_model import Grade, ScoringModel, grade_of
from leadpact.patterns.collapse import Patterns, collapse
from leadpact.patterns.what_if import outlook, possible_scores, reaches, scores, undecided
from leadpact.store.database import Store
from tests.stores import all_of, leads, model_of


def count(name: str, cap: int, points: int) -> dict[str, object]:
    return {"name": name, "field": "visits", "test": "count", "cap": cap, "points": points}


def patterns_of(criteria: tuple[Criterion, ...], values: list[list[int | None]]) -> Patterns:
    """Patterns of these values, None for unknown; the n-th stands for n leads, none of them won."""
    table = [[0 if value is None else value for value in row] for row in values]
    none = np.zeros(len(values), dtype=np.int64)
    return Patterns(
        criteria=criteria,
        values=np.array(table, dtype=float).reshape(len(values), len(criteria)),
        unknown=np.array([[value is None for value in row] for row in values], dtype=bool).reshape(
            len(values), len(criteria)
        ),
        hand_raise=none.astype(bool),
        leads=np.arange(1, len(values) + 1),
        won=none,
        rated=none,
        rated_won=none,
    )


@st.composite
def unanswered(draw: st.DrawFn) -> tuple[ScoringModel, list[list[int | None]]]:
    caps = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    c, b, a = sorted(draw(st.sets(st.integers(-25, 25), min_size=3, max_size=3)))
    points = st.integers(-6, 6)
    criteria = [count(f"n{place}", cap, draw(points)) for place, cap in enumerate(caps)]
    row = st.tuples(*(st.none() | st.integers(0, cap) for cap in caps)).map(list)
    return model_of(*criteria, a=a, b=b, c=c), draw(st.lists(row, max_size=5))


@settings(deadline=None, max_examples=150)
@given(unanswered())
def test_possible_scores_are_those_of_the_worst_and_the_best_answers(
    given_: tuple[ScoringModel, list[list[int | None]]],
) -> None:
    """Every answer to every unanswered criterion is tried, in plain Python."""
    model, values = given_
    patterns = patterns_of(model.criteria, values)
    possible = possible_scores(patterns, model)
    open_ = 0
    for place, row in enumerate(values):
        answers = [
            range(criterion.largest_value + 1) if value is None else (value,)
            for value, criterion in zip(row, model.criteria, strict=True)
        ]
        reached = [
            sum(value * points for value, points in zip(answer, model.points, strict=True))
            for answer in product(*answers)
        ]
        assert possible.least[place] == min(reached)
        assert possible.most[place] == max(reached)
        if len({grade_of(score, model.cut_offs) for score in reached}) > 1:
            open_ += place + 1
    assert undecided(patterns, model) == open_


def test_points_are_arithmetic_on_patterns() -> None:
    """2 × 5 + 1 × −3 = 7; 0 × 5 + 3 × −3 = −9; unknown counts as nothing: 1 × −3 = −3."""
    model = model_of(count("up", 5, 5), count("down", 5, -3), a=7, b=6, c=-3)
    patterns = patterns_of(model.criteria, [[2, 1], [0, 3], [None, 1]])
    assert scores(patterns, model).tolist() == [7, -9, -3]
    assert [grade.leads for grade in outlook(patterns, model).grades] == [1, 0, 3, 2]


def test_a_lead_that_raised_its_hand_is_an_mql_whatever_its_score(fresh_store: Store) -> None:
    """Lead 1 scores 20, the threshold; lead 2 raised its hand; lead 3 did neither."""
    leads(
        fresh_store,
        "lead_id | visits | wants_contact\n1 | 2 | no\n2 | 0 | yes\n3 | 1 |",
    )
    model = model_of(count("visits", 5, 10))
    found = outlook(collapse(fresh_store, all_of(fresh_store), model), model)
    assert found.mqls == 2


def test_leads_alike_are_one_pattern(fresh_store: Store) -> None:
    """Leads 1 and 3 have the same visits and the same hand; lead 2 has unknown visits."""
    leads(
        fresh_store,
        "lead_id | visits | outcome\n1 | 2 | won\n2 | | won\n3 | 2 | open",
    )
    patterns = collapse(fresh_store, all_of(fresh_store), model_of(count("visits", 5, 10)))
    order = np.argsort(patterns.leads)
    assert patterns.leads[order].tolist() == [1, 2]
    assert patterns.won[order].tolist() == [1, 1]
    assert patterns.values[order].tolist() == [[0], [2]]
    assert patterns.unknown[order].tolist() == [[True], [False]]


def test_a_model_that_sleeps_altogether_grades_by_nothing(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id\n1\n2")
    model = model_of(count("visits", 5, 10), a=2, b=1, c=0)
    patterns = collapse(fresh_store, all_of(fresh_store), model)
    found = outlook(patterns, model)
    assert patterns.criteria == ()
    assert [part.leads for part in found.grades] == [0, 0, 2, 0]
    assert reaches(patterns) == ()
    assert undecided(patterns, model) == 0


def test_no_leads_are_no_patterns(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | visits\n1 | 1")
    with fresh_store.transaction() as cursor:
        cursor.execute("delete from lead")
    model = model_of(count("visits", 5, 10))
    found = outlook(collapse(fresh_store, all_of(fresh_store), model), model)
    assert (found.leads, found.won, found.won_in_a_and_b, found.mqls) == (0, 0, 0, 0)


def test_the_grades_of_the_sample_are_found_again(sample_store: Store) -> None:
    """Leads and wins per grade stand in data/README.md."""
    model = default_model()
    found = outlook(collapse(sample_store, all_of(sample_store), model), model)
    assert [(part.grade, part.won, part.leads) for part in found.grades] == [
        (Grade.A, 317, 949),
        (Grade.B, 143, 1014),
        (Grade.C, 118, 1346),
        (Grade.D, 93, 2703),
    ]
    assert found.won_in_a_and_b == 317 + 143
    assert sum(part.rated_won for part in found.grades) == 586
    assert sum(part.rated for part in found.grades) == 4881
