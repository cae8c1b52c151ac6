"""Stores for tests: empty ones, and one with the sample in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from leadpact.store.database import Store
from tests.stores import import_sample, store_in


@pytest.fixture
def fresh_store(tmp_path: Path) -> Iterator[Store]:
    """An empty store for one test."""
    store = store_in(tmp_path / "home")
    yield store
    store.close()


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with the sample as data set 1; to be read, never to be written."""
    store = store_in(tmp_path_factory.mktemp("sample"))
    import_sample(store)
    yield store
    store.close()
