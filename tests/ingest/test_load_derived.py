"""What Leadpact works out: seniority, size, interest, cycles, and what became of leads."""

from datetime import date
from typing import Any

import pytest

from leadpact.domain.fields import Kind
from leadpact.errors import DataSetError
from leadpact.ingest.derive import derive
from leadpact.store.database import Store
from leadpact.store.datasets import data_set_of
from leadpact.store.source_interests import set_interest, source_interests
from tests.stores import Choice, column, history, leads


def test_seniority_follows_from_the_title(fresh_store: Store) -> None:
    """A seniority that the file gives wins; without a title there is none."""
    leads(
        fresh_store,
        """
        lead_id | title                    | seniority
        1       | CEO                      |
        2       | Head of Sales            |
        3       | VP Marketing             |
        4       | Geschäftsführerin        |
        5       | Marketing Manager        |
        6       | Sr. Developer            |
        7       | Developer                |
        8       | Headhunter               |
        9       |                          |
        10      | CEO                      | other
        """,
    )
    assert column(fresh_store, "seniority") == {
        **dict.fromkeys(["1", "2", "3", "4"], "decision_maker"),
        **dict.fromkeys(["5", "6"], "mid_level"),
        **dict.fromkeys(["7", "8", "10"], "other"),
        "9": None,
    }


def test_the_company_size_is_the_band_of_the_employees(fresh_store: Store) -> None:
    """The ends of each band, and a band that the file gives itself."""
    leads(
        fresh_store,
        """
        lead_id | employees | company_size
        01      | 1         |
        02      | 10        |
        03      | 11        |
        04      | 50        |
        05      | 51        |
        06      | 200       |
        07      | 201       |
        08      | 1000      |
        09      | 1001      |
        10      |           |
        11      | 5         | 11-50
        """,
    )
    bands = ["1-10", "1-10", "11-50", "11-50", "51-200", "51-200", "201-1000", "201-1000", "1001+"]
    assert list(column(fresh_store, "company_size").values()) == [*bands, None, "11-50"]


def test_an_address_at_a_free_mail_provider_is_free_mail(fresh_store: Store) -> None:
    """Whatever its case; a company of a like name is none, and without an address nobody knows."""
    leads(
        fresh_store,
        "lead_id | email\n1 | a@gmail.com\n2 | B@GMX.de\n3 | c@notgmail.com\n4 |\n5 | gmail.com",
    )
    found = column(fresh_store, "free_mail")
    assert found == {"1": True, "2": True, "3": False, "4": None, "5": False}


SOURCES = """
    lead_id | source     | interest
    1       | Google     |
    2       | Bought list |
    3       | Fair       |
    4       |            |
    5       | Google     | passive
"""


def test_interest_follows_from_the_source(fresh_store: Store) -> None:
    """Lead 5 has an interest of its own, which wins over its source's."""
    leads(fresh_store, SOURCES)
    expected = {"1": "active", "2": "passive", "3": None, "4": None, "5": "passive"}
    assert column(fresh_store, "interest") == expected


def test_a_person_may_change_the_table_of_sources(fresh_store: Store) -> None:
    leads(fresh_store, SOURCES)
    before = data_set_of(fresh_store, 1).version
    with fresh_store.transaction() as cursor:
        set_interest(cursor, 1, "Fair", "passive")
        set_interest(cursor, 1, "Google", None)
        derive(cursor, 1)
    expected = {"1": None, "2": "passive", "3": "passive", "4": None, "5": "passive"}
    assert column(fresh_store, "interest") == expected
    assert data_set_of(fresh_store, 1).version > before
    leads(fresh_store, "lead_id | source\n6 | Fair")
    assert column(fresh_store, "interest")["6"] == "passive"
    assert {row.source for row in source_interests(fresh_store, 1) if row.said_by_person} == {
        "Fair",
        "Google",
    }


def test_a_source_that_no_lead_has_is_refused(fresh_store: Store) -> None:
    leads(fresh_store, SOURCES)
    with pytest.raises(DataSetError, match="'Moon'"), fresh_store.transaction() as cursor:
        set_interest(cursor, 1, "Moon", "passive")


