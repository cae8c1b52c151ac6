"""What several commands need: the store, the day, the data set, the scoring model."""

from __future__ import annotations

import re
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from leadpact.errors import DefinitionError, FileError, LeadpactError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leadpact.domain.scoring_model import ScoringModel
    from leadpact.store.database import Store

_DEFINITION = re.compile(r"definition-\d{1,9}")
_REFERENCES = "Give 'default', the number of a kept proposal, 'definition-3', or a YAML file."

DataSetOption = Annotated[
    str | None,
    typer.Option("--dataset", metavar="NAME", help="The data set; else the newest of your own."),
]
DefinitionOption = Annotated[
    str | None,
    typer.Option(
        "--definition",
        metavar="REF|FILE",
        help="The scoring model: 'default', the number of a kept proposal, 'definition-3', or a "
        "YAML file of a model or definition; else the definition in force or proposal in use.",
    ),
]


@contextmanager
def opened_store() -> Iterator[Store]:
    """The store of this installation, closed afterwards; raises StoreError."""
    from leadpact.config import read_settings
    from leadpact.store.database import open_store

    store = open_store(read_settings())
    try:
        yield store
    finally:
        store.close()


def today() -> date:
    """The day it is where the command runs."""
    return datetime.now().astimezone().date()


def chosen_model(store: Store, dataset_id: int, definition: str | None) -> ScoringModel:
    """The scoring model that was asked for; raises ModelError, DefinitionError and FileError."""
    from leadpact.domain.default_model import default_model
    from leadpact.store.proposals import proposal_in_use, proposal_numbered

    if definition is None:
        return proposal_in_use(store, dataset_id)
    if definition == "default":
        return default_model()
    if definition.isdecimal():
        return proposal_numbered(store, int(definition))
    if _DEFINITION.fullmatch(definition):
        return _defined(store, dataset_id, int(definition.removeprefix("definition-")))
    return _model_in(_text_of(definition), definition)


def _defined(store: Store, dataset_id: int, number: int) -> ScoringModel:
    from leadpact.store.definitions import list_definitions

    known = list_definitions(store, dataset_id)
    for one in known:
        if one.number == number:
            return one.content.model
    numbers = ", ".join(str(one.number) for one in reversed(known))
    raise DefinitionError(
        f"this data set has no definition {number}",
        f"It has these: {numbers}." if numbers else "None has been put up for signature yet.",
    )


def _model_in(text: str, file_name: str) -> ScoringModel:
    """The model of a model file, or of a definition's that is as it was signed."""
    from leadpact.domain.definition_file import is_definition_file, parse_definition
    from leadpact.domain.model_file import parse_model

    if not is_definition_file(text):
        return parse_model(text, file_name)
    found = parse_definition(text, file_name)
    if not found.is_unchanged:
        raise DefinitionError(
            f"{file_name} was changed after it was signed: its hash does not fit",
            "Download the definition again, or take its 'model' part as a model file.",
        )
    return found.content.model


def _text_of(path: str) -> str:
    try:
        return Path(path).read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise _no_model(f"there is no model file '{path}'") from error
    except OSError as error:
        raise _no_model(f"the model file '{path}' cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise _no_model(f"the model file '{path}' is not UTF-8 text") from error


def _no_model(what: str) -> LeadpactError:
    return FileError(what, _REFERENCES)
