"""Counted leads laid out as an outlook."""

from dataclasses import dataclass

import numpy as np

from leadpact.domain.scoring_model import Grade
from leadpact.patterns.counting import Cells, Zones, count_rows
from leadpact.patterns.outlook import Counts, Flow, GradeCount, Outlook, ScoreCount, SourceCount


@dataclass(frozen=True)
class Counted:
    """Leads by zone and kind (Z, K), as a board has its kinds; and by score and outcome (B, 4).

    `starts` are the scores where the B bins of the histogram begin; `undecided` leads would or
    could have another grade if their unknowns were known.
    """

    by_zone: Cells
    starts: list[int]
    by_score: Cells
    undecided: int


def laid_out(found: Counted, zones: Zones, sources: tuple[str, ...]) -> Outlook:
    """The outlook that these counts are."""
    # (zone, source, compared grade, hand-raise, won, rated)
    cube = found.by_zone.reshape(len(zones.grade), len(sources), 4, 2, 2, 2)
    place, is_mql = np.array(zones.grade), np.array(zones.is_mql)
    # (grade, source, compared grade, won, rated)
    graded = np.stack([cube[place == each].sum(axis=(0, 3)) for each in range(4)])
    qualified = cube[is_mql].sum(axis=(0, 1, 2, 3)) + cube[~is_mql, :, :, 1].sum(axis=(0, 1, 2))
    by_source = count_rows(graded.sum(axis=2).swapaxes(0, 1))
    flows = count_rows(graded.sum(axis=1).swapaxes(0, 1))
    return Outlook(
        grades=tuple(
            GradeCount(*row, grade)
            for row, grade in zip(count_rows(graded.sum(axis=(1, 2))), Grade, strict=True)
        ),
        qualified=Counts(*count_rows(qualified)[0]),
        undecided=found.undecided,
        by_source=tuple(
            SourceCount(*row, source, grade)
            for row, (source, grade) in zip(
                by_source, ((source, grade) for source in sources for grade in Grade), strict=True
            )
        ),
        flows=tuple(
            Flow(*row, was, now)
            for row, (was, now) in zip(
                flows, ((was, now) for was in Grade for now in Grade), strict=True
            )
        ),
        scores=tuple(
            ScoreCount(*row, start)
            for row, start in zip(count_rows(found.by_score), found.starts, strict=True)
        ),
    )
