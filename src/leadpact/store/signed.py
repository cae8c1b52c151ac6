"""Definitions as they stand in the store, read only when all of it fits together.

A signature holds the hash of the text that was signed, and the audit says who signed which hash,
when. Content, hash, signatures and audit are held against each other here, and each definition
against the one it superseded: where one of them was changed without the others, nothing is given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from leadpact.domain.definition import DefinitionContent, content_hash, read_content
from leadpact.domain.people import Team
from leadpact.errors import DefinitionError
from leadpact.store.database import Cursor, Row, run

PUT_UP, SIGNED, WITHDRAWN = "definition put up", "definition signed", "definition withdrawn"
IN_FORCE = "definition in force"
_HINT = (
    "It is not used. Bring back a copy of the store from before; the definition's YAML file, if "
    "one was kept, shows what was signed."
)


class State(StrEnum):
    """Where a definition stands."""

    UP_FOR_SIGNATURE = "up for signature"
    IN_FORCE = "in force"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Signature:
    """One team's signature; `person` is the name as it was then, `signed_at` is in UTC."""

    team: Team
    person_id: int
    person: str
    signed_at: datetime


@dataclass(frozen=True)
class Withdrawal:
    """Who took a definition back before both teams had signed, when (UTC), and why."""

    person: str
    withdrawn_at: datetime
    words: str


@dataclass(frozen=True)
class Definition:
    """One definition of a data set with all that happened to it; times are in UTC."""

    definition_id: int
    dataset_id: int
    number: int
    content: DefinitionContent
    hash: str
    put_up_by: str
    put_up_at: datetime
    signatures: tuple[Signature, ...]
    state: State
    round_id: int | None = None
    withdrawal: Withdrawal | None = None

    @property
    def agreed_at(self) -> datetime | None:
        """When the second team signed; None before."""
        if len(self.signatures) < len(Team):
            return None
        return max(signature.signed_at for signature in self.signatures)

    def signed_for(self, team: Team) -> Signature | None:
        """The team's signature, if there is one."""
        return next((one for one in self.signatures if one.team is team), None)


@dataclass(frozen=True)
class _Kept:
    """The rows of one definition, as they stand."""

    definition_id: int
    dataset_id: int
    number: int
    round_id: int | None
    text: str
    hash: str
    put_up_by: str
    put_up_at: datetime
    sign_offs: tuple[Row, ...]
    withdrawals: tuple[Row, ...]

    @property
    def is_agreed(self) -> bool:
        return len(self.sign_offs) == len(Team)


def definitions_in(cursor: Cursor, dataset_id: int) -> tuple[Definition, ...]:
    """All definitions of the data set, the newest first.

    Raises DefinitionError naming the one that is not what was signed, and what does not fit.
    """
    kept = _kept(cursor, dataset_id)
    audited = _audited(cursor, dataset_id)
    for one in kept:
        _check(one, audited)
    agreed = [one for one in kept if one.is_agreed]
    _check_in_force(cursor, dataset_id, agreed)
    found = [_definition(one, is_last=one is agreed[-1] if agreed else False) for one in kept]
    _check_chain([one for one in found if one.agreed_at is not None])
    return tuple(reversed(found))


def note_put_up(number: int, dataset_id: int, digest: str, person: str) -> str:
    """What the audit says when a definition is put up for signature."""
    return f"{_begun(number, dataset_id)}hash {digest}, by {person}"


def note_signed(number: int, dataset_id: int, digest: str, who: Row) -> str:
    """What the audit says when `who` (team, person's id and name) signs a definition."""
    team, person_id, person = who
    return f"{_begun(number, dataset_id)}for {team}, hash {digest}, by {person} ({person_id})"


def note_withdrawn(number: int, dataset_id: int, words: str, person: str) -> str:
    """What the audit says when a definition is withdrawn."""
    return f"{_begun(number, dataset_id)}{words}, by {person}"


def note_in_force(number: int, digest: str) -> str:
    """What the audit says, in the data set's own name, when both teams have signed."""
    return f"Definition {number}, hash {digest}"


def _begun(number: int, dataset_id: int) -> str:
    return f"Definition {number} of data set {dataset_id}: "


def _kept(cursor: Cursor, dataset_id: int) -> list[_Kept]:
    of: dict[str, int] = {"dataset_id": dataset_id}
    definitions = run(
        cursor,
        """select definition_id, dataset_id, number, round_id, content, hash, put_up_by, put_up_at
        from definition where dataset_id = $dataset_id order by definition_id""",
        of,
    )
    sign_offs = run(
        cursor,
        """select definition_id, team, person_id, person, sign_off.hash, signed_at
        from sign_off join definition using (definition_id)
        where dataset_id = $dataset_id order by signed_at, team""",
        of,
    )
    withdrawals = run(
        cursor,
        """select definition_id, withdrawn_by, withdrawn_at, words
        from withdrawal join definition using (definition_id) where dataset_id = $dataset_id""",
        of,
    )
    return [
        _Kept(
            key,
            data_set,
            number,
            round_id,
            text,
            digest,
            who,
            at,
            _of(key, sign_offs),
            _of(key, withdrawals),
        )
        for key, data_set, number, round_id, text, digest, who, at in definitions
    ]


