"""Definitions: put up for signature, signed by one person of each team, kept for good.

The tables are only ever added to: a signed definition can be superseded, and nothing else.
"""

from leadpact.domain.definition import DefinitionContent, content_hash, content_text
from leadpact.domain.people import Action, Person, Team
from leadpact.errors import AgreementError, DefinitionError
from leadpact.store.database import Cursor, Store, run
from leadpact.store.datasets import write_audit
from leadpact.store.people import alike, allowed
from leadpact.store.rounds import end_round_in
from leadpact.store.signature_checks import (
    IN_FORCE,
    PUT_UP,
    SIGNED,
    WITHDRAWN,
    note_in_force,
    note_put_up,
    note_signed,
    note_withdrawn,
)
from leadpact.store.signed import Definition, Signature, State, Withdrawal, definitions_in

__all__ = [
    "Definition",
    "Signature",
    "State",
    "Withdrawal",
    "definition_in_force",
    "list_definitions",
    "next_number",
    "put_up",
    "sign",
    "withdraw",
]

LONGEST_WORDS = 400


def list_definitions(store: Store, dataset_id: int) -> tuple[Definition, ...]:
    """All definitions of the data set, the newest first.

    Raises DefinitionError when one of them is not what was signed.
    """
    with store.cursor() as cursor:
        # What stands in several tables is held against each other: no signature may come between.
        cursor.begin()
        try:
            return definitions_in(cursor, dataset_id)
        finally:
            cursor.rollback()


def definition_in_force(store: Store, dataset_id: int) -> Definition | None:
    """The newest definition that both teams have signed; None where there is none.

    Raises DefinitionError when it, or one before it, is not what was signed.
    """
    return _in_force(list_definitions(store, dataset_id))


def next_number(store: Store, dataset_id: int) -> int:
    """The number that the next definition gets; those withdrawn keep theirs."""
    return _next_number(list_definitions(store, dataset_id))


def put_up(
    store: Store,
    by: int | None,
    dataset_id: int,
    content: DefinitionContent,
    round_id: int | None = None,
) -> Definition:
    """Put the content up for signature, as what came of the round where there was one.

    Raises RoleError; AgreementError when the round has ended; DefinitionError when another one
    waits for signatures, or the content has another number than the next, or supersedes another
    definition than the one in force.
    """
    text = content_text(content)
    digest = content_hash(text)
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.PUT_UP)
        _check_free(definitions_in(cursor, dataset_id), content)
        _check_round(cursor, dataset_id, round_id)
        [(definition_id,)] = run(
            cursor,
            """insert into definition
            (dataset_id, number, round_id, content, hash, put_up_by, put_up_at)
            values ($dataset_id, $number, $round_id, $content, $hash, $put_up_by,
            current_timestamp::timestamp) returning definition_id""",
            {
                "dataset_id": dataset_id,
                "number": content.number,
                "round_id": round_id,
                "content": text,
                "hash": digest,
                "put_up_by": person.name,
            },
        )
        note = note_put_up(content.number, dataset_id, digest, person.name)
        write_audit(cursor, PUT_UP, None, note)
        return _with_id(definitions_in(cursor, dataset_id), definition_id)


def sign(store: Store, by: int | None, definition_id: int, seen_hash: str) -> Definition:
    """Sign for the person's own team what stands under the hash that the person saw.

    With the second signature the definition is in force, the one before it superseded and its
    round ended. Raises RoleError; DefinitionError when it is not there, not what was seen, not up
    for signature, or signed for that team or by that person already.
    """
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.SIGN)
        dataset_id = _data_set_of(cursor, definition_id)
        known = definitions_in(cursor, dataset_id)
        definition = _with_id(known, definition_id)
        _check_signable(definition, person, seen_hash)
        _check_follows(definition.content, _in_force(known))
        team = Team(person.role.value)
        run(
            cursor,
            """insert into sign_off (definition_id, team, person_id, person, hash, signed_at)
            values ($definition_id, $team, $person_id, $person, $hash,
            current_timestamp::timestamp)""",
            {
                "definition_id": definition_id,
                "team": team.value,
                "person_id": person.person_id,
                "person": person.name,
                "hash": definition.hash,
            },
        )
        who = (team, person.person_id, person.name)
        note = note_signed(definition.number, dataset_id, definition.hash, who)
        write_audit(cursor, SIGNED, None, note)
        if definition.signatures:
            _put_into_force(cursor, definition, person)
        return _with_id(definitions_in(cursor, dataset_id), definition_id)


