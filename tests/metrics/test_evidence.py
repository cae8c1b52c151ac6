"""Signed definitions give bit-identical scores later, and say what changed where they do not."""

from hashlib import sha256
from pathlib import Path

import pytest

from leadpact.domain.definition import content_hash, content_text
from leadpact.domain.shares import share
from leadpact.errors import DefinitionError
from leadpact.ingest.load import ImportReport
from leadpact.metrics.evidence import Replay, evidence_of, figure_then, replay, replay_words
from leadpact.store.database import Store
from leadpact.store.datasets import set_as_of
from leadpact.store.definitions import definition_in_force, sign
from leadpact.store.definitions import put_up as put_up_content
from leadpact.store.questions import graded_leads
from tests.definitions import content_of
from tests.stores import all_of, everybody, leads, model_of, store_in

TABLE = """
lead_id | source | visits | outcome | created_at | won_at     | Favourite colour
1       | Web    | 4      | won     | 2026-01-05 | 2026-02-04 | red
2       | List   | 1      | open    | 2026-01-20 |            |
3       | Web    |        | lost    | 2026-02-01 |            | blue
"""
MODEL = model_of(
    {"name": "web", "field": "source", "test": "is one of", "values": ["Web"], "points": 12},
    {
        "name": "visits",
        "group": "behaviour",
        "field": "visits",
        "test": "count",
        "cap": 3,
        "points": 5,
        "decay": 10,
        "since": "created_at",
    },
    {
        "name": "list",
        "group": "red_flag",
        "field": "source",
        "test": "contains",
        "values": ["list"],
        "points": -6,
    },
)
# Lead 1: 12 and three visits of 5, of which 90 % are left after 30 days, 13.5, rounded up to 14.
SCORES = "1:1|26|B\n1:2|-1|D\n1:3|12|C\n"
# A definition as the first version of Leadpact wrote it, and its hash.
FIRST_FORM = (
    '{"dated":"2026-11-01","evidence":{"as_of":"2026-02-04","data_hash":"f63f87d53cc2",'
    '"data_set":"data","figures":[{"denominator":3,"key":"A","name":"grade_mix","numerator":0},'
    '{"denominator":1,"name":"wins_captured","numerator":1}],"leads":3,"maturity_days":30.0,'
    '"scores_hash":"7753ee554e3958c331f4a1a8b0af55036d8fb8a8667a6bf3acda6db773607dc0",'
    '"snapshot":{"asleep":[],"criteria":[{"applies":{"leads":2,"rated":1,"rated_won":1,"won":1},'
    '"by_value":[1,2],"name":"web","unknown":0},{"applies":{"leads":2,"rated":1,"rated_won":1,'
    '"won":1},"by_value":[1,1,0,1],"name":"visits","unknown":1},{"applies":{"leads":1,"rated":0,'
    '"rated_won":0,"won":0},"by_value":[2,1],"name":"list","unknown":0}],"grades":[{"grade":"A",'
    '"leads":0,"rated":0,"rated_won":0,"won":0},{"grade":"B","leads":1,"rated":1,"rated_won":1,'
    '"won":1},{"grade":"C","leads":1,"rated":0,"rated_won":0,"won":0},{"grade":"D","leads":1,'
    '"rated":0,"rated_won":0,"won":0}],"leads":3,"mqls":1,"scores":[{"leads":1,"rated":0,'
    '"rated_won":0,"score":-1,"won":0},{"leads":1,"rated":0,"rated_won":0,"score":12,"won":0},'
    '{"leads":1,"rated":1,"rated_won":1,"score":26,"won":1}],"won":1}},"form":1,"model":'
    '{"criteria":[{"field":"source","group":"fit","label":"x","name":"web","test":"is one of",'
    '"values":["Web"]},{"cap":3,"decay":10,"field":"visits","group":"behaviour","label":"x",'
    '"name":"visits","since":"created_at","test":"count","values":[]},{"field":"source","group":'
    '"red_flag","label":"x","name":"list","test":"contains","values":["list"]}],"cut_offs":'
    '{"a":30,"b":20,"c":10},"mql_threshold":20,"name":"test","points":[12,5,-6]},"number":1,'
    '"promises":[{"kind":"reason_with_no","share":0.9}],"reasons":"The data said so.",'
    '"red_flags":[],"review_days":91,"routing":"hand_raise_or_mql","routing_words":""}'
)
FIRST_HASH = "5c2c355d3bbf3a342faa94566ca10902a6d654e2ee396b13a025ce78ee679a44"
FIRST_ROWS = """
insert into definition values
    (1, 1, 1, null, $content, $hash, 'Ada', timestamp '2026-11-01 10:00:00');
insert into sign_off values
    (1, 'marketing', 2, 'Maria', $hash, timestamp '2026-11-01 10:42:00'),
    (1, 'sales', 3, 'Sam', $hash, timestamp '2026-11-01 10:43:00');
insert into audit (happened_at, what, dataset_id, detail) values
    (timestamp '2026-11-01 10:00:00', 'definition put up', null,
        'Definition 1 of data set 1: hash ' || $hash || ', by Ada'),
    (timestamp '2026-11-01 10:42:00', 'definition signed', null,
        'Definition 1 of data set 1: for marketing, hash ' || $hash || ', by Maria (2)'),
    (timestamp '2026-11-01 10:43:00', 'definition signed', null,
        'Definition 1 of data set 1: for sales, hash ' || $hash || ', by Sam (3)'),
    (timestamp '2026-11-01 10:43:00', 'definition in force', 1,
        'Definition 1, hash ' || $hash);
"""