def _of(definition_id: int, rows: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(row[1:] for row in rows if row[0] == definition_id)


def _audited(cursor: Cursor, dataset_id: int) -> list[Row]:
    """All that the audit says of the data set's definitions, but when they came into force."""
    return run(
        cursor,
        """select what, detail, happened_at from audit
        where what in ('definition put up', 'definition signed', 'definition withdrawn')
            and regexp_matches(detail, '^Definition \\d+ of data set ' || $dataset_id || ':')
        order by what, detail, happened_at""",
        {"dataset_id": dataset_id},
    )


def _check(kept: _Kept, audited: Sequence[Row]) -> None:
    """Hold content, hash, signatures and audit of one definition against each other."""
    true = content_hash(kept.text)
    signed = {digest for _, _, _, digest, _ in kept.sign_offs}
    if kept.hash != true:
        changed = "hash" if true in signed else "content"
        raise _not_signed(kept.number, f"its {changed} was changed in the store")
    for team, _, _, digest, _ in kept.sign_offs:
        if digest != kept.hash:
            raise _not_signed(kept.number, f"the signature of {team} is under another text")
    begun = _begun(kept.number, kept.dataset_id)
    if [row for row in audited if row[1].startswith(begun)] != sorted(_to_be_audited(kept)):
        raise _not_signed(kept.number, "its signatures or its hash do not fit the audit log")


def _to_be_audited(kept: _Kept) -> list[Row]:
    number, of, digest = kept.number, kept.dataset_id, kept.hash
    return [
        (PUT_UP, note_put_up(number, of, digest, kept.put_up_by), kept.put_up_at),
        *(
            (SIGNED, note_signed(number, of, signed, (team, person_id, person)), signed_at)
            for team, person_id, person, signed, signed_at in kept.sign_offs
        ),
        *(
            (WITHDRAWN, note_withdrawn(number, of, words, person), withdrawn_at)
            for person, withdrawn_at, words in kept.withdrawals
        ),
    ]


def _check_in_force(cursor: Cursor, dataset_id: int, agreed: Sequence[_Kept]) -> None:
    """Hold the definitions that were ever in force against the audit log."""
    audited = [
        detail
        for (detail,) in run(
            cursor,
            """select detail from audit where dataset_id = $dataset_id and what = $what
            order by audit_id""",
            {"dataset_id": dataset_id, "what": IN_FORCE},
        )
    ]
    for one in agreed:
        if note_in_force(one.number, one.hash) not in audited:
            raise _not_signed(one.number, "the audit log does not know it as signed by both")
    if len(audited) != len(agreed):
        known = {note_in_force(one.number, one.hash) for one in agreed}
        lost = next((detail for detail in audited if detail not in known), audited[-1])
        raise DefinitionError(
            f"{lost.split(',')[0]} was signed by both teams, and its signatures are gone",
            _HINT,
        )


def _check_chain(agreed: Sequence[Definition]) -> None:
    """Every definition has to supersede the one before it."""
    before = None
    for one in agreed:
        if one.content.supersedes != before:
            raise _not_signed(one.number, "it superseded another definition than the one before it")
        before = one.hash


def _definition(kept: _Kept, *, is_last: bool) -> Definition:
    withdrawal = Withdrawal(*kept.withdrawals[0]) if kept.withdrawals else None
    if kept.is_agreed:
        state = State.IN_FORCE if is_last else State.SUPERSEDED
    else:
        state = State.UP_FOR_SIGNATURE if withdrawal is None else State.WITHDRAWN
    return Definition(
        definition_id=kept.definition_id,
        dataset_id=kept.dataset_id,
        number=kept.number,
        content=_content(kept),
        hash=kept.hash,
        put_up_by=kept.put_up_by,
        put_up_at=kept.put_up_at,
        signatures=tuple(
            Signature(Team(team), person_id, person, signed_at)
            for team, person_id, person, _, signed_at in kept.sign_offs
        ),
        state=state,
        round_id=kept.round_id,
        withdrawal=withdrawal,
    )


def _content(kept: _Kept) -> DefinitionContent:
    try:
        return read_content(kept.text)
    except ValueError as error:
        raise DefinitionError(
            f"Definition {kept.number} cannot be read by this version of Leadpact",
            "Start the newer version that it was signed with.",
        ) from error


def _not_signed(number: int, what: str) -> DefinitionError:
    return DefinitionError(f"Definition {number} is not what was signed: {what}", _HINT)
