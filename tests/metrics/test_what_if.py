"""The draft beside the points in use."""

from datetime import date

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.shares import share
from leadpact.metrics.what_if import (
    Side,
    WhatIfAnswer,
    flow_sentence,
    months_of,
    reps_of,
    side_of,
    what_if_sentence,
)
from leadpact.patterns.collapse import collapse
from leadpact.patterns.outlook import Flow
from leadpact.patterns.what_if import board_of
from leadpact.store.database import Store
from tests.metrics.tables import BY_VISITS, SOURCES
from tests.stores import all_of, leads


def side(store: Store, model: ScoringModel) -> Side:
    """What the model makes of all leads, beside ten points a visit."""
    filters = all_of(store)
    board = board_of(collapse(store, filters, BY_VISITS.criteria), BY_VISITS)
    return side_of(board, model, months_of(store, filters), reps_of(store, filters))


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
    assert found.mqls_a_rep is found.mqls_a_rep_and_week is None


def test_mqls_are_shared_out_among_the_owners(fresh_store: Store) -> None:
    """Four MQLs in January for Ann and Bob are two a month each, and a month has 4.348 weeks."""
    leads(
        fresh_store,
        """
        lead_id | created_at | owner | visits
        1       | 2026-01-01 | Ann   | 3
        2       | 2026-01-02 | Bob   | 3
        3       | 2026-01-03 | Ann   | 2
        4       | 2026-01-31 |       | 2
        """,
    )
    found = side(fresh_store, BY_VISITS)
    assert reps_of(fresh_store, all_of(fresh_store)) == 2
    assert found.mqls_a_rep == 2
    assert found.mqls_a_rep_and_week == pytest.approx(2 / 4.348, rel=1e-4)
    nobody = Filters(all_of(fresh_store).dataset_id, owners=("",))
    assert reps_of(fresh_store, nobody) is None


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
    signed = WhatIfAnswer(before, before, None, "Definition 3", "Definition 3")
    assert what_if_sentence(signed, is_draft=False).startswith("Definition 3 grades 4 of 8 leads")
    none = WhatIfAnswer(before, side(fresh_store, with_points(0)), None)
    assert what_if_sentence(none, is_draft=True) == (
        "Your draft hands sales 1 fewer lead a month and captures 0 % of wins in A and B (in use: "
        "67 %)."
    )
    more = WhatIfAnswer(before, side(fresh_store, with_points(20)), None)
    assert what_if_sentence(more, is_draft=True).startswith(
        "Your draft hands sales as many leads as now"
    )


def test_the_sentence_names_what_the_draft_is_compared_with(fresh_store: Store) -> None:
    """At nine a visit both A are B: still 67 %. An MQL fewer in three months rounds to none."""
    leads(fresh_store, SOURCES)
    before = side(fresh_store, BY_VISITS)
    answer = WhatIfAnswer(before, side(fresh_store, with_points(9)), None, "number 3")
    assert what_if_sentence(answer, is_draft=True) == (
        "Your draft hands sales as many leads as number 3 and captures 67 % of wins in A and B "
        "(number 3: 67 %)."
    )


def test_the_changes_are_the_drafts_shares_less_the_compared_ones(fresh_store: Store) -> None:
    """Without points nobody is A: no conversion to compare, and 0 of 3 wins less 2 of 3.

    Newcombe's interval from Wilson's [0, 0.5615] and [0.2077, 0.9385]: −0.6667 minus
    √(0² + 0.2718²), and plus √(0.5615² + 0.4590²).
    """
    leads(fresh_store, SOURCES)
    before = side(fresh_store, BY_VISITS)
    changes = WhatIfAnswer(before, side(fresh_store, with_points(0)), None).changes
    assert changes.conversion_of_a is None
    assert changes.wins_captured is not None
    assert changes.wins_captured.value == pytest.approx(-2 / 3)
    assert changes.wins_captured.low == pytest.approx(-0.9385, abs=1e-4)
    assert changes.wins_captured.high == pytest.approx(0.0586, abs=1e-4)


def test_a_flow_is_told_beside_the_grade_that_it_goes_to(fresh_store: Store) -> None:
    """Two of 37 are 5.4 %; both matured A of SOURCES were won."""
    leads(fresh_store, SOURCES)
    before = side(fresh_store, BY_VISITS)
    flow = Flow(40, 3, 37, 2, Grade.B, Grade.A)
    assert flow_sentence(flow, before) == (
        "40 leads move B → A; such leads closed at 5.4 % [1.5–17.7 %], today's A at 100 %"
    )
    few = Flow(1, 0, 1, 0, Grade.B, Grade.A)
    assert flow_sentence(few, before, "number 3") == (
        "1 lead moves B → A; too few of them to judge how they close, number 3's A at 100 %"
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
    board = board_of(collapse(sample_store, Filters(1), model.criteria), model)
    found = side_of(board, model, months_of(sample_store, Filters(1)))
    assert [count.leads for count in found.outlook.grades] == [949, 1014, 1346, 2703]
    assert found.mqls_a_month == pytest.approx(2022 / 24)
