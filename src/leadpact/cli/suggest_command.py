"""`leadpact suggest`: a scoring model from the data, with what it is worth."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from leadpact.cli.shared import DataSetOption, opened_store
from leadpact.cli.streams import aligned, print_json, print_text, progress_bar, say
from leadpact.errors import FileError

if TYPE_CHECKING:
    from leadpact.suggest.judging import Judged
    from leadpact.suggest.suggestion import Suggestion


def suggest(
    dataset: DataSetOption = None,
    allow: Annotated[
        list[str] | None,
        typer.Option(
            "--allow",
            metavar="FIELD",
            help="Use this field although it seems to be known only after the outcome.",
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where to write; - is here.")
    ] = "-",
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object: the model and its figures.")
    ] = False,
) -> None:
    """Suggest a scoring model: criteria, points and cut-offs that the outcomes speak for.

    It is written as YAML that `score` and What-if take, and judged on leads it was not learnt from.
    """
    from leadpact.domain.filters import Filters
    from leadpact.domain.model_file import dump_model
    from leadpact.store.datasets import data_set_named
    from leadpact.suggest.engine import suggest_model
    from leadpact.suggest.references import references_of

    with opened_store() as store:
        data_set = data_set_named(store, dataset)
        with progress_bar() as tell:
            found = suggest_model(
                store,
                Filters(data_set.dataset_id),
                allowed=tuple(allow or ()),
                reference=references_of(store, data_set.dataset_id),
                tell=tell,
            )
    to_file = output != "-"
    if to_file:
        _write(Path(output), dump_model(found.model))
    if as_json:
        print_json(_as_object(found))
        return
    if not to_file:
        typer.echo(dump_model(found.model), nl=False)
    tell_figures = print_text if to_file else say
    tell_figures(_words(found))
    if to_file:
        say(f"The model is in {output}: grade with leadpact score --definition {output}")


def _words(found: Suggestion) -> str:
    from leadpact.metrics.suggestion import basis_words, scale_words, suggestion_sentence

    parts = [
        suggestion_sentence(found),
        basis_words(found.parts),
        scale_words(found),
        aligned([_HEAD, *(_row(one) for one in _all(found))]),
    ]
    if found.left_out:
        parts.append("Left out:")
        parts.append("\n".join(f"  {one.field}: {one.reason}" for one in found.left_out))
    if any(one.is_leak for one in found.left_out):
        parts.append("--allow FIELD uses a field all the same.")
    return "\n".join(parts)


_HEAD = ("on the test leads", "AUC", "", "wins in A+B", "lift of A", "grade A wins")


def _row(judged: Judged) -> tuple[str, ...]:
    from leadpact.metrics.suggestion import captured_words, lift_words

    area = judged.area
    return (
        judged.name,
        f"{area.value:.4f}",
        f"[{area.low:.4f}–{area.high:.4f}]",
        captured_words(judged.wins_captured),
        lift_words(judged),
        captured_words(judged.grades[0].conversion),
    )


def _all(found: Suggestion) -> tuple[Judged, ...]:
    return (found.judged, *found.references, found.ceiling)


def _as_object(found: Suggestion) -> dict[str, object]:
    parts = vars(found.parts)
    day = found.parts.newest_from
    return {
        "model": found.model.model_dump(mode="json", exclude_none=True),
        "points_to_double": found.points_to_double,
        "factor": found.scale.factor,
        "offset": found.scale.offset,
        "cut_off_rule": found.cut_off_rule,
        "criteria": [
            {"name": one.criterion.name, "points": one.points} | vars(one.conversion)
            for one in found.criteria
        ],
        "split": parts | {"newest_from": day.isoformat() if day else None},
        "figures": [_judged_object(one) for one in _all(found)],
        "left_out": [vars(one) for one in found.left_out],
        "allowed": list(found.allowed),
    }


def _judged_object(judged: Judged) -> dict[str, object]:
    return {
        "name": judged.name,
        "auc": vars(judged.area),
        "wins_captured": vars(judged.wins_captured),
        "lift_of_a": judged.lift_of_a,
        "grades": [
            {"grade": one.grade.value, "expected": one.expected} | vars(one.conversion)
            for one in judged.grades
        ],
        "confusion": vars(judged.confusion),
    }


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise FileError(
            f"{path} cannot be written: {error.strerror}", "Name another file after -o."
        ) from error
