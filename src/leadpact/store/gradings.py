"""Blind gradings: leads drawn to be graded by hand, and the grades, hidden until all is said."""

from dataclasses import dataclass
from datetime import datetime
from secrets import randbits

from leadpact.domain.filters import Filters
from leadpact.domain.people import Action, Role, Team, may
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.shares import TOO_FEW
from leadpact.errors import AgreementError
from leadpact.store.database import Parameter, Store, run
from leadpact.store.datasets import write_audit
from leadpact.store.people import allowed
from leadpact.store.questions import compose

DRAWN = 20
_SEED_BITS = 31


@dataclass(frozen=True)
class Grader:
    """Somebody who grades: how many leads so far, and whether that is all the person says."""

    person_id: int
    name: str
    team: Team
    graded: int
    is_done: bool


@dataclass(frozen=True)
class HandGrade:
    """What one person gave one lead."""

    lead_id: str
    person_id: int
    grade: Grade


@dataclass(frozen=True)
class Grading:
    """One blind grading, as one person may see it; its leads stand in the order they are shown.

    `grades` are one's own, and once the grading `is_open` to the person those of all who are done.
    Outcome, score and the model's grades are not to be shown before. `is_over` says that the person
    can grade no more, being done or only looking. Times are in UTC.
    """

    grading_id: int
    dataset_id: int
    seed: int
    model: ScoringModel
    started_by: str
    started_at: datetime
    lead_ids: tuple[str, ...]
    graders: tuple[Grader, ...]
    grades: tuple[HandGrade, ...]
    is_open: bool
    is_over: bool

    def grades_of(self, person_id: int) -> dict[str, Grade]:
        """What that person gave, by lead; only what may be seen."""
        return {one.lead_id: one.grade for one in self.grades if one.person_id == person_id}


_GRADINGS = """select grading_id, seed, model, started_by, started_at from grading
where dataset_id = $dataset_id order by grading_id desc"""
_LEADS = """select grading_id, lead_id from graded_by_hand join grading using (grading_id)
where dataset_id = $dataset_id order by grading_id, place"""
_GRADERS = """select
    grading_id, person_id, any_value(person), any_value(hand_grade.team),
    count(*), any_value(done_at) is not null
from hand_grade
join grading using (grading_id)
left join hand_grading_done using (grading_id, person_id)
where dataset_id = $dataset_id
group by grading_id, person_id
order by min(graded_at), person_id"""
_OVER = """select grading_id from hand_grading_done join grading using (grading_id)
where dataset_id = $dataset_id and person_id = $seen_by"""
_ROLE = "select role from person where person_id = $seen_by"
# What must not be seen does not leave the store.
_GRADES = """select lead_id, person_id, grade
from hand_grade
left join hand_grading_done using (grading_id, person_id)
where grading_id = $grading_id and (person_id = $seen_by or ($is_open and done_at is not null))
order by graded_at, person_id, lead_id"""


def list_gradings(store: Store, dataset_id: int, seen_by: int | None) -> tuple[Grading, ...]:
    """The data set's gradings as that person may see them, the newest first.

    Who grades sees what others gave once both are done, somebody of the other team too. Those who
    do not grade see it once both teams are done and nobody is in the middle; people of a team have
    to say first that they only look.
    """
    given: dict[str, Parameter] = {"dataset_id": dataset_id, "seen_by": seen_by}
    leads: dict[int, list[str]] = {}
    for grading_id, lead_id in store.rows(_LEADS, given):
        leads.setdefault(grading_id, []).append(lead_id)
    graders: dict[int, list[Grader]] = {}
    for grading_id, person_id, name, team, graded, is_done in store.rows(_GRADERS, given):
        graders.setdefault(grading_id, []).append(
            Grader(person_id, name, Team(team), graded, is_done)
        )
    over = {grading_id for (grading_id,) in store.rows(_OVER, given)}
    may_grade = any(may(Role(role), Action.GRADE) for (role,) in store.rows(_ROLE, given))
    found = []
    for grading_id, seed, model, started_by, started_at in store.rows(_GRADINGS, given):
        who = tuple(graders.get(grading_id, ()))
        is_over = grading_id in over
        is_open = _is_open(who, seen_by) if is_over or not may_grade else False
        found.append(
            Grading(
                grading_id=grading_id,
                dataset_id=dataset_id,
                seed=seed,
                model=ScoringModel.model_validate_json(model),
                started_by=started_by,
                started_at=started_at,
                lead_ids=tuple(leads.get(grading_id, ())),
                graders=who,
                grades=_grades(store, grading_id, seen_by, is_open=is_open),
                is_open=is_open,
                is_over=is_over,
            )
        )
    return tuple(found)


def start_grading(
    store: Store, by: int | None, dataset_id: int, model: ScoringModel, seed: int | None = None
) -> int:
    """Draw twenty leads to be graded by hand, one of each twentieth of the scores; gives its id.

    They are drawn of those that are won or lost; of all where fewer than twenty are, or fewer than
    five are won, or lost. Of fewer than twenty leads all are taken. The same seed draws the same.
    Raises RoleError, and AgreementError where there are no leads.
    """
    drawn_by = randbits(_SEED_BITS) if seed is None else seed
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.START_GRADING)
        drawn = draw_leads(store, dataset_id, model, drawn_by)
        if not drawn:
            raise AgreementError("there are no leads to grade", "Upload an export of leads first.")
        [(grading_id,)] = run(
            cursor,
            """insert into grading (dataset_id, seed, model, started_by, started_at)
            values ($dataset_id, $seed, $model, $by, current_timestamp::timestamp)
            returning grading_id""",
            {
                "dataset_id": dataset_id,
                "seed": drawn_by,
                "model": model.model_dump_json(),
                "by": person.name,
            },
        )
        for place, lead_id in enumerate(drawn, start=1):
            run(
                cursor,
                "insert into graded_by_hand values ($grading_id, $place, $lead_id)",
                {"grading_id": grading_id, "place": place, "lead_id": lead_id},
            )
        # No note of the data set's own: grades by hand change no figure of its leads.
        detail = f"{grading_id} of data set {dataset_id}, by {person.name}"
        write_audit(cursor, "blind grading started", None, detail)
    return int(grading_id)


def draw_leads(store: Store, dataset_id: int, model: ScoringModel, seed: int) -> tuple[str, ...]:
    """The leads that the seed draws, in the order to show them."""
    query = compose(store, "leads_to_grade", Filters(dataset_id), model)
    drawn = store.rows(
        query.text,
        {**query.parameters, "seed": str(seed), "bands": DRAWN, "fewest": TOO_FEW},
    )
    return tuple(str(lead_id) for (lead_id,) in drawn)


def _is_open(graders: tuple[Grader, ...], seen_by: int | None) -> bool:
    """Whether one who grades no more may see what the graders gave."""
    if {one.team for one in graders if one.is_done} != set(Team):
        return False
    own = [one for one in graders if one.person_id == seen_by]
    return all(one.is_done for one in own or graders)


def _grades(
    store: Store, grading_id: int, seen_by: int | None, *, is_open: bool
) -> tuple[HandGrade, ...]:
    rows = store.rows(_GRADES, {"grading_id": grading_id, "seen_by": seen_by, "is_open": is_open})
    return tuple(HandGrade(lead_id, who, Grade(grade)) for lead_id, who, grade in rows)
