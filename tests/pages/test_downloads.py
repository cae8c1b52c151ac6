"""What a page lets download says what the page shows: all of it, and to the last digit."""

import csv
import json
import math
import re
from collections.abc import Callable
from io import StringIO

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Dataframe

from tests.pages.opened import Opened, words

Files = dict[str, Callable[[], object]]
Rows = list[list[str]]

# The pages whose tables are their files, by what the button says.
AS_SHOWN = {
    "define/columns": "Download",
    "define/suggest": "Download the criteria",
    "define/what_if": "Download",
    "evidence/capacity": "Download",
    "evidence/grades": "Download",
    "evidence/hand_off": "Download",
    "evidence/recycling": "Download",
    "evidence/red_flags": "Download",
    "evidence/sources": "Download",
}
# The tables of these have a number and its interval in one cell, since a wall has no room for
# their files' columns; that of customers is turned round as well, a column per relationship.
SHORTENED = ("customers", "hand_raise", "reps")
MORE_FILES = ("hand_off", "hand_raise", "recycling", "red_flags", "sources")
NUMBER = re.compile(r"[−+-]?\d[\d,]*(?:\.\d+)?")


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """What makes each file that a page offers, by the id with which a browser asks for it."""
    found: Files = {}
    offer = MediaFileManager.add_deferred

    def noted(
        manager: MediaFileManager,
        data_callable: Callable[[], bytes],
        mimetype: str | None,
        coordinates: str,
        file_name: str | None = None,
        *,
        element_id: str = "",
    ) -> str:
        file_id = offer(
            manager, data_callable, mimetype, coordinates, file_name, element_id=element_id
        )
        found[file_id] = data_callable
        return file_id

    monkeypatch.setattr(MediaFileManager, "add_deferred", noted)
    return found


def downloaded(app: AppTest, files: Files, label: str) -> Rows:
    """The rows of the CSV file behind a button, the headings first."""
    button = next(one for one in app.download_button if one.label == label)
    content = files[button.proto.deferred_file_id]()
    assert isinstance(content, bytes)
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    return rows


def columns_of(rows: Rows) -> dict[str, list[str]]:
    """The cells below each heading."""
    return {heading: list(cells) for heading, *cells in zip(*rows, strict=True)}


def in_percent(table: Dataframe, heading: str) -> bool:
    """Whether a table shows that column in percent."""
    settings = json.loads(table.proto.columns)[heading]
    return "%%" in str((settings.get("type_config") or {}).get("format"))


def says(saved: str, shown: object, *, is_percent: bool) -> bool:
    """Whether a cell of a file says what a cell of a table does."""
    if isinstance(shown, str):
        return saved in (shown, f"'{shown}")
    if shown is None or (isinstance(shown, float) and math.isnan(shown)):
        return not saved
    return math.isclose(float(saved) * (100 if is_percent else 1), float(str(shown)))


@pytest.mark.parametrize("page", AS_SHOWN)
def test_a_file_has_the_rows_of_the_table(on_sample: Opened, files: Files, page: str) -> None:
    app = on_sample.page(f"pages/{page}.py")
    saved = columns_of(downloaded(app, files, AS_SHOWN[page]))
    table = next(one for one in app.dataframe if list(one.value.columns) == list(saved))
    for heading, cells in saved.items():
        is_percent = in_percent(table, heading)
        for cell, shown in zip(cells, table.value[heading], strict=True):
            assert says(cell, shown, is_percent=is_percent), (heading, cell, shown)


def has(saved: list[str], number: str) -> bool:
    """Whether a row has that number: as it stands, as a rate, or in hours that are shown as days.

    The number is as exact as it is shown.
    """
    value = float(number.replace(",", "").replace("−", "-"))
    exact = 0.5 * 10 ** -len(number.partition(".")[2]) + 1e-9
    mine = [float(cell) for cell in saved if re.fullmatch(r"-?[\d.]+(e-?\d+)?", cell)]
    return any(abs(one * scale - value) <= exact for one in mine for scale in (1, 100, 1 / 24))


@pytest.mark.parametrize("page", SHORTENED)
def test_a_file_has_every_number_of_a_shortened_table(
    on_sample: Opened, files: Files, page: str
) -> None:
    app = on_sample.page(f"pages/evidence/{page}.py")
    _, *saved = downloaded(app, files, "Download")
    table = app.dataframe[0].value
    shown = table.set_index("What").T if "What" in table else table
    looked_for = 0
    for mine, (_, row) in zip(saved, shown.iterrows(), strict=True):
        for number in NUMBER.findall(" ".join(str(cell) for cell in row)):
            assert has(mine, number), (list(row), number)
            looked_for += 1
    assert looked_for >= 10 * len(saved)


def test_the_file_of_overview_has_the_figures_of_its_cards(on_sample: Opened, files: Files) -> None:
    app = on_sample.page("pages/meet/overview.py")
    said = words(app)
    _, *saved = downloaded(app, files, "Download")
    assert len(saved) == said.count('class="lp-head"')
    for title, counted, of, *_ in saved:
        assert f"<h3>{title}</h3>" in said
        assert f"{int(counted):,} of {int(of):,}" in said


@pytest.mark.parametrize("page", MORE_FILES)
def test_every_other_file_of_a_page_is_a_table(on_sample: Opened, files: Files, page: str) -> None:
    app = on_sample.page(f"pages/evidence/{page}.py")
    others = [one.label for one in app.download_button if one.label != "Download"]
    assert others
    for label in others:
        downloaded(app, files, label)
