"""Pages that show what others do, and stand still while somebody is asked something."""

from pathlib import Path

import pytest

from leadpact.ui import live
from leadpact.ui.frame import FOLLOWING
from tests.pages.opened import PAGES, Opened, press, run
from tests.stores import leads

FOLLOWING_PAGES = [path for path in PAGES if Path(path).stem in FOLLOWING]


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The changes of the store that each run had seen when it began to look for others."""
    found: list[int] = []
    monkeypatch.setattr(live, "_look_again", found.append)
    return found


def test_every_page_of_what_is_agreed_follows_others() -> None:
    assert len(FOLLOWING_PAGES) == len(FOLLOWING) == 7


@pytest.mark.parametrize("path", FOLLOWING_PAGES)
def test_a_dialog_has_the_page_look_for_nobody_until_it_is_gone(
    opened: Opened, looks: list[int], path: str
) -> None:
    """A page that looked while a dialog is open could close it, or not hear what is chosen."""
    leads(opened.store, "lead_id | source\n1 | Web")
    app = opened.page(path)
    assert looks == [opened.store.changes]
    app = press(app, "Say who you are")
    assert [text for text in app.text_input if text.label == "Your name"]
    assert len(looks) == 1
    run(app)
    assert looks == [opened.store.changes] * 2


def test_other_pages_follow_nobody(opened: Opened, looks: list[int]) -> None:
    leads(opened.store, "lead_id | source\n1 | Web")
    opened.page("pages/evidence/grades.py")
    assert looks == []


def test_a_page_without_data_follows_whoever_brings_it(opened: Opened, looks: list[int]) -> None:
    opened.page("pages/define/promises.py")
    assert looks == [opened.store.changes]
