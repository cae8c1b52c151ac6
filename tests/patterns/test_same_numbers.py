"""NumPy on patterns, SQL over the leads, and the glossary in plain Python: the same numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadpact.domain.fields import FieldType, lead_field
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.ingest.derive import _count_filled
from leadpact.patterns.collapse import collapse
from leadpact.patterns.what_if import base_of, outlook, reaches, undecided
from leadpact.store.database import Cursor, Store, run, sql_file
from leadpact.store.datasets import find_or_create
from leadpact.store.questions import counts_by, graded_leads
from tests.models import POOL, models
from tests.patterns.oracle import Lead, Value, Verdict, is_awake, percentile_90, verdict_on
from tests.stores import clear, store_in

LEAD_FIELDS = (
    *("source", "title", "product", "timeline", "visits", "employees", "created_at"),
    *("last_activity_at", "wants_contact", "student"),
)
# Columns of the user's own, under headers that would break a careless query.
OWN = {
    "Own text": FieldType.TEXT,
    "own 'number'; --": FieldType.NUMBER,
    'Own "date"': FieldType.DATE,
    "$points_1 {flag}": FieldType.BOOLEAN,
}
TYPES = {name: lead_field(name).type for name in LEAD_FIELDS} | OWN
AS_OF = date(2026, 6, 30)

# Lower case is taken letter by letter in SQL and by the rules of whole words in Python. They differ
# for "İ" (two letters in Python) and a final "Σ", so these two are left out.
WORDS = """Google google É é Straße STRASSE ẞ a'b " % _ 日本 $cut_off_a Now 0 Ж""".split()
TEXTS = st.sampled_from([*WORDS, "'; drop table lead; --", "google "])
# Few different values, so that they often meet the edges of the criteria.
POOLS: dict[FieldType, Sequence[Value]] = {
    FieldType.TEXT: [*WORDS, "'; drop table lead; --", "google ", "GOOGLE", " "],
    FieldType.CHOICE: [*WORDS, "now", "ж"],
    FieldType.NUMBER: [*POOL, 2.9, -1e6],
    FieldType.DATE: [
        datetime(2026, 6, 30, hour) - timedelta(days=days)
        for days in (-30, -1, 0, 1, 2, 7, 8, 30, 31, 60)
        for hour in (0, 23)
    ],
    FieldType.BOOLEAN: [True, False],
}


def leads_from(seed: int, count: int) -> list[Lead]:
    """Leads with fields unknown here and there, or in all of them.

    Drawn from a seed, since thirty leads of fourteen cells are more than Hypothesis likes to draw.
    """
    dice = Random(seed)
    filled = [field for field in TYPES if dice.random() < 0.85]

    def cell(field: str) -> Value:
        known = field in filled and dice.random() < 0.75
        return dice.choice(POOLS[TYPES[field]]) if known else None

    def lead() -> Lead:
        is_won = dice.random() < 0.4
        days = dice.randrange(60) if is_won and dice.random() < 0.8 else None
        return Lead({field: cell(field) for field in TYPES}, is_won, days)

    return [lead() for _ in range(count)]


any_leads = st.builds(leads_from, st.integers(0, 10**9), st.integers(0, 30) | st.integers(20, 30))


def write(cursor: Cursor, leads: Sequence[Lead]) -> int:
    """Put the leads where an import would, and give their data set."""
    dataset_id = find_or_create(cursor, "any", is_sample=False)
    columns = ", ".join(LEAD_FIELDS)
    marks = ", ".join("?" * (len(LEAD_FIELDS) + 5))
    own = ", ".join(f"c{number} varchar" for number, _ in enumerate(OWN, start=1))
    cursor.execute(f"create table lead_custom_{dataset_id} (lead_id varchar, {own})")
    for number, lead in enumerate(leads):
        cursor.execute(
            f"""insert into lead (dataset_id, lead_id, is_won, is_lost, days_to_win, {columns})
            values ({marks})""",
            [
                *(dataset_id, str(number), lead.is_won, False, lead.days_to_win),
                *(lead.cells[field] for field in LEAD_FIELDS),
            ],
        )
        cursor.execute(
            f"insert into lead_custom_{dataset_id} values (?, ?, ?, ?, ?)",
            [str(number), *(as_text(lead.cells[field]) for field in OWN)],
        )
    for number, (name, type_) in enumerate(OWN.items(), start=1):
        filled = sum(lead.cells[name] is not None for lead in leads)
        cursor.execute(
            """insert into custom_field (dataset_id, number, name, type, filled)
            values (?, ?, ?, ?, ?)""",
            [dataset_id, number, name, type_.value, filled],
        )
    _count_filled(cursor, dataset_id)
    return dataset_id


