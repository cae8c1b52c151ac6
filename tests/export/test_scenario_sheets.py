"""Scenarios as files: a table no spreadsheet takes for formulas, and model files that come back."""

import csv
import zipfile
from io import BytesIO, StringIO

from leadpact.domain.model_file import parse_model
from leadpact.domain.shares import share
from leadpact.export.scenario_sheets import (
    file_name_of,
    model_file_of,
    models_zip,
    scenario_sheet,
)
from leadpact.export.tables import csv_text
from leadpact.metrics.scenarios import Comparison, Kind, Mark, Measure, PointsRow
from tests.ingest.naughty import NAUGHTY
from tests.stores import model_of

OURS = model_of({"name": "visits", "field": "visits", "test": "at least", "number": 3, "points": 7})


def comparison(*names: str) -> Comparison:
    two = (Mark.NONE,) * 2
    return Comparison(
        names,
        (
            Measure("Leads in A", Kind.LEADS, (share(3, 10), share(0, 0)), two),
            Measure("A closes at", Kind.RATE, (share(3, 10), share(0, 0)), two),
            Measure("Order holds", Kind.YES_OR_NO, (True, None), two),
            Measure("MQLs a month", Kind.NUMBER, (2.5, None), two),
        ),
        (PointsRow("=1+1", (7, None)),),
    )


def test_the_table_holds_values_and_the_ends_of_their_intervals() -> None:
    """3 of 10 lies in [0.1077913, 0.6032219] (glossary, Wilson)."""
    sheet = scenario_sheet(comparison("first", "second"))
    assert sheet.headings == (
        "Measure",
        *("first", "first, from", "first, to"),
        *("second", "second, from", "second, to"),
    )
    rows = {row[0]: row[1:] for row in sheet.rows}
    assert rows["Leads in A"] == (3, None, None, 0, None, None)
    rate, low, high, *rest = rows["A closes at"]
    assert rate == 0.3
    assert isinstance(low, float)
    assert isinstance(high, float)
    assert (round(low, 7), round(high, 7)) == (0.1077913, 0.6032219)
    assert rest == [None, None, None]
    assert rows["Order holds"] == ("yes", None, None, "cannot be told", None, None)
    assert rows["MQLs a month"] == (2.5, None, None, None, None, None)
    assert rows["Points: =1+1"] == (7, None, None, None, None, None)


def test_no_cell_of_the_table_is_taken_for_a_formula() -> None:
    for text in NAUGHTY.values():
        sheet = scenario_sheet(comparison(text, f"={text}"))
        rows = csv.reader(StringIO(csv_text(sheet.headings, sheet.rows), newline=""))
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_model_file_comes_back_under_the_name_it_was_given() -> None:
    back = parse_model(model_file_of("More webinars", OURS).decode("utf-8"))
    assert back == OURS.model_copy(update={"name": "More webinars"})


def test_file_names_are_plain_and_never_empty() -> None:
    assert file_name_of("More webinars!") == "more-webinars.yaml"
    assert file_name_of("Größe & Umsatz") == "groe-umsatz.yaml"
    assert file_name_of("../../etc/passwd") == "etc-passwd.yaml"
    assert file_name_of("\u05e9\u05dc\u05d5\u05dd") == "scenario.yaml"


def test_the_zip_holds_every_model_even_where_file_names_clash() -> None:
    named = [("A b", OURS), ("a-b", OURS), ("a b 2", OURS), ("\u05e9", OURS), ("a_b", OURS)]
    content = models_zip(named)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.namelist() == [
            "a-b.yaml",
            "a-b-2.yaml",
            "a-b-2-2.yaml",
            "scenario.yaml",
            "a-b-3.yaml",
        ]
        models = [parse_model(archive.read(name).decode()) for name in archive.namelist()]
    assert [model.name for model in models] == [name for name, _ in named]
    assert models_zip(named) == content
