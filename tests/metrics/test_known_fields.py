"""Who grades blind sees what was known when the lead came in, and nothing of its end."""

from datetime import datetime

from leadpact.domain.fields import FieldType
from leadpact.metrics.known_fields import KnownField, known_fields, known_words
from leadpact.store.database import Store
from leadpact.store.drawn_leads import known_of
from tests.stores import leads

BEGUN = ("title", "source", "visits", "wants_contact", "created_at", "Region")
ENDS = {
    "won": "Ann | Ann Alba | won | won | 2026-03-05 | 900 | | Great fit NUMBER | 2026-03-01",
    "lost": "Bob | Bob Boll | lost | lost | | | | Bankrupt NUMBER | 2026-02-01",
    "rejected": "Cid | Cid Cole | | rejected | | | No budget | Never answered NUMBER | 2026-04-01",
}
HEADERS = (
    "lead_id | title | source | visits | wants_contact | created_at | Region | owner | last_name "
    "| outcome | stage | won_at | amount | rejection_reason | Notes of sales | last_activity_at"
)


def bring_in(store: Store, end: str, data_set: str) -> None:
    """Six leads that came in alike and all ended this way."""
    rows = [
        f"{number} | CFO | Web | {number} | yes | 2026-01-0{number} | North | "
        + ENDS[end].replace("NUMBER", str(number))
        for number in range(1, 7)
    ]
    leads(store, "\n".join([HEADERS, *rows]), data_set=data_set)


def test_leads_that_came_in_alike_look_alike_however_they_ended(fresh_store: Store) -> None:
    cards = {}
    for dataset_id, end in enumerate(ENDS, start=1):
        bring_in(fresh_store, end, data_set=end)
        names = [field.name for field in known_fields(fresh_store, dataset_id)]
        assert set(BEGUN) <= set(names)
        cards[end] = known_of(fresh_store, dataset_id, ["1", "2"], names)
    assert cards["won"] == cards["lost"] == cards["rejected"]
    shown = " ".join(str(cell) for cells in cards["won"].values() for cell in cells)
    assert not [word for word in ("Ann", "won", "900", "Great") if word in shown]


def test_what_tells_the_end_the_score_or_who_it_is_is_not_shown(fresh_store: Store) -> None:
    bring_in(fresh_store, "won", data_set="data")
    names = {field.name for field in known_fields(fresh_store, 1)}
    told = {"outcome", "stage", "won_at", "amount", "rejection_reason", "last_activity_at"}
    who = {"lead_id", "owner", "last_name"}
    assert not names & (told | who | {"Notes of sales"})


def test_cells_are_said_in_words() -> None:
    def said(type_: FieldType, cell: str | float | bool | datetime | None) -> str:
        return known_words(KnownField("x", "X", type_), cell)

    assert said(FieldType.BOOLEAN, False) == "no"
    assert said(FieldType.NUMBER, 1200.0) == "1,200"
    assert said(FieldType.DATE, datetime(2026, 3, 2)) == "2 Mar 2026"
    assert said(FieldType.CHOICE, "decision_maker") == "decision maker"
    assert said(FieldType.TEXT, "snake_case") == "snake_case"
    assert said(FieldType.TEXT, None) == ""
