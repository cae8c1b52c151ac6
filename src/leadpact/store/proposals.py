"""Proposals: the scoring models that teams put forward, kept for good under a number."""

from dataclasses import dataclass
from datetime import datetime

from leadpact.domain.default_model import default_model
from leadpact.domain.model_file import dump_model, parse_model
from leadpact.domain.scoring_model import ScoringModel
from leadpact.errors import DefinitionError, ModelError
from leadpact.store.database import Store, run
from leadpact.store.datasets import write_audit
from leadpact.store.definitions import definition_in_force


@dataclass(frozen=True)
class Proposal:
    """One kept proposal: its number, who put it forward and when (UTC), and its model."""

    number: int
    team: str
    proposed_at: datetime
    model: ScoringModel


def keep_proposal(store: Store, dataset_id: int, model: ScoringModel, team: str = "joint") -> int:
    """Keep the model as the data set's newest proposal; gives its number.

    Raises DefinitionError for a joint one while a definition is in force: only another definition
    supersedes that.
    """
    with store.transaction() as cursor:
        in_force = definition_in_force(store, dataset_id) if team == "joint" else None
        if in_force is not None:
            raise DefinitionError(
                f"Definition {in_force.number} is in force",
                "Propose other points under Agreement; both teams sign them there.",
            )
        [(number,)] = run(
            cursor,
            """insert into proposal (dataset_id, team, model, proposed_at)
            values ($dataset_id, $team, $model, current_timestamp::timestamp)
            returning proposal_id""",
            {"dataset_id": dataset_id, "team": team, "model": dump_model(model)},
        )
        write_audit(cursor, "proposal kept", dataset_id, f"{number}: {model.name} ({team})")
    return int(number)


def list_proposals(store: Store, dataset_id: int) -> tuple[Proposal, ...]:
    """The proposals of a data set, the newest first."""
    rows = store.rows(
        """select proposal_id, team, proposed_at, model from proposal
        where dataset_id = $dataset_id order by proposal_id desc""",
        {"dataset_id": dataset_id},
    )
    return tuple(
        Proposal(number, team, proposed_at, _model(number, text))
        for number, team, proposed_at, text in rows
    )


def proposal_in_use(store: Store, dataset_id: int) -> ScoringModel:
    """The model of the definition in force; where there is none that of the newest proposal.

    The default model where there is neither. Raises DefinitionError when the definition in force is
    not what was signed.
    """
    in_force = definition_in_force(store, dataset_id)
    if in_force is not None:
        return in_force.content.model
    rows = store.rows(
        """select proposal_id, model from proposal
        where dataset_id = $dataset_id order by proposal_id desc limit 1""",
        {"dataset_id": dataset_id},
    )
    return _model(*rows[0]) if rows else default_model()


def proposal_numbered(store: Store, number: int) -> ScoringModel:
    """The model of the proposal of that number, whatever its data set; raises ModelError."""
    rows = store.rows("select proposal_id, model from proposal order by proposal_id")
    for known, text in rows:
        if known == number:
            return _model(known, text)
    numbers = ", ".join(str(known) for known, _ in rows)
    raise ModelError(
        f"there is no proposal {number}",
        f"Proposals kept here: {numbers}." if numbers else "No proposal has been kept yet.",
    )


def _model(number: int, text: str) -> ScoringModel:
    return parse_model(text, f"proposal {number}")
