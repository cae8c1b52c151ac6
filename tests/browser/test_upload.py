"""Upload as a reader with a browser goes through it."""

from io import BytesIO

import pytest
from openpyxl import Workbook
from playwright.sync_api import Locator, expect

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

LEADS = b"lead_id,source,created_at,outcome\n1,Google,2026-01-05,open\n2,Fair,2026-02-06,open\n"
OUTCOMES = b"lead_id,outcome,won_at\n1,won,2026-03-01\n9,won,2026-03-02\n"
HISTORY = b"lead_id,happened_at,from_stage,to_stage\n2,2026-02-10,inquiry,mql\n"


def button(visitor: Visitor, name: str) -> Locator:
    return visitor.page.get_by_role("button", name=name, exact=True)


def name_data_set(visitor: Visitor, name: str) -> None:
    """Put the file into a new data set of that name, whatever there is already."""
    visitor.settled()
    into = visitor.page.get_by_role("combobox", name="Into the data set")
    if into.count() and "A new data set" not in (into.input_value() or into.inner_text()):
        into.click()
        visitor.page.get_by_role("option", name="A new data set").click()
        visitor.settled()
    field = visitor.page.get_by_role("textbox", name="Name of the new data set")
    field.fill(name)
    field.press("Enter")
    visitor.settled()


def open_with(visitor: Visitor, *files: tuple[str, bytes]) -> None:
    """Hand over files on the Upload page, and wait until the first one is to be mapped."""
    visitor.open("Upload")
    visitor.upload(*files)
    label = "Cancel all" if len(files) > 1 else "Cancel"
    expect(button(visitor, label)).to_be_visible()
    visitor.settled()


def test_three_files_in_the_wrong_order_end_in_joined_outcomes(visitor: Visitor) -> None:
    """Lead 1 is won; the outcome of lead 9 waits; the history belongs to lead 2."""
    open_with(visitor, ("history.csv", HISTORY), ("won.csv", OUTCOMES), ("people.csv", LEADS))
    page = visitor.page
    expect(page.get_by_text("File 1 of 3: people.csv")).to_be_visible()
    assert visitor.bring_in("2")["New"] == 2
    button(visitor, "Next file (2 of 3)").click()
    expect(page.get_by_text("File 2 of 3: won.csv")).to_be_visible()
    counts = visitor.bring_in("2")
    assert (counts["Updated"], counts["Waiting"]) == (1, 1)
    button(visitor, "Next file (3 of 3)").click()
    expect(page.get_by_text("File 3 of 3: history.csv")).to_be_visible()
    assert visitor.bring_in("1")["New"] == 1
    expect(page.get_by_role("cell", name="2 read: 1 updated, 1 waiting")).to_be_visible()
    visitor.sees_no_error()
    visitor.stayed_inside()


def test_a_file_that_can_be_read_in_two_ways_is_asked_about_once(visitor: Visitor) -> None:
    open_with(visitor, ("two.csv", b"a,b;c\n1,2;3\n4,5;6\n7,8;9\n"))
    ways = button(visitor, "Read it like this")
    expect(ways).to_have_count(2)
    ways.first.click()
    expect(button(visitor, "Check 3 rows")).to_be_enabled()
    visitor.settled()
    button(visitor, "Cancel").click()
    expect(button(visitor, "Check 3 rows")).to_have_count(0)
    visitor.sees_no_error()


