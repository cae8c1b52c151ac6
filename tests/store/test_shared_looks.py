"""A link brings back what it was made of, or says why it cannot."""

import base64
import hashlib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadpact.domain.default_model import default_model
from leadpact.domain.fields import LEAD_FIELDS
from leadpact.domain.filters import Filters
from leadpact.errors import LinkError
from leadpact.store.database import Store, run
from leadpact.store.shared_looks import SharedLook, keep_shared_look, shared_look
from tests.ingest.naughty import NAUGHTY
from tests.models import models

TYPES = {field.name: field.type for field in LEAD_FIELDS}
TEXTS = st.text(max_size=12) | st.sampled_from(list(NAUGHTY.values()))
MODELS = models(TYPES, TEXTS, st.text(min_size=1, max_size=20))
DAYS = st.none() | st.dates()
SEVERAL = st.lists(TEXTS, max_size=3).map(tuple)
LOOKS = st.builds(
    SharedLook,
    filters=st.builds(
        Filters,
        dataset_id=st.integers(1, 2**31),
        created_from=DAYS,
        created_to=DAYS,
        products=SEVERAL,
        sources=SEVERAL,
        owners=SEVERAL,
        as_of=DAYS,
    ),
    data_set=TEXTS,
    leads=st.integers(0, 2**40),
    model=MODELS,
    compared=MODELS,
    asleep=SEVERAL,
    view=st.none() | TEXTS,
)
LOOK = SharedLook(
    Filters(1, created_from=date(2026, 1, 1), sources=("Google", "")),
    "sample",
    6012,
    default_model(),
    default_model(),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(look=LOOKS)
def test_any_look_comes_back_as_it_was(fresh_store: Store, look: SharedLook) -> None:
    address = keep_shared_look(fresh_store, look)
    assert shared_look(fresh_store, address) == look


def test_equal_looks_share_an_address_and_others_do_not(fresh_store: Store) -> None:
    first = keep_shared_look(fresh_store, LOOK)
    assert keep_shared_look(fresh_store, replace(LOOK)) == first
    other = keep_shared_look(fresh_store, replace(LOOK, filters=Filters(1)))
    assert other != first
    assert fresh_store.rows("select count(*) from shared_look") == [(2,)]
    assert [row[0] for row in fresh_store.rows("select what from audit")] == ["link made"] * 2


def test_a_look_that_was_changed_in_the_store_is_refused_until_it_is_kept_again(
    fresh_store: Store,
) -> None:
    address = keep_shared_look(fresh_store, LOOK)
    with fresh_store.transaction() as cursor:
        run(cursor, "update shared_look set content = replace(content, 'Google', 'Bing')")
    with pytest.raises(LinkError, match="was changed in the store"):
        shared_look(fresh_store, address)
    assert keep_shared_look(fresh_store, LOOK) == address
    assert shared_look(fresh_store, address) == LOOK


def test_an_address_that_was_never_given_is_named(fresh_store: Store) -> None:
    with pytest.raises(LinkError, match="'aaaaaaaaaaaaaaaa' was not made on this server"):
        shared_look(fresh_store, "a" * 16)


def test_an_address_that_is_cut_off_or_misspelt_is_named(fresh_store: Store) -> None:
    for cut in ("", "abc", "A" * 16, "a" * 17, "a" * 15 + "1", "a" * 15 + "\n"):
        with pytest.raises(LinkError, match="cut off or misspelt"):
            shared_look(fresh_store, cut)


def test_hostile_addresses_are_refused(fresh_store: Store) -> None:
    for text in NAUGHTY.values():
        with pytest.raises(LinkError, match="cut off or misspelt"):
            shared_look(fresh_store, text)


def test_a_look_of_another_form_is_refused_in_words(fresh_store: Store) -> None:
    """Its address fits its content, but a model without criteria is none."""
    good = keep_shared_look(fresh_store, LOOK)
    [(content,)] = fresh_store.rows("select content from shared_look")
    for changed in (content.replace('"form":1', '"form":2'), content.replace("criteria", "other")):
        assert changed != content
        address = _hashed(changed)
        with fresh_store.transaction() as cursor:
            run(
                cursor,
                "insert into shared_look values ($address, $content, timestamp '2026-01-01')",
                {"address": address, "content": changed},
            )
        with pytest.raises(LinkError, match="another version of Leadpact"):
            shared_look(fresh_store, address)
    assert shared_look(fresh_store, good) == LOOK


def _hashed(content: str) -> str:
    """The first 80 bits of SHA-256 in base32, in small letters."""
    return base64.b32encode(hashlib.sha256(content.encode()).digest()[:10]).decode().lower()
