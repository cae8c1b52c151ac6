"""Questions heard on rides with reps and on their calls; and the last removal taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from leadpact.domain.people import Action, Person
from leadpact.domain.survey import proper_name, proper_product, proper_question
from leadpact.errors import EntryError
from leadpact.store.database import Cursor, Store, run
from leadpact.store.datasets import write_audit
from leadpact.store.people import allowed

_TABLES = (("survey_answer", "answer_id"), ("heard_question", "heard_id"))


@dataclass(frozen=True)
class Heard:
    """A question that a rep was heard asking; `product` is None where it is for all products."""

    heard_id: int
    heard_on: date
    rep: str
    question: str
    product: str | None
    noted_by: str
    noted_at: datetime


def list_heard(store: Store, dataset_id: int) -> tuple[Heard, ...]:
    """All notes that stand, the newest day first."""
    rows = store.rows(
        """select heard_id, heard_on, rep, question, product, noted_by, noted_at
        from heard_question where dataset_id = $dataset_id and taken_back_at is null
        order by heard_on desc, heard_id desc""",
        {"dataset_id": dataset_id},
    )
    return tuple(Heard(*row) for row in rows)


@dataclass(frozen=True)
class Ride:
    """One ride or call: its day, the rep, and the product that was talked about."""

    heard_on: date
    rep: str
    product: str | None = None


def note_heard(
    store: Store, by: int | None, dataset_id: int, ride: Ride, questions: Sequence[str]
) -> None:
    """Note the questions that the rep was heard asking: all of them, or none.

    Raises RoleError, and EntryError when there is no question or one cannot be read.
    """
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.NOTE_HEARD)
        if not questions:
            raise EntryError("no question was written down", "Write one question a line.")
        for question in questions:
            run(
                cursor,
                """insert into heard_question
                    (dataset_id, heard_on, rep, question, product, noted_by, noted_at)
                values ($dataset_id, $heard_on, $rep, $question, $product, $by,
                    current_timestamp::timestamp)""",
                {
                    "dataset_id": dataset_id,
                    "heard_on": ride.heard_on,
                    "rep": proper_name(ride.rep),
                    "question": proper_question(question),
                    "product": proper_product(ride.product),
                    "by": person.name,
                },
            )
        _note(cursor, "question heard", dataset_id, f"{len(questions)} of {ride.rep}", person)


def drop_heard(store: Store, by: int | None, heard_id: int) -> None:
    """Remove a note; raises RoleError, and EntryError when it is no longer there."""
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.NOTE_HEARD)
        found = run(
            cursor,
            """update heard_question set taken_back_by = $by,
            taken_back_at = current_timestamp::timestamp
            where heard_id = $heard_id and taken_back_at is null
            returning dataset_id, question, rep""",
            {"heard_id": heard_id, "by": person.name},
        )
        if not found:
            raise EntryError("this note is no longer there", "Open the page again.")
        dataset_id, question, rep = found[0]
        _note(cursor, "heard question removed", dataset_id, f"'{question}' of {rep}", person)


def last_taken_back(store: Store, dataset_id: int, name: str) -> str | None:
    """The question of the answer or note that the person of that name removed last."""
    with store.cursor() as cursor:
        last = _last(cursor, dataset_id, name)
    return last[3] if last else None


def bring_back(store: Store, by: int | None, dataset_id: int) -> None:
    """Bring back what one has removed last, an answer or a note; raises RoleError, EntryError."""
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.NOTE_HEARD)
        last = _last(cursor, dataset_id, person.name)
        if last is None:
            raise EntryError("there is no removal to take back", "All of yours are back already.")
        table, key, number, question = last
        run(
            cursor,
            f"""update {table} set taken_back_by = null, taken_back_at = null
            where {key} = $number""",
            {"number": number},
        )
        _note(cursor, "removal taken back", dataset_id, f"'{question}'", person)


def _last(cursor: Cursor, dataset_id: int, name: str) -> tuple[str, str, int, str] | None:
    """The table, its key's name, the key and the question of what the person removed last."""
    found: list[tuple[datetime, str, str, int, str]] = []
    for table, key in _TABLES:
        rows = run(
            cursor,
            f"""select taken_back_at, {key}, question from {table}
            where dataset_id = $dataset_id and taken_back_by = $name
            order by taken_back_at desc, {key} desc limit 1""",
            {"dataset_id": dataset_id, "name": name},
        )
        found += [(at, table, key, int(number), question) for at, number, question in rows]
    return max(found)[1:] if found else None


def _note(cursor: Cursor, what: str, dataset_id: int, told: str, by: Person) -> None:
    write_audit(cursor, what, None, f"{told} of data set {dataset_id}, by {by.name}")
