"""Files come in any order: rows wait for their lead, and join it when it arrives."""

from collections.abc import Sequence
from datetime import datetime

import pytest

from leadpact.domain.fields import Kind
from leadpact.ingest.load import ImportReport
from leadpact.ingest.mending.merging import merge_leads_of
from leadpact.store.database import Row, Store
from leadpact.store.uploads import list_uploads
from tests.stores import Choice, clear, column, history, leads, waiting_now

LEADS = """
    lead_id | email         | contact_id | opportunity_id | created_at
    1       | Ann@x.example |            | D1             | 2026-01-01
    2       | ben@x.example | C2         |                | 2026-01-02
    3       |               |            |                | 2026-01-03
"""
OUTCOMES = """
    lead_id | email           | outcome | won_at     | amount    | Own "/~ column
    1       |                 | won     | 2026-02-01 | 1234.5678 | 007
            | ANN @x.example  |         |            |           | last
    C2      |                 | lost    |            |           | it's
    9       |                 | won     | 2026-03-01 | 1e20      |
"""
ACTIVITIES = """
    lead_id | opportunity_id | happened_at         | activity | detail
    1       |                | 2026-01-05 10:11:12 | visit    | "home"
    1       |                | 2026-01-05 10:11:12 | visit    | "home"
            | D1             | 2026-01-06          | call     | a, b
    C2      |                | 2026-01-07          | visit    |
    9       |                | 2026-01-08          | visit    |
"""
CHANGES = """
    email         | happened_at | to_stage | reason
    ann@x.example | 2026-01-05  | mql      |
    ann@x.example | 2026-01-05  | sal      |
    ben@x.example | 2026-01-06  | rejected | too small
    zoe@x.example | 2026-01-07  | mql      |
"""
FILES = {
    Kind.LEADS: LEADS,
    Kind.OUTCOMES: OUTCOMES,
    Kind.ACTIVITIES: ACTIVITIES,
    Kind.STAGE_HISTORY: CHANGES,
}


def bring(store: Store, kind: Kind) -> ImportReport:
    return leads(store, FILES[kind], Choice(kind))


def state_of(store: Store) -> dict[str, list[Row]]:
    """What the data set holds, apart from which upload brought it."""
    number = store.rows("select max(dataset_id) from dataset")[0][0]
    return {
        name: sorted(store.rows(sql), key=repr)
        for name, sql in {
            "lead": "select * exclude (dataset_id) from lead",
            "custom": f"select * from lead_custom_{number}",
            "activity": "select activity_id, lead_id, happened_at, activity, detail from activity",
            "change": """select stage_change_id, lead_id, happened_at, from_stage, to_stage, reason
                from stage_change""",
            "waiting": """select kind, line, lead_id, email, cells from waiting_row
                where joined_by is null""",
        }.items()
    }


def test_files_give_the_same_data_in_whatever_order_they_come(fresh_store: Store) -> None:
    found = []
    one, two, three, four = FILES
    for order in (
        (one, two, three, four),
        (four, three, two, one),
        (two, one, four, three),
        (three, four, one, two),
    ):
        clear(fresh_store)
        for kind in order:
            report = bring(fresh_store, kind)
            counts = (report.new, report.updated, report.unchanged, report.duplicate)
            assert report.read == sum(counts) + report.waiting + report.quarantined
        found.append(state_of(fresh_store))
    assert all(state == found[0] for state in found)
    assert len(found[0]["waiting"]) == 3


def test_rows_that_waited_join_as_what_they_are(fresh_store: Store) -> None:
    """Of four outcomes three find lead 1 or 2 when the leads come; 9 is still not there."""
    first = bring(fresh_store, Kind.OUTCOMES)
    assert (first.read, first.waiting, first.joined, first.quarantined) == (4, 4, 0, 0)
    assert waiting_now(fresh_store, first.dataset_id) == 4
    found = bring(fresh_store, Kind.LEADS)
    assert (found.new, found.updated, found.joined) == (3, 0, 3)
    assert waiting_now(fresh_store, first.dataset_id) == 1
    assert column(fresh_store, "outcome") == {"1": "won", "2": "lost", "3": None}
    assert column(fresh_store, "won_at")["1"] == datetime(2026, 2, 1)
    assert column(fresh_store, "amount")["1"] == 1234.5678
    assert column(fresh_store, "c1", "lead_custom_1") == {"1": "last", "2": "it's"}
    kept = list_uploads(fresh_store, first.dataset_id)
    assert [line.waiting for line in kept] == [0, 4]


def test_events_keep_their_time_their_text_and_their_number(fresh_store: Store) -> None:
    bring(fresh_store, Kind.ACTIVITIES)
    found = bring(fresh_store, Kind.LEADS)
    assert found.joined == 4
    assert fresh_store.rows(
        "select lead_id, happened_at, activity, detail from activity order by all"
    ) == [
        ("1", datetime(2026, 1, 5, 10, 11, 12), "visit", '"home"'),
        ("1", datetime(2026, 1, 5, 10, 11, 12), "visit", '"home"'),
        ("1", datetime(2026, 1, 6), "call", "a, b"),
        ("2", datetime(2026, 1, 7), "visit", None),
    ]


