"""Servers and readers for the tests that drive a browser."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.server import serving
from tests.browser.visitor import Visitor, chromium, visiting


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright, chromium(playwright) as found:
        yield found


@pytest.fixture(scope="session")
def served_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a server that was started once and has stopped; to be copied."""
    home = tmp_path_factory.mktemp("served")
    with serving(home):
        pass
    return home


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, served_home: Path) -> Iterator[str]:
    """A server for the tests of one module, with nothing but the sample at the start."""
    with serving(copytree(served_home, tmp_path_factory.mktemp("home") / "home")) as address:
        yield address


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[str]:
    """A server for one test that nobody has opened yet."""
    with serving(tmp_path / "home") as address:
        yield address


@pytest.fixture
def visitor(browser: Browser, server: str) -> Iterator[Visitor]:
    """A reader of the module's server."""
    with visiting(browser, server) as found:
        yield found


@pytest.fixture(scope="module")
def reader(browser: Browser, server: str) -> Iterator[Visitor]:
    """A reader who stays for all tests of a module that only look, and moves nothing."""
    with visiting(browser, server) as found:
        found.open("Overview")
        yield found


@pytest.fixture
def first_visitor(browser: Browser, fresh_server: str) -> Iterator[Visitor]:
    """The first reader of a server that nobody has opened yet."""
    with visiting(browser, fresh_server) as found:
        yield found
