"""The two proposals of a data set's latest round, once they are on the table."""

from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.database import Store
from leadpact.store.round_parts import read_model

_LATEST = """select team_proposal.model
from round
join team_proposal using (round_id)
where round.dataset_id = $dataset_id and round.revealed_at is not null
    and round_id = (select max(round_id) from round where dataset_id = $dataset_id)
order by team_proposal.team"""


def revealed_proposals(store: Store, dataset_id: int) -> tuple[ScoringModel, ScoringModel] | None:
    """Marketing's and sales' models of the latest round, under way or ended.

    None where there is no round, or where that one's proposals have not been revealed.
    """
    rows = store.rows(_LATEST, {"dataset_id": dataset_id})
    if len(rows) != 2:
        return None
    (marketing,), (sales,) = rows
    return read_model(marketing), read_model(sales)
