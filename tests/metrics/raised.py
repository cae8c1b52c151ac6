"""Leads that asked to be called and leads that passed BANT, few enough to count by hand."""

from leadpact.store.database import Store
from tests.stores import Choice, history, leads

RAISED = """
id | created_at | asked | budget | power | need | timeline | answers | outcome | won_at     | visits
1  | 2026-01-01 | yes   | yes    | yes   | yes  |          | 2       | won     | 2026-01-11 | 3
2  | 2026-01-01 | yes   | yes    | yes   |      | now      | 2       | won     | 2026-01-21 | 0
3  | 2026-01-02 | yes   | no     |       |      |          | 1       | won     | 2026-01-12 | 0
4  | 2026-01-03 | yes   |        |       | yes  | later    | 0       | open    |            | 0
5  | 2026-01-04 | no    | yes    | yes   | yes  | now      | 3       | won     | 2026-01-14 | 3
6  | 2026-01-05 | no    | yes    | no    | yes  | now      | 12      | lost    |            | 2
7  | 2026-01-06 | no    | yes    | yes   |      | later    | 10      | open    |            | 1
8  | 2026-01-07 | no    |        |       |      |          |         | open    |            | 2
9  | 2026-01-08 |       | yes    | yes   | yes  | now      |         | won     | 2026-01-18 | 0
10 | 2026-03-01 | yes   | yes    | yes   | yes  | now      | 1       | open    |            | 0
11 | 2026-03-02 | no    |        |       |      |          |         | open    |            | 3
"""

OFFERED = """
    lead_id | happened_at | to_stage | reason
    1       | 2026-01-02  | mql      |
    1       | 2026-01-03  | sal      |
    2       | 2026-01-02  | mql      |
    2       | 2026-01-03  | rejected | Price
    2       | 2026-01-04  | mql      |
    2       | 2026-01-05  | sal      |
    3       | 2026-01-03  | mql      |
    3       | 2026-01-04  | rejected |
    5       | 2026-01-05  | mql      |
    5       | 2026-01-06  | sal      |
    6       | 2026-01-06  | mql      |
    6       | 2026-01-07  | rejected | Price
    8       | 2026-01-08  | mql      |
    8       | 2026-01-09  | rejected |
    10      | 2026-03-01  | mql      |
"""


AS_NAMED = Choice(
    said=(
        ("lead_id", "id"),
        ("wants_contact", "asked"),
        ("authority", "power"),
        ("questions_answered", "answers"),
    )
)


def with_raises(store: Store) -> None:
    """The leads of `RAISED` with the stage changes of `OFFERED`."""
    leads(store, RAISED, AS_NAMED)
    history(store, OFFERED)
