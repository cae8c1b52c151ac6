"""Definitions as they stand in the store, with all that happened to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from leadpact.domain.definition import DefinitionContent, read_content
from leadpact.domain.people import Team
from leadpact.errors import DefinitionError
from leadpact.store.database import Cursor
from leadpact.store.signature_checks import Kept, kept_definitions, not_signed


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


def definitions_in(cursor: Cursor, dataset_id: int) -> tuple[Definition, ...]:
    """All definitions of the data set, the newest first; read them in one transaction.

    Raises DefinitionError naming the one that is not what was signed, and what does not fit.
    """
    kept = kept_definitions(cursor, dataset_id)
    newest_agreed = next((one for one in reversed(kept) if one.is_agreed), None)
    found = [_definition(one, is_newest_agreed=one is newest_agreed) for one in kept]
    _check_chain([one for one in found if one.agreed_at is not None])
    return tuple(reversed(found))


def _check_chain(agreed: Sequence[Definition]) -> None:
    """Every definition has to supersede the one before it."""
    before = None
    for one in agreed:
        if one.content.supersedes != before:
            raise not_signed(one.number, "it superseded another definition than the one before it")
        before = one.hash


def _definition(kept: Kept, *, is_newest_agreed: bool) -> Definition:
    withdrawal = Withdrawal(*kept.withdrawals[0]) if kept.withdrawals else None
    if kept.is_agreed:
        state = State.IN_FORCE if is_newest_agreed else State.SUPERSEDED
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


def _content(kept: Kept) -> DefinitionContent:
    try:
        return read_content(kept.text)
    except ValueError as error:
        raise DefinitionError(
            f"Definition {kept.number} cannot be read by this version of Leadpact",
            "Start the newer version that it was signed with.",
        ) from error
