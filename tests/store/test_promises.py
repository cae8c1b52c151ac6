"""Each team promises for itself alone, and nothing that was promised is ever altered."""

from pathlib import Path

import pytest

from leadpact.domain.people import Role
from leadpact.domain.promise import Promise, PromiseKind
from leadpact.errors import AgreementError, RoleError
from leadpact.store.database import Store
from leadpact.store.people import join
from leadpact.store.promises import (
    list_promises,
    make_promise,
    promise_history,
    promises_made,
    take_back,
)
from tests.stores import everybody, store_in

GOOD = Promise(kind=PromiseKind.GOOD_LEADS, number=120)
REASONS = Promise(kind=PromiseKind.REASONS, number=3, share=0.9)
CONTACT = Promise(kind=PromiseKind.FIRST_CONTACT, number=24, share=0.8)
ATTEMPTS = Promise(kind=PromiseKind.ATTEMPTS, number=5, days=14, share=0.5)
NO = Promise(kind=PromiseKind.REASON_WITH_NO, share=1.0)
ALL = (GOOD, REASONS, CONTACT, ATTEMPTS, NO)


def test_promises_stand_in_the_order_of_their_kinds_and_survive_a_restart(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    people = everybody(store)
    for promise in reversed(ALL):
        by = people.marketing if promise.kind.team == "marketing" else people.sales
        make_promise(store, by.person_id, 1, promise)
    store.close()
    store = store_in(tmp_path)
    assert list_promises(store, 1) == ALL
    assert list_promises(store, 2) == ()
    store.close()


def test_the_newest_promise_of_a_kind_counts_and_the_older_one_stays(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    mia = join(fresh_store, "Mia", Role.MARKETING)
    more = Promise(kind=PromiseKind.GOOD_LEADS, number=150)
    make_promise(fresh_store, people.marketing.person_id, 1, GOOD)
    make_promise(fresh_store, mia.person_id, 1, more)
    assert list_promises(fresh_store, 1) == (more,)
    [made] = promises_made(fresh_store, 1)
    assert (made.promise, made.made_by) == (more, "Mia")
    history = promise_history(fresh_store, 1)
    assert [(one.promise, one.made_by) for one in history] == [(more, "Mia"), (GOOD, "Maria")]


def test_a_promise_can_be_taken_back_once(fresh_store: Store) -> None:
    sam = everybody(fresh_store).sales.person_id
    make_promise(fresh_store, sam, 1, CONTACT)
    take_back(fresh_store, sam, 1, PromiseKind.FIRST_CONTACT)
    assert list_promises(fresh_store, 1) == ()
    [made] = promises_made(fresh_store, 1)
    assert (made.promise, made.made_by) == (None, "Sam")
    assert [one.promise for one in promise_history(fresh_store, 1)] == [None, CONTACT]
    with pytest.raises(AgreementError, match="sales promises nothing of this kind"):
        take_back(fresh_store, sam, 1, PromiseKind.FIRST_CONTACT)


@pytest.mark.parametrize("promise", ALL, ids=lambda one: one.kind.value)
@pytest.mark.parametrize("who", ["viewer", "marketing", "sales", "admin", None])
def test_only_its_own_team_makes_or_takes_back_a_promise(
    fresh_store: Store, promise: Promise, who: str | None
) -> None:
    people = everybody(fresh_store)
    by = None if who is None else getattr(people, who).person_id
    own = getattr(people, promise.kind.team.value).person_id
    if by == own:
        make_promise(fresh_store, by, 1, promise)
        assert list_promises(fresh_store, 1) == (promise,)
        return
    with pytest.raises(RoleError):
        make_promise(fresh_store, by, 1, promise)
    assert promise_history(fresh_store, 1) == ()
    make_promise(fresh_store, own, 1, promise)
    with pytest.raises(RoleError):
        take_back(fresh_store, by, 1, promise.kind)
    assert list_promises(fresh_store, 1) == (promise,)


def test_who_promised_what_stands_in_the_audit_and_changes_no_figure(fresh_store: Store) -> None:
    sam = everybody(fresh_store).sales.person_id
    make_promise(fresh_store, sam, 7, NO)
    [(what, dataset_id, detail)] = fresh_store.rows(
        "select what, dataset_id, detail from audit order by audit_id desc limit 1"
    )
    assert (what, dataset_id) == ("promise made", None)
    assert "reason_with_no" in detail
    assert detail.endswith("of data set 7, by Sam (sales)")
