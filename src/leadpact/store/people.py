"""The people at work here, and the one place that refuses what their role does not allow."""

import unicodedata

from leadpact.domain.people import MAY, Action, Person, Role, Team, may
from leadpact.errors import EntryError, RoleError
from leadpact.store.database import Cursor, Store, run
from leadpact.store.datasets import write_audit

LONGEST_NAME = 60
_PERSON = "select person_id, name, role from person"


def list_people(store: Store) -> tuple[Person, ...]:
    """Everybody who is known here, by name."""
    rows = store.rows(f"{_PERSON} order by name")
    return tuple(Person(number, name, Role(role)) for number, name, role in rows)


def join(store: Store, name: str, role: Role) -> Person:
    """Take the person of that name in, or give the one who is known already.

    Raises EntryError when the name cannot be seen or is too long, RoleError when the known one has
    another role.
    """
    proper = _proper(name)
    with store.transaction() as cursor:
        known = _alike_in(cursor, proper)
        if known is None:
            [(number,)] = run(
                cursor,
                """insert into person (name, role, joined_at)
                values ($name, $role, current_timestamp::timestamp) returning person_id""",
                {"name": proper, "role": role.value},
            )
            write_audit(cursor, "person joined", None, f"{proper} ({role})")
            return Person(int(number), proper, role)
    if known.role is not role:
        raise RoleError(
            f"{known.name} is here as {known.role} already",
            "Pick that, give another name, or ask an admin to change the role.",
        )
    return known


def set_role(store: Store, by: int | None, person_id: int, role: Role) -> Person:
    """Give the person another role; raises RoleError unless an admin does it."""
    with store.transaction() as cursor:
        admin = allowed(cursor, by, Action.SET_ROLE)
        known = _found(cursor, person_id)
        run(
            cursor,
            "update person set role = $role where person_id = $person_id",
            {"role": role.value, "person_id": person_id},
        )
        write_audit(
            cursor, "role changed", None, f"{known.name}: {known.role} to {role}, by {admin.name}"
        )
    return Person(person_id, known.name, role)


def allowed(cursor: Cursor, by: int | None, action: Action, team: Team | None = None) -> Person:
    """The person of that id, whose role allows the action, for that team where one is given.

    Every function of the store that acts for a person begins with this. Raises RoleError.
    """
    person = _found(cursor, by)
    if not may(person.role, action):
        wanted = " or ".join(role.value for role in Role if role in MAY[action])
        raise RoleError(
            f"{person.name} is here as {person.role} and cannot {action}",
            f"That takes somebody of {wanted}.",
        )
    if team is not None and person.team is not team:
        raise RoleError(
            f"{person.name} is here as {person.role} and cannot {action} for {team}",
            f"Somebody of {team} has to do it.",
        )
    return person


def _found(cursor: Cursor, person_id: int | None) -> Person:
    rows = (
        run(cursor, f"{_PERSON} where person_id = $person_id", {"person_id": person_id})
        if person_id is not None
        else []
    )
    if not rows:
        raise RoleError(
            "nobody has said who they are", "Pick your name and team in the sidebar first."
        )
    number, name, role = rows[0]
    return Person(int(number), name, Role(role))


def _alike_in(cursor: Cursor, name: str) -> Person | None:
    for number, known, role in run(cursor, _PERSON):
        if alike(known) == alike(name):
            return Person(int(number), known, Role(role))
    return None


def alike(name: str) -> str:
    """What two ways to write one name have in common."""
    return unicodedata.normalize("NFKC", name).casefold()


def _proper(name: str) -> str:
    """The name on one line, without control marks; raises EntryError."""
    kept = (mark for mark in name if mark.isspace() or unicodedata.category(mark)[0] != "C")
    proper = " ".join("".join(kept).split())
    if not any(unicodedata.category(mark)[0] in "LN" for mark in proper):
        raise EntryError("a person needs a name that can be seen", "Give it a few letters.")
    if len(proper) > LONGEST_NAME:
        raise EntryError(
            f"the name '{proper[:20]}…' has {len(proper)} characters",
            f"Give one of {LONGEST_NAME} at most.",
        )
    return proper
