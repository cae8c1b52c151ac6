"""The app as AppTest runs it, on stores of its own."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner

from leadpact.ui.cached import the_store
from tests.pages.opened import Opened


@pytest.fixture(scope="session", autouse=True)
def components_found_once() -> Iterator[None]:
    """AppTest reads the metadata of every installed package anew for each run; once will do."""
    with pytest.MonkeyPatch.context() as patch:
        found = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", found)
        yield


@pytest.fixture
def opened(tmp_path: Path, empty_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """The app on an empty store of its own."""
    yield from _opened(copytree(empty_home, tmp_path / "home"), monkeypatch)


@pytest.fixture(scope="module")
def sample_home(tmp_path_factory: pytest.TempPathFactory, filled_home: Path) -> Path:
    """The folder of the module's own store that holds the sample."""
    return copytree(filled_home, tmp_path_factory.mktemp("sample") / "home")


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