def test_what_a_person_said_of_a_source_outlives_its_spelling(fresh_store: Store) -> None:
    """After the second file the source is written "Google", as it is there twice."""
    leads(fresh_store, "lead_id | source\n1 | google")
    with fresh_store.transaction() as cursor:
        set_interest(cursor, 1, "google", "passive")
    leads(fresh_store, "lead_id | source\n2 | Google\n3 | Google")
    assert set(column(fresh_store, "source").values()) == {"Google"}
    assert set(column(fresh_store, "interest").values()) == {"passive"}


def test_spellings_of_one_value_are_one_written_as_most_often(fresh_store: Store) -> None:
    """Google twice, google and GOOGLE once; fair and Fair once each: the first in order wins.

    Names and companies are not folded.
    """
    leads(
        fresh_store,
        """
        lead_id | source | owner | company
        1       | google | ann   | acme
        2       | Google | Ann   | Acme
        3       | GOOGLE | Ann   | Acme
        4       | Google |       |
        5       | fair   |       |
        6       | Fair   |       |
        """,
    )
    assert list(column(fresh_store, "source").values()) == ["Google"] * 4 + ["Fair"] * 2
    assert list(column(fresh_store, "owner").values()) == ["Ann"] * 3 + [None] * 3
    assert column(fresh_store, "company")["1"] == "acme"


