"""One reader of the app in AppTest."""

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest

from leadpact.domain.people import Person
from leadpact.store.database import Store
from leadpact.ui.state import Session

ROOT = Path(__file__).parents[2]
PAGES = tuple(str(path.relative_to(ROOT)) for path in sorted((ROOT / "pages").glob("*/*.py")))


@dataclass(frozen=True)
class Opened:
    """The app on a store that is open in this very process."""

    store: Store

    def page(self, path: str, person: Person | None = None) -> AppTest:
        """A fresh session on the page, in that person's name; fails when the page failed."""
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        if person is not None:
            app.session_state["leadpact"] = Session(
                person_id=person.person_id, person=person.name, has_said_who=True
            )
        app.switch_page(path)
        return run(app)


def run(app: AppTest) -> AppTest:
    """The app after another run; fails when it ended in an error."""
    app.run()
    assert not app.exception
    return app


def press(app: AppTest, label: str) -> AppTest:
    """The app after a press of the button with that label."""
    next(one for one in app.button if one.label == label).click()
    return run(app)


def chosen(app: AppTest, key: str, choice: str | int) -> AppTest:
    """The app after a choice from a row of them, such as the views of a page."""
    app.button_group(key=key).set_value(choice)
    return run(app)


def answer(app: AppTest) -> str:
    """The sentence under the page's question."""
    found = re.search(r'<p class="lp-answer">(.*?)</p>', words(app))
    assert found
    return found[1]


def words(app: AppTest) -> str:
    """All that we draw ourselves: the answer, cards and notes."""
    return unescape(" ".join(str(html.proto.body) for html in app.get("html")))


def errors(app: AppTest) -> list[str]:
    """The errors that the page shows."""
    return [str(error.value) for error in app.error]


def toasts(app: AppTest) -> str:
    """What the page says in passing."""
    return " ".join(str(toast.value) for toast in app.toast)
