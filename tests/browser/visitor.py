"""A reader in Chromium, who notes what pages ask for and what goes wrong in them."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    Dialog,
    Error,
    FilePayload,
    Locator,
    Page,
    Playwright,
    expect,
)

Scheme = Literal["light", "dark"]

# The pages by the title in the navigation: their path and the question they answer.
PAGES = {
    "Overview": ("/", "Are our leads any good?"),
    "Self-assessment": ("/self_assessment", "Is our own house in order?"),
    "Review": ("/review", "Does our definition still hold?"),
    "What-if": ("/what_if", "What if we scored leads differently?"),
    "Your columns": ("/columns", "What do our own columns tell about who buys?"),
    "Suggest": ("/suggest", "Which criteria would the data suggest?"),
    "Agreement": ("/agreement", "Where do we differ, and who was right?"),
    "Definitions": ("/definitions", "What have we agreed?"),
    "Blind grading": ("/grading", "Would we grade the same leads alike?"),
    "Questions": ("/questions", "Do we ask the same things?"),
    "Promises": ("/promises", "Do we keep our promises?"),
    "Grades": ("/grades", "How do our leads grade?"),
    "Sources": ("/sources", "Which sources convert?"),
    "Recycling": ("/recycling", "Do leads that come round again close?"),
    "Hand-off": ("/hand_off", "Where do leads stall between marketing and sales?"),
    "Red flags": ("/red_flags", "What are the no's?"),
    "Hand-raise": ("/hand_raise", "Should the lead decide?"),
    "Customers": ("/customers", "Do we only look at net new?"),
    "Capacity": ("/capacity", "Can sales work what marketing sends?"),
    "Reps": ("/reps", "Is a no the lead's or the rep's?"),
    "Upload": ("/upload", "What do our own files say?"),
    "Mend": ("/mend", "Which rows still need a hand?"),
}
# Those with the doors to the leads and the SQL, on data that has what they need.
WITH_DOORS = (
    *("Overview", "What-if", "Your columns", "Grades", "Sources", "Recycling", "Hand-off"),
    *("Red flags", "Hand-raise", "Customers", "Capacity", "Reps"),
)

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_SECONDS = 30
# A deep link lets Streamlit's client look for the server under the link's own path first.
_EXPECTED_ERRORS = ("the server responded with a status of 404",)
_ROWS = """grid => [...grid.querySelectorAll("[role=row]")].map(
    row => [...row.querySelectorAll("[role=gridcell], [role=columnheader]")]
        .map(cell => cell.textContent))"""


@dataclass(frozen=True)
class Visitor:
    """One reader with a session of his own; the lists fill while he reads."""

    page: Page
    address: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def open(self, title: str) -> None:
        """Open a page by its deep link, and wait until it stands."""
        path, question = PAGES[title]
        self.page.goto(self.address + path)
        self.at(question)

    def go(self, title: str) -> None:
        """Go to a page by the navigation, and wait until it stands."""
        self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=title).click()
        self.at(PAGES[title][1])

    def at(self, question: str) -> None:
        """Wait until the page of that question stands."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(question)
        expect(self.page.locator(".lp-answer")).to_be_visible()
        self.settled()

    def settled(self) -> None:
        """Wait until the server has nothing more to say, and the page nothing more to fetch."""
        app = self.page.get_by_test_id("stApp")
        expect(app).to_have_attribute("data-test-script-state", "notRunning")
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0)

    def dialog(self, button: str) -> Locator:
        """What opens behind a button."""
        self.page.get_by_role("button", name=button, exact=True).click()
        found = self.page.get_by_role("dialog")
        expect(found).to_be_visible()
        self.settled()
        return found

    def close_dialog(self) -> None:
        """Leave the dialog."""
        self.page.get_by_role("dialog").get_by_role("button", name="Close").click()
        expect(self.page.get_by_role("dialog")).to_have_count(0)
        self.settled()

    def comes_to(self, read: Callable[[], object], wanted: object) -> None:
        """Fail unless what is read comes to be that: a page may still show the run before."""
        deadline = time.monotonic() + _SECONDS
        while time.monotonic() < deadline:
            # What was found on the page may be gone, or half there, while it is read.
            with suppress(Error, LookupError, ValueError):
                if read() == wanted:
                    return
            self.page.wait_for_timeout(100)
        assert read() == wanted

    def table_in_view(self, table: Locator | None = None) -> Locator:
        """A table, by default the page's first, brought into view: only there it has cells."""
        found = self.page.get_by_test_id("stDataFrame").first if table is None else table
        # Playwright's own scrolling fails where the page draws the table anew meanwhile.
        found.evaluate("table => table.scrollIntoView({block: 'nearest'})")
        return found

    def rows(self, table: Locator | None = None) -> list[list[str]]:
        """The rows of a table, the headings first; by default of the page's first table."""
        found = self.table_in_view(table)
        grid = found.get_by_role("grid", include_hidden=True)
        expect(grid).to_be_attached()
        rows: list[list[str]] = grid.evaluate(_ROWS)
        return rows

    def choose_in_table(self, table: Locator, *, row: int, column: int, option: str) -> None:
        """Choose from a cell's menu by keyboard; rows and columns count from 0."""
        cell = self._open_cell(table, row=row, column=column)
        menu = self.page.locator("#portal")
        menu.get_by_role("combobox").fill(option)
        expect(menu.get_by_role("option")).to_have_text([option])
        self.press("Enter", 1)
        expect(cell).to_have_text(option)
        self.settled()

    def write_in_table(self, table: Locator, *, row: int, column: int, text: str) -> None:
        """Write into a cell by keyboard; rows and columns count from 0."""
        cell = self._open_cell(table, row=row, column=column)
        self.page.locator("#portal").get_by_role("textbox").fill(text)
        self.press("Enter", 1)
        expect(cell).to_have_text(text)
        self.settled()

    def _open_cell(self, table: Locator, *, row: int, column: int) -> Locator:
        table.locator(".dvn-scroller").click(position={"x": 30, "y": 55})
        expect(table.get_by_test_id("glide-cell-0-0")).to_have_attribute("aria-selected", "true")
        self.press("ArrowDown", row)
        self.press("ArrowRight", column)
        cell = table.get_by_test_id(f"glide-cell-{column}-{row}")
        expect(cell).to_have_attribute("aria-selected", "true")
        self.press("Enter", 1)
        return cell

    def upload(self, *files: tuple[str, bytes]) -> None:
        """Hand files of these names and contents to the Upload page, all at once."""
        self.settled()
        chooser = self.page.locator("input[type=file]")
        expect(chooser).to_have_count(1)
        payload: list[FilePayload] = [
            {"name": name, "mimeType": "text/csv", "buffer": content} for name, content in files
        ]
        chooser.set_input_files(payload)

    def bring_in(self, rows: str) -> dict[str, int]:
        """Check the file at work and import it; what the report counts, as the preview did."""
        counted = "1 row" if rows == "1" else f"{rows} rows"
        self.page.get_by_role("button", name=f"Check {counted}", exact=True).click()
        go = self.page.get_by_role("button", name=f"Import {counted}", exact=True)
        expect(go).to_be_enabled()
        self.settled()
        previewed = self.counts()
        go.click()
        expect(self.page.get_by_test_id("stAlertContentSuccess")).to_be_visible()
        self.comes_to(self.counts, previewed)
        return previewed

    def counts(self) -> dict[str, int]:
        """The counts in view by their labels."""
        metrics = self.page.get_by_test_id("stMetric")
        labels = metrics.get_by_test_id("stMetricLabel").all_inner_texts()
        values = metrics.get_by_test_id("stMetricValue").all_inner_texts()
        return {
            label: int(value.replace(",", "")) for label, value in zip(labels, values, strict=True)
        }

    def press(self, key: str, times: int) -> None:
        """Press a key several times."""
        for _ in range(times):
            self.page.keyboard.press(key)

    def sees_no_error(self) -> None:
        """Fail where the page shows an error, or where the browser complained."""
        expect(self.page.get_by_test_id("stException")).to_have_count(0)
        expect(self.page.get_by_test_id("stAlertContentError")).to_have_count(0)
        assert self.errors == []

    def stayed_inside(self) -> None:
        """Fail where anything was asked of another machine."""
        assert self.outside == []


@contextmanager
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """The machine's own Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    if path is None:
        raise RuntimeError("there is no Chromium: run scripts/chromium.sh")
    browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
    yield browser
    browser.close()


@contextmanager
def visiting(browser: Browser, address: str, scheme: Scheme = "light") -> Iterator[Visitor]:
    """A reader at a screen of 1280 px, in a session of his own."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    context.set_default_timeout(_SECONDS * 1000)
    expect.set_options(timeout=_SECONDS * 1000)
    visitor = Visitor(context.new_page(), address)
    page = visitor.page

    def note_request(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            visitor.outside.append(url)

    def note_error(text: str) -> None:
        if not any(known in text for known in _EXPECTED_ERRORS):
            visitor.errors.append(text)

    context.on("request", lambda request: note_request(request.url))
    page.on("websocket", lambda socket: note_request(socket.url))
    page.on("pageerror", lambda error: note_error(str(error)))
    page.on("console", lambda said: note_error(said.text) if said.type == "error" else None)

    def note_dialog(dialog: Dialog) -> None:
        visitor.dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note_dialog)
    yield visitor
    context.close()
