"""What people give in a blind grading: a grade for each lead, and the word that it is done."""

from leadpact.domain.people import Action, Person
from leadpact.domain.scoring_model import Grade
from leadpact.errors import AgreementError
from leadpact.store.database import Cursor, Parameter, Store, run
from leadpact.store.datasets import write_audit
from leadpact.store.people import allowed


def grade_lead(store: Store, by: int | None, grading_id: int, lead_id: str, grade: Grade) -> None:
    """Give the lead this grade, in place of the one the person gave it before.

    Raises RoleError, and AgreementError where the lead is not of this grading or the person has
    said that all is done.
    """
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.GRADE)
        _of_grading(cursor, grading_id, lead_id)
        _refuse_done(cursor, grading_id, person)
        whose: dict[str, Parameter] = {
            "grading_id": grading_id,
            "lead_id": lead_id,
            "person_id": person.person_id,
        }
        run(
            cursor,
            """delete from hand_grade where grading_id = $grading_id and lead_id = $lead_id
            and person_id = $person_id""",
            whose,
        )
        run(
            cursor,
            """insert into hand_grade values ($grading_id, $lead_id, $person_id, $name, $team,
            $grade, current_timestamp::timestamp)""",
            {**whose, "name": person.name, "team": str(person.team), "grade": grade.value},
        )


def say_done(store: Store, by: int | None, grading_id: int) -> None:
    """Say that one's grades stand as they are; from then on they cannot be changed.

    Raises RoleError, and AgreementError where leads are not graded yet or it was said already.
    """
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.GRADE)
        dataset_id = _of_grading(cursor, grading_id)
        _refuse_done(cursor, grading_id, person)
        leads, graded = _counts(cursor, grading_id, person)
        if graded < leads:
            left = "1 lead is" if leads - graded == 1 else f"{leads - graded} leads are"
            raise AgreementError(f"{left} not graded yet", "Grade them all, then say it again.")
        _end(cursor, grading_id, person)
        _note(cursor, "blind grading done", grading_id, dataset_id, person)


def only_look(store: Store, by: int | None, grading_id: int) -> None:
    """Say that one only looks at what the others grade, and will not grade oneself.

    Raises RoleError, and AgreementError where the person has graded a lead already.
    """
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.GRADE)
        dataset_id = _of_grading(cursor, grading_id)
        _refuse_done(cursor, grading_id, person)
        if _counts(cursor, grading_id, person)[1]:
            raise AgreementError(
                f"{person.name} has begun to grade", "Grade the other leads too, and say done."
            )
        _end(cursor, grading_id, person)
        _note(cursor, "only looking at a blind grading", grading_id, dataset_id, person)


def _counts(cursor: Cursor, grading_id: int, person: Person) -> tuple[int, int]:
    """How many leads there are to grade, and how many the person has graded."""
    [(leads, graded)] = run(
        cursor,
        """select
            (select count(*) from graded_by_hand where grading_id = $grading_id),
            (select count(*) from hand_grade
             where grading_id = $grading_id and person_id = $person_id)""",
        {"grading_id": grading_id, "person_id": person.person_id},
    )
    return int(leads), int(graded)


def _end(cursor: Cursor, grading_id: int, person: Person) -> None:
    run(
        cursor,
        """insert into hand_grading_done
        values ($grading_id, $person_id, current_timestamp::timestamp)""",
        {"grading_id": grading_id, "person_id": person.person_id},
    )


def _of_grading(cursor: Cursor, grading_id: int, lead_id: str | None = None) -> int:
    """The data set of the grading, of which the lead has to be one."""
    rows = run(
        cursor,
        """select dataset_id from grading where grading_id = $grading_id and (
            cast($lead_id as varchar) is null or $lead_id in (
                select lead_id from graded_by_hand where grading_id = $grading_id
            )
        )""",
        {"grading_id": grading_id, "lead_id": lead_id},
    )
    if not rows:
        raise AgreementError(
            "this lead is not of this blind grading", "Open the page again to see which are."
        )
    return int(rows[0][0])


def _refuse_done(cursor: Cursor, grading_id: int, person: Person) -> None:
    done = run(
        cursor,
        """select 1 from hand_grading_done
        where grading_id = $grading_id and person_id = $person_id""",
        {"grading_id": grading_id, "person_id": person.person_id},
    )
    if done:
        raise AgreementError(
            f"{person.name} is done with this grading", "Start another one to grade again."
        )


def _note(cursor: Cursor, what: str, grading_id: int, dataset_id: int, person: Person) -> None:
    write_audit(cursor, what, None, f"{grading_id} of data set {dataset_id}, by {person.name}")
