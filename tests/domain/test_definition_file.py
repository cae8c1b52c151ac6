"""A definition's YAML file holds all of it, and a change of any value shows."""

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from leadpact.domain.definition import (
    DefinitionContent,
    Evidence,
    FigureThen,
    RoutingRule,
    content_hash,
    content_text,
    read_content,
)
from leadpact.domain.definition_file import (
    FileSignature,
    dump_definition,
    is_definition_file,
    parse_definition,
)
from leadpact.domain.fields import LEAD_FIELDS
from leadpact.domain.model_file import dump_model
from leadpact.domain.promise import Promise, PromiseKind
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.snapshot import CriterionThen, GradeThen, ScoreThen, Snapshot, Tally
from leadpact.errors import DefinitionError, ModelError
from tests.definitions import OURS
from tests.models import models

TYPES = {field.name: field.type for field in LEAD_FIELDS}
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
LABELS = TEXTS.filter(lambda text: bool(text.strip()))
COUNTS: dict[str, Any] = {"leads": 6, "won": 2, "rated": 5, "rated_won": 1}


def full(model: ScoringModel = OURS, words: str = "The data said: so.") -> DefinitionContent:
    """A content in which everything is filled."""
    return DefinitionContent(
        number=3,
        dated=date(2026, 11, 1),
        model=model,
        routing=RoutingRule.MQL,
        routing_words=words,
        reasons=f"{words}.",
        red_flags=("Student project", "no", "2026-01-01"),
        promises=(Promise(kind=PromiseKind.ATTEMPTS, number=5, days=14, share=0.9),),
        supersedes="0" * 64,
        evidence=Evidence(
            data_set="sample",
            leads=6,
            as_of=date(2026, 7, 1),
            maturity_days=44,
            data_hash="12e45",
            scores_hash="1234",
            figures=(FigureThen(name="grade_mix", key="A", numerator=1, denominator=6),),
            snapshot=Snapshot(
                leads=6,
                won=2,
                mqls=1,
                criteria=(
                    CriterionThen(
                        name="visits", by_value=(2, 4), unknown=1, applies=Tally(**COUNTS)
                    ),
                ),
                asleep=("budget",),
                scores=(ScoreThen(score=7, **COUNTS),),
                grades=(GradeThen(grade=Grade.D, **COUNTS),),
            ),
        ),
    )


def file_of(content: DefinitionContent) -> str:
    signatures = [FileSignature("marketing", "Maria: the first", "2026-11-01 10:42:00 UTC")]
    return dump_definition(content, content_hash(content_text(content)), signatures)


@settings(max_examples=40)
@given(models(TYPES, TEXTS, LABELS), TEXTS)
def test_a_file_reads_back_to_an_equal_content_under_the_same_hash(
    model: ScoringModel, words: str
) -> None:
    content = full(model, words)
    found = parse_definition(file_of(content))
    assert found.content == content
    assert found.is_unchanged
    assert found.hash == content_hash(content_text(content))
    assert found.signatures == (
        FileSignature("marketing", "Maria: the first", "2026-11-01 10:42:00 UTC"),
    )
    assert read_content(content_text(content)) == content


def changes(tree: Any) -> Iterator[Any]:
    """The tree with one of its values changed, for each value."""
    for key in tree if isinstance(tree, dict) else range(len(tree)):
        value = tree[key]
        others = changes(value) if isinstance(value, dict | list) else [_other(value)]
        for other in others:
            changed = deepcopy(tree)
            changed[key] = other
            yield changed


def _other(value: str | float) -> str | float:
    return f"{value}0" if isinstance(value, str) else value + 1


def test_any_value_that_is_changed_makes_the_hash_not_fit() -> None:
    """Those that do not make a definition any more are refused instead; most do."""
    content = full()
    true = content_hash(content_text(content))
    fits, told, refused = 0, 0, 0
    for changed in changes(json.loads(content_text(content))):
        try:
            other = DefinitionContent.model_validate(changed)
        except ValidationError:
            refused += 1
            continue
        found = parse_definition(dump_definition(other, true, ()))
        fits, told = fits + found.is_unchanged, told + (not found.is_unchanged)
    assert fits == 0
    assert told > 40
    assert refused < 15


def test_another_hash_does_not_fit() -> None:
    text = file_of(full())
    assert not parse_definition(text.replace("\nhash: ", "\nhash: a")).is_unchanged
    assert not parse_definition(text.rsplit("hash:", 1)[0]).is_unchanged


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        ("maturity_days: 44.0", "maturity_days: long", "'maturity_days': input should be"),
        ("dated: 2026-11-01", "dated: soon", "'dated': input should be"),
        ("definition: 3", "definition: 0", "'definition': input should be greater"),
        ("form: 1", "form: 2", "'form': input should be less"),
        ("review_days: 91", "reviewed: 91", "'reviewed': extra inputs"),
        ("model:", "model: none\nother:", "'model' has the parts of a model file"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(was: str, now: str, words: str) -> None:
    text = file_of(full())
    line = text[: text.index(was)].count("\n") + 1
    with pytest.raises(DefinitionError) as raised:
        parse_definition(text.replace(was, now), "d.yaml")
    assert f"d.yaml, line {line}: {words}" in raised.value.message


def test_errors_in_the_model_part_are_those_of_a_model_file() -> None:
    text = file_of(full())
    line = text[: text.index("points: 7")].count("\n") + 1
    with pytest.raises(ModelError, match=f"d.yaml, line {line}: 'points'"):
        parse_definition(text.replace("points: 7", "points: many"), "d.yaml")
    with pytest.raises(ModelError, match="line 1: a definition has 'definition'"):
        parse_definition("- a list")


def test_files_of_definitions_and_of_models_are_told_apart() -> None:
    assert is_definition_file(file_of(full()))
    assert not is_definition_file(dump_model(OURS))


def test_what_there_is_not_is_left_out_of_the_text() -> None:
    """So a field that a later version adds leaves older texts and hashes as they were."""
    content = full().model_copy(update={"supersedes": None})
    assert "null" not in content_text(content)
    assert read_content(content_text(content)).supersedes is None
