"""Any leads in a small store, and what the glossary says of them: for tests of all numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from hypothesis import strategies as st

from leadpact.domain.fields import FieldType, lead_field
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.ingest.derive import _count_filled
from leadpact.store.database import Cursor, Store, run, sql_file
from leadpact.store.datasets import find_or_create
from tests.models import POOL, models
from tests.patterns.oracle import Lead, Value, Verdict, is_awake, percentile_90, verdict_on
from tests.stores import clear

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


def judged(case: Case, model: ScoringModel) -> list[Judged]:
    """What the glossary says of every lead that the filters let through, under the model."""
    awake = [one for one in model.criteria if is_awake(one, case.leads)]
    days = [lead.days_to_win for lead in case.leads if lead.days_to_win is not None]
    mature = case.maturity_days if case.maturity_days is not None else percentile_90(days)

    def is_rated(lead: Lead) -> bool:
        if case.as_of is None or mature is None:
            return True
        created = lead.cells["created_at"]
        return isinstance(created, datetime) and (case.as_of - created.date()).days >= mature

    return [
        Judged(str(number), lead, verdict_on(model, awake, lead, case.as_of), is_rated(lead))
        for number, lead in enumerate(case.leads)
        if not case.sources or (lead.cells["source"] or "") in case.sources
    ]


def stored(store: Store, case: Case) -> Filters:
    """Empty the store, put the case's leads into it, and give the case's filters."""
    clear(store)
    with store.transaction() as cursor:
        dataset_id = write(cursor, case.leads)
        cursor.execute(
            "update dataset set as_of = ?, maturity_days_set = ?", [case.as_of, case.maturity_days]
        )
        run(cursor, sql_file("derive_maturity"), {"dataset_id": dataset_id})
    return Filters(dataset_id, sources=case.sources)
