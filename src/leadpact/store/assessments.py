"""Self-assessments: the checklists of this house, what people answer, and how it stood before."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel, ConfigDict, TypeAdapter

from leadpact.domain.checklist import (
    Checklist,
    Step,
    default_checklists,
    dump_checklists,
    parse_checklists,
)
from leadpact.domain.people import Action
from leadpact.errors import EntryError
from leadpact.store.database import Cursor, Parameter, Store, run
from leadpact.store.datasets import write_audit
from leadpact.store.people import allowed

LONGEST_NOTE = 500


@dataclass(frozen=True)
class Given:
    """How far a person says that an item of a checklist is lived, and a note."""

    checklist: str
    item: str
    step: Step
    note: str = ""


@dataclass(frozen=True)
class Answer:
    """What a person says of one item; the newest counts."""

    item: str
    step: Step
    note: str | None
    answered_by: str
    answered_at: datetime


class ItemThen(BaseModel):
    """How one item stood: its step, None where nobody and nothing answered; by data or not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    item: str
    step: Step | None
    by_data: bool


@dataclass(frozen=True)
class Assessment:
    """A finished self-assessment of one checklist."""

    checklist: str
    items: tuple[ItemThen, ...]
    assessed_by: str
    ended_at: datetime


_ITEMS = TypeAdapter(tuple[ItemThen, ...])
_UNDER_WAY = """select assessment_id from assessment
where dataset_id = $dataset_id and checklist = $checklist and ended_at is null"""


def checklists(store: Store) -> tuple[Checklist, ...]:
    """The checklists of this house: as an admin wrote them last, else those of Leadpact."""
    rows = store.rows("select content from checklist order by checklist_id desc limit 1")
    return (
        parse_checklists(rows[0][0], "the checklists kept here") if rows else default_checklists()
    )


def set_checklists(
    store: Store, by: int | None, text: str, file_name: str
) -> tuple[Checklist, ...]:
    """Use the checklists of that YAML text from now on; raises EntryError and RoleError."""
    found = parse_checklists(text, file_name)
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.EDIT_CHECKLIST)
        run(
            cursor,
            """insert into checklist (name, content, set_by, set_at)
            values ($name, $content, $person, current_timestamp::timestamp)""",
            {
                "name": ", ".join(one.name for one in found),
                "content": dump_checklists(found),
                "person": person.name,
            },
        )
        write_audit(cursor, "checklists changed", None, f"{len(found)} lists, by {person.name}")
    return found


def answer_item(store: Store, by: int | None, dataset_id: int, given: Given) -> None:
    """Say how far one item is lived, in the self-assessment under way, begun where there is none.

    Raises RoleError, and EntryError when there is no such item or the note is too long.
    """
    _check_item(store, given.checklist, given.item)
    if len(given.note) > LONGEST_NOTE:
        raise EntryError(
            f"the note has {len(given.note)} characters", f"Write {LONGEST_NOTE} at most."
        )
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.ASSESS)
        run(
            cursor,
            """insert into assessment_answer
            (assessment_id, item, step, note, answered_by, answered_at)
            values ($assessment_id, $item, $step, $note, $person, current_timestamp::timestamp)""",
            {
                "assessment_id": _begun(cursor, dataset_id, given.checklist, person.name),
                "item": given.item,
                "step": int(given.step),
                "note": given.note.strip() or None,
                "person": person.name,
            },
        )


def answers_under_way(store: Store, dataset_id: int, checklist: str) -> tuple[Answer, ...]:
    """The newest answer to each item of the self-assessment under way; none before it began.

    What was answered in the one before stands until it is answered anew.
    """
    rows = store.rows(
        """select item, step, note, answered_by, answered_at
        from assessment_answer join assessment using (assessment_id)
        where dataset_id = $dataset_id and checklist = $checklist
        qualify row_number() over (
            partition by item order by answer_id desc) = 1
        order by item""",
        {"dataset_id": dataset_id, "checklist": checklist},
    )
    return tuple(Answer(item, Step(step), *rest) for item, step, *rest in rows)


def finish_assessment(
    store: Store, by: int | None, dataset_id: int, checklist: str, items: tuple[ItemThen, ...]
) -> None:
    """Keep how all items stand now, so that the next self-assessment is laid beside it."""
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.ASSESS)
        run(
            cursor,
            """update assessment set content = $content, assessed_by = $person,
            ended_at = current_timestamp::timestamp where assessment_id = $assessment_id""",
            {
                "assessment_id": _begun(cursor, dataset_id, checklist, person.name),
                "content": _ITEMS.dump_json(items).decode("utf-8"),
                "person": person.name,
            },
        )
        write_audit(
            cursor,
            "self-assessment finished",
            None,
            f"{checklist} of data set {dataset_id}, by {person.name}",
        )


def finished_assessments(store: Store, dataset_id: int, checklist: str) -> tuple[Assessment, ...]:
    """The finished self-assessments of a checklist, the newest first."""
    rows = store.rows(
        """select checklist, content, assessed_by, ended_at from assessment
        where dataset_id = $dataset_id and checklist = $checklist and ended_at is not null
        order by assessment_id desc""",
        {"dataset_id": dataset_id, "checklist": checklist},
    )
    return tuple(
        Assessment(name, _ITEMS.validate_json(content), who, ended)
        for name, content, who, ended in rows
    )


def _check_item(store: Store, checklist: str, item: str) -> None:
    known = {one.name: {each.key for each in one.items} for one in checklists(store)}
    if item not in known.get(checklist, set()):
        raise EntryError(
            f"there is no item '{item}' in the checklist '{checklist}'",
            "Open the page again: an admin has changed the checklists meanwhile.",
        )


def _begun(cursor: Cursor, dataset_id: int, checklist: str, person: str) -> int:
    """The id of the self-assessment under way."""
    given: dict[str, Parameter] = {
        "dataset_id": dataset_id,
        "checklist": checklist,
        "person": person,
    }
    rows = run(cursor, _UNDER_WAY, given)
    if not rows:
        rows = run(
            cursor,
            """insert into assessment (dataset_id, checklist, content, assessed_by, assessed_at)
            values ($dataset_id, $checklist, '[]', $person, current_timestamp::timestamp)
            returning assessment_id""",
            given,
        )
    return int(rows[0][0])
