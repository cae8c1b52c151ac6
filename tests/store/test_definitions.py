"""Definitions are put up, signed by one of each team, superseded, and never changed."""

import re
from pathlib import Path

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.people import Role
from leadpact.errors import AgreementError, DefinitionError, RoleError
from leadpact.store.database import Parameter, Store
from leadpact.store.datasets import data_set_of
from leadpact.store.definitions import (
    State,
    definition_in_force,
    list_definitions,
    put_up,
    sign,
    withdraw,
)
from leadpact.store.people import join, set_role
from leadpact.store.proposals import keep_proposal, proposal_in_use
from leadpact.store.rounds import end_round, open_round, round_under_way
from tests.definitions import OURS, agreed, content_of, up
from tests.stores import everybody, leads

PACKAGE = Path(__file__).parents[2] / "src" / "leadpact"


def states(store: Store) -> list[tuple[int, State]]:
    return [(one.number, one.state) for one in reversed(list_definitions(store, 1))]


def written(store: Store) -> list[tuple[str, int | None, str]]:
    rows = store.rows(
        """select what, dataset_id, detail from audit
        where starts_with(what, 'definition') order by audit_id"""
    )
    return [(what, dataset_id, detail) for what, dataset_id, detail in rows]


def change(store: Store, sql: str, **given: Parameter) -> None:
    """What nobody does through Leadpact."""
    with store.transaction() as cursor:
        cursor.execute(sql, given)