@pytest.mark.parametrize("kind", [Kind.OUTCOMES, Kind.ACTIVITIES, Kind.STAGE_HISTORY])
def test_the_same_waiting_file_again_is_unchanged(fresh_store: Store, kind: Kind) -> None:
    first = bring(fresh_store, kind)
    again = bring(fresh_store, kind)
    assert (again.unchanged, again.waiting) == (first.waiting, 0)
    assert waiting_now(fresh_store, first.dataset_id) == first.waiting
    bring(fresh_store, Kind.LEADS)
    joined = bring(fresh_store, kind)
    assert (joined.unchanged, joined.waiting, joined.changed) == (first.read, 0, False)


def test_an_outcome_that_stands_twice_in_a_file_waits_once(fresh_store: Store) -> None:
    table = "lead_id | outcome\n7 | won\n7 | won\n7 | lost"
    report = leads(fresh_store, table, Choice(Kind.OUTCOMES))
    assert (report.waiting, report.duplicate) == (2, 1)
    leads(fresh_store, "lead_id\n7")
    assert column(fresh_store, "outcome") == {"7": "lost"}


def test_a_row_that_joins_may_bring_the_id_by_which_another_finds_its_lead(
    fresh_store: Store,
) -> None:
    """The change names only the deal; which lead that is, only the waiting outcome knows."""
    history(fresh_store, "opportunity_id | happened_at | to_stage\nD5 | 2026-01-09 | won")
    leads(fresh_store, "lead_id | opportunity_id | outcome\n5 | D5 | open", Choice(Kind.OUTCOMES))
    assert leads(fresh_store, "lead_id\n5").joined == 2
    assert column(fresh_store, "lead_id", "stage_change") == {"5": "5"}


def test_a_later_file_that_gives_a_lead_its_e_mail_lets_rows_join(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source\n1 | Fair")
    history(fresh_store, "email | happened_at | to_stage\nann@x.example | 2026-01-09 | won")
    assert leads(fresh_store, "lead_id | email\n1 | ANN@x.example").joined == 1
    assert column(fresh_store, "is_won") == {"1": True}


def test_a_waiting_row_that_fits_several_leads_waits_on(fresh_store: Store) -> None:
    history(fresh_store, "email | happened_at | to_stage\ntwo@x.example | 2026-01-09 | won")
    found = leads(fresh_store, "lead_id | email\n1 | two@x.example\n2 | two@x.example")
    assert (found.joined, waiting_now(fresh_store, found.dataset_id)) == (0, 1)


def test_what_a_lead_was_converted_to_stands_for_its_id(fresh_store: Store) -> None:
    """WhoId holds lead 1, the contact of 2, and a contact that 3 and 4 share."""
    leads(
        fresh_store,
        "lead_id | contact_id | opportunity_id\n1 | | \n2 | C2 | D2\n3 | C3 |\n4 | C3 | D2",
    )
    found = leads(
        fresh_store,
        """
        lead_id | happened_at | activity
        1       | 2026-01-01  | call
        C2      | 2026-01-02  | call
        C3      | 2026-01-03  | call
        C9      | 2026-01-04  | call
        """,
        Choice(Kind.ACTIVITIES),
    )
    assert (found.new, found.waiting, found.quarantined) == (2, 1, 1)
    said = [(row.line, row.field, row.value, row.reason) for row in found.examples]
    assert said == [(4, "lead_id", "C3", "belongs to 2 leads")]
    assert column(fresh_store, "lead_id", "activity") == {"1": "1", "2": "2"}


def test_an_outcome_does_not_change_the_e_mail_it_is_found_by(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | email\n1 | Ann@x.example\n2 |")
    table = "lead_id | email | outcome\n | ANN@X.EXAMPLE | won\n2 | ben@x.example | won"
    leads(fresh_store, table, Choice(Kind.OUTCOMES))
    assert column(fresh_store, "email") == {"1": "Ann@x.example", "2": "ben@x.example"}


@pytest.mark.parametrize(
    ("header", "properties", "left_out"),
    [
        ("Changed Field", ["Lead Status", "Owner", "", "lead_status", "Title"], [3, 6]),
        ("changed_field", ["lifecyclestage", "Status", "hs_lead_status", "Amount"], [5]),
    ],
)
def test_rows_about_another_property_than_the_stage_are_left_out(
    fresh_store: Store, header: str, properties: Sequence[str], left_out: Sequence[int]
) -> None:
    """Their cells are no stages, and yet they are not quarantined."""
    leads(fresh_store, "lead_id\n1")
    rows = "".join(
        f"\n1 | 2026-01-0{n} | {'mql' if n + 1 not in left_out else 'Mrs. Jones'} | {name}"
        for n, name in enumerate(properties, start=1)
    )
    found = leads(
        fresh_store,
        f"lead_id | happened_at | to_stage | {header}{rows}",
        Choice(Kind.STAGE_HISTORY, said=(("changed_field", header),)),
    )
    assert (found.left_out, found.quarantined) == (len(left_out), 0)
    assert found.new == len(properties) - len(left_out)


def test_leads_that_a_person_said_to_be_one_are_one(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | email\n1 | two@x.example\n2 | two@x.example\n3 |")
    merge_leads_of(fresh_store, 1, "3", ("1", "2"), "Ann")
    found = leads(fresh_store, "email | outcome\nTwo@x.example | won", Choice(Kind.OUTCOMES))
    assert (found.updated, found.quarantined) == (1, 0)
    assert column(fresh_store, "outcome") == {"3": "won"}
