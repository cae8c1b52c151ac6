"""What follows from stage history and from columns of stage dates: bumps, stages, hand-offs."""

import re

import pytest

from leadpact.store.database import Store
from tests.stores import column, history, leads


@pytest.mark.parametrize(
    ("stages", "bumps"),
    [
        ("inquiry", 0),
        ("inquiry mql sal sql opportunity won", 0),
        ("inquiry mql lost", 0),
        ("inquiry mql rejected", 1),
        ("inquiry mql nurture mql sal", 1),
        ("inquiry mql nurture inquiry", 1),
        ("mql rejected nurture mql rejected", 3),
        ("opportunity sql sal mql inquiry", 4),
        ("mql opportunity sal won", 1),
        ("won mql", 0),
        ("lost nurture", 1),
        ("nurture mql", 0),
        ("rejected rejected", 0),
        ("mql mql", 0),
    ],
)
def test_bumps_are_moves_backwards(fresh_store: Store, stages: str, bumps: int) -> None:
    """Into rejected, into nurture, or to an earlier stage on the road.

    Where a history begins is no move, and coming back after nurture or a close is none backwards.
    """
    leads(fresh_store, "lead_id\n1")
    rows = [f"1 | 2026-01-{day:02} | {stage}" for day, stage in enumerate(stages.split(), 1)]
    history(fresh_store, "lead_id | happened_at | to_stage\n" + "\n".join(rows))
    assert column(fresh_store, "bumps") == {"1": bumps}


def test_the_stage_that_a_change_says_it_left_makes_it_a_bump(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id\n1")
    history(
        fresh_store,
        "lead_id | happened_at | from_stage | to_stage\n1 | 2026-01-01 | sql | mql",
    )
    assert column(fresh_store, "bumps") == {"1": 1}


def test_bumps_of_a_file_win_and_without_a_history_are_unknown(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | bumps\n1 | 5\n2 |\n3 |\n4 | 0")
    history(
        fresh_store,
        """
        lead_id | happened_at | to_stage
        1       | 2026-01-01  | mql
        1       | 2026-01-02  | rejected
        2       | 2026-01-01  | mql
        2       | 2026-01-02  | rejected
        """,
    )
    assert column(fresh_store, "bumps") == {"1": 5, "2": 1, "3": None, "4": 0}


DATED = re.sub(
    r"\b(\d\d-\d\d)\b",
    r"2026-\1",
    """
lead_id | mql_at | sal_at | sql_at | opportunity_at | won_at | lost_at | rejection_reason | outcome
01      | 01-01  |        |        |                |        |         |                  |
02      | 01-01  | 01-05  | 01-09  |                |        |         |                  |
03      | 01-01  |        |        | 01-01          |        |         |                  |
04      | 02-01  |        | 01-01  |                |        |         |                  |
05      | 01-01  |        |        |                | 01-20  |         |                  |
06      | 03-01  |        | 01-03  |                |        | 01-20   |                  |
07      |        |        |        |                | 01-20  |         |                  |
08      |        |        |        |                |        | 01-20   |                  |
09      | 01-01  |        |        |                |        | 01-20   |                  |
10      | 01-01  |        |        |                |        |         | No budget        |
11      | 01-01  |        | 01-04  |                |        | 01-20   | No budget        |
12      |        |        |        |                |        |         |                  |
13      | 01-01  |        |        |                |        |         |                  | won
    """,
)


def test_the_latest_stage_date_says_the_stage_of_a_lead_without_one(fresh_store: Store) -> None:
    """Won and lost win over later dates (lead 6), and on one day the further stage (lead 3).

    Lead 10 was turned down at an unknown stage; lead 12 has no date.
    """
    leads(fresh_store, DATED)
    assert list(column(fresh_store, "stage").values()) == [
        *("mql", "sql", "opportunity", "mql", "won", "lost", "won"),
        *("lost", "lost", None, "lost", None, "won"),
    ]
    assert list(column(fresh_store, "outcome").values()) == [
        *("open", "open", "open", "open", "won", "lost", "won"),
        *("lost", "lost", None, "lost", None, "won"),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("handed_off", "yes yes yes yes yes yes yes ? yes yes yes ? yes"),
        ("rejected", "? no no no no no no ? ? yes no ? no"),
        ("recycled", "? ? ? ? ? ? ? ? ? no ? ? ?"),
        ("written_off", "? ? ? ? no yes no yes yes yes yes ? no"),
        ("cycles", "? ? ? ? ? ? ? ? ? ? ? ? ?"),
        ("bumps", "? ? ? ? ? ? ? ? ? ? ? ? ?"),
    ],
)
def test_stage_dates_say_what_was_reached_but_not_what_was_turned_down(
    fresh_store: Store, name: str, expected: str
) -> None:
    """A lead is handed off from mql on, and by having been won; losing alone does not say so.

    Accepted leads were not rejected; whether the others were, and who came back, no date says.
    """
    leads(fresh_store, DATED)
    words: dict[object, str] = {None: "?", True: "yes", False: "no"}
    assert [words[value] for value in column(fresh_store, name).values()] == expected.split()


def test_stage_dates_give_the_hand_off_and_its_decision(fresh_store: Store) -> None:
    """Handed off at the earliest stage, accepted at the earliest one that is beyond mql."""
    leads(fresh_store, DATED)
    found = fresh_store.rows(
        """select lead_id, coalesce(strftime(happened_at, '%m-%d'), ''), coalesce(decision, ''),
        coalesce(strftime(decided_at, '%m-%d'), '') from hand_off order by lead_id"""
    )
    assert found == [
        ("01", "01-01", "", ""),
        ("02", "01-01", "accepted", "01-05"),
        ("03", "01-01", "accepted", "01-01"),
        ("04", "01-01", "accepted", "01-01"),
        ("05", "01-01", "accepted", "01-20"),
        ("06", "01-03", "accepted", "01-03"),
        ("07", "", "accepted", "01-20"),
        ("09", "01-01", "", ""),
        ("10", "01-01", "rejected", ""),
        ("11", "01-01", "accepted", "01-04"),
        ("13", "01-01", "accepted", ""),
    ]


def test_a_stage_or_a_history_says_more_than_stage_dates(fresh_store: Store) -> None:
    leads(
        fresh_store,
        """
        lead_id | stage   | mql_at     | sql_at
        1       | nurture | 2026-01-01 | 2026-01-02
        2       |         | 2026-01-01 | 2026-01-02
        """,
    )
    history(fresh_store, "lead_id | happened_at | to_stage\n2 | 2026-01-03 | rejected")
    assert column(fresh_store, "stage") == {"1": "nurture", "2": "rejected"}
    assert column(fresh_store, "handed_off") == {"1": True, "2": False}


def test_a_won_date_alone_tells_of_no_road_where_no_lead_has_a_stage_date(
    fresh_store: Store,
) -> None:
    leads(fresh_store, "lead_id | won_at\n1 | 2026-01-20\n2 |")
    assert column(fresh_store, "outcome") == {"1": "won", "2": None}
    assert column(fresh_store, "stage") == {"1": None, "2": None}
    assert column(fresh_store, "handed_off") == {"1": None, "2": None}
