"""The tables of both teams' proposals, and of the criteria that they share."""

from collections.abc import Mapping
from types import MappingProxyType

from leadpact.domain.criteria import Group
from leadpact.domain.scoring_model import ScoringModel
from leadpact.export.sheets import Cell, Sheet, SheetColumn, Unit

_GROUPS: Mapping[Group, str] = MappingProxyType(
    {
        Group.FIT: "Fit",
        Group.BEHAVIOUR: "Behaviour",
        Group.INTENT: "Intent",
        Group.RED_FLAG: "Red flag",
    }
)


def proposals_sheet(
    start: ScoringModel, models: Mapping[str, ScoringModel], newcomers: Mapping[str, str]
) -> Sheet:
    """Every criterion, cut-off and the threshold: what the start and each of the models give it.

    `models` are by the heading of their column; `newcomers` holds, by the name of a criterion that
    the start lacks, who proposed it: the start gives it 0. Without any there is no such column.
    """
    first = next(iter(models.values()), start)
    known = {criterion.name for criterion in start.criteria}
    rows: list[tuple[Cell, ...]] = [
        (
            criterion.label,
            _GROUPS[criterion.group],
            *([newcomers.get(criterion.name, "")] if newcomers else []),
            start.points_of(criterion.name) if criterion.name in known else 0,
            *(model.points_of(criterion.name) for model in models.values()),
        )
        for criterion in first.criteria
    ]
    for place, label in enumerate(("A from", "B from", "C from", "MQL from")):
        edges = [_edges(model)[place] for model in (start, *models.values())]
        rows.append((label, "Cut-off", *([""] if newcomers else []), *edges))
    headings = ("Start", *models)
    return Sheet(
        "proposals",
        (
            SheetColumn("Criterion"),
            SheetColumn("Group"),
            *([SheetColumn("New, proposed by")] if newcomers else []),
            *(SheetColumn(heading, Unit.COUNT) for heading in headings),
        ),
        tuple(rows),
    )


def _edges(model: ScoringModel) -> tuple[int, int, int, int]:
    cut_offs = model.cut_offs
    return cut_offs.a, cut_offs.b, cut_offs.c, model.mql_threshold
