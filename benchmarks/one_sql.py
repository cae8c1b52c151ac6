"""What a slider move is measured against: one SQL statement over the leads, the same numbers."""

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.patterns.what_if import GradeCount, Outlook
from leadpact.store.database import Store
from leadpact.store.questions import Query, graded_leads

_QUESTION = """select
    grade,
    count(*) as leads,
    count(*) filter (where is_won) as won,
    count(*) filter (where matured or not $dated) as rated,
    count(*) filter (where is_won and (matured or not $dated)) as rated_won,
    count(*) filter (where is_mql) as mqls,
    count(*) filter (where least_grade <> most_grade) as undecided
from bounded
group by grade"""


def one_sql(store: Store, filters: Filters, model: ScoringModel) -> Query:
    """The statement over the filtered leads, graded by the model as every page grades them."""
    graded = graded_leads(store, filters, model)
    bounded = f"""bounded as (
select *, {_grade("least_score")} as least_grade, {_grade("most_score")} as most_grade
from graded
)"""
    return Query((*graded.steps, bounded), _QUESTION, graded.parameters)


def ask(store: Store, query: Query) -> Outlook:
    """The answer of the statement: the grades, the MQLs and the undecided leads."""
    rows = store.rows(query.text, query.parameters)
    by_grade = {grade: tuple(map(int, counts)) for grade, *counts in rows}
    counts = [(grade, by_grade.get(grade.value, (0,) * 6)) for grade in Grade]
    return Outlook(
        grades=tuple(GradeCount(grade, *found[:4]) for grade, found in counts),
        mqls=sum(found[4] for _, found in counts),
        undecided=sum(found[5] for _, found in counts),
    )


def _grade(score: str) -> str:
    return (
        f"case when {score} >= $cut_off_a then 'A' when {score} >= $cut_off_b then 'B' "
        f"when {score} >= $cut_off_c then 'C' else 'D' end"
    )
