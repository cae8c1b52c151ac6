"""What several commands need: the store, the day, the data set, the scoring model."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from leadpact.errors import FileError, LeadpactError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leadpact.domain.scoring_model import ScoringModel
    from leadpact.store.database import Store

DataSetOption = Annotated[
    str | None,
    typer.Option("--dataset", metavar="NAME", help="The data set; else the newest of your own."),
]
DefinitionOption = Annotated[
    str | None,
    typer.Option(
        "--definition",
        metavar="REF|FILE",
        help="The scoring model: 'default', the number of a kept proposal, or a YAML file; "
        "else the proposal in use.",
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
    """The scoring model that was asked for; raises ModelError and FileError."""
    from leadpact.domain.default_model import default_model
    from leadpact.domain.model_file import parse_model
    from leadpact.store.proposals import proposal_in_use, proposal_numbered

    if definition is None:
        return proposal_in_use(store, dataset_id)
    if definition == "default":
        return default_model()
    if definition.isdecimal():
        return proposal_numbered(store, int(definition))
    return parse_model(_text_of(definition), definition)


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
    return FileError(what, "Give 'default', the number of a kept proposal, or a YAML file.")
