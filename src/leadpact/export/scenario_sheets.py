"""Scenarios for other programs: their comparison as a table, their models as files."""

import re
import unicodedata
import zipfile
from collections.abc import Sequence
from io import BytesIO

from leadpact.domain.model_file import dump_model
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share
from leadpact.export.sheets import Cell, Sheet, SheetColumn
from leadpact.metrics.scenarios import Comparison, Kind, Measure, Value

_LONGEST_STEM = 40
# The oldest time a zip can hold: the same models make the same file, whenever it is made.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def scenario_sheet(comparison: Comparison) -> Sheet:
    """The comparison, one row per measure and then one per criterion in which points differ.

    Each candidate has its value, and the ends of its interval where it is a rate; rates lie in
    [0, 1].
    """
    columns = [SheetColumn("Measure")]
    for name in comparison.names:
        columns += [SheetColumn(name), SheetColumn(f"{name}, from"), SheetColumn(f"{name}, to")]
    measures = [
        (measure.title, *_in_row([_cells(value, measure) for value in measure.values]))
        for measure in comparison.measures
    ]
    points = [
        (f"Points: {row.label}", *_in_row([(value, None, None) for value in row.values]))
        for row in comparison.points
    ]
    return Sheet("scenarios", tuple(columns), (*measures, *points))


def model_file_of(name: str, model: ScoringModel) -> bytes:
    """The model under that name, as a file that What-if takes."""
    return dump_model(model.model_copy(update={"name": name})).encode("utf-8")


def file_name_of(name: str) -> str:
    """A file name made of the name's plain letters and figures: "More webinars!" gives
    "more-webinars.yaml".
    """
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    stem = re.sub(r"[^a-z0-9]+", "-", bare)[:_LONGEST_STEM].strip("-")
    return f"{stem or 'scenario'}.yaml"


def models_zip(models: Sequence[tuple[str, ScoringModel]]) -> bytes:
    """The models by their names, as one zip of model files with names of their own."""
    out = BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, model in models:
            file_name = _free(file_name_of(name), taken)
            taken.add(file_name)
            archive.writestr(zipfile.ZipInfo(file_name, _NO_TIME), model_file_of(name, model))
    return out.getvalue()


def _in_row(cells: Sequence[tuple[Cell, Cell, Cell]]) -> tuple[Cell, ...]:
    return tuple(cell for three in cells for cell in three)


def _cells(value: Value, measure: Measure) -> tuple[Cell, Cell, Cell]:
    if measure.kind is Kind.YES_OR_NO:
        return ("cannot be told" if value is None else "yes" if value else "no", None, None)
    if isinstance(value, Share):
        if measure.kind is Kind.LEADS:
            return (value.numerator, None, None)
        return (value.rate, value.low, value.high)
    return (value, None, None)


def _free(file_name: str, taken: set[str]) -> str:
    stem = file_name.removesuffix(".yaml")
    numbered = (f"{stem}-{number}.yaml" for number in range(2, len(taken) + 3))
    return next(one for one in (file_name, *numbered) if one not in taken)
