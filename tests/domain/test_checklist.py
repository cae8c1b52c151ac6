"""Checklists as YAML: what is read, what is refused, and where."""

import pytest

from leadpact.domain.checklist import (
    DataRule,
    default_checklists,
    dump_checklists,
    parse_checklists,
)
from leadpact.errors import EntryError

ONE = """
- name: house
  title: Our house
  items:
    - key: asks
      says: We ask.
      next: Ask.
"""


def test_the_checklists_have_twelve_practices_and_ten_points() -> None:
    found = {checklist.name: len(checklist.items) for checklist in default_checklists()}
    assert found == {"demand_generation": 12, "alignment": 10}


def test_every_rule_that_data_has_answers_exactly_one_item() -> None:
    rules = [item.answered_by for checklist in default_checklists() for item in checklist.items]
    assert sorted(rule for rule in rules if rule is not None) == sorted(DataRule)


def test_what_is_written_is_read_back_the_same() -> None:
    assert parse_checklists(dump_checklists(default_checklists())) == default_checklists()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (ONE.replace("says: We ask.", "says: ''"), "list.yaml, line 6: 'says'"),
        (ONE.replace("asks", "No key"), "list.yaml, line 5: 'key'"),
        (ONE.replace("next: Ask.", "next: Ask.\n      answered_by: guess"), "list.yaml, line 8"),
        (ONE.replace("      next: Ask.\n", ""), "list.yaml, line 5: 'next'"),
        ("name: house", "list.yaml, line 1: checklists are a list"),
        ("- [", "list.yaml, line 1: this is not YAML"),
        (ONE + ONE, "list.yaml, line 1: each checklist needs a name of its own"),
        ("[]", "list.yaml, line 1: each checklist needs a name of its own"),
    ],
)
def test_a_wrong_checklist_is_refused_with_its_line(wrong: str, message: str) -> None:
    with pytest.raises(EntryError) as caught:
        parse_checklists(wrong, "list.yaml")
    assert caught.value.message.startswith(message)
    assert caught.value.hint


def test_two_items_of_one_key_are_refused() -> None:
    twice = ONE + "    - {key: asks, says: Again., next: Stop.}\n"
    with pytest.raises(EntryError, match="two items have the key 'asks'"):
        parse_checklists(twice)
