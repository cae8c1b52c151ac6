"""Leads that may be one person: which are proposed, why, and what they would become."""

from datetime import datetime

import pytest

from leadpact.ingest.mending.alike import MOST_IN_BLOCK, MOST_MEMBERS
from leadpact.ingest.mending.duplicates import DuplicateGroup, Member, MergedField, find_duplicates
from leadpact.ingest.mending.merging import say_not_the_same
from leadpact.store.database import Store
from tests.stores import import_cells, leads


def groups(store: Store) -> list[tuple[str, str]]:
    """The ids of each proposed group, the kept one first, and why it is proposed."""
    return [
        (" ".join(member.lead_id for member in group.members), group.why)
        for group in find_duplicates(store, 1)
    ]


def test_leads_with_the_same_e_mail_are_proposed(fresh_store: Store) -> None:
    """Case and blanks do not count; three leads make one group; 5 has no address to share."""
    leads(
        fresh_store,
        """
        lead_id | email
        1       | anna@acme.example
        2       | Anna@ACME.example
        3       | anna @acme.example
        4       | bert@acme.example
        5       |
        6       |
        """,
    )
    assert groups(fresh_store) == [("1 2 3", "same e-mail")]


def test_a_role_address_is_no_proof_and_a_free_one_only_with_the_name(fresh_store: Store) -> None:
    """5 and 6 share an address and a name; 3 and 4 differ in name, 7 and 8 have none."""
    leads(
        fresh_store,
        """
        lead_id | email             | first_name | last_name
        1       | info@acme.example | Anna       | Huber
        2       | info@acme.example | Anna       | Huber
        3       | fam@gmail.com     | Anna       | Huber
        4       | fam@gmail.com     | Bert       | Holm
        5       | eva@gmail.com     | Eva        | Zorn
        6       | eva@gmail.com     | Zorn       | Eva
        7       | x@gmail.com       |            |
        8       | x@gmail.com       |            |
        9       | not an address    | Gil        | Wren
        10      | not an address    | Ida        | Kern
        """,
    )
    assert groups(fresh_store) == [("5 6", "same e-mail")]


@pytest.mark.parametrize(
    ("one", "other", "percent"),
    [
        ("Anna | Huber | Acme GmbH", "Anna | Huber | ACME", 100),
        ("Anna | Huber | Acme, Inc.", "Huber | Anna | Acme S.A.", 100),
        ("Renée | Müller | Café Noir", "Renee | Muller | Cafe Noir Ltd.", 100),
        ("Christiane | Lindgard | Acme", "Christiana | Lindgard | Acme", 94),
        ("Anna | Huberlin | Acme Foods", "Anna | Huberlin | Acme Food", 94),
        ("Christoph | Lindgard | Acme", "Christof | Lindgard | Acme", None),
        ("Anna | Meier | Acme", "Anna | Meyer | Acme", None),
        ("Anna | Huber | Acme", "Anna | Huber | Globex", None),
        ("Anna | Huber |", "Anna | Huber |", None),
        ("Anna | Huber | GmbH", "Anna | Huber | Ltd", None),
        ("Anna | | Acme", "Anna | | Acme", None),
        ("Anna | Huber | Acme", "Anna | Huberlin | Acme", None),
    ],
)
def test_name_and_company_have_to_be_alike_both(
    fresh_store: Store, one: str, other: str, percent: int | None
) -> None:
    """Alike is 2 × the letters and blanks that stand in both, in order, ÷ those of both names.

    christiane/christiana lindgard: 2 × 18 of 19 + 19 = 94.7; acme foods/acme food: 2 × 9 of
    10 + 9 = 94.7. Below 92 are christoph/christof lindgard, 2 × 16 of 18 + 17 = 91.4, and
    anna meier/anna meyer, 2 × 9 of 10 + 10 = 90.
    """
    leads(
        fresh_store,
        f"lead_id | first_name | last_name | company\n1 | {one}\n2 | {other}",
    )
    why = f"name and company alike, {percent} %"
    assert groups(fresh_store) == ([] if percent is None else [("1 2", why)])


def test_groups_with_one_e_mail_come_first_then_the_most_alike(fresh_store: Store) -> None:
    leads(
        fresh_store,
        """
        lead_id | email        | first_name | last_name | company
        1       |              | Anna       | Huberlin  | Acme Foods
        2       |              | Anna       | Huberlin  | Acme Food
        3       |              | Bert       | Holm      | Globex
        4       |              | Bert       | Holm      | Globex Ltd
        5       | c@x.example  | Carl       | Imre      | Initech
        6       | c@x.example  | Carl       | Imre      | Initech
        """,
    )
    assert groups(fresh_store) == [
        ("5 6", "same e-mail; name and company alike, 100 %"),
        ("3 4", "name and company alike, 100 %"),
        ("1 2", "name and company alike, 94 %"),
    ]
    assert [group.kept.lead_id for group in find_duplicates(fresh_store, 1, limit=1)] == ["5"]


