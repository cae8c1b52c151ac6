"""Finding a lead, and what each criterion finds and gives on it."""

from datetime import datetime

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.store.database import Store
from leadpact.store.one_lead import find_leads, lead_on_model, telling_leads
from leadpact.store.questions import graded_leads
from tests.stores import all_of, leads, model_of

VISITS = {"name": "visits", "field": "visits", "test": "count", "cap": 9, "points": 5}


@pytest.fixture
def five(fresh_store: Store) -> Store:
    """With 5 points a visit: ann 45 (A), ben 25 (B), 7 is 10 (C), eve 5 and hal 0 (D)."""
    leads(
        fresh_store,
        """
        lead_id | first_name | last_name | company    | email     | visits | outcome | source
        ann     | Ann        | Smith     | Acme, Inc. | a@acme.de | 9      | lost    | Chat
        ben     | Ben        | Smithson  | 100% %s    | b@x.de    | 5      | open    | List
        7       | Çelik      | O'Neil    |            | 17@x.de   | 2      | won     | Chat
        eve     |            |           | 7 Seas     | e@x.de    | 1      | won     | List
        hal     |            |           |            |           | 0      | won     | List
        """,
    )
    return fresh_store


def ids(store: Store, text: str, sources: tuple[str, ...] = ()) -> list[str]:
    filters = Filters(all_of(store).dataset_id, sources=sources)
    return [lead.lead_id for lead in find_leads(store, filters, model_of(VISITS), text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("smith", ["ann", "ben"]),
        ("SMITH ben", ["ben"]),
        ("acme", ["ann"]),
        ("B@X.DE", ["ben"]),
        ("x.de", ["ben", "7", "eve"]),
        ("çelik", ["7"]),
        ("o'neil", ["7"]),
        ("%", ["ben"]),
        ("$text", []),
        ("'; drop table lead; --", []),
        ("nobody", []),
        ("   ", []),
    ],
)
def test_leads_are_found_by_all_the_words_the_best_first(
    five: Store, text: str, found: list[str]
) -> None:
    assert ids(five, text) == found


def test_the_very_id_comes_first(five: Store) -> None:
    """The 7 stands in an e-mail address and in a company's name too."""
    assert ids(five, "7") == ["7", "eve"]
    assert ids(five, "E@X.de") == ["eve"]


def test_only_leads_of_the_selection_are_found(five: Store) -> None:
    assert ids(five, "smith", ("List",)) == ["ben"]


def test_no_more_than_twenty_are_offered(fresh_store: Store) -> None:
    leads(fresh_store, "\n".join(["lead_id|visits", *(f"x{number}|1" for number in range(30))]))
    assert len(ids(fresh_store, "x")) == 20


def test_telling_leads_are_the_ones_that_a_model_gets_most_wrong(five: Store) -> None:
    """Hal was won with 0 points, Ann lost with 45, and Ben is best below 30."""
    telling = telling_leads(five, all_of(five), model_of(VISITS))
    assert telling.won_d is not None
    assert telling.lost_a is not None
    assert telling.below_a is not None
    assert (telling.won_d.lead_id, telling.won_d.name, telling.won_d.score) == ("hal", "", 0)
    assert (telling.lost_a.lead_id, telling.lost_a.name) == ("ann", "Ann Smith")
    assert (telling.below_a.lead_id, telling.below_a.grade) == ("ben", Grade.B)


def test_where_no_lead_is_telling_there_is_none(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | visits | outcome\n1 | 9 | won")
    telling = telling_leads(fresh_store, all_of(fresh_store), model_of(VISITS))
    assert (telling.won_d, telling.lost_a, telling.below_a) == (None, None, None)


def test_each_criterion_tells_what_it_found_and_gives(fresh_store: Store) -> None:
    """3 visits at 5 points, 60 % left after two months: 9. "Own" is no "x", of another product."""
    leads(
        fresh_store,
        """
        lead_id | visits | last_activity_at | product | O"wn; | student | created_at
        1       | 3      | 2026-04-20       | Cloud   | x     | yes     | 2026-06-30
        2       | 1      |                  |         |       |         | 2026-06-30
        """,
    )
    aged = {**VISITS, "group": "behaviour", "decay": 20, "since": "last_activity_at"}
    own = {"name": "own", "field": 'O"wn;', "test": "is one of", "values": ["X"], "points": 4}
    desk = {**own, "name": "desk", "product": "Desk"}
    asleep = {"name": "asleep", "field": "webinars", "test": "is filled", "points": 50}
    model = model_of(aged, own, asleep, desk)
    one = lead_on_model(fresh_store, all_of(fresh_store), model, "1")
    assert one is not None
    assert (one.score, one.grade, one.least_score, one.most_score) == (13, Grade.C, 13, 13)
    assert [
        (s.criterion.name, s.points, s.value, s.worth, s.bare, s.cell, s.since, s.product)
        for s in one.standings
    ] == [
        ("visits", 5, 180, 9, 3, 3.0, datetime(2026, 4, 20), "Cloud"),
        ("own", 4, 1, 4, 1, "x", None, "Cloud"),
        ("desk", 4, 0, 0, 1, "x", None, "Cloud"),
    ]
    other = lead_on_model(fresh_store, all_of(fresh_store), model, "2")
    assert other is not None
    assert [(s.value, s.worth, s.bare, s.unknown_field) for s in other.standings] == [
        (None, 0, 1, "last_activity_at"),
        (None, 0, None, 'O"wn;'),
        (None, 0, None, "product"),
    ]
    assert (other.score, other.most_score) == (0, 9 * 5 + 4 + 4)


def test_a_lead_that_the_filters_keep_out_is_not_there(five: Store) -> None:
    filters = Filters(all_of(five).dataset_id, sources=("List",))
    assert lead_on_model(five, filters, model_of(VISITS), "ann") is None
    assert lead_on_model(five, filters, model_of(VISITS), "' or true --") is None


def aged(model: ScoringModel) -> ScoringModel:
    """The model whose visits and downloads decay."""
    criteria = tuple(
        one.model_copy(update={"decay": 7, "since": "last_activity_at"})
        if one.name in ("repeat_visits", "download")
        else one
        for one in model.criteria
    )
    return model.model_copy(update={"criteria": criteria})


@pytest.mark.parametrize("model", [default_model(), aged(default_model())], ids=["plain", "aged"])
def test_one_leads_numbers_are_those_of_all_leads(sample_store: Store, model: ScoringModel) -> None:
    """Every 300th lead of the sample; its criteria's points add up to its score."""
    filters = all_of(sample_store)
    query = graded_leads(sample_store, filters, model)
    for row in sample_store.rows(query.text, query.parameters)[::300]:
        lead_id, score, grade, is_mql, _, _, _, unknown, least, most = row
        one = lead_on_model(sample_store, filters, model, lead_id)
        assert one is not None
        assert (one.score, one.grade, one.is_mql) == (score, grade, is_mql)
        assert (one.least_score, one.most_score) == (least, most)
        assert sum(standing.worth for standing in one.standings) == score
        assert sum(standing.is_unknown for standing in one.standings) == unknown
