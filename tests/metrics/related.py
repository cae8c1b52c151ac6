"""Customers, known contacts and net new, few enough to count by hand."""

from leadpact.store.database import Store
from tests.stores import leads

RELATED = """
lead_id | created_at | relationship | known_contact | outcome | won_at     | amount | visits
1       | 2026-01-01 | net_new      | no            | won     | 2026-01-11 | 100    | 3
2       | 2026-01-02 | net_new      | no            | open    |            |        | 0
3       | 2026-01-03 | net_new      | yes           | lost    |            |        | 2
4       | 2026-01-04 | net_new      |               | open    |            |        | 0
5       | 2026-01-05 | cross_sell   | yes           | won     | 2026-01-25 | 300    | 2
6       | 2026-01-06 | cross_sell   | yes           | won     | 2026-01-16 |        | 0
7       | 2026-01-07 | cross_sell   | no            | open    |            |        | 1
8       | 2026-01-08 | up_sell      | yes           | won     | 2026-01-18 | 500    | 3
9       | 2026-01-09 |              | no            | won     | 2026-01-19 | 900    | 3
10      | 2026-03-01 | up_sell      | yes           | open    |            |        | 2
11      | 2026-03-02 | net_new      | no            | open    |            |        | 2
"""


def with_relations(store: Store) -> None:
    """The leads of `RELATED`."""
    leads(store, RELATED)