def as_text(value: Value) -> str | None:
    if isinstance(value, bool):
        return "Yes" if value else "no"
    return value if value is None or isinstance(value, str) else str(value)


@dataclass(frozen=True)
class Case:
    """One example: the leads, the model, the filters, and what all is counted at."""

    leads: list[Lead]
    model: ScoringModel
    sources: tuple[str, ...]
    as_of: date | None
    maturity_days: int | None


CASES = st.builds(
    Case,
    any_leads,
    models(TYPES, TEXTS | st.just("")),
    st.sampled_from([(), (), ("",), ("Google", "google"), ("", "é")]),
    st.sampled_from([AS_OF, AS_OF, None]),
    st.none() | st.integers(0, 70),
)


@dataclass(frozen=True)
class Judged:
    """A lead that the filters let through, what the model says of it, and whether it is rated."""

    name: str
    lead: Lead
    verdict: Verdict
    is_rated: bool


def judged(case: Case) -> list[Judged]:
    """What the glossary says of every lead that the filters let through."""
    awake = [one for one in case.model.criteria if is_awake(one, case.leads)]
    days = [lead.days_to_win for lead in case.leads if lead.days_to_win is not None]
    mature = case.maturity_days if case.maturity_days is not None else percentile_90(days)

    def is_rated(lead: Lead) -> bool:
        if case.as_of is None or mature is None:
            return True
        created = lead.cells["created_at"]
        return isinstance(created, datetime) and (case.as_of - created.date()).days >= mature

    return [
        Judged(str(number), lead, verdict_on(case.model, awake, lead, case.as_of), is_rated(lead))
        for number, lead in enumerate(case.leads)
        if not case.sources or (lead.cells["source"] or "") in case.sources
    ]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = store_in(tmp_path_factory.mktemp("any"))
    yield store
    store.close()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(CASES)
def test_patterns_sql_and_the_glossary_agree(store: Store, case: Case) -> None:
    clear(store)
    with store.transaction() as cursor:
        dataset_id = write(cursor, case.leads)
        cursor.execute(
            "update dataset set as_of = ?, maturity_days_set = ?", [case.as_of, case.maturity_days]
        )
        run(cursor, sql_file("derive_maturity"), {"dataset_id": dataset_id})
    filters = Filters(dataset_id, sources=case.sources)
    expected = judged(case)
    patterns_agree(store, filters, case, expected)
    sql_agrees(store, filters, case.model, expected)


def shifted(model: ScoringModel) -> ScoringModel:
    """The model with other points for every second criterion, for a draft to start from."""
    points = tuple(-old if place % 2 else old for place, old in enumerate(model.points))
    return model.model_copy(update={"points": points})


def patterns_agree(store: Store, filters: Filters, case: Case, expected: list[Judged]) -> None:
    patterns = collapse(store, filters, case.model)
    found = outlook(patterns, case.model)
    assert outlook(patterns, case.model, base_of(patterns, shifted(case.model))) == found
    for count in found.grades:
        of_grade = [one for one in expected if one.verdict.grade == count.grade]
        rated = [one for one in of_grade if one.is_rated]
        assert count.leads == len(of_grade)
        assert count.won == sum(one.lead.is_won for one in of_grade)
        assert count.rated == len(rated)
        assert count.rated_won == sum(one.lead.is_won for one in rated)
    assert found.mqls == sum(one.verdict.is_mql for one in expected)
    assert found.leads == len(expected)
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
    assert undecided(patterns, case.model) == sum(is_undecided(case.model, one) for one in expected)


def possible_range(one: Judged, model: ScoringModel) -> tuple[int, int]:
    """The scores that the worst and the best answers to what is unknown give."""
    least = most = one.verdict.score
    for criterion in model.criteria:
        if one.verdict.values.get(criterion.name, 0) is None:
            swing = model.points_of(criterion.name) * criterion.largest_value
            least, most = least + min(0, swing), most + max(0, swing)
    return least, most


def is_undecided(model: ScoringModel, one: Judged) -> bool:
    """Whether the worst and the best answers to what is unknown give different grades."""
    least, most = possible_range(one, model)
    cut = model.cut_offs
    return any(least < edge <= most for edge in (cut.a, cut.b, cut.c))


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
            *possible_range(one, model),
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
