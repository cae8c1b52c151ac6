"""Key press to last paint in Chromium: What-if against the barest page with a slider."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.slider import Spread, spread
from leadpact.config import Settings
from leadpact.domain.fields import Kind
from leadpact.ingest.load_files import load_files
from leadpact.sample import AS_OF, SampleFiles
from leadpact.store.database import open_store
from tests.browser.server import free_port, serving, wait_until_ready
from tests.browser.visitor import chromium

GOAL = 2.5
_ROUNDS = 3
_KEYS = ("ArrowRight",) * 10 + ("ArrowLeft",) * 10
_SECOND = 1000
_SLIDER = "[data-testid=stSlider] input[type=range]"
# Where each page shows its numbers.
_OURS = "[data-testid=stHtml], .js-plotly-plot, [data-testid=stDataFrame]"
_BAREST = "[data-testid=stMetric]"

# The frame after the last change inside what shows numbers, counted from the key press.
_WATCH = """watched => {
    window.paint = {pressed: 0, last: 0};
    addEventListener("keydown", () => { paint.pressed = performance.now(); paint.last = 0; }, true);
    const element = node => node.closest ? node : node.parentElement;
    new MutationObserver(changes => {
        if (changes.some(change => element(change.target)?.closest(watched)))
            requestAnimationFrame(() => { paint.last = performance.now(); });
    }).observe(document.body,
               {subtree: true, childList: true, attributes: true, characterData: true});
}"""
_QUIET = """() => paint.last && performance.now() - paint.last > 300
    && document.querySelector("[data-test-script-state=notRunning]") !== null"""


@dataclass(frozen=True)
class BrowserResult:
    """From key press to last paint on a page and on the barest; `ratio` is that of the p95."""

    leads: int
    page: Spread
    barest: Spread
    ratio: float
    goal: float
    passed: bool


def measure_browser(folder: Path, files: SampleFiles, leads: int) -> BrowserResult:
    """What-if over a store with the leads of these files, and the barest page, in turn."""
    home = _home(folder, files, leads)
    with (
        serving(home) as ours,
        _barest_server(home) as barest,
        sync_playwright() as playwright,
        chromium(playwright) as browser,
    ):
        pages = (
            _opened(browser, f"{ours}/what_if", _OURS),
            _opened(browser, barest, _BAREST),
        )
        runs: tuple[list[float], list[float]] = ([], [])
        # In turn, so that a busy moment of the machine slows both.
        for _ in range(_ROUNDS):
            for opened, found in zip(pages, runs, strict=True):
                found.extend(_moves(opened))
    ours_took, barest_took = spread(runs[0]), spread(runs[1])
    ratio = ours_took.p95 / barest_took.p95
    return BrowserResult(leads, ours_took, barest_took, ratio, GOAL, ratio <= GOAL)


def _home(folder: Path, files: SampleFiles, leads: int) -> Path:
    """A store of these leads, made once and kept in the folder."""
    home = folder / f"home-{leads}"
    if not home.is_dir():
        partial = folder / f"home-{leads}.partial"
        store = open_store(Settings(home=partial))
        load_files(store, [(Kind.LEADS, files.leads)], "benchmark", AS_OF)
        store.close()
        partial.rename(home)
    return home


@contextmanager
def _barest_server(home: Path) -> Iterator[str]:
    port = free_port()
    log = home / "barest.log"
    page = Path(__file__).with_name("barest_page.py")
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", page, "--server.port", str(port)],
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_ready(port, process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()
            process.wait()


def _opened(browser: Browser, address: str, watched: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    page.locator(_SLIDER).first.wait_for(timeout=120 * _SECOND)
    page.wait_for_timeout(5 * _SECOND)
    page.evaluate(_WATCH, watched)
    # The first move makes what later ones find ready.
    _move(page, "ArrowRight")
    return page


def _moves(page: Page) -> list[float]:
    """Seconds of each of some moves of the first slider, one after the other."""
    page.bring_to_front()
    return [_move(page, key) for key in _KEYS]


def _move(page: Page, key: str) -> float:
    page.locator(_SLIDER).first.focus()
    page.keyboard.press(key)
    page.wait_for_function(_QUIET, polling=50)
    return float(page.evaluate("paint.last - paint.pressed")) / _SECOND
