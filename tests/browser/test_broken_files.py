"""Files that are no tables: one sentence, what to do next, and a way back."""

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8


@pytest.mark.parametrize(
    ("content", "sentence", "hint"),
    [
        (PNG, "Holiday.csv is a PNG picture, not a table.", "save it as CSV or XLSX"),
        (b"", "Holiday.csv is empty.", "Export it again"),
    ],
    ids=["a picture", "an empty file"],
)
def test_a_broken_file_is_refused_with_a_hint_and_another_one_can_be_chosen(
    visitor: Visitor, content: bytes, sentence: str, hint: str
) -> None:
    visitor.open("Upload")
    visitor.upload(("Holiday.csv", content))
    expect(visitor.page.get_by_test_id("stAlertContentError")).to_contain_text(sentence)
    expect(visitor.page.get_by_text(hint)).to_be_visible()
    expect(visitor.page.get_by_test_id("stException")).to_have_count(0)
    visitor.page.get_by_role("button", name="Choose another file").click()
    expect(visitor.page.get_by_test_id("stAlertContentError")).to_have_count(0)
    expect(visitor.page.get_by_text("Holiday.csv")).to_have_count(0)
    visitor.upload(("leads.csv", b"id,source\n1,Google\n"))
    expect(visitor.page.get_by_role("button", name="Check 1 row")).to_be_enabled()
    visitor.page.get_by_role("button", name="Cancel").click()
    expect(visitor.page.get_by_role("button", name="Check 1 row")).to_have_count(0)
    visitor.settled()
    visitor.sees_no_error()
