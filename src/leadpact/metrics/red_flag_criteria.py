"""A red flag made of what stands behind a no."""

from leadpact.domain.criteria import Criterion, Group
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.driver_values import LeadTest

POINTS = -10
_LONGEST_LABEL = 80


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
        name=model.free_name(f"no {value.words}"),
        label=_label(value.words),
        group=Group.RED_FLAG,
        field=value.field,
        test=value.test,
        values=value.values,
    )
    return model.with_criterion(criterion, POINTS)


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
