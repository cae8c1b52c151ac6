"""What the store holds of definitions, held against itself before anything of it is used.

A signature holds the hash of the text that was signed, and the audit says who signed which hash,
when. Content, hash, signatures and audit have to fit together: where one was changed without the
others, nothing is given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from leadpact.domain.definition import content_hash
from leadpact.domain.people import Team
from leadpact.errors import DefinitionError
from leadpact.store.database import Cursor, Row, run

PUT_UP, SIGNED, WITHDRAWN = "definition put up", "definition signed", "definition withdrawn"
IN_FORCE = "definition in force"
_HINT = (
    "It is not used. Bring back a copy of the store from before; the definition's YAML file, if "
    "one was kept, shows what was signed."
)


@dataclass(frozen=True)
class Kept:
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
        """Whether both teams have signed it."""
        return len(self.sign_offs) == len(Team)


def kept_definitions(cursor: Cursor, dataset_id: int) -> list[Kept]:
    """The rows of every definition of the data set, the oldest first.

    Raises DefinitionError naming the one that is not what was signed, and what does not fit.
    """
    kept = _kept(cursor, dataset_id)
    audited = _audited(cursor, dataset_id)
    for one in kept:
        _check(one, audited)
    _check_in_force(cursor, dataset_id, [one for one in kept if one.is_agreed])
    return kept


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


def not_signed(number: int, what: str) -> DefinitionError:
    """What to raise where a definition does not fit together."""
    return DefinitionError(f"Definition {number} is not what was signed: {what}", _HINT)


def _begun(number: int, dataset_id: int) -> str:
    return f"Definition {number} of data set {dataset_id}: "


def _kept(cursor: Cursor, dataset_id: int) -> list[Kept]:
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
        Kept(
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


def _check(kept: Kept, audited: Sequence[Row]) -> None:
    """Hold content, hash, signatures and audit of one definition against each other."""
    true = content_hash(kept.text)
    signed = {digest for _, _, _, digest, _ in kept.sign_offs}
    if kept.hash != true:
        changed = "hash" if true in signed else "content"
        raise not_signed(kept.number, f"its {changed} was changed in the store")
    for team, _, _, digest, _ in kept.sign_offs:
        if digest != kept.hash:
            raise not_signed(kept.number, f"the signature of {team} is under another text")
    begun = _begun(kept.number, kept.dataset_id)
    if [row for row in audited if row[1].startswith(begun)] != sorted(_to_be_audited(kept)):
        raise not_signed(kept.number, "its signatures or its hash do not fit the audit log")


def _to_be_audited(kept: Kept) -> list[Row]:
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


def _check_in_force(cursor: Cursor, dataset_id: int, agreed: Sequence[Kept]) -> None:
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
            raise not_signed(one.number, "the audit log does not know it as signed by both")
    if len(audited) != len(agreed):
        known = {note_in_force(one.number, one.hash) for one in agreed}
        lost = next((detail for detail in audited if detail not in known), audited[-1])
        raise DefinitionError(
            f"{lost.split(',')[0]} was signed by both teams, and its signatures are gone",
            _HINT,
        )
