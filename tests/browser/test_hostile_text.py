"""Uploaded text that would like to be markup, a link, an image or a formula stays text."""

import csv
from io import StringIO

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import PAGES, WITH_DOORS, Visitor

pytestmark = pytest.mark.browser

TEXTS = (
    "<img src=x onerror=alert(1)>",
    '<a href="https://evil.example">x</a>',
    "[x](https://evil.example)",
    "![x](https://evil.example/i.png)",
    "=1+1",
    "$x$",
    ":red[x]",
    "www.evil.example",
)
WRITTEN = ("lead_id", "source", "campaign", "owner", "product", "title")
TOLD = ("stage", "outcome", "created_at", "cycles", "wants_contact", "relationship")
STAGES = ("sal", "rejected", "nurture", "mql")
# A file's name holds no slash; browsers take these addresses without.
NAME = (
    "<img src=x onerror=alert(1)>![x](https:evil.example) [x](https:evil.example) "
    "$x$ :red[x] www.evil.example"
)
# Whatever could ask for something, or lead somewhere, or was made of Markdown.
LIVE = """() => [...document.querySelectorAll("*")].filter(one =>
    [...one.attributes].some(({name, value}) =>
        name.startsWith("on") || /^(src|href|xlink:href|srcset|action|data)$/.test(name)
            && (/evil/.test(value) || value === "x")
    ) || one.matches(".katex, .stMarkdownColoredText")
).map(one => one.outerHTML)"""


def hostile_file() -> bytes:
    """A header of all texts as own columns, and forty leads whose every text is one of them.

    They have what every page with doors needs.
    """
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([*WRITTEN, "rejection_reason", *TOLD, *TEXTS])
    for number in range(40):
        text = TEXTS[number % len(TEXTS)]
        stage = STAGES[number // len(TEXTS) % len(STAGES)]
        writer.writerow(
            [
                *(f"{text}{number}", *(text for _ in WRITTEN[1:])),
                text if stage == "rejected" else "",
                *(stage, "won" if number % 3 else "open", f"2026-01-{number % 28 + 1:02}"),
                *(number % 3, "yes" if number % 2 else "no", "up_sell" if number % 5 else ""),
                *(text for _ in TEXTS),
            ]
        )
    return out.getvalue().encode()


def stays_text(visitor: Visitor) -> None:
    """Fail where any of it came to life."""
    assert visitor.page.evaluate(LIVE) == []
    assert visitor.dialogs == []
    visitor.stayed_inside()
    visitor.sees_no_error()


def test_hostile_text_stays_text_on_every_page_and_behind_every_door(visitor: Visitor) -> None:
    visitor.open("Upload")
    visitor.upload((f"{NAME}.csv", hostile_file()))
    heading = visitor.page.get_by_role("heading", name="40 rows")
    expect(heading).to_contain_text("<img src=x onerror=alert(1)>![x](https:")
    stays_text(visitor)
    visitor.page.get_by_role("button", name="Check 40 rows").click()
    go = visitor.page.get_by_role("button", name="Import 40 rows")
    expect(go).to_be_enabled()
    visitor.settled()
    stays_text(visitor)
    go.click()
    expect(visitor.page.get_by_text("none lost")).to_be_visible()
    visitor.settled()
    stays_text(visitor)
    visitor.dialog("Show its details")
    stays_text(visitor)
    visitor.close_dialog()

    for title in PAGES:
        visitor.go(title)
        stays_text(visitor)
        for door in ("Show the leads", "Show the SQL"):
            button = visitor.page.get_by_role("button", name=door, exact=True)
            expect(button, title).to_have_count(1 if title in WITH_DOORS else 0)
            if title in WITH_DOORS:
                visitor.dialog(door)
                stays_text(visitor)
                visitor.close_dialog()

    visitor.go("What-if")
    dialog = visitor.dialog("Add a criterion")
    fields = dialog.get_by_role("combobox", name="Field")
    fields.click()
    stays_text(visitor)
    visitor.page.get_by_role("option", name=TEXTS[3], exact=True).click()
    expect(dialog.get_by_role("textbox", name="Name it")).to_have_value(TEXTS[3])
    dialog.get_by_role("combobox", name="Test").click()
    visitor.page.get_by_role("option", name="is filled", exact=True).click()
    visitor.settled()
    dialog.get_by_role("button", name="Add it to the draft").click()
    expect(visitor.page.get_by_role("dialog")).to_have_count(0)
    visitor.settled()
    expect(visitor.page.get_by_test_id("stSlider").get_by_text("![x]")).to_be_visible()
    stays_text(visitor)
