"""Looks at What-if that somebody asked a link for, kept under the hash of what they hold."""

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from leadpact.domain.filters import Filters
from leadpact.domain.model_file import dump_model, parse_model
from leadpact.domain.scoring_model import ScoringModel
from leadpact.errors import LinkError, ModelError
from leadpact.store.database import Store, run
from leadpact.store.datasets import write_audit

_LENGTH = 16
_ADDRESS = re.compile(f"[a-z2-7]{{{_LENGTH}}}")
_ASK_AGAIN = "Ask for a new link: 'Copy a link' in What-if makes one."


@dataclass(frozen=True)
class SharedLook:
    """What a link brings back: a data set through filters, and a draft.

    `data_set` is the data set's name and `leads` how many leads it had, to be told where it is
    gone or has changed since; `asleep` names the criteria that were asleep. `compared` is the
    definition that the draft is laid beside, `view` the page's own word for what was open.
    """

    filters: Filters
    data_set: str
    leads: int
    model: ScoringModel
    compared: ScoringModel
    asleep: tuple[str, ...] = ()
    view: str | None = None


@dataclass(frozen=True)
class _Content:
    form: Literal[1]
    filters: Filters
    data_set: str
    leads: int
    model: str
    compared: str
    asleep: tuple[str, ...]
    view: str | None


_CONTENT = TypeAdapter(_Content)


def keep_shared_look(store: Store, look: SharedLook) -> str:
    """Keep the look; gives its address: 16 letters and figures, the same ones for equal looks."""
    content = _dumped(look)
    address = _address_of(content)
    given = {"address": address, "content": content}
    with store.transaction() as cursor:
        kept = run(cursor, "select content from shared_look where address = $address", given)
        if kept != [(content,)]:
            run(
                cursor,
                """insert into shared_look (address, content, made_at)
                values ($address, $content, current_timestamp::timestamp)
                on conflict (address) do update set content = $content""",
                given,
            )
            # No note of the data set's own: a link changes no figure.
            detail = f"{address} to data set {look.filters.dataset_id}"
            write_audit(cursor, "link made", None, detail)
    return address


def shared_look(store: Store, address: str) -> SharedLook:
    """The look at that address.

    Raises LinkError when there is none, or when what is kept there is not what was put there.
    """
    if not _ADDRESS.fullmatch(address):
        raise LinkError(
            f"this link is cut off or misspelt: it ends in '{address[:40]}'",
            f"A link ends in {_LENGTH} small letters and figures. Copy it as a whole.",
        )
    rows = store.rows(
        "select content from shared_look where address = $address", {"address": address}
    )
    if not rows:
        raise LinkError(
            f"the link '{address}' was not made on this server",
            f"Open it on the server where it was made. {_ASK_AGAIN}",
        )
    [(content,)] = rows
    if _address_of(content) != address:
        raise LinkError(f"what the link '{address}' holds was changed in the store", _ASK_AGAIN)
    return _read(content, address)


def _dumped(look: SharedLook) -> str:
    content = _Content(
        form=1,
        filters=look.filters,
        data_set=look.data_set,
        leads=look.leads,
        model=dump_model(look.model),
        asleep=look.asleep,
        compared=dump_model(look.compared),
        view=look.view,
    )
    return _CONTENT.dump_json(content).decode("utf-8")


def _read(content: str, address: str) -> SharedLook:
    try:
        found = _CONTENT.validate_json(content)
        model, compared = (parse_model(text) for text in (found.model, found.compared))
    except (ValidationError, ModelError) as error:
        raise LinkError(
            f"the link '{address}' was made by another version of Leadpact", _ASK_AGAIN
        ) from error
    return SharedLook(
        filters=found.filters,
        data_set=found.data_set,
        leads=found.leads,
        model=model,
        asleep=found.asleep,
        compared=compared,
        view=found.view,
    )


def _address_of(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:_LENGTH]
