"""The main job: from a deep link on a fresh server to a meeting's answers from a real file."""

import csv
import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import PAGES, Visitor
from tests.real_files import SHARED, with_real_files

pytestmark = pytest.mark.browser

LABEL = "Sample data, made up"


def ugly_file() -> bytes:
    """Forty leads as a German export has them, in cp1252, every line ending in a semicolon.

    18 from "Messe Köln" and 2 whose source was left at "Select", all with 5 visits, the first 15
    of them won; 20 from "Katalog" without a visit, the first 2 of them won.
    """
    lines = ["Lead-Nr;Woher?;Created On;Converted;TotalVisits;Müßig (ja/nein)?;"]
    for number in range(40):
        fair = number < 20
        source = "Katalog" if not fair else "Messe Köln" if number < 18 else "Select"
        won = int(number < 15 or 20 <= number < 22)
        lines.append(f"{number};{source};{number % 28 + 1:02}.01.2024;{won};{5 * fair};nö;")
    return "\r\n".join(lines).encode("cp1252")


@dataclass(frozen=True)
class Grades:
    """The leads per grade in the What-if table, A to D."""

    in_use: tuple[int, ...]
    draft: tuple[int, ...]


def grades(visitor: Visitor) -> Grades:
    _, *rows = visitor.rows()
    return Grades(tuple(int(row[1]) for row in rows), tuple(int(row[2]) for row in rows))


def walk_in(visitor: Visitor) -> None:
    """Open the fresh server by a deep link, and go on to Upload."""
    visitor.open("Recycling")
    links = visitor.page.get_by_test_id("stSidebarNav").get_by_role("link")
    assert links.all_inner_texts() == list(PAGES)
    expect(visitor.page.get_by_text(LABEL, exact=True)).to_be_visible()
    expect(visitor.page.get_by_role("dialog")).to_have_count(0)
    visitor.go("Upload")


def bring_in(visitor: Visitor, name: str, rows: str) -> dict[str, int]:
    """Confirm the mapping; what the report counts."""
    counts = visitor.bring_in(rows)
    expect(visitor.page.get_by_text(f"{name} is in: {rows} rows read, none lost.")).to_be_visible()
    return counts


def raise_visits_to_twelve(visitor: Visitor) -> None:
    """Move the slider of website visits from its 2 points to 12, by keyboard."""
    visitor.go("What-if")
    visitor.page.get_by_role("radio", name="Behaviour").click()
    visitor.page.get_by_role("radio", name="Numbers").click()
    visitor.settled()
    slider = visitor.page.get_by_role("slider", name=re.compile("Website visits"))
    slider.focus()
    visitor.press("ArrowRight", 10)
    expect(slider).to_have_value("12")


def waits_for_draft(visitor: Visitor, grade_a: int) -> None:
    """Wait until the table of What-if has so many leads of grade A in the draft."""
    visitor.table_in_view()
    expect(visitor.page.get_by_test_id("glide-cell-2-0")).to_have_text(str(grade_a))


def reads_everything(visitor: Visitor) -> None:
    """Open every page: none has an error, and none calls the data a sample."""
    for title in PAGES:
        visitor.go(title)
        visitor.sees_no_error()
        expect(visitor.page.get_by_text(LABEL)).to_have_count(0)
    visitor.stayed_inside()


def visits_in_x_education() -> list[int]:
    """The whole visits of each lead, as the file says; empty is none."""
    with (SHARED / "x_education.csv").open(encoding="utf-8", newline="") as file:
        return [int(float(row["TotalVisits"] or 0)) for row in csv.DictReader(file)]


@with_real_files
def test_x_education_is_uploaded_graded_and_read(first_visitor: Visitor) -> None:
    """Visits count up to 5 times 12 points, and A begins at 60: A has 5 visits or more.

    Nothing else that gives points is awake in this file, and its red flag (a passive source) can
    only take a lead out of A; none of its sources is passive.
    """
    visitor = first_visitor
    walk_in(visitor)
    visitor.upload(("x_education.csv", (SHARED / "x_education.csv").read_bytes()))
    report = bring_in(visitor, "x_education.csv", "9,240")
    assert report.pop("Read") == sum(report.values()) == 9240
    assert report["New"] == 9240

    raise_visits_to_twelve(visitor)
    waits_for_draft(visitor, sum(visits >= 5 for visits in visits_in_x_education()))
    found = grades(visitor)
    assert found.in_use == (0, 0, 0, 9240)
    assert sum(found.draft) == 9240
    assert found.draft[3] < 9240
    expect(visitor.page.get_by_role("slider", name=re.compile("Website visits"))).to_be_focused()

    visitor.go("Sources")
    visitor.comes_to(lambda: visitor.rows()[1][:3:2], ["Google", "2873"])
    visitor.sees_no_error()
    visitor.stayed_inside()


def test_an_ugly_file_of_ones_own_is_uploaded_mapped_graded_and_read(
    first_visitor: Visitor,
) -> None:
    """In use 5 visits give 5 × 2 = 10 points, less than the 20 of C: 40 leads of grade D.

    At 12 points they give 60, which is A: 20 leads A and 20 D, of which 15 and 2 were won.
    """
    visitor = first_visitor
    walk_in(visitor)
    visitor.upload(("Müll & Söhne.csv", ugly_file()))
    expect(visitor.page.get_by_role("button", name="Check 40 rows")).to_be_enabled()
    mapping = visitor.page.get_by_test_id("stDataFrame").first
    becomes = {
        "Lead-Nr": "Lead ID",
        "Woher?": "own column",
        "Created On": "Created",
        "Converted": "Outcome",
        "TotalVisits": "Website visits",
        "Müßig (ja/nein)?": "own column",
    }
    visitor.comes_to(lambda: {row[0]: row[4] for row in visitor.rows(mapping)[1:]}, becomes)

    place = list(becomes).index("Woher?")
    visitor.choose_in_table(mapping, row=place, column=4, option="Source")

    report = bring_in(visitor, "Müll & Söhne.csv", "40")
    assert report.pop("Read") == sum(report.values()) == 40
    assert report["New"] == 40

    raise_visits_to_twelve(visitor)
    waits_for_draft(visitor, 20)
    visitor.comes_to(lambda: grades(visitor), Grades((0, 0, 0, 40), (20, 0, 0, 20)))
    visitor.comes_to(lambda: [row[5] for row in visitor.rows()[1:]], ["15", "0", "0", "2"])
    expect(visitor.page.get_by_role("slider", name=re.compile("Website visits"))).to_be_focused()

    visitor.go("Sources")
    visitor.comes_to(
        lambda: [(row[0], row[2]) for row in visitor.rows()[1:]],
        [("Katalog", "20"), ("Messe Köln", "18"), ("no source given", "2")],
    )
    reads_everything(visitor)
