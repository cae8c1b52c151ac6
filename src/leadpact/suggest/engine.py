"""A scoring model from the data: fields, parts, points, cut-offs, and what they are worth."""

from collections.abc import Callable, Collection, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from threadpoolctl import threadpool_limits

from leadpact.domain.filters import Filters
from leadpact.errors import LeadpactError
from leadpact.store.database import Store
from leadpact.suggest.bins import Won
from leadpact.suggest.ceiling import boosted
from leadpact.suggest.choosing import choose, learn
from leadpact.suggest.fields import read_fields
from leadpact.suggest.judging import Judged, judged
from leadpact.suggest.making import Made, made_of
from leadpact.suggest.predictors import predictors_of
from leadpact.suggest.references import Reference, scores_of
from leadpact.suggest.split import parts_of, split_of
from leadpact.suggest.suggestion import Suggestion

SEED = 20260630
OWN = "suggested"
CEILING = "gradient boosting"

Progress = Callable[[float, str], object]
Numbers = NDArray[np.float64]


def suggest_model(
    store: Store,
    filters: Filters,
    *,
    allowed: Collection[str] = (),
    reference: Sequence[Reference] = (),
    seed: int = SEED,
    tell: Progress = lambda _share, _words: None,
) -> Suggestion:
    """A whole scoring model from the filtered leads, judged on leads that it has not seen.

    Fields that leak the outcome are left out, unless they are `allowed`; `reference` definitions
    are judged on the same leads. The same data and seed give the same suggestion. `tell` hears how
    far it is. Raises LeadpactError, with the numbers, when there is too little to learn from, and
    when an allowed field is not in the data.
    """
    # Threads of their own slow small sums down, most of all beside other work, and the order in
    # which they add up is not the same on every machine.
    with threadpool_limits(limits=1):
        return _suggested(store, filters, frozenset(allowed), (tuple(reference), seed, tell))


def _suggested(
    store: Store,
    filters: Filters,
    allowed: frozenset[str],
    given: tuple[tuple[Reference, ...], int, Progress],
) -> Suggestion:
    reference, seed, tell = given
    tell(0.0, "Reading the leads")
    table = read_fields(store, filters)
    _check_names(allowed, {column.name for column in table.columns})
    split = split_of(table, seed)
    tell(0.1, "Looking for fields that give the outcome away")
    predictors, left_out = predictors_of(table, allowed)
    if not predictors:
        raise LeadpactError(
            f"no field is left to score with: {len(left_out)} were left out",
            "Allow one of them, or import leads with more columns.",
        )
    tell(0.25, "Choosing the criteria")
    choice = choose(predictors, split.train, table.won, seed)
    tell(0.7, "Turning them into points")
    learnt = learn(predictors, split.train, table.won, choice)
    made = made_of(learnt, split.train, table.won, choice.strength)
    tell(0.75, "Judging them on the test leads")
    won = table.won[split.test]
    score = scores_of(store, filters, table, made.model)[split.test]
    own = _own(made, score, won, seed)
    references = tuple(
        _known(one, scores_of(store, filters, table, one.model)[split.test], won, seed)
        for one in reference
    )
    tell(0.85, "Laying them beside gradient boosting")
    chance = boosted(predictors, split.train, table.won, seed)[split.test]
    return Suggestion(
        model=made.model,
        scale=made.scale,
        points_to_double=round(made.scale.points_to_double),
        cut_off_rule=made.rule,
        criteria=made.criteria,
        left_out=left_out,
        allowed=tuple(sorted(allowed)),
        parts=parts_of(table, split),
        judged=own,
        references=references,
        ceiling=_ceiling(chance, own, won, seed),
    )


def _check_names(allowed: Collection[str], known: set[str]) -> None:
    for name in allowed:
        if name not in known:
            raise LeadpactError(
                f"there is no field '{name}' with a value in this data",
                "Fields here: " + ", ".join(f"'{field}'" for field in sorted(known)) + ".",
            )


def _own(made: Made, score: Numbers, won: Won, seed: int) -> Judged:
    expected = expit((score - made.scale.offset) / made.scale.factor)
    cut = made.model.cut_offs
    edges = (cut.a, cut.b, cut.c)
    return judged(OWN, score, (edges, made.model.mql_threshold), won, seed, expected=expected)


def _known(reference: Reference, score: Numbers, won: Won, seed: int) -> Judged:
    cut, model = reference.model.cut_offs, reference.model
    return judged(reference.name, score, ((cut.a, cut.b, cut.c), model.mql_threshold), won, seed)


def _ceiling(chance: Numbers, own: Judged, won: Won, seed: int) -> Judged:
    """Boosting, with as many test leads in each grade as the suggestion has, to compare both."""
    leads = np.cumsum([grade.conversion.denominator for grade in own.grades])[:3]
    falling = np.append(np.sort(chance)[::-1], -np.inf)
    # A grade begins at the chance of its last lead; the infinities are for grades without leads.
    edges = [falling[last - 1] if last else np.inf for last in leads]
    a, b, c = map(float, edges)
    return judged(CEILING, chance, ((a, b, c), b), won, seed, expected=chance)
