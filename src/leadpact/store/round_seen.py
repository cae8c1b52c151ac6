"""A round as one person may see it: the other team's proposal is not in it before the reveal."""

from dataclasses import dataclass
from datetime import datetime

from leadpact.domain.criteria import Criterion
from leadpact.domain.people import Team
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.database import Row, Store
from leadpact.store.red_flags import RedFlag
from leadpact.store.round_parts import CRITERION, criterion_in, read_model


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
