"""Rounds: both teams propose without seeing each other, and see both once both are ready."""

from leadpact.domain.people import Action, Team
from leadpact.domain.scoring_model import ScoringModel
from leadpact.errors import AgreementError, EntryError
from leadpact.store.database import Cursor, Store, run
from leadpact.store.datasets import write_audit
from leadpact.store.people import allowed
from leadpact.store.round_parts import (
    found_round,
    kept_proposal,
    model_with,
    refuse_revealed,
    team_of,
    whose,
)
from leadpact.store.round_seen import NewCriterion, Round, TeamProposal, round_under_way

__all__ = [
    "NewCriterion",
    "Round",
    "TeamProposal",
    "end_round",
    "end_round_in",
    "open_round",
    "round_under_way",
    "say_ready",
    "set_joint",
]


def open_round(store: Store, by: int | None, dataset_id: int, start: ScoringModel) -> int:
    """Open a round over the model's criteria, from whose points both teams start; gives its id.

    Raises RoleError, and AgreementError while another round of the data set is under way.
    """
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.OPEN_ROUND)
        _refuse_second(cursor, dataset_id)
        [(number,)] = run(
            cursor,
            """insert into round (dataset_id, start, opened_by, opened_at)
            values ($dataset_id, $start, $by, current_timestamp::timestamp) returning round_id""",
            {"dataset_id": dataset_id, "start": start.model_dump_json(), "by": person.name},
        )
        for team in Team:
            model = model_with(start, {"name": f"{whose(team).capitalize()} proposal"})
            run(
                cursor,
                """insert into team_proposal (round_id, team, model, edition)
                values ($round_id, $team, $model, 0)""",
                {"round_id": number, "team": team.value, "model": model.model_dump_json()},
            )
        _note(cursor, "round opened", f"{number} of data set {dataset_id}, by {person.name}")
    return int(number)


def say_ready(store: Store, by: int | None, round_id: int, *, ready: bool) -> bool:
    """Say that one's own team's proposal is ready, or take that back; both ready reveals both.

    Gives whether the round is revealed now. Raises RoleError, and AgreementError when the round is
    revealed or ended.
    """
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.SAY_READY)
        team = team_of(person)
        refuse_revealed(found_round(cursor, round_id))
        is_ready = kept_proposal(cursor, round_id, team).ready_by is not None
        if is_ready is not ready:
            run(
                cursor,
                """update team_proposal set ready_by = $ready_by,
                ready_at = case when $ready then current_timestamp::timestamp end
                where round_id = $round_id and team = $team""",
                {
                    "ready_by": person.name if ready else None,
                    "ready": ready,
                    "round_id": round_id,
                    "team": team.value,
                },
            )
            said = "proposal ready" if ready else "proposal not ready"
            _note(cursor, said, f"{team} in round {round_id}, by {person.name}")
        return _reveal_when_both(cursor, round_id)


def set_joint(
    store: Store, by: int | None, round_id: int, model: ScoringModel, seen_edition: int
) -> int:
    """Make the model the round's joint points; gives their new edition, to be seen by the next.

    Raises RoleError; AgreementError when somebody set them since the edition that was seen, before
    the reveal, after the end, and when the model has other criteria than the round.
    """
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.SET_JOINT)
        found = found_round(cursor, round_id)
        if found.revealed_at is None:
            raise AgreementError(
                "joint points come after both proposals are on the table",
                "Wait until both teams are ready.",
            )
        if found.joint_edition != seen_edition:
            raise AgreementError(
                f"{found.joint_by} set the joint points meanwhile", "Look at them and set yours."
            )
        shared = kept_proposal(cursor, round_id, Team.MARKETING).model.criteria
        if model.criteria != shared:
            raise AgreementError(
                "the joint points are not over the criteria that both teams share",
                "Start from one of the two proposals.",
            )
        run(
            cursor,
            """update round set joint = $model, joint_edition = joint_edition + 1,
            joint_by = $by, joint_at = current_timestamp::timestamp where round_id = $round_id""",
            {"model": model.model_dump_json(), "by": person.name, "round_id": round_id},
        )
        _note(cursor, "joint points set", f"in round {round_id}, by {person.name}")
    return found.joint_edition + 1


def end_round(store: Store, by: int | None, round_id: int, words: str) -> None:
    """End the round without a definition, for the reason in these words.

    Raises RoleError, EntryError without a reason, AgreementError when it has ended already.
    """
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.OPEN_ROUND)
        reason = " ".join(words.split())
        if not reason:
            raise EntryError("a round ends for a reason", "Say in a few words why it ends.")
        end_round_in(cursor, round_id, person.name, reason)


def end_round_in(
    cursor: Cursor, round_id: int, by_name: str, words: str = "its definition is agreed"
) -> None:
    """End the round in the caller's own transaction; raises AgreementError when it has ended."""
    found = found_round(cursor, round_id)
    run(
        cursor,
        """update round set ended_at = current_timestamp::timestamp, ended_by = $by
        where round_id = $round_id""",
        {"by": by_name, "round_id": found.round_id},
    )
    _note(cursor, "round ended", f"{round_id}: {words}, by {by_name}")


def _reveal_when_both(cursor: Cursor, round_id: int) -> bool:
    if any(kept_proposal(cursor, round_id, team).ready_by is None for team in Team):
        return False
    run(
        cursor,
        """update round set revealed_at = current_timestamp::timestamp
        where round_id = $round_id""",
        {"round_id": round_id},
    )
    _note(cursor, "proposals revealed", f"in round {round_id}")
    return True


def _refuse_second(cursor: Cursor, dataset_id: int) -> None:
    rows = run(
        cursor,
        "select opened_by from round where dataset_id = $dataset_id and ended_at is null",
        {"dataset_id": dataset_id},
    )
    if rows:
        raise AgreementError(
            f"a round is open in this data set already: {rows[0][0]} opened it",
            "Take part in that one, or end it first.",
        )


def _note(cursor: Cursor, what: str, detail: str) -> None:
    write_audit(cursor, what, None, detail)
