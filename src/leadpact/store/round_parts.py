"""A round as those who write it find it: for the functions of a round, inside their transaction."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from leadpact.domain.criteria import Criterion
from leadpact.domain.people import Person, Team
from leadpact.domain.scoring_model import ScoringModel
from leadpact.errors import AgreementError, EntryError, RoleError
from leadpact.store.database import Cursor, Parameter, run

CRITERION = "criterion "


@dataclass(frozen=True)
class RoundKept:
    """A round that has not ended."""

    round_id: int
    dataset_id: int
    revealed_at: datetime | None
    joint_edition: int
    joint_by: str | None


@dataclass(frozen=True)
class ProposalKept:
    """A team's proposal as it is kept."""

    round_id: int
    team: Team
    model: ScoringModel
    ready_by: str | None


@dataclass(frozen=True)
class Change:
    """A part of a proposal, and what it was and became: None where it was not there, or went."""

    part: str
    was: str | None
    became: str | None


def team_of(person: Person) -> Team:
    """The team that the person speaks for; raises RoleError for one without."""
    if person.team is None:
        raise RoleError(
            f"{person.name} is here as {person.role} and speaks for no team",
            "That takes somebody of marketing or sales.",
        )
    return person.team


def whose(team: Team) -> str:
    """The team as an owner: "marketing's", "sales'"."""
    return f"{team}'" if team.endswith("s") else f"{team}'s"


def found_round(cursor: Cursor, round_id: int) -> RoundKept:
    """The round of that id; raises AgreementError when it has ended or never was."""
    rows = run(
        cursor,
        """select round_id, dataset_id, revealed_at, joint_edition, joint_by from round
        where round_id = $round_id and ended_at is null""",
        {"round_id": round_id},
    )
    if not rows:
        raise AgreementError(
            "this round has ended", "Open Agreement again to see what was agreed, or open another."
        )
    return RoundKept(*rows[0])


def kept_proposal(cursor: Cursor, round_id: int, team: Team) -> ProposalKept:
    """What the team proposes in that round."""
    [(model, ready_by)] = run(
        cursor,
        "select model, ready_by from team_proposal where round_id = $round_id and team = $team",
        {"round_id": round_id, "team": team.value},
    )
    return ProposalKept(round_id, team, read_model(model), ready_by)


def open_proposal(cursor: Cursor, round_id: int, team: Team) -> ProposalKept:
    """What the team proposes, while it may be changed; raises AgreementError when it may not."""
    refuse_revealed(found_round(cursor, round_id))
    kept = kept_proposal(cursor, round_id, team)
    refuse_ready(kept)
    return kept


def refuse_revealed(found: RoundKept) -> None:
    """Raises AgreementError once both teams have seen each other's proposal."""
    if found.revealed_at is not None:
        raise AgreementError(
            "both proposals are on the table and stay as they are",
            "Go on with the joint points; or end this round and open another.",
        )


def refuse_ready(kept: ProposalKept) -> None:
    """Raises AgreementError when the team has said that it is ready."""
    if kept.ready_by is not None:
        raise AgreementError(
            f"{kept.team} is ready: {kept.ready_by} said so",
            f"Somebody of {kept.team} has to say 'Not ready yet' before this can change.",
        )


def put_model(
    cursor: Cursor, kept: ProposalKept, changed: Mapping[str, Any], by: Person
) -> ScoringModel:
    """Keep the proposal with these parts of its model changed; raises EntryError."""
    model = model_with(kept.model, changed)
    parameters: dict[str, Parameter] = {
        "model": model.model_dump_json(),
        "by": by.name,
        "round_id": kept.round_id,
        "team": kept.team.value,
    }
    run(
        cursor,
        """update team_proposal set model = $model, edition = edition + 1, changed_by = $by,
        changed_at = current_timestamp::timestamp
        where round_id = $round_id and team = $team""",
        parameters,
    )
    return model


def log_change(cursor: Cursor, round_id: int, by: Person, team: Team, change: Change) -> None:
    """Note what a team changed, for good."""
    run(
        cursor,
        """insert into proposal_change
        (round_id, team, part, was, became, changed_by, changed_at)
        values ($round_id, $team, $part, $was, $became, $by, current_timestamp::timestamp)""",
        {"round_id": round_id, "team": team.value, "by": by.name, **vars(change)},
    )


def model_with(model: ScoringModel, changed: Mapping[str, Any]) -> ScoringModel:
    """The model with these parts changed, checked as a whole; raises EntryError."""
    try:
        return ScoringModel.model_validate({**dict(model), **changed})
    except ValidationError as error:
        said = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise EntryError(
            f"this cannot be proposed: {said[:1].lower()}{said[1:]}",
            "Points are whole numbers up to 1,000, those of red flags 0 or below; the cut-offs "
            "fall from A to C.",
        ) from error


def read_model(text: str) -> ScoringModel:
    """The model that `model_dump_json` wrote."""
    return ScoringModel.model_validate_json(text)


def criterion_text(criterion: Criterion, points: int) -> str:
    """A criterion with the points of the team that proposed it, as the log keeps both."""
    return json.dumps({"criterion": criterion.model_dump(mode="json"), "points": points})


def criterion_in(text: str) -> tuple[Criterion, int]:
    """The criterion and the points that `criterion_text` wrote."""
    read = json.loads(text)
    return Criterion.model_validate_json(json.dumps(read["criterion"])), int(read["points"])
