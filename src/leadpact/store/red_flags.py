"""Red flags of a round: "the no's we are looking for", as each team names them."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from leadpact.domain.people import Action, Team
from leadpact.errors import AgreementError, EntryError
from leadpact.store.database import Store, run
from leadpact.store.datasets import write_audit
from leadpact.store.people import allowed
from leadpact.store.round_parts import open_proposal, team_of

LONGEST_WORDS = 200


@dataclass(frozen=True)
class RedFlag:
    """A no that a team looks for; `reason` is the data's rejection reason, where one was given."""

    red_flag_id: int
    team: Team
    words: str
    reason: str | None
    named_by: str
    named_at: datetime


def name_red_flag(
    store: Store, by: int | None, round_id: int, words: str, reason: str | None = None
) -> int:
    """Add a red flag to one's own team's; gives its id.

    Raises RoleError, EntryError for words that cannot be seen, that are too long or that stand
    there already, and AgreementError when the team is ready or the round revealed or ended.
    """
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.NAME_RED_FLAG)
        team = team_of(person)
        open_proposal(cursor, round_id, team)
        proper = _proper(words)
        known = run(
            cursor,
            """select words from red_flag
            where round_id = $round_id and team = $team and dropped_at is null""",
            {"round_id": round_id, "team": team.value},
        )
        if proper.casefold() in {text.casefold() for (text,) in known}:
            raise EntryError(f"'{proper}' is named already", "Give another one.")
        [(number,)] = run(
            cursor,
            """insert into red_flag (round_id, team, words, reason, named_by, named_at)
            values ($round_id, $team, $words, $reason, $by, current_timestamp::timestamp)
            returning red_flag_id""",
            {
                "round_id": round_id,
                "team": team.value,
                "words": proper,
                "reason": reason,
                "by": person.name,
            },
        )
        write_audit(cursor, "red flag named", None, f"in round {round_id}, by {person.name}")
    return int(number)


def drop_red_flag(store: Store, by: int | None, red_flag_id: int) -> None:
    """Take back a red flag of one's own team; raises as naming one does."""
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.NAME_RED_FLAG)
        rows = run(
            cursor,
            """select round_id from red_flag
            where red_flag_id = $red_flag_id and team = $team and dropped_at is null""",
            {"red_flag_id": red_flag_id, "team": team_of(person).value},
        )
        if not rows:
            # The other team's is not told apart from one that is gone: it may be hidden still.
            raise AgreementError(
                "your team has no such red flag any more", "Somebody has dropped it; look again."
            )
        round_id = int(rows[0][0])
        open_proposal(cursor, round_id, team_of(person))
        run(
            cursor,
            """update red_flag set dropped_at = current_timestamp::timestamp
            where red_flag_id = $red_flag_id""",
            {"red_flag_id": red_flag_id},
        )
        write_audit(cursor, "red flag dropped", None, f"in round {round_id}, by {person.name}")


def _proper(words: str) -> str:
    """The words on one line, without control marks; raises EntryError."""
    kept = (mark for mark in words if mark.isspace() or unicodedata.category(mark)[0] != "C")
    proper = " ".join("".join(kept).split())
    if not any(unicodedata.category(mark)[0] in "LN" for mark in proper):
        raise EntryError("a red flag needs words that can be read", "Say which no you look for.")
    if len(proper) > LONGEST_WORDS:
        raise EntryError(
            f"these words have {len(proper)} characters", f"Say it in {LONGEST_WORDS} at most."
        )
    return proper
