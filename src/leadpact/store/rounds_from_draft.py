"""A draft of What-if, brought into the round under way."""

from dataclasses import dataclass

from leadpact.domain.criteria import Criterion
from leadpact.domain.people import Action
from leadpact.domain.scoring_model import ScoringModel
from leadpact.errors import AgreementError
from leadpact.store.database import Store
from leadpact.store.new_criteria import propose_criterion
from leadpact.store.people import allowed
from leadpact.store.round_parts import team_of
from leadpact.store.rounds import Round, set_joint
from leadpact.store.team_proposals import propose_model


@dataclass(frozen=True)
class Brought:
    """The criteria that the round got with a draft, and those of the draft that stayed outside."""

    added: tuple[Criterion, ...]
    left_out: tuple[Criterion, ...]


def put_into_proposal(store: Store, by: int | None, round_: Round, model: ScoringModel) -> Brought:
    """Take the model's points, cut-offs and threshold over into the proposal of one's own team.

    Its criteria that the round lacks are proposed with it; one that goes by a name of the round's
    but tests something else stays outside. A criterion that only the round has keeps its points.
    Raises as propose_criterion and propose_model do, and AgreementError for a round that was looked
    at in another name; criteria added before a refusal stay.
    """
    with store.cursor() as cursor:
        team = team_of(allowed(cursor, by, Action.PROPOSE))
    seen = round_.proposal_of(team)
    if seen is None:
        raise AgreementError(
            f"{team}'s proposal was not seen by who changes it", "Look at the round and try again."
        )
    lacking = _outside(model, seen.model)
    taken = {criterion.name for criterion in seen.model.criteria}
    added = tuple(criterion for criterion in lacking if criterion.name not in taken)
    for criterion in added:
        points = model.points[model.criteria.index(criterion)]
        propose_criterion(store, by, round_.round_id, criterion, points)
    edition = seen.edition + len(added)
    return Brought(added, propose_model(store, by, round_.round_id, model, edition))


def make_joint(store: Store, by: int | None, round_: Round, model: ScoringModel) -> Brought:
    """Make the model the joint points of the round, over the criteria that both teams share.

    One that the model lacks keeps its joint points, 0 where none were set. Raises as set_joint.
    """
    if round_.both is None:
        raise AgreementError(
            "joint points come after both proposals are on the table",
            "Wait until both teams are ready.",
        )
    shared = round_.both[0].criteria
    kept = {} if round_.joint is None else _points(round_.joint)
    points = {**kept, **_points(model)}
    joint = ScoringModel(
        name="Joint points",
        criteria=shared,
        points=tuple(points.get(criterion, 0) for criterion in shared),
        cut_offs=model.cut_offs,
        mql_threshold=model.mql_threshold,
    )
    set_joint(store, by, round_.round_id, joint, round_.joint_edition)
    return Brought((), _outside(model, joint))


def _points(model: ScoringModel) -> dict[Criterion, int]:
    return dict(zip(model.criteria, model.points, strict=True))


def _outside(model: ScoringModel, other: ScoringModel) -> tuple[Criterion, ...]:
    """The model's criteria that the other does not have."""
    return tuple(criterion for criterion in model.criteria if criterion not in other.criteria)
