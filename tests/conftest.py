"""Stores for tests: empty ones, and one with the sample in it.

What takes long to make is made once in a session, and copied.
"""

import gc
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import settings

from leadpact.store.database import Store
from tests.stores import import_sample, store_in

# How long an example takes says how busy the machine is, and nothing about the example.
settings.register_profile("leadpact", settings(), deadline=None)
# With this one the examples are the same each time: what passes here passes in the CI.
settings.register_profile("repeatable", settings(), deadline=None, derandomize=True)
settings.load_profile("leadpact")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files whose one test takes long, so that none runs alone at the end."""
    items.sort(key=lambda item: not item.path.name.startswith("test_kill"))


def pytest_collection_finish() -> None:
    """Leave what stays for the whole session to itself: to sweep it is a twentieth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an empty store that nobody has open; to be copied."""
    home = tmp_path_factory.mktemp("empty")
    store_in(home).close()
    return home


@pytest.fixture(scope="session")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with the sample as data set 1 that nobody has open; to be copied."""
    home = tmp_path_factory.mktemp("filled")
    store = store_in(home)
    import_sample(store)
    store.close()
    return home


@pytest.fixture
def fresh_store(tmp_path: Path, empty_home: Path) -> Iterator[Store]:
    """An empty store for one test."""
    store = store_in(copytree(empty_home, tmp_path / "home"))
    yield store
    store.close()


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory, filled_home: Path) -> Iterator[Store]:
    """A store with the sample as data set 1; to be read, never to be written."""
    store = store_in(copytree(filled_home, tmp_path_factory.mktemp("sample") / "home"))
    yield store
    store.close()
