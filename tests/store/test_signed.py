"""Definitions that were changed past Leadpact are refused, and read whole while others sign."""

import re
from threading import Thread

import pytest

from leadpact.domain.default_model import default_model
from leadpact.errors import DefinitionError
from leadpact.store.database import Parameter, Store
from leadpact.store.definitions import definition_in_force, list_definitions, sign
from leadpact.store.proposals import proposal_in_use
from tests.definitions import agreed, up
from tests.stores import everybody


def change(store: Store, sql: str, **given: Parameter) -> None:
    """What nobody does through Leadpact."""
    with store.transaction() as cursor:
        cursor.execute(sql, given)


TAMPERED = {
    "content": (
        """update definition set content = replace(content, '"points":[7]', '"points":[8]')
        where number = 1""",
        "Definition 1 is not what was signed: its content was changed in the store",
    ),
    "hash": (
        "update definition set hash = replace(hash, hash[1], 'x') where number = 1",
        "Definition 1 is not what was signed: its hash was changed in the store",
    ),
    "content and hash": (
        """update definition set content = replace(content, '"points":[7]', '"points":[8]'),
        hash = sha256(replace(content, '"points":[7]', '"points":[8]')) where number = 1""",
        "Definition 1 is not what was signed: the signature of",
    ),
    "who signed": (
        "update sign_off set person = 'Mallory' where definition_id = 1 and team = 'sales'",
        "Definition 1 is not what was signed: its signatures or its hash do not fit the audit log",
    ),
    "when": (
        "update sign_off set signed_at = signed_at + interval 1 day where definition_id = 2",
        "Definition 2 is not what was signed: its signatures or its hash do not fit",
    ),
    "a signature less": (
        "delete from sign_off where definition_id = 2 and team = 'sales'",
        "Definition 2 is not what was signed",
    ),
    "a withdrawal": (
        "insert into withdrawal values (2, 'Mallory', current_timestamp, 'gone')",
        "Definition 2 is not what was signed",
    ),
    "all of it gone": (
        "delete from definition where number = 2",
        "Definition 2 was signed by both teams, and its signatures are gone",
    ),
    "never noted": (
        "delete from audit where what = 'definition in force'",
        "Definition 1 is not what was signed: the audit log does not know it",
    ),
}


@pytest.mark.parametrize("case", TAMPERED)
def test_what_was_changed_in_the_store_is_refused_and_never_used(
    fresh_store: Store, case: str
) -> None:
    people = everybody(fresh_store)
    agreed(fresh_store, people)
    agreed(fresh_store, people, default_model())
    sql, words = TAMPERED[case]
    change(fresh_store, sql)
    for use in (definition_in_force, list_definitions, proposal_in_use):
        with pytest.raises(DefinitionError, match=re.escape(words)):
            use(fresh_store, 1)
    with pytest.raises(DefinitionError):
        up(fresh_store, people)
    assert proposal_in_use(fresh_store, 2) == default_model()


def test_a_signature_added_to_a_draft_past_leadpact_does_not_put_it_into_force(
    fresh_store: Store,
) -> None:
    people = everybody(fresh_store)
    draft = up(fresh_store, people)
    sign(fresh_store, people.sales.person_id, draft.definition_id, draft.hash)
    change(
        fresh_store,
        "insert into sign_off values (1, 'marketing', 2, 'Maria', $hash, current_timestamp)",
        hash=draft.hash,
    )
    with pytest.raises(DefinitionError, match="do not fit the audit log"):
        definition_in_force(fresh_store, 1)


def test_a_signature_does_not_come_between_what_is_read(fresh_store: Store) -> None:
    """One signs ten definitions while another reads them all the time, from several tables."""
    people = everybody(fresh_store)

    def agree_on_ten() -> None:
        for _ in range(10):
            agreed(fresh_store, people)

    signing = Thread(target=agree_on_ten)
    signing.start()
    reads = 0
    while signing.is_alive():
        reads += len(list_definitions(fresh_store, 1)) > 0
    signing.join()
    assert reads > 5
    assert len(list_definitions(fresh_store, 1)) == 10
