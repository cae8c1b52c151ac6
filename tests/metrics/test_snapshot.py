"""How leads lie under a model, kept for later reviews."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor

from leadpact.domain.criteria import Criterion
from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel, grade_of
from leadpact.domain.snapshot import CriterionThen, GradeThen, ScoreThen, Snapshot, Tally
from leadpact.metrics.snapshot import snapshot_of
from leadpact.store.database import Store
from leadpact.store.questions import over_valued
from tests.metrics.tables import SOURCES
from tests.stores import all_of, leads, model_of

VISITS: dict[str, object] = {"name": "visits", "field": "visits", "test": "count", "points": 10}
FADING = {"group": "behaviour", "decay": 50, "since": "created_at"}


def tally(all_: int, won: int, rated: int, rated_won: int) -> Tally:
    return Tally(leads=all_, won=won, rated=rated, rated_won=rated_won)


def at(score: int, *counts: int) -> ScoreThen:
    return ScoreThen(score=score, **tally(*counts).model_dump())


def graded(grade: Grade, *counts: int) -> GradeThen:
    return GradeThen(grade=grade, **tally(*counts).model_dump())


def test_leads_are_counted_by_value_score_and_grade(fresh_store: Store) -> None:
    """Of SOURCES, with M 28 days and the as-of date 2026-03-01, the first five are matured.

    Visits, at most 2 of them counted: 2, 2, 2, 0, 1, 0, 0, 0; known for all. From Google come
    1, 2, 3 and 7, while 6 has no source. A begins at 20, B at 15 and C at 10, MQLs at 15.
    No lead has a country.
    """
    leads(fresh_store, SOURCES)
    model = model_of(
        VISITS | {"cap": 2},
        {
            "name": "google",
            "field": "source",
            "test": "is one of",
            "values": ["google"],
            "points": 5,
        },
        {"name": "at_home", "field": "country", "test": "is filled", "points": 50},
        a=20,
        b=15,
        c=10,
    )
    assert snapshot_of(fresh_store, all_of(fresh_store), model) == Snapshot(
        leads=8,
        won=3,
        mqls=3,
        criteria=(
            CriterionThen(name="visits", by_value=(4, 1, 3), unknown=0, applies=tally(4, 2, 4, 2)),
            CriterionThen(name="google", by_value=(4, 4), unknown=1, applies=tally(4, 2, 3, 2)),
        ),
        asleep=("at_home",),
        scores=(
            at(0, 3, 1, 1, 0),
            at(5, 1, 0, 0, 0),
            at(10, 1, 0, 1, 0),
            at(25, 3, 2, 3, 2),
        ),
        grades=(
            graded(Grade.A, 3, 2, 3, 2),
            graded(Grade.B, 0, 0, 0, 0),
            graded(Grade.C, 1, 0, 1, 0),
            graded(Grade.D, 4, 1, 1, 0),
        ),
    )


def test_a_decayed_value_is_rounded_up_to_a_whole_one(fresh_store: Store) -> None:
    """Three visits on 1 March, 30 days and 60 days before, at a decay of 50 % a month.

    3, 1.5 and 0 are left of them: the values 3, 2 and 0, at ten points each 30, 15 and 0.
    """
    leads(
        fresh_store,
        """
        lead_id | created_at | visits
        1       | 2026-03-01 | 3
        2       | 2026-01-30 | 3
        3       | 2025-12-31 | 3
        """,
    )
    model = model_of(VISITS | FADING | {"cap": 4})
    found = snapshot_of(fresh_store, all_of(fresh_store), model)
    assert [one.by_value for one in found.criteria] == [(1, 0, 1, 1, 0)]
    assert [(one.score, one.leads) for one in found.scores] == [(0, 1), (15, 1), (30, 1)]


def test_no_leads_are_a_snapshot_too(fresh_store: Store) -> None:
    leads(fresh_store, SOURCES)
    filters = Filters(all_of(fresh_store).dataset_id, created_from=date(2027, 1, 1))
    found = snapshot_of(fresh_store, filters, model_of(VISITS | {"cap": 2}))
    assert (found.leads, found.won, found.mqls, found.scores) == (0, 0, 0, ())
    assert [one.by_value for one in found.criteria] == [(0, 0, 0)]
    assert [one.leads for one in found.grades] == [0, 0, 0, 0]


@dataclass(frozen=True)
class Lead:
    """A lead of the sample as SQL tells it: its values, None where unknown."""

    values: tuple[int | None, ...]
    won: bool
    rated: bool
    hand_raise: bool

    def score(self, model: ScoringModel) -> int:
        """Σ points × value; what decay leaves of the points is rounded half up."""
        parts = zip(model.criteria, model.points, self.values, strict=True)
        return sum(
            floor((value or 0) * points / criterion.unit + 0.5)
            for criterion, points, value in parts
        )


def of_leads(found: Iterable[Lead]) -> Tally:
    some = list(found)
    return tally(
        len(some),
        sum(lead.won for lead in some),
        sum(lead.rated for lead in some),
        sum(lead.rated and lead.won for lead in some),
    )


def sample_leads(store: Store, criteria: tuple[Criterion, ...]) -> Sequence[Lead]:
    values = "".join(f"value_{place}, " for place in range(1, len(criteria) + 1))
    query = over_valued(
        store,
        all_of(store),
        criteria,
        f"""select {values} is_won, coalesce(matured, false) or not $dated,
        coalesce(wants_contact, false) from valued""",
    )
    return [Lead(tuple(row[:-3]), *row[-3:]) for row in store.rows(query.text, query.parameters)]


def test_the_sample_is_counted_lead_by_lead(sample_store: Store) -> None:
    """Every number of the snapshot again, from one row of SQL per lead and plain Python."""
    fading = model_of(VISITS | {"name": "fading", "cap": 5} | FADING | {"decay": 7})
    model = default_model().model_copy(
        update={
            "criteria": (*default_model().criteria, *fading.criteria),
            "points": (*default_model().points, *fading.points),
        }
    )
    found = snapshot_of(sample_store, all_of(sample_store), model)
    assert not found.asleep
    some = sample_leads(sample_store, model.criteria)
    assert found.leads == len(some) == 6012
    assert found.won == sum(lead.won for lead in some)
    assert found.mqls == sum(
        lead.score(model) >= model.mql_threshold or lead.hand_raise for lead in some
    )
    for place, criterion in enumerate(model.criteria):
        values = Counter(-(-(lead.values[place] or 0) // criterion.unit) for lead in some)
        assert found.criteria[place] == CriterionThen(
            name=criterion.name,
            by_value=tuple(values[one] for one in range(criterion.largest_value + 1)),
            unknown=sum(lead.values[place] is None for lead in some),
            applies=of_leads(lead for lead in some if lead.values[place]),
        )
    by_score = {
        score: of_leads(lead for lead in some if lead.score(model) == score)
        for score in sorted({lead.score(model) for lead in some})
    }
    assert {
        one.score: tally(one.leads, one.won, one.rated, one.rated_won) for one in found.scores
    } == by_score
    assert found.grades == tuple(
        GradeThen(
            grade=grade,
            **of_leads(
                lead for lead in some if grade_of(lead.score(model), model.cut_offs) is grade
            ).model_dump(),
        )
        for grade in Grade
    )