def withdraw(store: Store, by: int | None, definition_id: int, words: str) -> Definition:
    """Take a definition back that is up for signature, for the reason given.

    Its number stays taken. Raises RoleError; DefinitionError when it is not there, not up for
    signature, or no reason is given.
    """
    reason = " ".join(words.split())
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.WITHDRAW)
        dataset_id = _data_set_of(cursor, definition_id)
        definition = _with_id(definitions_in(cursor, dataset_id), definition_id)
        _check_up(definition, "withdrawn")
        if not reason or len(reason) > LONGEST_WORDS:
            raise DefinitionError(
                f"Definition {definition.number} needs a reason to be withdrawn",
                f"Say why in up to {LONGEST_WORDS} characters.",
            )
        run(
            cursor,
            """insert into withdrawal (definition_id, withdrawn_by, withdrawn_at, words)
            values ($definition_id, $person, current_timestamp::timestamp, $words)""",
            {"definition_id": definition_id, "person": person.name, "words": reason},
        )
        note = note_withdrawn(definition.number, dataset_id, reason, person.name)
        write_audit(cursor, WITHDRAWN, None, note)
        return _with_id(definitions_in(cursor, dataset_id), definition_id)


def _put_into_force(cursor: Cursor, definition: Definition, person: Person) -> None:
    # A note of the data set's own: all pages show the figures of this definition from now on.
    note = note_in_force(definition.number, definition.hash)
    write_audit(cursor, IN_FORCE, definition.dataset_id, note)
    round_id = definition.round_id
    if round_id is not None and _is_under_way(cursor, definition.dataset_id, round_id):
        words = f"Definition {definition.number} is agreed"
        end_round_in(cursor, round_id, person.name, words)


def _in_force(known: tuple[Definition, ...]) -> Definition | None:
    return next((one for one in known if one.state is State.IN_FORCE), None)


def _next_number(known: tuple[Definition, ...]) -> int:
    return max((one.number for one in known), default=0) + 1


def _check_free(known: tuple[Definition, ...], content: DefinitionContent) -> None:
    for one in known:
        if one.state is State.UP_FOR_SIGNATURE:
            raise DefinitionError(
                f"Definition {one.number} is up for signature already",
                "Sign it or withdraw it first.",
            )
    if content.number != _next_number(known):
        raise DefinitionError(
            f"the next definition is number {_next_number(known)}, not {content.number}",
            "Somebody put one up meanwhile; look at it, and put yours up again.",
        )
    _check_follows(content, _in_force(known))


def _check_follows(content: DefinitionContent, in_force: Definition | None) -> None:
    if content.supersedes != (None if in_force is None else in_force.hash):
        raise DefinitionError(
            f"Definition {content.number} follows another definition than the one in force",
            "Another one came into force meanwhile; look at it, and put yours up again.",
        )


def _check_round(cursor: Cursor, dataset_id: int, round_id: int | None) -> None:
    if round_id is not None and not _is_under_way(cursor, dataset_id, round_id):
        raise AgreementError(
            "this round is no longer under way", "Open another one under Agreement."
        )


def _is_under_way(cursor: Cursor, dataset_id: int, round_id: int) -> bool:
    rows = run(
        cursor,
        """select round_id from round where round_id = $round_id and dataset_id = $dataset_id
        and ended_at is null""",
        {"round_id": round_id, "dataset_id": dataset_id},
    )
    return bool(rows)


def _check_signable(definition: Definition, person: Person, seen_hash: str) -> None:
    _check_up(definition, "signed")
    if seen_hash != definition.hash:
        raise DefinitionError(
            f"what you saw is not Definition {definition.number} as it stands here",
            "Open it again, read it, and sign it then.",
        )
    for signature in definition.signatures:
        if signature.team.value == person.role.value:
            raise DefinitionError(
                f"{signature.person} has signed Definition {definition.number} for "
                f"{signature.team} already",
                f"It takes somebody of {signature.team.other} now.",
            )
        same_name = alike(signature.person) == alike(person.name)
        if signature.person_id == person.person_id or same_name:
            raise DefinitionError(
                f"{person.name} has signed Definition {definition.number} for {signature.team}, "
                "and nobody signs for both teams",
                f"It takes somebody else, of {signature.team.other}.",
            )


def _check_up(definition: Definition, done: str) -> None:
    if definition.state is not State.UP_FOR_SIGNATURE:
        raise DefinitionError(
            f"Definition {definition.number} is {definition.state} and cannot be {done}",
            "Put another one up for signature under Agreement.",
        )


def _data_set_of(cursor: Cursor, definition_id: int) -> int:
    rows = run(
        cursor,
        "select dataset_id from definition where definition_id = $definition_id",
        {"definition_id": definition_id},
    )
    if not rows:
        raise DefinitionError(
            "this definition is not there", "Open Definitions to see which there are."
        )
    return int(rows[0][0])


def _with_id(known: tuple[Definition, ...], definition_id: int) -> Definition:
    return next(one for one in known if one.definition_id == definition_id)
