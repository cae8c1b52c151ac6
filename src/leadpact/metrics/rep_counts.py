"""What every figure about reps is worked out from: all reps' counts, and which reps are shown."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.excess import Stratum
from leadpact.store.database import Store
from leadpact.store.rep_counts import GradeCount, counts_by_rep_and_grade

FEWEST = 20
MOST_REPS = 100


@dataclass(frozen=True)
class RepsInView:
    """The hand-offs (decided of all) of each rep in view, those with most decided first.

    `left_out` counts reps beyond the first 100, `unowned` hand-offs of leads without an owner.
    """

    hand_offs: Mapping[str, Share]
    left_out: int
    unowned: int


def everyone(filters: Filters) -> Filters:
    """The same leads of all reps: what a rep is compared with does not change with who is shown."""
    return replace(filters, owners=())


class Tallies:
    """Counts per rep and grade, of the reps and of everybody."""

    def __init__(self, counts: Sequence[GradeCount]) -> None:
        self._counts = {(one.rep, one.grade): one for one in counts}
        self._all = {
            grade.value: (
                sum(one.counted for one in counts if one.grade == grade.value),
                sum(one.of for one in counts if one.grade == grade.value),
            )
            for grade in Grade
        }

    def strata(self, rep: str) -> Iterator[Stratum]:
        """The rep's counts beside everybody's, for each grade from A to D."""
        for grade in Grade:
            found = self._counts.get((rep, grade.value))
            counted, of = (found.counted, found.of) if found else (0, 0)
            yield Stratum(counted, of, *self._all[grade.value])

    def in_view(self, filters: Filters) -> RepsInView:
        """The reps that the filters let through, where hand-offs are what is counted."""
        decided, rows = Counter[str | None](), Counter[str | None]()
        for (rep, _), one in self._counts.items():
            decided[rep] += one.of
            rows[rep] += one.rows
        found = sorted(
            (
                rep
                for rep in rows
                if rep is not None and (rep in filters.owners or not filters.owners)
            ),
            key=lambda rep: (-decided[rep], rep),
        )
        return RepsInView(
            hand_offs={rep: share(decided[rep], rows[rep]) for rep in found[:MOST_REPS]},
            left_out=max(0, len(found) - MOST_REPS),
            unowned=rows[None],
        )


def tallies(store: Store, question: str, filters: Filters, model: ScoringModel) -> Tallies:
    """The question's counts over the leads of all reps."""
    return Tallies(counts_by_rep_and_grade(store, question, everyone(filters), model))
