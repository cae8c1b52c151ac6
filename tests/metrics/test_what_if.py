"""The draft beside the points in use."""

from datetime import date

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import share
from leadpact.metrics.what_if import Side, WhatIfAnswer, months_of, side_of, what_if_sentence
from leadpact.patterns.collapse import collapse
from leadpact.store.database import Store
from tests.metrics.tables import BY_VISITS, SOURCES
from tests.stores import all_of, leads


def side(store: Store, model: ScoringModel) -> Side:
    filters = all_of(store)
    return side_of(collapse(store, filters, model), model, months_of(store, filters))


def with_points(points: int) -> ScoringModel:
    return BY_VISITS.model_copy(update={"points": (points,)})


def test_a_side_has_the_numbers_of_the_page(fresh_store: Store) -> None:
    """Of the leads in SOURCES two with three visits are A and won, the one with two B and lost.

    One visit is a C; 6 is a D that was won. M is 28 days, so at 2026-03-01 the first five leads
    are matured: A closes 2 of 2. Three leads reach the threshold of 20, in January to March: one a
    month.
    """
    leads(fresh_store, SOURCES)
    found = side(fresh_store, BY_VISITS)
    assert [count.leads for count in found.outlook.grades] == [2, 1, 1, 4]
    assert found.wins_captured == share(2, 3)
    assert found.conversion_of_a == share(2, 2)
    assert found.outlook.mqls == 3
    assert found.mqls_a_month == pytest.approx(1)


def test_months_are_those_from_the_first_to_the_last_lead(fresh_store: Store) -> None:
    """31 December to 1 February touch three months; without dates nobody can say."""
    leads(fresh_store, "lead_id | created_at\n1 | 2025-12-31\n2 | 2026-02-01")
    assert months_of(fresh_store, all_of(fresh_store)) == 3
    january = Filters(1, created_from=date(2026, 1, 1))
    assert months_of(fresh_store, january) == 1
    leads(fresh_store, "lead_id | visits\n1 | 3", data_set="undated")
    assert months_of(fresh_store, all_of(fresh_store)) is None


def test_the_sentence_says_what_the_draft_changes(fresh_store: Store) -> None:
    """At twice the points one visit is a B as well: four MQLs instead of three in three months.

    4 ÷ 3 − 3 ÷ 3 rounds to no lead a month. At five times also 2 × … nothing more is there to win.
    """
    leads(fresh_store, SOURCES)
    before = side(fresh_store, BY_VISITS)
    same = WhatIfAnswer(before, before, None)
    assert what_if_sentence(same, is_draft=False) == (
        "The points in use grade 4 of 8 leads A–C; that captures 67 % of wins in A and B. Move a "
        "slider and see what changes."
    )
    none = WhatIfAnswer(before, side(fresh_store, with_points(0)), None)
    assert what_if_sentence(none, is_draft=True) == (
        "Your draft hands sales 1 fewer lead a month and captures 0 % of wins in A and B (in use: "
        "67 %)."
    )
    more = WhatIfAnswer(before, side(fresh_store, with_points(20)), None)
    assert what_if_sentence(more, is_draft=True).startswith(
        "Your draft hands sales as many leads as now"
    )


def test_the_sentence_says_when_the_grades_are_out_of_reach(fresh_store: Store) -> None:
    leads(fresh_store, SOURCES)
    found = side(fresh_store, BY_VISITS)
    assert what_if_sentence(WhatIfAnswer(found, found, "only so much"), is_draft=True) == (
        "Only so much. Add criteria from your own columns."
    )


def test_without_wins_there_are_none_to_capture(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | visits | outcome\n1 | 3 | open\n2 | 1 | open")
    found = side(fresh_store, BY_VISITS)
    more = side(fresh_store, with_points(30))
    assert what_if_sentence(WhatIfAnswer(found, more, None), is_draft=True) == (
        "Your draft hands sales 1 more lead and has no wins to capture (in use: –)."
    )


def test_the_sample_hands_sales_84_leads_a_month(sample_store: Store) -> None:
    """2,022 of 6,012 leads qualify (data/README.md gives the grades), over 24 months."""
    model = default_model()
    patterns = collapse(sample_store, Filters(1), model)
    found = side_of(patterns, model, months_of(sample_store, Filters(1)))
    assert [count.leads for count in found.outlook.grades] == [949, 1014, 1346, 2703]
    assert found.mqls_a_month == pytest.approx(2022 / 24)
