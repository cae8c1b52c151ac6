"""Counted leads laid out as an outlook."""

from dataclasses import dataclass
from itertools import product

import numpy as np

from leadpact.domain.scoring_model import Grade
from leadpact.patterns.counting import Cells, Zones, count_columns, count_rows
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
    by_source = count_columns(graded.sum(axis=2).swapaxes(0, 1))
    flows = count_columns(graded.sum(axis=1).swapaxes(0, 1))
    # Sliders move thirty times a second: mapped, the hundreds of counts take half the time.
    return Outlook(
        grades=tuple(map(GradeCount, *count_columns(graded.sum(axis=(1, 2))), Grade)),
        qualified=Counts(*count_rows(qualified)[0]),
        undecided=found.undecided,
        by_source=tuple(map(SourceCount, *by_source, *zip(*product(sources, Grade), strict=True))),
        flows=tuple(map(Flow, *flows, *zip(*product(Grade, Grade), strict=True))),
        scores=tuple(map(ScoreCount, *count_columns(found.by_score), found.starts)),
    )
