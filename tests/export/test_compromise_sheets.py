"""The way between two proposals as a file."""

from fractions import Fraction

from leadpact.export.compromise_sheets import way_sheet
from leadpact.export.tables import csv_text
from leadpact.metrics.compromise import compromise
from leadpact.patterns.compromise import WayBetween
from tests.metrics.test_compromise import CREW, MODEL, stop


def test_every_stop_is_a_row_with_what_it_captures_and_its_points() -> None:
    hostile = MODEL.criteria[0].model_copy(update={"label": "=1+1"})
    ends = [
        MODEL.model_copy(update={"criteria": (hostile,), "points": (points,)}) for points in (7, 9)
    ]
    stops = tuple(stop(Fraction(place), 82, model) for place, model in enumerate(ends))
    sheet = way_sheet(compromise(WayBetween(stops, 0, 1000, 100, 160), CREW, 16))
    first, last = (dict(zip(sheet.headings, row, strict=True)) for row in sheet.rows)
    assert (first["Stop"], last["Stop"]) == ("Marketing’s proposal", "Sales’ proposal")
    assert (first["Wins at capacity"], first["Of"], first["Rate"]) == (82, 100, 0.82)
    assert (first["κ to marketing"], first["κ to sales"]) == (0.6, None)
    assert (first["Points: =1+1"], last["Points: =1+1"]) == (7, 9)
    assert [first[f"{name} from"] for name in ("A", "B", "C", "MQL")] == [30, 20, 10, 20]
    assert "Marketing’s proposal,0.0,82,100,0.82" in csv_text(sheet.headings, sheet.rows)