def write_first_form(store: Store) -> None:
    """Put the old definition into the store as it was kept."""
    given = {"content": FIRST_FORM, "hash": FIRST_HASH}
    with store.transaction() as cursor:
        for statement in FIRST_ROWS.split(";\n"):
            if statement.strip():
                named = {name: value for name, value in given.items() if f"${name}" in statement}
                cursor.execute(statement, named)


def scores(store: Store) -> list[tuple[str, int, str]]:
    query = graded_leads(store, all_of(store), MODEL)
    return sorted((row[0], row[1], row[2]) for row in store.rows(query.text, query.parameters))


def test_the_evidence_holds_the_figures_that_the_data_can_carry(fresh_store: Store) -> None:
    """Lead 1 alone is old enough to count; no stage and no cycles, so no acceptance, no recycling.

    Whether interest is active comes from the source: Web is, twice of three.
    """
    leads(fresh_store, TABLE)
    found = evidence_of(fresh_store, 1, MODEL)
    content = content_of(evidence=found)
    assert (found.data_set, found.leads, found.maturity_days) == ("data", 3, 30)
    assert found.scores_hash == sha256(SCORES.encode()).hexdigest()
    assert figure_then(content, "grade_mix", "B") == share(1, 3)
    assert figure_then(content, "conversion_by_grade", "B") == share(1, 1)
    assert figure_then(content, "wins_captured") == share(1, 1)
    assert figure_then(content, "qualified_share") == share(1, 3)
    assert figure_then(content, "active_share") == share(2, 3)
    assert figure_then(content, "acceptance_rate") is None
    assert figure_then(content, "recycled_share_of_closes") is None


def test_progress_rises_to_the_end(fresh_store: Store) -> None:
    leads(fresh_store, TABLE)
    told: list[float] = []
    evidence_of(fresh_store, 1, MODEL, told.append)
    assert told == sorted(told)
    assert 0.9 < told[-1] <= 1


def test_leads_that_come_in_meanwhile_are_told(fresh_store: Store) -> None:
    leads(fresh_store, TABLE)
    with pytest.raises(DefinitionError, match="the leads changed while the evidence was taken"):
        evidence_of(fresh_store, 1, MODEL, lambda _: set_as_of(fresh_store, 1, None))


def test_a_signed_definition_gives_the_same_scores_after_a_restart(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    leads(store, TABLE)
    people = everybody(store)
    content = content_of(1, MODEL, evidence=evidence_of(store, 1, MODEL))
    draft = put_up_content(store, people.admin.person_id, 1, content)
    for person in (people.marketing, people.sales):
        sign(store, person.person_id, draft.definition_id, draft.hash)
    store.close()
    store = store_in(tmp_path)
    try:
        again = definition_in_force(store, 1)
        assert again is not None
        assert (again.content, again.hash) == (content, draft.hash)
        assert replay(store, 1, again.content) == Replay(True, True, 3, 3)
    finally:
        store.close()


def test_a_definition_of_the_first_form_is_read_for_good(fresh_store: Store) -> None:
    """Its text and hash are those of the first version that signed any, spelt out above.

    Should this fail after a field was added: new fields are None where they are not given, and
    then left out of the text. Should a field have changed its meaning: raise the form, and have
    `read_content` read the old one. The text above never changes.
    """
    leads(fresh_store, TABLE)
    write_first_form(fresh_store)
    found = definition_in_force(fresh_store, 1)
    assert found is not None
    assert found.hash == FIRST_HASH == content_hash(FIRST_FORM)
    assert found.content.model == MODEL
    assert content_text(found.content) == FIRST_FORM
    assert replay(fresh_store, 1, found.content).same_scores
    assert "".join(f"1:{lead}|{score}|{grade}\n" for lead, score, grade in scores(fresh_store)) == (
        SCORES
    )


def more(store: Store, table: str) -> ImportReport:
    return leads(store, f"lead_id | source | visits | created_at\n{table}")


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("4 | Web | 1 | 2026-02-01", "1 new lead; so the scores differ too"),
        ("3 | Web | 2 | 2026-02-01", "as many leads, but not the same; so the scores differ too"),
        ("3 | Ads | | 2026-02-01", "as many leads, but not the same; so the scores differ too"),
    ],
)
def test_what_changed_since_is_said(fresh_store: Store, table: str, words: str) -> None:
    leads(fresh_store, TABLE)
    content = content_of(1, MODEL, evidence=evidence_of(fresh_store, 1, MODEL))
    assert replay_words(replay(fresh_store, 1, content)) == (
        "Same data, same 3 scores, bit for bit."
    )
    more(fresh_store, table)
    assert replay_words(replay(fresh_store, 1, content)) == f"The data has changed since: {words}."


def test_another_as_of_date_changes_nothing_of_what_was_signed(fresh_store: Store) -> None:
    """Half a year later no visit would be worth as much."""
    leads(fresh_store, TABLE)
    content = content_of(1, MODEL, evidence=evidence_of(fresh_store, 1, MODEL))
    as_of = content.evidence.as_of
    assert as_of is not None
    set_as_of(fresh_store, 1, as_of.replace(month=6))
    assert replay(fresh_store, 1, content) == Replay(True, True, 3, 3)
    assert evidence_of(fresh_store, 1, MODEL).scores_hash != content.evidence.scores_hash
