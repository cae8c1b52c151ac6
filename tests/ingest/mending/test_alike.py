"""Pairs of leads that are alike, and the groups that they make."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from leadpact.ingest.mending.alike import LEAST_ALIKE, Pair, _grouped, _pairs, how_alike
from leadpact.store.database import Store
from tests.stores import import_cells

_IDS = "abcdefg"
_PAIRS = st.builds(
    lambda ids, same_email, alike: Pair(min(ids), max(ids), same_email, alike),
    st.lists(st.sampled_from(_IDS), min_size=2, max_size=2, unique=True),
    st.booleans(),
    st.floats(LEAST_ALIKE, 100),
)
_DENIED = st.frozensets(st.sampled_from(list(combinations(_IDS, 2))), max_size=8)


@given(st.lists(_PAIRS, max_size=12), _DENIED)
def test_in_a_group_each_two_leads_are_a_pair_that_was_not_denied(
    pairs: list[Pair], denied: frozenset[tuple[str, str]]
) -> None:
    """No lead is in two groups, and no chain of likenesses joins two that are not alike.

    A pair that was not denied is left out only where joining it would bring together others that
    are none.
    """
    able = {pair.ids for pair in pairs} - denied
    groups = _grouped(pairs, denied)
    members = [lead_id for group in groups for lead_id in group.lead_ids]
    assert len(members) == len(set(members))
    for group in groups:
        assert set(combinations(sorted(group.lead_ids), 2)) <= able
        assert {lead_id for pair in group.pairs for lead_id in pair.ids} == group.lead_ids
    home = {lead_id: group.lead_ids for group in groups for lead_id in group.lead_ids}
    for one, other in able:
        together = home.get(one, frozenset(one)) | home.get(other, frozenset(other))
        inside = other in home.get(one, ())
        assert inside or not set(combinations(sorted(together), 2)) <= able


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("jon smith", "john smith", True),
        ("smith jon", "jon smith", True),
        ("plant 7", "plant 8", False),
        ("firma 12 kg", "firma 12 kg", True),
        ("firma 1", "firma 11", False),
        (None, "acme", False),
    ],
)
def test_names_of_other_numbers_are_other_names(
    one: str | None, other: str | None, alike: bool
) -> None:
    assert (how_alike(one, other) >= LEAST_ALIKE) == alike


def test_the_shortcuts_of_the_search_lose_no_pair(fresh_store: Store) -> None:
    """Eighty spellings of one person, each pair measured by rapidfuzz: the same pairs are found.

    The spellings differ after the first letters, which have to be the same; those that are spelt
    alike altogether are found without being measured.
    """
    random = Random(7)
    rows = [
        [
            f"{number:02}",
            _misspelt(random, "christiane"),
            "lin" + _misspelt(random, "dgardsen"),
            "glob" + _misspelt(random, "al foods"),
        ]
        for number in range(80)
    ]
    import_cells(fresh_store, [["lead_id", "first_name", "last_name", "company"], *rows])
    with fresh_store.cursor() as cursor:
        cursor.execute("create temp table merged_lead (lead_id varchar, into_lead_id varchar)")
        found = {pair.ids for pair in _pairs(cursor, 1)}
    expected = {
        (one[0], other[0])
        for one, other in combinations(rows, 2)
        if fuzz.token_sort_ratio(f"{one[1]} {one[2]}", f"{other[1]} {other[2]}") >= LEAST_ALIKE
        and fuzz.token_sort_ratio(one[3], other[3]) >= LEAST_ALIKE
    }
    assert found == expected
    assert 50 < len(found) < 3000


def _misspelt(random: Random, word: str) -> str:
    """The word with up to two letters left out, added or changed, but never a blank."""
    letters = list(word)
    for _ in range(random.choice((0, 0, 1, 2))):
        place = random.randrange(len(letters))
        if letters[place] != " ":
            letters[place] = random.choice(("", "x", letters[place] * 2))
    return "".join(letters).strip()
