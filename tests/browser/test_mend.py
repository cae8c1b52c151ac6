"""Mend: rows are corrected in the editor, and people who are in twice merged and taken apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.server import serving
from tests.browser.visitor import Visitor, visiting
from tests.stores import leads, store_in

pytestmark = pytest.mark.browser

# Two rows without a date are kept out; leads 1 and 2 share an e-mail.
ROWS = """
    lead_id | email        | company                      | created_at
    1       | anna@acme.de | Acme                         | 2026-01-05
    2       | anna@acme.de | <img src=x onerror=alert(1)> | 2026-01-06
    3       | bob@acme.de  | Acme                         | 2026-02-30
    4       | carl@acme.de | Acme                         | someday
"""


@pytest.fixture
def visitor(browser: Browser, tmp_path: Path) -> Iterator[Visitor]:
    """A reader of a store with those rows, on the page."""
    store = store_in(tmp_path / "home")
    leads(store, ROWS)
    store.close()
    with serving(tmp_path / "home") as address, visiting(browser, address) as found:
        found.open("Mend")
        yield found


def says(visitor: Visitor, sentence: str, *, leads: int) -> None:
    """Wait for the page's sentence and the number of leads in the sidebar."""
    expect(visitor.page.locator(".lp-answer")).to_have_text(sentence)
    menu = visitor.page.get_by_role("combobox", name="Data set")
    expect(menu).to_have_value(f"data · {leads}")
    visitor.settled()
    visitor.sees_no_error()


def press(visitor: Visitor, button: str) -> None:
    """Press the button with that label."""
    visitor.page.get_by_role("button", name=button, exact=True).click()


def test_a_corrected_row_goes_in_and_the_other_one_stays(visitor: Visitor) -> None:
    says(
        visitor,
        "2 rows of 1 upload are kept out, 1 person seems to be in twice.",
        leads=2,
    )
    table = visitor.page.get_by_test_id("stDataFrame").first
    headings, *rows = visitor.rows(table)
    assert headings[:3] == ["Line", "Why", "created_at"]
    assert [row[1] for row in rows] == [
        "created_at: “2026-02-30” is not a date",
        "created_at: “someday” is not a date",
    ]

    visitor.write_in_table(table, row=0, column=2, text="2026-02-28")
    press(visitor, "Send 1 row through again")
    expect(
        visitor.page.get_by_text("Of 1 row sent through again 1 went in, 0 are still kept out.")
    ).to_be_visible()
    says(
        visitor,
        "1 row of 1 upload is kept out, 1 person seems to be in twice.",
        leads=3,
    )
    someday = "created_at: “someday” is not a date"
    visitor.comes_to(lambda: [row[1] for row in visitor.rows()[1:]], [someday])


def test_two_leads_become_one_and_two_again_and_all_are_merged_only_when_confirmed(
    visitor: Visitor,
) -> None:
    visitor.page.get_by_role("tab", name="In twice", exact=True).click()
    expect(visitor.page.get_by_text("same e-mail").first).to_be_visible()
    assert visitor.page.locator("img[src=x]").count() == 0

    press(visitor, "Merge")
    says(visitor, "2 rows of 1 upload are kept out.", leads=1)
    expect(visitor.page.get_by_role("heading", name="Merged leads: 1")).to_be_visible()

    press(visitor, "Take apart")
    says(
        visitor,
        "2 rows of 1 upload are kept out, 1 person seems to be in twice.",
        leads=2,
    )

    dialog = visitor.dialog("Merge all with the same e-mail")
    expect(dialog).to_contain_text("2 leads become 1")
    visitor.close_dialog()
    says(
        visitor,
        "2 rows of 1 upload are kept out, 1 person seems to be in twice.",
        leads=2,
    )
    visitor.dialog("Merge all with the same e-mail")
    press(visitor, "Merge 2 leads into 1")
    says(visitor, "2 rows of 1 upload are kept out.", leads=1)
    assert visitor.dialogs == []
