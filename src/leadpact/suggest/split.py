"""Which leads the model is learnt from, and which judge it."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from leadpact.errors import LeadpactError
from leadpact.suggest.fields import FieldTable

TEST_SHARE = 0.2
FEWEST_WON = 40
FEWEST_NOT_WON = 40
FEWEST_IN_TEST = 5
_DATED = 0.95

Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Split:
    """Two parts of the leads that conversion counts, as flags per lead.

    `newest_from` is the day from which leads are in the test part; None where the split is random,
    because fewer than 95 % of the leads have a date of creation.
    """

    train: Flags
    test: Flags
    newest_from: date | None


@dataclass(frozen=True)
class Parts:
    """What was split: leads and won of both parts, as numbers.

    `leads` are those that the filters let through, `looked_at` those of them that were read (fewer
    than all above a limit, by a fixed draw); `unrated` of these are too young to be counted.
    """

    leads: int
    looked_at: int
    unrated: int
    train_leads: int
    train_won: int
    test_leads: int
    test_won: int
    newest_from: date | None


def split_of(table: FieldTable, seed: int) -> Split:
    """The oldest 80 % to learn from and the newest 20 % to judge, by the day of creation.

    Without dates a random fifth judges, drawn with that seed, with as many wins as the rest. Raises
    LeadpactError with the numbers when a part is too small.
    """
    rated = np.flatnonzero(table.rated)
    dated = rated[~np.isnat(table.created[rated])]
    newest_from = None
    if len(rated) and len(dated) >= _DATED * len(rated):
        ordered = dated[np.argsort(table.created[dated], kind="stable")]
        first = round(len(ordered) * (1 - TEST_SHARE))
        train, test = ordered[:first], ordered[first:]
        _check(table, train, test)
        newest_from = table.created[test[0]].astype("datetime64[D]").item()
    else:
        train, test = _drawn(table, rated, seed)
        _check(table, train, test)
    return Split(_flags(train, table), _flags(test, table), newest_from)


def parts_of(table: FieldTable, split: Split) -> Parts:
    """The numbers of the split."""
    return Parts(
        leads=table.leads,
        looked_at=len(table.lead_ids),
        unrated=int((~table.rated).sum()),
        train_leads=int(split.train.sum()),
        train_won=int(table.won[split.train].sum()),
        test_leads=int(split.test.sum()),
        test_won=int(table.won[split.test].sum()),
        newest_from=split.newest_from,
    )


def _drawn(
    table: FieldTable, rated: NDArray[np.intp], seed: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    from sklearn.model_selection import train_test_split

    won = table.won[rated]
    if min(won.sum(), (~won).sum()) < 2:
        # Nothing to keep in proportion; the check below says that it is too little.
        return rated, rated[:0]
    train, test = train_test_split(rated, test_size=TEST_SHARE, random_state=seed, stratify=won)
    return np.sort(train), np.sort(test)


def _check(table: FieldTable, train: NDArray[np.intp], test: NDArray[np.intp]) -> None:
    won = int(table.won[train].sum())
    not_won = len(train) - won
    if won < FEWEST_WON or not_won < FEWEST_NOT_WON:
        raise LeadpactError(
            f"there is too little to learn from: {won:,} won and {not_won:,} not won in the "
            f"training part, which is 80 % of the leads that can be judged; at least {FEWEST_WON} "
            f"won and {FEWEST_NOT_WON} not won are needed",
            "Import more leads with their outcomes, or widen the filters.",
        )
    won = int(table.won[test].sum())
    not_won = len(test) - won
    if min(won, not_won) < FEWEST_IN_TEST:
        raise LeadpactError(
            f"there is too little to judge a model by: {won:,} won and {not_won:,} not won in the "
            f"test part, the newest 20 % of the leads; at least {FEWEST_IN_TEST} of each are "
            "needed",
            "Import the newest outcomes, or set a longer time to maturity in Upload.",
        )


def _flags(places: NDArray[np.intp], table: FieldTable) -> Flags:
    flags = np.zeros(len(table.lead_ids), dtype=bool)
    flags[places] = True
    return flags