def test_a_won_lead_is_kept_before_the_oldest_and_the_oldest_before_the_first_id(
    fresh_store: Store,
) -> None:
    leads(
        fresh_store,
        """
        lead_id | email       | created_at | outcome
        1       | a@x.example | 2026-01-01 | lost
        2       | a@x.example | 2026-03-01 | won
        3       | b@x.example |            |
        4       | b@x.example | 2026-02-01 |
        5       | b@x.example | 2026-01-01 |
        6       | c@x.example |            |
        7       | c@x.example |            |
        """,
    )
    assert [ids for ids, _ in groups(fresh_store)] == ["2 1", "5 4 3", "6 7"]


def test_the_proposal_says_what_each_field_would_become(fresh_store: Store) -> None:
    """Lead 2 came first. Its gaps are filled by lead 1; the two titles and counts are in conflict.

    "acme" and "Acme" say the same.
    """
    leads(
        fresh_store,
        """
        lead_id | email       | company | title | visits | wants_contact | created_at | source
        1       | a@x.example | acme    | CEO   | 3      | yes           | 2026-02-01 |
        2       | A@x.example | Acme    | Boss  | 2.5    |               | 2026-01-01 |
        """,
    )
    (group,) = find_duplicates(fresh_store, 1)
    assert group == DuplicateGroup(
        (
            Member("2", None, "Acme", "A@x.example", datetime(2026, 1, 1), None, None),
            Member("1", None, "acme", "a@x.example", datetime(2026, 2, 1), None, None),
        ),
        "same e-mail",
        (
            MergedField("email", "A@x.example", "2", ()),
            MergedField("company", "Acme", "2", ()),
            MergedField("title", "Boss", "2", (("1", "CEO"),)),
            MergedField("visits", "2.5", "2", (("1", "3"),)),
            MergedField("wants_contact", "yes", "1", ()),
            MergedField("created_at", "2026-01-01", "2", (("1", "2026-02-01"),)),
        ),
    )
    assert [member.lead_id for member in group.others] == ["1"]


def test_a_pair_that_was_said_to_be_different_is_in_no_group_together(fresh_store: Store) -> None:
    """Of three leads with one address, 1 and 2 are not the same: 3 goes with the first of them."""
    leads(
        fresh_store,
        "lead_id | email\n1 | a@x.example\n2 | a@x.example\n3 | a@x.example",
    )
    say_not_the_same(fresh_store, 1, "2", "1")
    assert groups(fresh_store) == [("1 3", "same e-mail")]
    say_not_the_same(fresh_store, 1, "1", "3")
    assert groups(fresh_store) == [("2 3", "same e-mail")]
    say_not_the_same(fresh_store, 1, "2", "3")
    assert groups(fresh_store) == []


def test_what_many_leads_share_is_a_placeholder(fresh_store: Store) -> None:
    """One lead more than a group may have, with one address, one name and one company."""
    header = ["lead_id", "email", "first_name", "last_name", "company"]
    same = ["t@x.example", "Tess", "Ting", "Acme"]
    rows = [[f"{number:03}", *same] for number in range(MOST_MEMBERS + 1)]
    import_cells(fresh_store, [header, *rows[:-1]])
    assert [len(group.members) for group in find_duplicates(fresh_store, 1)] == [MOST_MEMBERS]
    import_cells(fresh_store, [header, *rows])
    assert find_duplicates(fresh_store, 1) == ()


def test_in_a_crowd_of_like_beginnings_only_equal_names_are_found(fresh_store: Store) -> None:
    """MOST_IN_BLOCK people whose names begin with Hub, all at Acme, and then one more.

    The two Anna Huberlins are found among any number; Christiane and Christiana Hubertus (94 %)
    only as long as the crowd is small enough to compare everybody with everybody.
    """
    crowd = [
        [f"{number:03}", "P" + chr(97 + number % 26) * (number // 26 + 1), "Hub", "Acme"]
        for number in range(MOST_IN_BLOCK - 4)
    ]
    twins = [["x1", "Anna", "Huberlin", "Acme"], ["x2", "Anna", "Huberlin", "Acme"]]
    likes = [["y1", "Christiane", "Hubertus", "Acme"], ["y2", "Christiana", "Hubertus", "Acme"]]
    header = ["lead_id", "first_name", "last_name", "company"]
    import_cells(fresh_store, [header, *crowd, *twins, *likes])
    assert {"x1 x2", "y1 y2"} <= {ids for ids, _ in groups(fresh_store)}
    import_cells(fresh_store, [header, ["z", "Zoe", "Hubble", "Acme"]])
    found = {ids for ids, _ in groups(fresh_store)}
    assert "x1 x2" in found
    assert "y1 y2" not in found


def test_hostile_text_is_compared_as_text(fresh_store: Store) -> None:
    text = "'; drop table lead; --"
    cells = f"{text} | b | {text}"
    leads(fresh_store, f"lead_id | first_name | last_name | company\n1 | {cells}\n2 | {cells}")
    assert groups(fresh_store) == [("1 2", "name and company alike, 100 %")]


def test_a_data_set_without_leads_has_no_duplicates(fresh_store: Store) -> None:
    assert find_duplicates(fresh_store, 1) == ()
