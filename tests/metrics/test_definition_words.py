"""Definitions in words, as cards and sentences say them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from leadpact.domain.definition import FigureThen
from leadpact.domain.definition_file import DefinitionFile
from leadpact.metrics.definition_words import (
    agreed_sentence,
    card_words,
    day_words,
    evidence_words,
    file_words,
    moment_words,
)
from leadpact.store.database import Store
from tests.definitions import NOTHING, agreed, content_of, up
from tests.stores import everybody

NOON = datetime(2026, 11, 12, 12, 42, tzinfo=UTC).replace(tzinfo=None)
CAPTURED = FigureThen(name="wins_captured", numerator=87, denominator=100)


def test_the_card_says_what_the_evidence_can_carry() -> None:
    assert card_words(content_of(), None) == "1 criterion"
    evidence = NOTHING.model_copy(update={"figures": (CAPTURED,), "leads": 1000})
    content = content_of(evidence=evidence)
    assert card_words(content, 15.6) == (
        "1 criterion · captures 87 % of wins · 16 leads per rep and month"
    )
    assert evidence_words(content) == (
        "Its evidence: 1,000 leads of data: 87 % of wins captured [79.0–92.2 %]."
    )


def test_the_sentence_says_what_is_in_force_and_what_waits(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    assert agreed_sentence(()).startswith("Nothing yet")
    first = replace(agreed(fresh_store, people), signatures=())
    said = agreed_sentence([first])
    assert said.startswith("Definition 1 is in force, signed by")
    draft = up(fresh_store, people)
    assert agreed_sentence([draft, first]).endswith("Definition 2 is up for signature.")


def test_moments_of_the_same_day_are_of_today() -> None:
    """Half a second apart is one day wherever the server stands, a year is not."""
    now = NOON + timedelta(seconds=0.5)
    assert moment_words(NOON, now).startswith("today ")
    assert moment_words(NOON, now + timedelta(days=365)).startswith(f"{day_words(NOON)}, ")
    assert day_words(NOON).endswith("Nov 2026")


def test_a_file_is_told_from_the_definition_here(fresh_store: Store) -> None:
    here = agreed(fresh_store, everybody(fresh_store))
    same = DefinitionFile(here.content, here.hash, ())
    assert file_words(same, here).endswith("and it is Definition 1 as it stands here.")
    assert file_words(same, None).endswith("No definition here has its hash or number.")
    other = replace(same, content=here.content.model_copy(update={"reasons": "Other ones."}))
    said = file_words(other, here)
    assert said.startswith("✕ This file of Definition 1 was changed after it was signed")
    assert said.endswith("What differs from Definition 1 here stands below.")
