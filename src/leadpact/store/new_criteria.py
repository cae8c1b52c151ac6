"""Criteria that a team proposes in a round: shared by both, with the proposer's points."""

from leadpact.domain.criteria import Criterion
from leadpact.domain.people import Action, Team
from leadpact.errors import AgreementError, EntryError
from leadpact.store.database import Cursor, Store, run
from leadpact.store.datasets import write_audit
from leadpact.store.people import allowed
from leadpact.store.round_parts import (
    CRITERION,
    Change,
    ProposalKept,
    criterion_text,
    found_round,
    kept_proposal,
    log_change,
    put_model,
    refuse_ready,
    refuse_revealed,
    team_of,
)


def propose_criterion(
    store: Store, by: int | None, round_id: int, criterion: Criterion, points: int
) -> None:
    """Add the criterion to both proposals: these points in one's own team's, 0 in the other's.

    Raises RoleError; EntryError when its name is taken or the points do not fit; AgreementError
    when either team is ready or the round revealed or ended.
    """
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.PROPOSE_CRITERION)
        team = team_of(person)
        for kept in _open_both(cursor, round_id):
            if criterion.name in {one.name for one in kept.model.criteria}:
                raise EntryError(
                    f"the round has a criterion '{criterion.name}' already",
                    "Give yours another name; or use the one that is there.",
                )
            changed = {
                "criteria": (*kept.model.criteria, criterion),
                "points": (*kept.model.points, points if kept.team is team else 0),
            }
            put_model(cursor, kept, changed, person)
        change = Change(f"{CRITERION}{criterion.name}", None, criterion_text(criterion, points))
        log_change(cursor, round_id, person, team, change)
        words = f"'{criterion.label}' in round {round_id}, by {person.name} of {team}"
        write_audit(cursor, "criterion proposed", None, words)


def drop_criterion(store: Store, by: int | None, round_id: int, criterion_name: str) -> None:
    """Take a criterion that one's own team proposed out of both proposals.

    Raises RoleError; AgreementError when it is not that team's, and as proposing one does.
    """
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.PROPOSE_CRITERION)
        team = team_of(person)
        both = _open_both(cursor, round_id)
        if proposers(cursor, round_id).get(criterion_name) is not team:
            raise AgreementError(
                f"{team} has not proposed this criterion",
                "A criterion can be dropped by the team that proposed it.",
            )
        for kept in both:
            place = next(
                place for place, one in enumerate(kept.model.criteria) if one.name == criterion_name
            )
            criterion, points = kept.model.criteria[place], kept.model.points[place]
            if kept.team is team:
                gone = criterion_text(criterion, points)
                change = Change(f"{CRITERION}{criterion_name}", gone, None)
                log_change(cursor, round_id, person, team, change)
                words = f"'{criterion.label}' in round {round_id}, by {person.name} of {team}"
                write_audit(cursor, "criterion dropped", None, words)
            changed = {
                "criteria": kept.model.criteria[:place] + kept.model.criteria[place + 1 :],
                "points": kept.model.points[:place] + kept.model.points[place + 1 :],
            }
            put_model(cursor, kept, changed, person)


def proposers(cursor: Cursor, round_id: int) -> dict[str, Team]:
    """The team that proposed each of the round's new criteria, by the criterion's name."""
    rows = run(
        cursor,
        """select part, arg_max(team, change_id) from proposal_change
        where round_id = $round_id and starts_with(part, $mark)
        group by part having arg_max(became is not null, change_id)""",
        {"round_id": round_id, "mark": CRITERION},
    )
    return {part.removeprefix(CRITERION): Team(team) for part, team in rows}


def _open_both(cursor: Cursor, round_id: int) -> tuple[ProposalKept, ...]:
    refuse_revealed(found_round(cursor, round_id))
    both = tuple(kept_proposal(cursor, round_id, team) for team in Team)
    for kept in both:
        refuse_ready(kept)
    return both
