"""The histogram's bars, the curve in words, and what thresholds would do."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadpact.domain.shares import share
from leadpact.metrics.scores import (
    MOST_BARS,
    ScoreBar,
    captured_at,
    curve_sentence,
    histogram_sentence,
    load_words,
    score_bars,
    threshold_rows,
)
from leadpact.patterns.collapse import collapse
from leadpact.patterns.curve import curve
from leadpact.patterns.outlook import ScoreCount
from leadpact.patterns.what_if import board_of, outlook
from leadpact.store.database import Store
from tests.stores import all_of, leads, model_of

VISITS = {"name": "visits", "field": "visits", "test": "count", "cap": 9}
# A from 30, B and the MQLs from 20, C from 10.
MODEL = model_of({**VISITS, "points": 10})


def count(score: int, leads: int, won: int) -> ScoreCount:
    return ScoreCount(leads, won, leads, won, score)


def test_few_scores_have_a_bar_each() -> None:
    """From 9 to 12 there is one bar a score; the last one ends before 13."""
    bars = score_bars([count(9, 4, 0), count(10, 3, 1), count(11, 0, 0), count(12, 2, 2)], MODEL)
    assert [(bar.start, bar.end, bar.others, bar.won) for bar in bars] == [
        (9, 10, 4, 0),
        (10, 11, 2, 1),
        (11, 12, 0, 0),
        (12, 13, 0, 2),
    ]


def test_many_scores_share_round_bars_that_begin_at_the_cut_offs() -> None:
    """−100 to 199 are 300 scores: the next round width after 300 ÷ 56 is 10.

    Besides multiples of ten a bar begins at the threshold of 33, so that the 30s have two.
    """
    model = MODEL.model_copy(update={"mql_threshold": 33})
    bars = score_bars([count(score, 1, 0) for score in range(-100, 200)], model)
    starts = [bar.start for bar in bars]
    assert starts == sorted({*range(-100, 200, 10), 33})
    assert {bar.start: bar.leads for bar in bars}[30] == 3
    assert bars[-1].end == 200


@given(
    st.sets(st.integers(-3000, 3000), min_size=1, max_size=80),
    st.integers(-4000, 4000),
)
def test_bars_are_few_and_hold_every_lead_once(starts: set[int], threshold: int) -> None:
    model = MODEL.model_copy(update={"mql_threshold": threshold})
    bars = score_bars([count(score, 2, 1) for score in sorted(starts)], model)
    assert 1 <= len(bars) <= MOST_BARS
    assert sum(bar.leads for bar in bars) == 2 * len(starts)
    assert sum(bar.won for bar in bars) == len(starts)
    assert all(left.end == right.start for left, right in pairwise(bars))
    assert all(bar.start < bar.end for bar in bars)
    for score in starts:
        assert sum(bar.start <= score < bar.end for bar in bars) == 1


def test_without_scores_there_are_no_bars() -> None:
    assert score_bars((), MODEL) == ()


def test_the_histogram_says_what_the_threshold_lets_through() -> None:
    bars = [ScoreBar(0, 20, 50, 1), ScoreBar(20, 40, 10, 3)]
    assert histogram_sentence(bars, MODEL) == (
        "75 % of the wins score 20 or more, but only 12 % of the others."
    )
    even = [ScoreBar(0, 20, 20, 10), ScoreBar(20, 40, 20, 10)]
    assert histogram_sentence(even, MODEL) == (
        "50 % of the wins score 20 or more, and so do 50 % of the others: the score tells nothing "
        "apart."
    )
    assert histogram_sentence([ScoreBar(0, 20, 5, 0)], MODEL).startswith("No lead")


TEN = (count(0, 6, 1), count(20, 3, 1), count(30, 1, 1))


def test_the_curve_says_what_the_threshold_captures_and_the_same_work_before() -> None:
    """Four of ten leads score 20 or more, with two of the three wins.

    The compared definition gives all the same score, so it captures 40 % by as much work.
    """
    drawn = curve(TEN, MODEL)
    assert curve_sentence(drawn, None, "in use") == (
        "Threshold 20: work 40 % of the leads, capture 67 % of the wins."
    )
    even = curve((count(0, 10, 3),), MODEL)
    assert captured_at(even, 0.4) == pytest.approx(0.4)
    assert curve_sentence(drawn, even, "in use").endswith(
        "As much work by the points in use would capture about 40 %."
    )
    assert curve_sentence(drawn, drawn, "Definition 3").endswith(
        "As much work by Definition 3 would capture about as many."
    )
    assert curve_sentence(curve((count(0, 10, 0),), MODEL), None, "in use").startswith("No lead")


SIX = """
    lead_id | visits | wants_contact | outcome | owner
    1       | 3      |               | won     | Ann
    2       | 2      |               | lost    | Ann
    3       | 1      | yes           | won     | Ben
    4       | 1      |               | open    | Ben
    5       | 0      |               | open    | Ben
    6       |        | no            | won     | Ben
"""


def test_a_threshold_hands_over_those_above_it_and_those_who_raised_their_hand(
    fresh_store: Store,
) -> None:
    """Six scores from 0 to 30: round thresholds are steps of one, at 30, 20 and 10.

    From 30: lead 1 and the hand-raised 3, two of three wins. From 20 also lead 2, from 10 lead 4.
    Two MQLs in one month (30.4375 days, 4.348214 weeks) to two reps are 0.23 a rep and week.
    """
    leads(fresh_store, SIX)
    patterns = collapse(fresh_store, all_of(fresh_store), MODEL.criteria)
    board = board_of(patterns, MODEL)
    scores = outlook(board, MODEL).scores
    rows = threshold_rows(board, MODEL, scores, 1, 2)
    assert [(row.threshold, row.is_draft) for row in rows] == [(30, False), (20, True), (10, False)]
    assert [row.qualified for row in rows] == [share(2, 6), share(3, 6), share(4, 6)]
    assert [row.captured for row in rows] == [share(2, 3), share(2, 3), share(2, 3)]
    assert rows[0].a_rep_and_week == pytest.approx(2 / 4.348214 / 2)
    assert load_words(rows, 2, is_dated=True).startswith(
        "Your draft hands each of 2 reps 0.3 MQLs a week."
    )
    unknown = threshold_rows(board, MODEL, scores, 1, None)
    assert [row.a_rep_and_week for row in unknown] == [None, None, None]
    assert load_words(unknown, None, is_dated=True).startswith("Say how many reps")
    assert load_words(unknown, 2, is_dated=False).startswith(
        "How many a week is not in this data: needs Created."
    )
