"""The pictures that the documents show, on the sample: `python -m tests.browser.doc_pictures`."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from playwright.sync_api import Browser, expect, sync_playwright

from leadpact.domain.default_model import default_model
from leadpact.store.rounds import open_round, say_ready
from leadpact.store.team_proposals import change_points
from tests.browser.server import ROOT, serving
from tests.browser.visitor import Visitor, chromium, visiting
from tests.stores import all_of, everybody, import_sample, store_in

DOCS = ROOT / "docs"

# What each team thinks more or less of than the default model does.
_MARKETING = {
    "decision_maker": 8,
    "repeat_visits": 4,
    "download": 6,
    "webinar": 10,
    "email_clicks": 8,
    "passive_list": -2,
}
_SALES = {
    "decision_maker": 22,
    "focus_industry": 14,
    "repeat_visits": 1,
    "webinar": 1,
    "authority_known": 12,
    "short_timeline": 18,
    "passive_list": -20,
}


def picture_docs(browser: Browser) -> None:
    """Make all pictures of docs/ anew, each on a server of its own."""
    for picture in (_what_if, _agreement):
        with TemporaryDirectory(prefix="leadpact-pictures-") as home:
            picture(browser, Path(home))


def _what_if(browser: Browser, home: Path) -> None:
    """docs/what-if.png: a slider moved, and what it does."""
    with serving(home) as address, visiting(browser, address) as visitor:
        visitor.open("What-if")
        slider = visitor.page.get_by_role("slider", name=re.compile("Decision-maker"))
        slider.focus()
        visitor.press("ArrowRight", 8)
        expect(slider).to_have_value("23")
        _keep(visitor, "what-if.png", 1180)


def _agreement(browser: Browser, home: Path) -> None:
    """docs/agreement.png: two proposals on the table, and where they differ."""
    maria = _two_proposals(home)
    with serving(home) as address, visiting(browser, address) as visitor:
        name = f"leadpact-person-{urlsplit(address).port}"
        visitor.page.context.add_cookies([{"name": name, "value": str(maria), "url": address}])
        visitor.open("Agreement")
        _keep(visitor, "agreement.png", 1140)


def _two_proposals(home: Path) -> int:
    """A round on the sample with both proposals revealed; gives Maria of marketing's id."""
    store = store_in(home)
    import_sample(store)
    people = everybody(store)
    start = default_model()
    round_id = open_round(store, people.marketing.person_id, all_of(store).dataset_id, start)
    begun = {one.name: points for one, points in zip(start.criteria, start.points, strict=True)}
    for person, proposed in ((people.marketing, _MARKETING), (people.sales, _SALES)):
        for name, now in proposed.items():
            change_points(store, person.person_id, round_id, name, was=begun[name], now=now)
        say_ready(store, person.person_id, round_id, ready=True)
    store.close()
    return people.marketing.person_id


def _keep(visitor: Visitor, name: str, height: int) -> None:
    visitor.page.set_viewport_size({"width": 1280, "height": height})
    visitor.settled()
    visitor.page.wait_for_timeout(1000)
    visitor.page.screenshot(path=DOCS / name, animations="disabled")


if __name__ == "__main__":
    with sync_playwright() as playwright, chromium(playwright) as found:
        picture_docs(found)