def test_more_rows_can_change_how_a_value_is_written(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source\n1 | google")
    assert column(fresh_store, "source") == {"1": "google"}
    leads(fresh_store, "lead_id | source\n2 | Google\n3 | Google")
    assert set(column(fresh_store, "source").values()) == {"Google"}
    assert column(fresh_store, "interest")["1"] == "active"


def road(store: Store, *stages: str, first: str = "inquiry") -> None:
    """Lead 1 goes through the stages, a day each, starting from `first`."""
    rows = [f"1 | 2026-01-{day:02} | {stage}" for day, stage in enumerate((first, *stages), 1)]
    leads(store, "lead_id | cycles | prior_cycles\n1 | 7 | 7")
    history(store, "lead_id | happened_at | to_stage\n" + "\n".join(rows))


@pytest.mark.parametrize(
    ("stages", "cycles"),
    [
        ("", 0),
        ("mql", 1),
        ("mql sal sql opportunity won", 1),
        ("mql rejected mql", 2),
        ("mql rejected nurture mql sal nurture sql", 3),
        ("sal rejected opportunity", 2),
        ("mql won mql", 1),
        ("mql lost sql", 1),
        ("mql lost nurture mql", 2),
        ("won", 0),
    ],
)
def test_cycles_are_entries_into_the_hand_off_from_outside(
    fresh_store: Store, stages: str, cycles: int
) -> None:
    """Moves within mql, sal, sql and opportunity are no entry, nor are those from won or lost.

    The history wins over a column of cycles, which says 7 here.
    """
    road(fresh_store, *stages.split())
    assert column(fresh_store, "cycles") == {"1": cycles}


def test_the_stage_a_change_says_it_left_counts_before_the_stage_before_it(
    fresh_store: Store,
) -> None:
    """The second row comes from nurture, which no row tells of: a second entry."""
    leads(fresh_store, "lead_id\n1")
    history(
        fresh_store,
        """
        lead_id | happened_at | from_stage | to_stage
        1       | 2026-01-01  | inquiry    | mql
        1       | 2026-01-02  | nurture    | mql
        """,
    )
    assert column(fresh_store, "cycles") == {"1": 2}


def test_changes_of_one_day_are_taken_in_the_order_of_the_file(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id\n1")
    history(
        fresh_store,
        """
        lead_id | happened_at | to_stage
        1       | 2026-01-02  | mql
        1       | 2026-01-02  | rejected
        1       | 2026-01-02  | sal
        1       | 2026-01-01  | inquiry
        """,
    )
    assert column(fresh_store, "cycles") == {"1": 2}
    assert column(fresh_store, "stage") == {"1": "sal"}


def test_without_a_history_cycles_come_from_a_column_or_stay_unknown(fresh_store: Store) -> None:
    """A column of cycles as it stands, one of earlier attempts + 1, and never 1 for unknown."""
    leads(
        fresh_store,
        """
        lead_id | cycles | prior_cycles
        1       | 2      |
        2       | 0      | 5
        3       |        | 0
        4       |        | 3
        5       |        |
        """,
    )
    assert column(fresh_store, "cycles") == {"1": 2, "2": 0, "3": 1, "4": 4, "5": None}


def test_how_a_lead_ended_is_known_from_what_the_file_says(fresh_store: Store) -> None:
    """The outcome, the stage or a date, in that order of trust; nothing said is not "open"."""
    leads(
        fresh_store,
        """
        lead_id | outcome | stage    | won_at     | lost_at
        1       | won     |          |            |
        2       |         | lost     |            |
        3       |         |          | 2026-01-05 |
        4       |         |          |            | 2026-01-05
        5       |         | rejected |            |
        6       | open    |          |            |
        7       |         |          |            |
        8       | lost    | won      |            |
        """,
    )
    assert list(column(fresh_store, "outcome").values()) == [
        *("won", "lost", "won", "lost", "open", "open", None, "lost")
    ]


FATES = """
    lead_id | stage    | outcome | rejection_reason
    1       | rejected |         |
    2       | lost     |         |
    3       | won      |         |
    4       | nurture  |         |
    5       | inquiry  |         |
    6       |          |         | No budget
    7       |          | open    |
    8       |          | lost    |
    9       |          |         |
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("handed_off", [True, True, True, True, False, True, None, None, None]),
        ("rejected", [True, False, False, False, False, True, None, None, None]),
        ("recycled", [False, False, False, True, False, False, None, None, None]),
        ("written_off", [True, True, False, False, False, True, None, True, None]),
    ],
)
def test_what_became_of_a_lead_follows_from_its_stage_or_stays_unknown(
    fresh_store: Store, name: str, expected: list[Any]
) -> None:
    """A filled rejection reason makes a lead without a stage rejected.

    An outcome alone says whether a lead was lost, but not whether an open one was turned down.
    """
    leads(fresh_store, FATES)
    assert list(column(fresh_store, name).values()) == expected


def test_each_trip_through_the_hand_off_has_its_decision(fresh_store: Store) -> None:
    """Three trips: rejected for no need, accepted and handed back, and not decided yet."""
    leads(fresh_store, "lead_id\n1")
    history(
        fresh_store,
        """
        lead_id | happened_at | to_stage | reason
        1       | 2026-01-01  | inquiry  |
        1       | 2026-01-02  | mql      |
        1       | 2026-01-04  | rejected | No need
        1       | 2026-02-01  | mql      |
        1       | 2026-02-03  | sal      |
        1       | 2026-02-09  | nurture  |
        1       | 2026-03-01  | mql      |
        """,
    )
    found = fresh_store.rows(
        """select number, strftime(happened_at, '%m-%d'), decision, strftime(decided_at, '%m-%d'),
        reason, handed_back, came_back from hand_off order by number"""
    )
    assert found == [
        (1, "01-02", "rejected", "01-04", "No need", True, True),
        (2, "02-01", "accepted", "02-03", None, True, True),
        (3, "03-01", None, None, None, False, False),
    ]


def test_the_day_of_the_import_itself_is_not_later_than_it(fresh_store: Store) -> None:
    """Dates of that very day count, wherever they stand."""
    leads(fresh_store, "lead_id | created_at\n1 | 2026-05-01", today=date(2026, 5, 1))
    assert data_set_of(fresh_store, 1).as_of == date(2026, 5, 1)
    road = "lead_id | happened_at | to_stage\n1 | 2026-06-01 | mql\n1 | 2026-06-02 | sal"
    history(fresh_store, road, today=date(2026, 6, 1))
    assert data_set_of(fresh_store, 1).as_of == date(2026, 6, 1)
    leads(
        fresh_store,
        "lead_id | happened_at | activity\n1 | 2026-07-01 | call\n1 | 2026-07-02 | call",
        Choice(Kind.ACTIVITIES),
        today=date(2026, 7, 1),
    )
    assert data_set_of(fresh_store, 1).as_of == date(2026, 7, 1)
