"""Where each question is asked, and which ways to write one question are taken together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from leadpact.domain.people import Action, Person
from leadpact.domain.survey import Asked, Channel, proper_question, question_key
from leadpact.errors import EntryError
from leadpact.store.database import Cursor, Parameter, Store, run
from leadpact.store.datasets import write_audit
from leadpact.store.people import allowed


@dataclass(frozen=True)
class Cell:
    """How one question is asked in one channel."""

    question: str
    channel: Channel
    asked: Asked


@dataclass(frozen=True)
class KeptCell:
    """The same as it is kept, under the question's key; `set_at` is in UTC."""

    key: str
    channel: Channel
    asked: Asked
    set_at: datetime


@dataclass(frozen=True)
class SameQuestion:
    """The question with the key `written` is taken as `question`."""

    written: str
    question: str


def list_coverage(store: Store, dataset_id: int) -> tuple[KeptCell, ...]:
    """All that was said about where questions are asked."""
    rows = store.rows(
        """select question, channel, asked, set_at from question_coverage
        where dataset_id = $dataset_id order by question, channel""",
        {"dataset_id": dataset_id},
    )
    return tuple(KeptCell(key, Channel(where), Asked(asked), at) for key, where, asked, at in rows)


def set_coverage(store: Store, by: int | None, dataset_id: int, cells: Sequence[Cell]) -> None:
    """Say how these questions are asked in these channels; all other cells stay as they are.

    Raises RoleError, and EntryError for a question that cannot be read.
    """
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.EDIT_COVERAGE)
        for cell in cells:
            named: dict[str, Parameter] = {
                "dataset_id": dataset_id,
                "question": question_key(proper_question(cell.question)),
                "channel": cell.channel.value,
            }
            run(
                cursor,
                """delete from question_coverage where dataset_id = $dataset_id
                and question = $question and channel = $channel""",
                named,
            )
            run(
                cursor,
                """insert into question_coverage values ($dataset_id, $question, $channel,
                $asked, $by, current_timestamp::timestamp)""",
                {**named, "asked": cell.asked.value, "by": person.name},
            )
            told = f"'{cell.question}' in {cell.channel}: {cell.asked}"
            _note(cursor, "question coverage set", dataset_id, told, person)


def list_same(store: Store, dataset_id: int) -> tuple[SameQuestion, ...]:
    """The questions that are taken as another one; none is taken as one that is itself taken."""
    with store.cursor() as cursor:
        return _same(cursor, dataset_id)


def take_together(
    store: Store, by: int | None, dataset_id: int, written: str, question: str
) -> None:
    """Take what is `written` as another way to write `question`, with all taken as it so far.

    Raises RoleError, and EntryError when they are one already.
    """
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.EDIT_COVERAGE)
        mains = {one.written: one.question for one in _same(cursor, dataset_id)}
        this, other = proper_question(written), proper_question(question)
        this = mains.get(question_key(this), this)
        other = mains.get(question_key(other), other)
        if question_key(this) == question_key(other):
            raise EntryError("these are one question already", "Choose two that differ.")
        moved = [key for key, main in mains.items() if question_key(main) == question_key(this)]
        for key in (*moved, question_key(this)):
            _forget(cursor, dataset_id, key)
            run(
                cursor,
                "insert into same_question values ($dataset_id, $written, $question)",
                {"dataset_id": dataset_id, "written": key, "question": other},
            )
        _note(cursor, "questions taken together", dataset_id, f"'{this}' as '{other}'", person)


def set_apart(store: Store, by: int | None, dataset_id: int, written: str) -> None:
    """Let what is written be a question of its own again.

    Raises RoleError, and EntryError when it is one already.
    """
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.EDIT_COVERAGE)
        key = question_key(written)
        if not any(one.written == key for one in _same(cursor, dataset_id)):
            raise EntryError("this question stands apart already", "Open the page again.")
        _forget(cursor, dataset_id, key)
        _note(cursor, "questions set apart", dataset_id, f"'{written}'", person)


def _forget(cursor: Cursor, dataset_id: int, key: str) -> None:
    run(
        cursor,
        "delete from same_question where dataset_id = $dataset_id and written = $written",
        {"dataset_id": dataset_id, "written": key},
    )


def _same(cursor: Cursor, dataset_id: int) -> tuple[SameQuestion, ...]:
    rows = run(
        cursor,
        """select written, question from same_question
        where dataset_id = $dataset_id order by written""",
        {"dataset_id": dataset_id},
    )
    return tuple(SameQuestion(*row) for row in rows)


def _note(cursor: Cursor, what: str, dataset_id: int, told: str, by: Person) -> None:
    write_audit(cursor, what, None, f"{told} of data set {dataset_id}, by {by.name}")