def test_every_sheet_of_a_workbook_is_offered(visitor: Visitor) -> None:
    """The first sheet has one lead, the second two."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "January"
    for row in (["lead_id", "source"], ["1", "Web"]):
        first.append(row)
    second = book.create_sheet("February")
    for row in (["lead_id", "source"], ["2", "Web"], ["3", "Fair"]):
        second.append(row)
    content = BytesIO()
    book.save(content)
    open_with(visitor, ("months.xlsx", content.getvalue()))
    expect(button(visitor, "Check 1 row")).to_be_visible()
    visitor.page.get_by_role("combobox", name="Sheet").click()
    visitor.page.get_by_role("option", name="February").click()
    expect(button(visitor, "Check 2 rows")).to_be_visible()
    name_data_set(visitor, "sheets")
    assert visitor.bring_in("2")["New"] == 2
    visitor.sees_no_error()


def test_a_cancelled_import_leaves_nothing_behind(visitor: Visitor) -> None:
    rows = 80_000
    lines = [f"{n},Source {n % 9},2026-01-{n % 28 + 1:02},n{n}@example.com\n" for n in range(rows)]
    open_with(
        visitor, ("many.csv", ("lead_id,source,created_at,email\n" + "".join(lines)).encode())
    )
    name_data_set(visitor, "cancelled")
    button(visitor, "Check 80,000 rows").click()
    go = button(visitor, "Import 80,000 rows")
    expect(go).to_be_enabled()
    visitor.settled()
    go.click()
    expect(visitor.page.get_by_role("progressbar")).to_be_visible()
    button(visitor, "Cancel").click()
    expect(visitor.page.get_by_text("nothing of it was kept")).to_be_visible()
    expect(go).to_be_enabled()
    visitor.settled()
    button(visitor, "Cancel").click()
    expect(go).to_have_count(0)
    visitor.settled()
    menu = visitor.page.get_by_test_id("stSidebar").get_by_role("combobox", name="Data set")
    menu.click()
    expect(visitor.page.get_by_role("option").first).to_be_visible()
    expect(visitor.page.get_by_role("option", name="cancelled")).to_have_count(0)


def test_what_was_confirmed_is_filled_in_for_the_next_file_with_the_same_headers(
    visitor: Visitor,
) -> None:
    """“Woher” is known to nobody, and “angefixt” means nothing before a person says it."""
    header = b"Nummer;Woher;Ausgang\n"
    open_with(visitor, ("may.csv", header + b"1;Messe;angefixt\n2;Messe;angefixt\n"))
    name_data_set(visitor, "remembered")
    mapping = visitor.page.get_by_test_id("stDataFrame").first
    names = [row[0] for row in visitor.rows(mapping)[1:]]
    visitor.choose_in_table(mapping, row=names.index("Nummer"), column=4, option="Lead ID")
    visitor.choose_in_table(mapping, row=names.index("Woher"), column=4, option="Source")
    visitor.choose_in_table(mapping, row=names.index("Ausgang"), column=4, option="Outcome")
    expect(visitor.page.get_by_text("1 of 1 texts have no meaning yet")).to_be_visible()

    # What was chosen outlives a look at another page.
    visitor.go("Overview")
    visitor.go("Upload")
    values = visitor.page.get_by_test_id("stDataFrame").nth(1)
    visitor.choose_in_table(values, row=0, column=2, option="won")
    visitor.bring_in("2")

    visitor.upload(("june.csv", header + b"3;Web;angefixt\n"))
    expect(visitor.page.get_by_text("filled in as it was confirmed then")).to_be_visible()
    visitor.settled()
    visitor.comes_to(
        lambda: {row[0]: row[4] for row in visitor.rows(mapping)[1:]},
        {"Nummer": "Lead ID", "Woher": "Source", "Ausgang": "Outcome"},
    )
    expect(visitor.page.get_by_text("texts have no meaning yet")).to_have_count(0)
    assert visitor.bring_in("1")["New"] == 1
    visitor.sees_no_error()


def test_the_last_upload_is_undone(visitor: Visitor) -> None:
    """The last of the module, since its server shows an empty data set from here on."""
    open_with(visitor, ("undone.csv", LEADS))
    name_data_set(visitor, "undone")
    visitor.bring_in("2")
    dialog = visitor.dialog("Undo the last upload")
    expect(dialog.get_by_text("2 leads go; 0 get their old values back.")).to_be_visible()
    dialog.get_by_role("textbox", name="Your name").fill("Ada")
    dialog.get_by_role("button", name="Undo it").click()
    expect(visitor.page.get_by_role("dialog")).to_have_count(0)
    expect(visitor.page.get_by_text("undone.csv was undone.")).to_be_visible()
    visitor.settled()
    expect(visitor.page.get_by_role("cell", name="↺ undone")).to_be_visible()
    expect(button(visitor, "Undo the last upload")).to_have_count(0)
    visitor.sees_no_error()
