"""A red flag made of what stands behind a no."""

import re

from leadpact.domain.criteria import Criterion, Group
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.driver_values import LeadTest

POINTS = -10
_LONGEST_LABEL = 80
_LONGEST_NAME = 50


def with_red_flag(model: ScoringModel, value: LeadTest) -> ScoringModel:
    """The model with one more red flag of −10 points: the lead has this value.

    The same model when a criterion asks for just that already. Raises ValueError for a value that
    no criterion can tell.
    """
    if value.test is None:
        raise ValueError(f"no criterion can tell '{value.words}'")
    if asks_for(model, value) is not None:
        return model
    criterion = Criterion(
        name=_name(value.words, model),
        label=_label(value.words),
        group=Group.RED_FLAG,
        field=value.field,
        test=value.test,
        values=value.values,
    )
    return model.model_copy(
        update={
            "criteria": (*model.criteria, criterion),
            "points": (*model.points, POINTS),
        }
    )


def asks_for(model: ScoringModel, value: LeadTest) -> Criterion | None:
    """The criterion of the model that asks every lead for just this value, or None."""
    wanted = tuple(text.lower() for text in value.values)
    return next(
        (
            one
            for one in model.criteria
            if (one.field, one.test, one.product) == (value.field, value.test, None)
            and tuple(text.lower() for text in one.values) == wanted
        ),
        None,
    )


def _label(words: str) -> str:
    seen = " ".join("".join(mark if mark.isprintable() else " " for mark in words).split())
    return seen if len(seen) <= _LONGEST_LABEL else f"{seen[: _LONGEST_LABEL - 1].rstrip()}…"


def _name(words: str, model: ScoringModel) -> str:
    base = re.sub(r"[^a-z0-9]+", "_", f"no {words}".lower()).strip("_")[:_LONGEST_NAME]
    taken = {criterion.name for criterion in model.criteria}
    numbered = (base, *(f"{base}_{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in numbered if name not in taken)
