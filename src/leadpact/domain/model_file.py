"""A scoring model as a YAML text that people can read and write."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import StringIO
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from leadpact.domain.criteria import Criterion
from leadpact.domain.scoring_model import ScoringModel
from leadpact.errors import LeadpactError, ModelError

_HINT = "Correct that line, or download a model from What-if and start from it."
_PARTS = "a model has 'name', 'cut_offs', 'mql_threshold' and 'criteria'"
_ARGUMENTS = ("values", "number", "low", "high", "cap", "days", "product", "decay", "since")


def parse_model(text: str, file_name: str = "model.yaml") -> ScoringModel:
    """The scoring model that the YAML text describes; raises ModelError naming the line."""
    return model_in(load_document(text, file_name, _PARTS), file_name)


def model_in(document: CommentedMap, file_name: str) -> ScoringModel:
    """The scoring model that this part of a YAML document describes; raises ModelError."""
    entries = document.get("criteria")
    if not isinstance(entries, CommentedSeq):
        raise _error(file_name, document.lc.line + 1, "'criteria' has to be a list")
    points = []
    criteria = []
    for place, entry in enumerate(entries):
        if not isinstance(entry, CommentedMap):
            raise _error(file_name, entries.lc.item(place)[0] + 1, "a criterion has named parts")
        if "points" not in entry:
            raise _error(file_name, entry.lc.line + 1, "'points' is missing")
        points.append(entry["points"])
        criteria.append({key: value for key, value in entry.items() if key != "points"})
    known = {"name", "criteria", "cut_offs", "mql_threshold"}
    for key in document:
        if key not in known:
            raise _error(file_name, document.lc.key(key)[0] + 1, f"'{key}' is not part of a model")
    fields = {key: document[key] for key in document if key != "criteria"}
    try:
        return ScoringModel.model_validate(
            {**fields, "criteria": criteria, "points": points}, strict=False
        )
    except ValidationError as error:
        first = error.errors()[0]
        at = first.get("ctx", {}).get("place")
        where = tuple(first["loc"]) if at is None else ("criteria", at)
        line = line_of(document, where)
        raise _error(file_name, line, error_words(where, first["msg"])) from error


def dump_model(model: ScoringModel) -> str:
    """The model as YAML text that `parse_model` reads back to an equal model."""
    return dump_document(model_parts(model))


def model_parts(model: ScoringModel) -> dict[str, Any]:
    """The model as the parts of a YAML document that `model_in` reads back."""
    entries = [
        _entry(criterion, points)
        for criterion, points in zip(model.criteria, model.points, strict=True)
    ]
    return {
        "name": plain_value(model.name),
        "cut_offs": model.cut_offs.model_dump(),
        "mql_threshold": model.mql_threshold,
        "criteria": entries,
    }


def dump_document(document: Mapping[str, Any] | Sequence[Any]) -> str:
    """The document as YAML text."""
    yaml = YAML(typ="rt", pure=True)
    yaml.width = 100
    out = StringIO()
    yaml.dump(document, out)
    return out.getvalue()


def _entry(criterion: Criterion, points: int) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": criterion.name,
        "label": plain_value(criterion.label),
        "group": criterion.group.value,
        "field": plain_value(criterion.field),
        "test": criterion.test.value,
    }
    for name in _ARGUMENTS:
        value = getattr(criterion, name)
        if value not in (None, ()):
            entry[name] = (
                [plain_value(one) for one in value] if name == "values" else plain_value(value)
            )
    entry["points"] = points
    return entry


def plain_value(value: str | float) -> str | int | float:
    """Whole numbers without a point; texts with unseen characters so that YAML escapes them."""
    if isinstance(value, str):
        return value if value.isprintable() else DoubleQuotedScalarString(value)
    return int(value) if float(value).is_integer() else value


def load_document(text: str, file_name: str, parts: str) -> CommentedMap:
    """The YAML text as named parts, which `parts` lists in words; raises ModelError."""
    document = load_yaml(text, partial(_error, file_name))
    if not isinstance(document, CommentedMap):
        raise _error(file_name, 1, parts)
    return document


def load_yaml(text: str, fault: Callable[[int, str], LeadpactError]) -> object:
    """What the YAML text says; raises the fault of that line and what is wrong there."""
    try:
        return YAML(typ="rt", pure=True).load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise fault(line, f"this is not YAML: {error.problem}") from error
    except (YAMLError, ValueError) as error:
        raise fault(1, "this is not YAML") from error


def line_of(document: CommentedMap | CommentedSeq, where: Sequence[int | str]) -> int:
    """The 1-based line of the innermost part of `where` that stands in the document."""
    path = list(where)
    if path and path[0] == "points":
        path = ["criteria", *path[1:], "points"]
    node: Any = document
    line = 1
    for step in path:
        if isinstance(node, CommentedMap) and step in node:
            line = node.lc.key(step)[0] + 1
        elif isinstance(node, CommentedSeq) and isinstance(step, int) and step < len(node):
            line = node.lc.item(step)[0] + 1
        else:
            break
        node = node[step]
    return line


def error_words(where: Sequence[int | str], message: str) -> str:
    """What is wrong at that place, in a person's words."""
    said = message.removeprefix("Value error, ")
    if said != message or (where[:1] == ("criteria",) and len(where) == 2):
        return said
    name = next((step for step in reversed(where) if isinstance(step, str)), "model")
    return f"'{name}': {said[0].lower()}{said[1:]}"


def _error(file_name: str, line: int, what: str) -> ModelError:
    return ModelError(f"{file_name}, line {line}: {what}", _HINT)
