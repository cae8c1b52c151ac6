"""Rounds: both teams propose without seeing each other, and see both once both are ready."""

from dataclasses import dataclass
from datetime import datetime

from leadpact.domain.criteria import Criterion
from leadpact.domain.people import Action, Team
from leadpact.domain.scoring_model import ScoringModel
from leadpact.errors import AgreementError, EntryError
from leadpact.store.database import Cursor, Row, Store, run
from leadpact.store.datasets import write_audit
from leadpact.store.people import allowed
from leadpact.store.red_flags import RedFlag
from leadpact.store.round_parts import (
    CRITERION,
    criterion_in,
    found_round,
    kept_proposal,
    model_with,
    read_model,
    refuse_revealed,
    team_of,
    whose,
)


@dataclass(frozen=True)
class TeamProposal:
    """What a team proposes now; `edition` rises with every change, `ready_by` is None before."""

    team: Team
    model: ScoringModel
    edition: int
    changed_by: str | None
    changed_at: datetime | None
    ready_by: str | None


@dataclass(frozen=True)
class NewCriterion:
    """A criterion that the team proposed in this round; both proposals have it."""

    criterion: Criterion
    team: Team
    proposed_by: str


@dataclass(frozen=True)
class Round:
    """A way to one definition, as one person may see it.

    A proposal is None where that person must not see it yet, and that team's red flags are left
    out. `joint` is None until the joint points are set. Times are in UTC.
    """

    round_id: int
    dataset_id: int
    start: ScoringModel
    opened_by: str
    opened_at: datetime
    marketing: TeamProposal | None
    sales: TeamProposal | None
    ready: tuple[Team, ...]
    is_revealed: bool
    new_criteria: tuple[NewCriterion, ...]
    red_flags: tuple[RedFlag, ...]
    joint: ScoringModel | None
    joint_edition: int
    joint_by: str | None
    ended: bool

    @property
    def both(self) -> tuple[ScoringModel, ScoringModel] | None:
        """Marketing's and sales' models, once they are revealed."""
        if not self.is_revealed or self.marketing is None or self.sales is None:
            return None
        return self.marketing.model, self.sales.model

    def proposal_of(self, team: Team) -> TeamProposal | None:
        """That team's proposal; None where it must not be seen yet."""
        return self.marketing if team is Team.MARKETING else self.sales


# What must not be seen does not leave the store: the model stands in the rows of a proposal only
# where the round is revealed or the one who looks is of its team.
_ROUND = """select
    round_id, round.start, round.opened_by, round.opened_at, round.revealed_at is not null,
    round.joint, round.joint_edition, round.joint_by,
    team_proposal.team,
    case
        when round.revealed_at is not null or team_proposal.team = watcher.role
            then team_proposal.model
    end,
    team_proposal.edition, team_proposal.changed_by, team_proposal.changed_at,
    team_proposal.ready_by
from round
join team_proposal using (round_id)
left join person as watcher on watcher.person_id = $seen_by
where round.dataset_id = $dataset_id and round.ended_at is null
order by round_id desc, team_proposal.team
limit 2"""
_RED_FLAGS = """select red_flag_id, team, words, reason, named_by, named_at
from red_flag
join round using (round_id)
left join person as watcher on watcher.person_id = $seen_by
where round_id = $round_id and dropped_at is null
    and (round.revealed_at is not null or team = watcher.role)
order by red_flag_id"""
_NEW_CRITERIA = """select team, changed_by, became from proposal_change
where round_id = $round_id and starts_with(part, $mark)
qualify row_number() over (partition by part order by change_id desc) = 1
order by change_id"""


def round_under_way(store: Store, dataset_id: int, seen_by: int | None) -> Round | None:
    """The data set's round that has not ended, as that person may see it; None without one."""
    rows = store.rows(_ROUND, {"dataset_id": dataset_id, "seen_by": seen_by})
    if not rows:
        return None
    number, start, opened_by, opened_at, is_revealed, joint, edition, joint_by, *_ = rows[0]
    teams = [row[8:] for row in rows]
    seen = {
        team: TeamProposal(Team(team), read_model(model), *rest)
        for team, model, *rest in teams
        if model is not None
    }
    return Round(
        round_id=int(number),
        dataset_id=dataset_id,
        start=read_model(start),
        opened_by=opened_by,
        opened_at=opened_at,
        marketing=seen.get(Team.MARKETING),
        sales=seen.get(Team.SALES),
        ready=tuple(Team(team) for team, *_, ready_by in teams if ready_by is not None),
        is_revealed=bool(is_revealed),
        new_criteria=_new_criteria(store, number),
        red_flags=_red_flags(store, number, seen_by),
        joint=None if joint is None else read_model(joint),
        joint_edition=int(edition),
        joint_by=joint_by,
        ended=False,
    )


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


def _new_criteria(store: Store, round_id: int) -> tuple[NewCriterion, ...]:
    rows = store.rows(_NEW_CRITERIA, {"round_id": round_id, "mark": CRITERION})
    return tuple(
        NewCriterion(criterion_in(became)[0], Team(team), by)
        for team, by, became in rows
        if became is not None
    )


def _red_flags(store: Store, round_id: int, seen_by: int | None) -> tuple[RedFlag, ...]:
    rows: list[Row] = store.rows(_RED_FLAGS, {"round_id": round_id, "seen_by": seen_by})
    return tuple(RedFlag(number, Team(team), *rest) for number, team, *rest in rows)


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
