"""The three doors of a page: show the leads, show the SQL, download."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


def download(visitor: Visitor, button: str) -> list[list[str]]:
    """The rows of the CSV file that a button gives, the headings first."""
    with visitor.page.expect_download() as expected:
        visitor.page.get_by_role("button", name=button, exact=True).click()
    path = expected.value.path()
    assert expected.value.suggested_filename.endswith(".csv")
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def denominator(visitor: Visitor) -> int:
    """What the first card's figure is of: "165 of 671" is of 671."""
    text = visitor.page.locator(".lp-card .lp-of, .lp-head .lp-value").first.inner_text()
    found = re.search(r"of ([\d,]+)", text)
    assert found, text
    return int(found[1].replace(",", ""))


@pytest.mark.parametrize("title", ["Overview", "Recycling"])
def test_show_the_leads_opens_with_as_many_rows_as_the_figure_is_of(
    reader: Visitor, title: str
) -> None:
    """The table shows the first 1,000 rows, below its line of headings; the file has them all."""
    reader.go(title)
    of = denominator(reader)
    dialog = reader.dialog("Show the leads")
    expect(dialog.get_by_text(re.compile(rf"\. {of:,} rows"))).to_be_visible()
    grid = dialog.get_by_role("grid", include_hidden=True)
    expect(grid).to_have_attribute("aria-rowcount", str(min(of, 1000) + 1))
    assert len(download(reader, "Download these leads")) == of + 1
    reader.close_dialog()
    reader.sees_no_error()


def test_show_the_sql_shows_the_question_as_it_runs(reader: Visitor) -> None:
    reader.go("Recycling")
    dialog = reader.dialog("Show the SQL")
    code = dialog.get_by_test_id("stCode")
    expect(code).to_contain_text("with leads as (")
    expect(code).to_contain_text("cycles >= 2 as counted")
    reader.close_dialog()
    reader.sees_no_error()


def as_number(cell: str, *, is_rate: bool) -> str | float:
    """A cell of a table or a file as what it says; tables have rates in percent."""
    try:
        return round(float(cell) * (100 if is_rate else 1), 6)
    except ValueError:
        return cell


@pytest.mark.parametrize("title", ["What-if", "Sources"])
def test_download_gives_the_rows_of_the_table(reader: Visitor, title: str) -> None:
    """In Chromium on two pages; tests/pages/test_downloads.py holds those of all."""
    reader.go(title)
    shown = reader.rows()
    saved = download(reader, "Download")
    assert saved[0] == shown[0]
    rates = {"Conversion", "From", "To", "Naive"}
    expected = [
        [
            as_number(cell, is_rate=heading in rates)
            for heading, cell in zip(saved[0], row, strict=True)
        ]
        for row in saved[1:]
    ]
    assert [[as_number(cell, is_rate=False) for cell in row] for row in shown[1:]] == expected
    assert len(expected) >= 4


def test_a_figure_that_the_data_lacks_opens_no_empty_list(visitor: Visitor) -> None:
    """The last of the module, since its server shows this file's leads from here on."""
    visitor.open("Upload")
    visitor.upload(("crm.csv", b"lead_id,source,outcome\n1,Web,won\n2,Ads,open\n"))
    visitor.bring_in("2")
    expect(visitor.page.get_by_text("crm.csv is in: 2 rows read, none lost.")).to_be_visible()
    visitor.go("Overview")
    dialog = visitor.dialog("Show the leads")
    figures = dialog.get_by_role("combobox")
    figures.press("ArrowDown")
    visitor.page.get_by_role("option", name="Closes cycled 2+ times").click()
    expect(dialog.get_by_text("it needs Cycles. Map a column to it in Upload.")).to_be_visible()
    expect(dialog.get_by_test_id("stDataFrame")).to_have_count(0)
