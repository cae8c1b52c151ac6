"""Two criteria clash where no single lead can meet both."""

import pytest

from leadpact.domain.clashes import clash
from leadpact.domain.criteria import Criterion


def criterion(**parts: object) -> Criterion:
    return Criterion.model_validate(
        {"name": "one", "label": "One", "group": "fit", "field": "source", **parts}
    )


def one_of(*values: str, **parts: object) -> Criterion:
    return criterion(test="is one of", values=values, **parts)


def none_of(*values: str) -> Criterion:
    return criterion(test="is not", values=values)


def number(test: str, **parts: object) -> Criterion:
    return criterion(field="visits", test=test, **parts)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (one_of("Chat"), one_of("Google", "List")),
        (one_of("Chat"), none_of("CHAT", "List")),
        (one_of("Chat", product="Cloud"), number("at least", number=1, product="Desk")),
        (number("at most", number=2), number("at least", number=2.5)),
        (number("at most", number=0), number("count", cap=5)),
        (number("between", low=1, high=3), number("between", low=4, high=9)),
    ],
)
def test_other_values_of_one_field_clash(first: Criterion, second: Criterion) -> None:
    assert clash(first, second)
    assert clash(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (one_of("Chat"), one_of("Google", "CHAT")),
        (one_of("Chat", "List"), none_of("Chat")),
        (none_of("Chat"), none_of("List")),
        (one_of("Chat"), criterion(test="contains", values=["x"])),
        (one_of("Chat"), criterion(test="is filled")),
        (one_of("Chat"), one_of("List", field="owner")),
        (one_of("Chat", product="Cloud"), one_of("chat", product="CLOUD")),
        (one_of("Chat", product="Cloud"), one_of("Chat")),
        (number("at most", number=2), number("at least", number=2)),
        (number("count", cap=2), number("at least", number=9)),
        (number("between", low=1, high=3), number("between", low=3, high=9)),
        (number("between", low=1, high=3), number("is filled")),
    ],
)
def test_what_one_lead_can_meet_does_not_clash(first: Criterion, second: Criterion) -> None:
    assert not clash(first, second)
    assert not clash(second, first)
