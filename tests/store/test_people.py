"""People join under one name and one role, and the store refuses what a role does not allow."""

import pytest

from leadpact.domain.people import Action, Person, Role, Team, may
from leadpact.errors import EntryError, RoleError
from leadpact.store.database import Store
from leadpact.store.people import allowed, join, list_people, set_role
from tests.stores import everybody


def do(store: Store, by: int | None, action: Action, team: Team | None = None) -> Person:
    """Who does the action, as a function of the store begins."""
    with store.transaction() as cursor:
        return allowed(cursor, by, action, team)


def test_a_person_joins_once_and_is_known_in_other_letters(fresh_store: Store) -> None:
    """A full-width M, other cases and spaces make the same name."""
    maria = join(fresh_store, "Maria  Straße", Role.MARKETING)
    assert maria == Person(maria.person_id, "Maria Straße", Role.MARKETING)
    assert join(fresh_store, " \uff2daria STRASSE\n", Role.MARKETING) == maria
    assert list_people(fresh_store) == (maria,)
    noted = fresh_store.rows("select what, dataset_id, detail from audit")
    assert noted == [("person joined", None, "Maria Straße (marketing)")]


def test_people_are_listed_by_name(fresh_store: Store) -> None:
    everybody(fresh_store)
    assert [one.name for one in list_people(fresh_store)] == ["Ada", "Maria", "Sam", "Vera"]


def test_nobody_comes_back_in_another_role(fresh_store: Store) -> None:
    join(fresh_store, "Maria", Role.MARKETING)
    for role in (Role.SALES, Role.ADMIN, Role.VIEWER):
        with pytest.raises(RoleError, match="Maria is here as marketing already"):
            join(fresh_store, "maria", role)
    assert [one.role for one in list_people(fresh_store)] == [Role.MARKETING]


def test_an_admin_gives_another_role_which_counts_at_once(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    maria, ada = people.marketing.person_id, people.admin.person_id
    assert set_role(fresh_store, ada, maria, Role.SALES).team is Team.SALES
    assert join(fresh_store, "Maria", Role.SALES).person_id == maria
    assert do(fresh_store, maria, Action.SIGN, Team.SALES).name == "Maria"
    with pytest.raises(RoleError, match="cannot sign a definition for marketing"):
        do(fresh_store, maria, Action.SIGN, Team.MARKETING)
    [note] = fresh_store.rows("select detail from audit where what = 'role changed'")
    assert note == ("Maria: marketing to sales, by Ada",)


def test_only_an_admin_gives_roles_and_only_to_people_who_are_there(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    for one in (people.viewer, people.marketing, people.sales):
        with pytest.raises(RoleError, match="cannot give somebody another role"):
            set_role(fresh_store, one.person_id, one.person_id, Role.ADMIN)
    with pytest.raises(RoleError):
        set_role(fresh_store, people.admin.person_id, 999, Role.ADMIN)
    assert [one.role for one in list_people(fresh_store)].count(Role.ADMIN) == 1


def test_the_store_lets_each_role_do_what_it_may_and_refuses_the_rest(fresh_store: Store) -> None:
    everybody(fresh_store)
    for person in list_people(fresh_store):
        for action in Action:
            if may(person.role, action):
                assert do(fresh_store, person.person_id, action) == person
            else:
                with pytest.raises(RoleError, match=f"{person.name} is here as {person.role}"):
                    do(fresh_store, person.person_id, action)


@pytest.mark.parametrize("by", [None, 999, -1])
def test_nobody_may_do_nothing(fresh_store: Store, by: int | None) -> None:
    everybody(fresh_store)
    for action in Action:
        with pytest.raises(RoleError, match="nobody has said who they are"):
            do(fresh_store, by, action)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("'; drop table person; --x", "'; drop table person; --x"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("Ma\u202eria\u0000\u200b", "Maria"),
        ("Two\r\nlines", "Two lines"),
        ("陈", "陈"),
    ],
)
def test_a_hostile_name_is_one_line_of_text(fresh_store: Store, given: str, kept: str) -> None:
    assert join(fresh_store, given, Role.SALES).name == kept
    assert [one.name for one in list_people(fresh_store)] == [kept]


@pytest.mark.parametrize("name", ["", "  \n", "\u200b\u2060", "---", "x" * 61])
def test_a_name_that_cannot_stand_on_a_page_is_refused(fresh_store: Store, name: str) -> None:
    with pytest.raises(EntryError):
        join(fresh_store, name, Role.SALES)
    assert list_people(fresh_store) == ()
