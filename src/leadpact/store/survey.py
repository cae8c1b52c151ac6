"""Which questions reps and marketers say they ask, each for himself or through a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from leadpact.domain.people import Action, Person, Team
from leadpact.domain.survey import proper_name, proper_product, proper_question, question_key
from leadpact.errors import EntryError, RoleError
from leadpact.store.database import Cursor, Store, run
from leadpact.store.datasets import write_audit
from leadpact.store.people import alike, allowed


@dataclass(frozen=True)
class Asks:
    """Somebody of a team asks a question; `product` is None where it is asked for all products."""

    person: str
    team: Team
    question: str
    product: str | None = None


@dataclass(frozen=True)
class Answer:
    """One answer as it is kept; `answered_at` is in UTC.

    `taken_in_by` is the person, or who brought the answer in a file.
    """

    answer_id: int
    asks: Asks
    answered_at: datetime
    taken_in_by: str


_COLUMNS = "answer_id, person, team, question, product, answered_at, taken_in_by"


def list_answers(store: Store, dataset_id: int) -> tuple[Answer, ...]:
    """All answers that stand, in the order they came."""
    rows = store.rows(
        f"""select {_COLUMNS} from survey_answer
        where dataset_id = $dataset_id and taken_back_at is null order by answer_id""",
        {"dataset_id": dataset_id},
    )
    return tuple(_answer(row) for row in rows)


def answer(
    store: Store,
    by: int | None,
    dataset_id: int,
    questions: Sequence[str],
    product: str | None = None,
) -> int:
    """Say that one asks these questions oneself, for one product or all; gives how many are new.

    Raises RoleError, and EntryError when there is no question or one cannot be read.
    """
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.ANSWER_SURVEY)
        if not questions:
            raise EntryError("no question was chosen", "Tick the questions you ask, or write one.")
        team = Team(person.role.value)
        new = _add(
            cursor,
            dataset_id,
            [Asks(person.name, team, question, product) for question in questions],
            person,
        )
        _note(cursor, "survey answered", dataset_id, f"{new} answers", person)
    return new


def take_in_answers(
    store: Store, by: int | None, dataset_id: int, answers: Sequence[Asks], file_name: str
) -> int:
    """Keep the answers of a file beside those there are: all of them, or none.

    Gives how many are new. Raises RoleError, and EntryError for one that cannot be read.
    """
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.TAKE_SURVEY_FILE)
        new = _add(cursor, dataset_id, answers, person)
        told = f"{new} answers from '{file_name[:100]}'"
        _note(cursor, "survey file taken in", dataset_id, told, person)
    return new


def take_back(store: Store, by: int | None, answer_id: int) -> None:
    """Take an answer back: one's own, or one that came in a file.

    Raises RoleError, and EntryError when it is no longer there.
    """
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.TAKE_SURVEY_FILE)
        rows = run(
            cursor,
            f"""select {_COLUMNS}, dataset_id from survey_answer
            where answer_id = $answer_id and taken_back_at is null""",
            {"answer_id": answer_id},
        )
        if not rows:
            raise EntryError("this answer is no longer there", "Open the page again.")
        *columns, dataset_id = rows[0]
        known = _answer(columns)
        if not may_take_back(known, person):
            raise RoleError(
                f"this is {known.asks.person}'s own answer", "Only they can take it back."
            )
        run(
            cursor,
            """update survey_answer set taken_back_by = $by,
            taken_back_at = current_timestamp::timestamp where answer_id = $answer_id""",
            {"answer_id": answer_id, "by": person.name},
        )
        told = f"'{known.asks.question}' of {known.asks.person}"
        _note(cursor, "survey answer taken back", dataset_id, told, person)


def may_take_back(known: Answer, person: Person) -> bool:
    """Whether the answer is the person's own, or came in a file."""
    return is_own(known, person) or alike(known.taken_in_by) != alike(known.asks.person)


def is_own(known: Answer, person: Person) -> bool:
    """Whether the answer is what this person asks."""
    return known.asks.team is person.team and alike(known.asks.person) == alike(person.name)


def _add(cursor: Cursor, dataset_id: int, answers: Sequence[Asks], by: Person) -> int:
    """Those that do not stand yet; what was taken back and is said again comes back."""
    there = _there(cursor, dataset_id)
    new: dict[tuple[str, ...], Asks] = {}
    again: set[int] = set()
    for one in map(_proper, answers):
        key = _key(one)
        if key not in there:
            new.setdefault(key, one)
        elif not there[key][1]:
            again.add(there[key][0])
    for answer_id in sorted(again):
        run(
            cursor,
            """update survey_answer set taken_back_by = null, taken_back_at = null
            where answer_id = $answer_id""",
            {"answer_id": answer_id},
        )
    _insert(cursor, dataset_id, list(new.values()), by)
    return len(new) + len(again)


def _insert(cursor: Cursor, dataset_id: int, new: Sequence[Asks], by: Person) -> None:
    if not new:
        return
    run(
        cursor,
        """insert into survey_answer
            (dataset_id, person, team, question, product, answered_at, taken_in_by)
        select $dataset_id, unnest($persons), unnest($teams), unnest($questions),
            nullif(unnest($products), ''), current_timestamp::timestamp, $by""",
        {
            "dataset_id": dataset_id,
            "persons": [one.person for one in new],
            "teams": [one.team.value for one in new],
            "questions": [one.question for one in new],
            "products": [one.product or "" for one in new],
            "by": by.name,
        },
    )


def _there(cursor: Cursor, dataset_id: int) -> dict[tuple[str, ...], tuple[int, bool]]:
    """The id of every answer that was ever given, and whether it stands."""
    rows = run(
        cursor,
        """select person, team, question, product, answer_id, taken_back_at is null
        from survey_answer where dataset_id = $dataset_id order by answer_id""",
        {"dataset_id": dataset_id},
    )
    return {
        _key(Asks(person, Team(team), question, product)): (int(answer_id), bool(stands))
        for person, team, question, product, answer_id, stands in rows
    }


def _key(one: Asks) -> tuple[str, ...]:
    return alike(one.person), one.team, question_key(one.question), alike(one.product or "")


def _proper(one: Asks) -> Asks:
    return Asks(
        proper_name(one.person),
        one.team,
        proper_question(one.question),
        proper_product(one.product),
    )


def _answer(row: Sequence[Any]) -> Answer:
    answer_id, person, team, question, product, answered_at, taken_in_by = row
    asks = Asks(person, Team(team), question, product)
    return Answer(int(answer_id), asks, answered_at, taken_in_by)


def _note(cursor: Cursor, what: str, dataset_id: int, told: str, by: Person) -> None:
    write_audit(cursor, what, None, f"{told} of data set {dataset_id}, by {by.name}")
