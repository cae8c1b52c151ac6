"""What a slider move is measured against: one SQL statement over the leads, the same numbers."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.patterns.outlook import (
    Counts,
    Flow,
    GradeCount,
    Outlook,
    ScoreCount,
    SourceCount,
)
from leadpact.store.database import Parameter, Store
from leadpact.store.questions import Query, graded_leads

Found = Mapping[tuple[str, str], tuple[int, int, int, int]]

_NONE = (0, 0, 0, 0)
# The leads are counted once, by all that the parts below look at.
_CELLS = """cells as materialized (
select
    score, grade, was, coalesce(source, '') as source, is_mql,
    least_grade <> most_grade as undecided,
    count(*) as leads,
    count(*) filter (where is_won) as won,
    count(*) filter (where matured or not $dated) as rated,
    count(*) filter (where is_won and (matured or not $dated)) as rated_won
from bounded
group by all
)"""
_PARTS = {
    "grades": ("grade", "''"),
    "sources": ("source", "grade"),
    "flows": ("was", "grade"),
    "scores": ("cast(score as varchar)", "''"),
    "mqls": ("cast(is_mql as varchar)", "''"),
    "undecided": ("cast(undecided as varchar)", "''"),
}


def one_sql(store: Store, filters: Filters, model: ScoringModel, compared: ScoringModel) -> Query:
    """The statement over the filtered leads, graded by the model as every page grades them.

    The compared model has the same criteria, none of them decaying.
    """
    graded = graded_leads(store, filters, model)
    awake = [
        place
        for place in range(1, len(model.criteria) + 1)
        if f"points_{place}" in graded.parameters
    ]
    parameters: dict[str, Parameter] = dict(graded.parameters)
    was = "0"
    for place in awake:
        parameters[f"was_points_{place}"] = compared.points[place - 1]
        was += f" + coalesce(value_{place}, 0) * $was_points_{place}"
    for name, edge in compared.cut_offs.model_dump().items():
        parameters[f"was_cut_off_{name}"] = edge
    bounded = f"""bounded as (
select
    *,
    {_grade("least_score", "cut_off")} as least_grade,
    {_grade("most_score", "cut_off")} as most_grade,
    {was} as was_score,
    {_grade("was_score", "was_cut_off")} as was
from graded
)"""
    question = "\nunion all\n".join(
        f"select '{part}', {first}, {second}, sum(leads), sum(won), sum(rated), sum(rated_won)"
        f" from cells group by all"
        for part, (first, second) in _PARTS.items()
    )
    return Query((*graded.steps, bounded, _CELLS), question, parameters)


def ask(store: Store, query: Query) -> Outlook:
    """The answer of the statement."""
    parts: defaultdict[str, dict[tuple[str, str], tuple[int, int, int, int]]] = defaultdict(dict)
    for part, first, second, leads, won, rated, rated_won in store.rows(
        query.text, query.parameters
    ):
        parts[part][first, second] = (int(leads), int(won), int(rated), int(rated_won))
    sources = sorted({source for source, _ in parts["sources"]})
    return Outlook(
        grades=tuple(GradeCount(*_of(parts["grades"], grade), grade) for grade in Grade),
        qualified=Counts(*_of(parts["mqls"], "true")),
        undecided=_of(parts["undecided"], "true")[0],
        by_source=tuple(
            SourceCount(*_of(parts["sources"], source, grade), source, grade)
            for source in sources
            for grade in Grade
        ),
        flows=tuple(
            Flow(*_of(parts["flows"], was, now), was, now) for was in Grade for now in Grade
        ),
        scores=tuple(_histogram(parts["scores"])),
    )


def _of(found: Found, first: str, second: str = "") -> tuple[int, int, int, int]:
    return found.get((str(first), str(second)), _NONE)


def _histogram(found: Found) -> Iterator[ScoreCount]:
    """Every score from the lowest to the highest, those that no lead has too."""
    scores = [int(score) for score, _ in found] or [0]
    for score in range(min(scores), max(scores) + 1):
        yield ScoreCount(*_of(found, str(score)), score)


def _grade(score: str, cut_off: str) -> str:
    return (
        f"case when {score} >= ${cut_off}_a then 'A' when {score} >= ${cut_off}_b then 'B' "
        f"when {score} >= ${cut_off}_c then 'C' else 'D' end"
    )