def test_one_signature_of_each_team_puts_it_into_force(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    draft = up(fresh_store, people)
    assert draft.state is State.UP_FOR_SIGNATURE
    half = sign(fresh_store, people.sales.person_id, draft.definition_id, draft.hash)
    assert (half.state, half.agreed_at) == (State.UP_FOR_SIGNATURE, None)
    assert definition_in_force(fresh_store, 1) is None
    whole = sign(fresh_store, people.marketing.person_id, draft.definition_id, draft.hash)
    assert whole.state is State.IN_FORCE
    assert definition_in_force(fresh_store, 1) == whole
    assert [(one.team, one.person) for one in whole.signatures] == [
        ("sales", "Sam"),
        ("marketing", "Maria"),
    ]
    assert whole.agreed_at == whole.signatures[1].signed_at
    assert definition_in_force(fresh_store, 2) is None


def test_all_of_it_stands_in_the_audit_and_force_alone_raises_the_version(
    fresh_store: Store,
) -> None:
    leads(fresh_store, "lead_id | visits\n1 | 3")
    people = everybody(fresh_store)
    before = data_set_of(fresh_store, 1).version
    draft = up(fresh_store, people)
    sign(fresh_store, people.sales.person_id, draft.definition_id, draft.hash)
    assert data_set_of(fresh_store, 1).version == before
    sign(fresh_store, people.marketing.person_id, draft.definition_id, draft.hash)
    assert data_set_of(fresh_store, 1).version > before
    begun, digest = "Definition 1 of data set 1:", draft.hash
    assert written(fresh_store) == [
        ("definition put up", None, f"{begun} hash {digest}, by Ada"),
        ("definition signed", None, f"{begun} for sales, hash {digest}, by Sam (3)"),
        ("definition signed", None, f"{begun} for marketing, hash {digest}, by Maria (2)"),
        ("definition in force", 1, f"Definition 1, hash {digest}"),
    ]


def test_the_next_one_supersedes_it(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    first = agreed(fresh_store, people)
    second = agreed(fresh_store, people, default_model())
    assert states(fresh_store) == [(1, State.SUPERSEDED), (2, State.IN_FORCE)]
    assert second.content.supersedes == first.hash
    assert definition_in_force(fresh_store, 1) == second


def test_a_withdrawn_one_keeps_its_number_and_cannot_be_signed(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    draft = up(fresh_store, people)
    sign(fresh_store, people.sales.person_id, draft.definition_id, draft.hash)
    gone = withdraw(fresh_store, people.marketing.person_id, draft.definition_id, " too\n early ")
    assert gone.withdrawal is not None
    assert (gone.withdrawal.person, gone.withdrawal.words) == ("Maria", "too early")
    with pytest.raises(DefinitionError, match="Definition 1 is withdrawn and cannot be signed"):
        sign(fresh_store, people.marketing.person_id, draft.definition_id, draft.hash)
    assert agreed(fresh_store, people).number == 2
    assert states(fresh_store) == [(1, State.WITHDRAWN), (2, State.IN_FORCE)]


def test_a_draft_is_withdrawn_for_a_reason_and_a_signed_one_never(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    draft = up(fresh_store, people)
    with pytest.raises(DefinitionError, match="needs a reason"):
        withdraw(fresh_store, people.admin.person_id, draft.definition_id, "  ")
    for person in (people.marketing, people.sales):
        sign(fresh_store, person.person_id, draft.definition_id, draft.hash)
    with pytest.raises(DefinitionError, match="is in force and cannot be withdrawn"):
        withdraw(fresh_store, people.admin.person_id, draft.definition_id, "no more")


def test_one_draft_at_a_time_waits_for_signatures(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    up(fresh_store, people)
    with pytest.raises(DefinitionError, match="Definition 1 is up for signature already"):
        put_up(fresh_store, people.sales.person_id, 1, content_of(2))
    assert put_up(fresh_store, people.sales.person_id, 2, content_of(1)).number == 1


def test_a_draft_has_the_next_number_and_follows_what_is_in_force(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    first = agreed(fresh_store, people)
    with pytest.raises(DefinitionError, match="the next definition is number 2, not 3"):
        put_up(fresh_store, people.sales.person_id, 1, content_of(3, supersedes=first.hash))
    with pytest.raises(DefinitionError, match="follows another definition than the one in force"):
        put_up(fresh_store, people.sales.person_id, 1, content_of(2))


def test_what_was_seen_is_what_is_signed(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    draft = up(fresh_store, people)
    with pytest.raises(DefinitionError, match="what you saw is not Definition 1"):
        sign(fresh_store, people.sales.person_id, draft.definition_id, draft.hash[:-1])
    with pytest.raises(DefinitionError, match="this definition is not there"):
        sign(fresh_store, people.sales.person_id, draft.definition_id + 1, draft.hash)
    assert list_definitions(fresh_store, 1)[0].signatures == ()


def test_a_team_signs_once(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    draft = up(fresh_store, people)
    other = join(fresh_store, "Mona", Role.MARKETING)
    sign(fresh_store, people.marketing.person_id, draft.definition_id, draft.hash)
    for person in (people.marketing, other):
        with pytest.raises(DefinitionError, match="Maria has signed Definition 1 for marketing"):
            sign(fresh_store, person.person_id, draft.definition_id, draft.hash)


def test_nobody_signs_for_both_teams(fresh_store: Store) -> None:
    """Neither after a change of role, nor as somebody else of the same name.

    Names are taken in once; the second "MARIA" is written into the store past Leadpact.
    """
    people = everybody(fresh_store)
    draft = up(fresh_store, people)
    maria = people.marketing.person_id
    sign(fresh_store, maria, draft.definition_id, draft.hash)
    set_role(fresh_store, people.admin.person_id, maria, Role.SALES)
    with pytest.raises(DefinitionError, match="nobody signs for both teams"):
        sign(fresh_store, maria, draft.definition_id, draft.hash)
    change(fresh_store, "insert into person values (99, 'MARIA', 'sales', current_timestamp)")
    with pytest.raises(DefinitionError, match="nobody signs for both teams"):
        sign(fresh_store, 99, draft.definition_id, draft.hash)
    assert sign(fresh_store, people.sales.person_id, draft.definition_id, draft.hash).agreed_at


def test_roles_that_may_not_are_refused_and_nothing_is_kept(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    for by in (people.viewer.person_id, None):
        with pytest.raises(RoleError):
            put_up(fresh_store, by, 1, content_of())
    draft = up(fresh_store, people)
    for by in (people.viewer.person_id, people.admin.person_id, None):
        with pytest.raises(RoleError):
            sign(fresh_store, by, draft.definition_id, draft.hash)
    with pytest.raises(RoleError):
        withdraw(fresh_store, people.viewer.person_id, draft.definition_id, "no")
    assert list_definitions(fresh_store, 1) == (draft,)
    assert len(written(fresh_store)) == 1


def test_the_second_signature_ends_the_round(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    round_id = open_round(fresh_store, people.sales.person_id, 1, OURS)
    draft = up(fresh_store, people, round_id=round_id)
    sign(fresh_store, people.sales.person_id, draft.definition_id, draft.hash)
    assert round_under_way(fresh_store, 1, None) is not None
    sign(fresh_store, people.marketing.person_id, draft.definition_id, draft.hash)
    assert round_under_way(fresh_store, 1, None) is None
    with pytest.raises(AgreementError, match="no longer under way"):
        up(fresh_store, people, round_id=round_id)


def test_a_draft_outlives_its_round(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    round_id = open_round(fresh_store, people.sales.person_id, 1, OURS)
    draft = up(fresh_store, people, round_id=round_id)
    end_round(fresh_store, people.sales.person_id, round_id, "we sign tomorrow")
    for person in (people.sales, people.marketing):
        draft = sign(fresh_store, person.person_id, draft.definition_id, draft.hash)
    assert draft.state is State.IN_FORCE


def test_what_is_in_force_is_in_use_and_no_proposal_takes_its_place(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    keep_proposal(fresh_store, 1, default_model())
    agreed(fresh_store, people)
    assert proposal_in_use(fresh_store, 1) == OURS
    with pytest.raises(DefinitionError, match="Definition 1 is in force"):
        keep_proposal(fresh_store, 1, default_model())
    assert keep_proposal(fresh_store, 1, default_model(), "sales")
    assert proposal_in_use(fresh_store, 1) == OURS


def test_definitions_signatures_and_withdrawals_are_only_ever_added_to() -> None:
    """Whatever writes to these tables stands in the package's SQL, in one statement or another."""
    writes = re.compile(
        r"(update|delete\s+from|truncate|drop\s+table|alter\s+table|merge\s+into|"
        r"insert\s+or\s+replace\s+into)\s+(definition|sign_off|withdrawal)\b",
        re.IGNORECASE,
    )
    assert writes.search("delete from\n sign_off where true")
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.sql")]
    assert len(files) > 100
    assert [path for path in files if writes.search(path.read_text(encoding="utf-8"))] == []
