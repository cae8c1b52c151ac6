"""The app as AppTest runs it, on stores of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from leadpact.ui.cached import the_store
from tests.pages.opened import Opened
from tests.stores import import_sample, store_in


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """The app on an empty store of its own."""
    yield from _opened(tmp_path / "home", monkeypatch)


@pytest.fixture(scope="module")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the sample."""
    home = tmp_path_factory.mktemp("sample")
    store = store_in(home)
    import_sample(store)
    store.close()
    return home


@pytest.fixture
def on_sample(sample_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """The app on the module's store with the sample."""
    yield from _opened(sample_home, monkeypatch)


def _opened(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    monkeypatch.setenv("LEADPACT_HOME", str(home))
    monkeypatch.setenv("LEADPACT_MEMORY", "1GB")
    yield Opened(the_store())
    the_store().close()
    st.cache_resource.clear()
    st.cache_data.clear()
