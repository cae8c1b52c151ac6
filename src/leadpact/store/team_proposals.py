"""What a team proposes in a round: each change is saved at once, and none is lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from leadpact.domain.criteria import Criterion
from leadpact.domain.people import Action, Person, Team
from leadpact.domain.scoring_model import CutOffs, ScoringModel
from leadpact.errors import AgreementError
from leadpact.store.database import Cursor, Store, run
from leadpact.store.people import allowed
from leadpact.store.round_parts import (
    Change,
    ProposalKept,
    log_change,
    open_proposal,
    put_model,
    team_of,
    whose,
)

CUT_OFFS = "cut-offs"
THRESHOLD = "mql threshold"
_POINTS = "points "


@dataclass(frozen=True)
class LoggedChange:
    """A change as it was logged: the part of the proposal, what it was and became, by whom (UTC).

    A part is "points <criterion>", "cut-offs", "mql threshold" or "criterion <criterion>".
    """

    team: Team
    part: str
    was: str | None
    became: str | None
    changed_by: str
    changed_at: datetime


def change_points(
    store: Store, by: int | None, round_id: int, criterion_name: str, *, was: int, now: int
) -> None:
    """Give a shared criterion other points in one's own team's proposal.

    Raises RoleError; AgreementError when the points are no longer what they `was`, which names who
    set them meanwhile, and when the team is ready or the round revealed or ended; EntryError for
    points that a scoring model does not take.
    """
    with store.transaction() as cursor:
        person, kept = _opened(cursor, by, round_id)
        found = _found(kept.model, criterion_name)
        part = f"{_POINTS}{criterion_name}"
        known = kept.model.points_of(criterion_name)
        if known != was:
            raise _meanwhile(cursor, kept, part, f"'{found.label}' to {known}")
        if now == was:
            return
        put_model(cursor, kept, {"points": _with(kept.model, criterion_name, now)}, person)
        log_change(cursor, round_id, person, kept.team, Change(part, str(was), str(now)))


def change_cut_offs(
    store: Store, by: int | None, round_id: int, *, was: CutOffs, now: CutOffs
) -> None:
    """Set the three cut-offs of one's own team's proposal; raises as changing points does."""
    with store.transaction() as cursor:
        person, kept = _opened(cursor, by, round_id)
        known = kept.model.cut_offs
        if known != was:
            words = f"the cut-offs to {known.a}, {known.b} and {known.c}"
            raise _meanwhile(cursor, kept, CUT_OFFS, words)
        if now == was:
            return
        put_model(cursor, kept, {"cut_offs": now}, person)
        change = Change(CUT_OFFS, was.model_dump_json(), now.model_dump_json())
        log_change(cursor, round_id, person, kept.team, change)


def change_threshold(store: Store, by: int | None, round_id: int, *, was: int, now: int) -> None:
    """Set the MQL threshold of one's own team's proposal; raises as changing points does."""
    with store.transaction() as cursor:
        person, kept = _opened(cursor, by, round_id)
        known = kept.model.mql_threshold
        if known != was:
            raise _meanwhile(cursor, kept, THRESHOLD, f"the MQL threshold to {known}")
        if now == was:
            return
        put_model(cursor, kept, {"mql_threshold": now}, person)
        log_change(cursor, round_id, person, kept.team, Change(THRESHOLD, str(was), str(now)))


def propose_model(
    store: Store, by: int | None, round_id: int, model: ScoringModel, seen_edition: int
) -> tuple[Criterion, ...]:
    """Take all points of shared criteria, the cut-offs and the threshold over from the model.

    Gives the model's criteria that the round does not share, which are left out. A shared one that
    the model lacks keeps its points. Raises as changing points does, and AgreementError when the
    team's proposal has another edition than the one seen.
    """
    with store.transaction() as cursor:
        person, kept = _opened(cursor, by, round_id)
        [(edition, changed_by)] = run(
            cursor,
            """select edition, changed_by from team_proposal
            where round_id = $round_id and team = $team""",
            {"round_id": round_id, "team": kept.team.value},
        )
        if edition != seen_edition:
            raise AgreementError(
                f"{changed_by} changed {whose(kept.team)} proposal meanwhile",
                "Look at it and propose again.",
            )
        given = dict(zip(model.criteria, model.points, strict=True))
        own = zip(kept.model.criteria, kept.model.points, strict=True)
        points = tuple(given.get(criterion, now) for criterion, now in own)
        changed = put_model(
            cursor,
            kept,
            {"points": points, "cut_offs": model.cut_offs, "mql_threshold": model.mql_threshold},
            person,
        )
        for change in _changes(kept.model, changed):
            log_change(cursor, round_id, person, kept.team, change)
    return tuple(one for one in model.criteria if one not in kept.model.criteria)


def list_changes(store: Store, round_id: int, seen_by: int | None) -> tuple[LoggedChange, ...]:
    """The changes of a round in their order, as far as that person may see them.

    The other team's stay hidden until the reveal. Where a criterion was proposed or dropped, what
    `was` and `became` is JSON with the points of the team that did it.
    """
    rows = store.rows(
        """select team, part, was, became, changed_by, changed_at
        from proposal_change join round using (round_id)
        where round_id = $round_id and (revealed_at is not null or team in (
            select role from person where person_id = $seen_by
        ))
        order by change_id""",
        {"round_id": round_id, "seen_by": seen_by},
    )
    return tuple(LoggedChange(Team(team), *rest) for team, *rest in rows)


def _opened(cursor: Cursor, by: int | None, round_id: int) -> tuple[Person, ProposalKept]:
    person = allowed(cursor, by, Action.PROPOSE)
    return person, open_proposal(cursor, round_id, team_of(person))


def _found(model: ScoringModel, name: str) -> Criterion:
    found = next((one for one in model.criteria if one.name == name), None)
    if found is None:
        raise AgreementError(
            "this criterion is not in the round any more",
            "Whoever proposed it has dropped it; look at the others.",
        )
    return found


def _meanwhile(cursor: Cursor, kept: ProposalKept, part: str, words: str) -> AgreementError:
    rows = run(
        cursor,
        """select changed_by from proposal_change
        where round_id = $round_id and team = $team and part = $part
        order by change_id desc limit 1""",
        {"round_id": kept.round_id, "team": kept.team.value, "part": part},
    )
    who = rows[0][0] if rows else "Somebody"
    return AgreementError(f"{who} set {words} meanwhile", "Look at it and set it again.")


def _with(model: ScoringModel, name: str, points: int) -> tuple[int, ...]:
    return tuple(
        points if criterion.name == name else known
        for criterion, known in zip(model.criteria, model.points, strict=True)
    )


def _changes(before: ScoringModel, after: ScoringModel) -> Iterator[Change]:
    """What makes the one of the other, over the same criteria."""
    for criterion, was, now in zip(before.criteria, before.points, after.points, strict=True):
        if was != now:
            yield Change(f"{_POINTS}{criterion.name}", str(was), str(now))
    if before.cut_offs != after.cut_offs:
        was_cut, now_cut = (one.cut_offs.model_dump_json() for one in (before, after))
        yield Change(CUT_OFFS, was_cut, now_cut)
    if before.mql_threshold != after.mql_threshold:
        yield Change(THRESHOLD, str(before.mql_threshold), str(after.mql_threshold))
