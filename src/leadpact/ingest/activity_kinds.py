"""What the texts of an activity log say happened, by the dictionary `activities.yaml`."""

import unicodedata
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pydantic import RootModel
from ruamel.yaml import YAML

from leadpact.store.database import Cursor, Store, run


class ActivityKind(StrEnum):
    """What an activity counts as; NONE is known, and counts nowhere."""

    VISIT = "visit"
    PAGE_VIEW = "page_view"
    PRICING_VISIT = "pricing_visit"
    DOWNLOAD = "download"
    WEBINAR = "webinar"
    FORM = "form"
    EMAIL_CLICK = "email_click"
    CALL = "call"
    MEETING = "meeting"
    SALES_EMAIL = "sales_email"
    NONE = "none"


class _Dictionary(RootModel[dict[ActivityKind, tuple[str, ...]]]):
    """The texts of each kind."""


PRICING_WORDS = (
    r"(^|[^a-z])(pricing|prices?|price-?list|preise|preis-?(liste|seite|u(e)?bersicht)"
    r"|tarifs?|precios?)([^a-z]|$)|/plans([^a-z]|$)"
)
"""What the address or the title of a page about prices holds, in lower case without accents."""


def activity_kind(text: str) -> ActivityKind | None:
    """What an activity of that text counts as; None when the dictionary does not know it.

    "Form submission: Contact us" is known by what stands before the colon.
    """
    kinds = _kinds()
    return kinds.get(_compact(text)) or kinds.get(_compact(text.split(":", 1)[0]))


def map_activities(cursor: Cursor, dataset_id: int) -> None:
    """Leave temp table `activity_text`: the known texts of the log, their kinds, and whether the
    text itself names a page about prices.
    """
    texts = [
        str(text)
        for (text,) in run(
            cursor,
            "select distinct activity from activity where dataset_id = $dataset_id",
            {"dataset_id": dataset_id},
        )
    ]
    known = [(text, kind) for text in texts if (kind := activity_kind(text))]
    run(
        cursor,
        """create or replace temp table activity_text as
        select
            text, kind,
            regexp_matches(lower(strip_accents(text)), $pricing_words) as about_prices
        from (select unnest($texts::varchar[]) as text, unnest($kinds::varchar[]) as kind)""",
        {
            "texts": [text for text, _ in known],
            "kinds": [kind.value for _, kind in known],
            "pricing_words": PRICING_WORDS,
        },
    )


def unmapped_activities(store: Store, dataset_id: int) -> tuple[tuple[str, int], ...]:
    """The activity texts that the dictionary does not know, with their rows, most rows first."""
    rows = store.rows(
        """select activity, count(*) from activity where dataset_id = $dataset_id
        group by activity order by count(*) desc, activity""",
        {"dataset_id": dataset_id},
    )
    return tuple((str(text), int(count)) for text, count in rows if activity_kind(text) is None)


@cache
def _kinds() -> dict[str, ActivityKind]:
    folder = files("leadpact.ingest.columns.dictionaries")
    text = folder.joinpath("activities.yaml").read_text("utf-8")
    listed = _Dictionary.model_validate(YAML(typ="safe", pure=True).load(text)).root
    return {_compact(words): kind for kind, texts in listed.items() for words in texts}


def _compact(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in plain if mark.isalnum())
