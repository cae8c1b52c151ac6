"""Any scoring model, for Hypothesis."""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from leadpact.domain.criteria import Group, Test, arguments_of, tests_for
from leadpact.domain.fields import FieldType
from leadpact.domain.scoring_model import ScoringModel

POOL = (-5.0, -0.5, 0.0, 0.1, 0.5, 1.0, 2.0, 2.25, 2.5, 3.0, 5.0, 29.0, 1e6)
NUMBERS = st.sampled_from(POOL)
ONE_LABEL = st.just("x")
DECAYS = st.sampled_from([1, 7, 30, 33, 50, 100])


def criteria(
    types: Mapping[str, FieldType],
    texts: st.SearchStrategy[str],
    labels: st.SearchStrategy[str] = ONE_LABEL,
) -> st.SearchStrategy[dict[str, Any]]:
    """Any criterion on those fields, as the parts of a model file, without its points."""

    @st.composite
    def one(draw: st.DrawFn) -> dict[str, Any]:
        test = draw(st.sampled_from(Test))
        field = draw(st.sampled_from([name for name in types if test in tests_for(types[name])]))
        low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
        possible = {
            "values": draw(st.lists(texts, min_size=1, max_size=3)),
            "number": draw(NUMBERS),
            "low": low,
            "high": high,
            "cap": draw(st.integers(1, 6)),
            "days": draw(st.sampled_from([0, 1, 7, 30, 59])),
        }
        product = draw(st.none() | texts.filter(bool))
        group = draw(st.sampled_from(Group))
        dates = [name for name in types if types[name] is FieldType.DATE]
        fades = bool(dates) and group is not Group.FIT and draw(st.booleans())
        return {
            "label": draw(labels),
            "group": group.value,
            "field": field,
            "test": test.value,
            **{name: possible[name] for name in arguments_of(test)},
            **({"product": product} if product is not None else {}),
            **({"decay": draw(DECAYS), "since": draw(st.sampled_from(dates))} if fades else {}),
        }

    return one()


@st.composite
def models(
    draw: st.DrawFn,
    types: Mapping[str, FieldType],
    texts: st.SearchStrategy[str],
    labels: st.SearchStrategy[str] = ONE_LABEL,
    prefix: str = "criterion",
) -> ScoringModel:
    """Any model with one to nine criteria on those fields, named by the prefix and a number."""
    size = draw(st.integers(1, 9))
    parts: Sequence[dict[str, Any]] = draw(
        st.lists(criteria(types, texts, labels), min_size=size, max_size=size)
    )
    points = [
        draw(st.integers(-20, 0 if part["group"] == Group.RED_FLAG else 20)) for part in parts
    ]
    c, b, a = sorted(draw(st.sets(st.integers(-40, 60), min_size=3, max_size=3)))
    return ScoringModel.model_validate(
        {
            "name": draw(labels),
            "criteria": [
                {"name": f"{prefix}_{number}", **part} for number, part in enumerate(parts)
            ],
            "points": points,
            "cut_offs": {"a": a, "b": b, "c": c},
            "mql_threshold": draw(st.integers(-40, 60)),
        }
    )
