"""How the scores lie, and what an MQL threshold would hand to the reps."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.what_if import WEEKS_A_MONTH, in_use_words
from leadpact.metrics.words import counted, percent
from leadpact.patterns.curve import Curve
from leadpact.patterns.outlook import ScoreCount
from leadpact.patterns.what_if import Board, parts_of

MOST_BARS = 60
NO_WINS = "No lead of this selection was won, so there is nothing to capture."
_STEPS = (1, 2, 5)
# Parts of the leads that a sales team may want to work, and how fine the thresholds are.
_WORKED = (0.05, 0.1, 0.2, 0.3, 0.45, 0.6)
_FINENESS = 40


@dataclass(frozen=True)
class ScoreBar:
    """The leads that score `start` to below `end`, and how many of them were won."""

    start: int
    end: int
    leads: int
    won: int

    @property
    def others(self) -> int:
        """Those that were not won, or not yet."""
        return self.leads - self.won


@dataclass(frozen=True)
class ThresholdRow:
    """What an MQL threshold would do: leads at it or above, and those that raised their hand.

    `qualified` is their share of all leads, `captured` of all wins; `a_rep_and_week` is None where
    the reps or the months are not known.
    """

    threshold: int
    qualified: Share
    captured: Share
    a_rep_and_week: float | None
    is_draft: bool


def score_bars(scores: Sequence[ScoreCount], model: ScoringModel) -> tuple[ScoreBar, ...]:
    """The histogram in bars of round scores, 60 at most.

    The model's cut-offs and MQL threshold always begin a bar, and no bin of `scores` is parted.
    """
    if not scores:
        return ()
    starts = [one.score for one in scores]
    low, high = starts[0], starts[-1]
    cut = model.cut_offs
    inner = {edge for edge in (cut.a, cut.b, cut.c, model.mql_threshold) if low < edge <= high}
    width = _round_width((high - low + 1) / (MOST_BARS - len(inner) - 1))
    first = -(-(low + 1) // width) * width
    places = {0, len(starts)} | {
        bisect_left(starts, edge) for edge in inner | set(range(first, high + 1, width))
    }
    ends = [*starts, high + max(1, starts[-1] - starts[-2] if len(starts) > 1 else 1)]
    return tuple(
        ScoreBar(
            ends[begin],
            ends[end],
            sum(one.leads for one in scores[begin:end]),
            sum(one.won for one in scores[begin:end]),
        )
        for begin, end in pairwise(sorted(places))
    )


def threshold_rows(
    board: Board,
    draft: ScoringModel,
    scores: Sequence[ScoreCount],
    months: int | None,
    reps: int | None,
) -> tuple[ThresholdRow, ...]:
    """The draft's MQL threshold among about six round ones, the highest first.

    `scores` is the histogram of the draft's outlook, over so many months and reps.
    """
    score, hand_raise = parts_of(board, draft).score, board.patterns.hand_raise
    won = board.leads * board.patterns.won
    all_leads, all_won = int(board.leads.sum()), int(won.sum())
    found = []
    for threshold in sorted({*_round_thresholds(scores), draft.mql_threshold}, reverse=True):
        is_mql = (score >= threshold) | hand_raise
        mqls = int(board.leads @ is_mql)
        found.append(
            ThresholdRow(
                threshold=threshold,
                qualified=share(mqls, all_leads),
                captured=share(int(won @ is_mql), all_won),
                a_rep_and_week=mqls / months / WEEKS_A_MONTH / reps if months and reps else None,
                is_draft=threshold == draft.mql_threshold,
            )
        )
    return tuple(found)


def histogram_sentence(bars: Sequence[ScoreBar], model: ScoringModel) -> str:
    """What part of the wins, and of the others, the MQL threshold lets through by score."""
    above = [bar for bar in bars if bar.start >= model.mql_threshold]
    won = share(sum(bar.won for bar in above), sum(bar.won for bar in bars))
    others = share(sum(bar.others for bar in above), sum(bar.others for bar in bars))
    if won.rate is None:
        return NO_WINS
    rest = "" if others.rate is None else f", but only {percent(others.rate)} of the others"
    if others.rate is not None and others.rate >= won.rate:
        rest = f", and so do {percent(others.rate)} of the others: the score tells nothing apart"
    return f"{percent(won.rate)} of the wins score {model.mql_threshold:,} or more{rest}."


def curve_sentence(drawn: Curve, compared: Curve | None, compared_name: str) -> str:
    """What working the leads from the MQL threshold up captures, and the same work before."""
    if not drawn.won:
        return NO_WINS
    worked, point = drawn.worked, drawn.at_threshold
    sentence = (
        f"Threshold {point.score:,}: work {percent(worked.rate)} of the leads, capture "
        f"{percent(drawn.captured.rate)} of the wins."
    )
    if compared is None or not point.leads:
        return sentence
    before = captured_at(compared, point.of_leads)
    whose = in_use_words(compared_name)
    if percent(before) == percent(point.of_won):
        return f"{sentence} As much work by {whose} would capture about as many."
    return f"{sentence} As much work by {whose} would capture about {percent(before)}."


def captured_at(drawn: Curve, of_leads: float) -> float:
    """The share of wins that so large a share of the leads captures, between points in line."""
    places = [(0.0, 0.0), *((point.of_leads, point.of_won) for point in drawn.points)]
    return float(np.interp(of_leads, [x for x, _ in places], [y for _, y in places]))


def load_words(rows: Sequence[ThresholdRow], reps: int | None, *, is_dated: bool) -> str:
    """What the draft's threshold hands to each rep, or what is needed to say so."""
    meant = "MQLs reach the threshold, or asked to be contacted"
    if not is_dated:
        return f"How many a week is not in this data: needs Created. {meant}."
    now = next((row.a_rep_and_week for row in rows if row.is_draft), None)
    if now is None or reps is None:
        return f"Say how many reps work the leads. {meant}."
    return f"Your draft hands each of {counted(reps, 'rep')} {now:,.1f} MQLs a week. {meant}."


def _round_width(least: float) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 … that is no smaller."""
    power = 1
    while True:
        for step in _STEPS:
            if step * power >= least:
                return step * power
        power *= 10


def _round_thresholds(scores: Sequence[ScoreCount]) -> set[int]:
    """Round scores from which on about a twentieth to three fifths of the leads are worked."""
    if not scores:
        return set()
    step = _round_width((scores[-1].score - scores[0].score) / _FINENESS)
    falling = scores[::-1]
    worked = list(accumulate(one.leads for one in falling))
    places = [min(bisect_left(worked, part * worked[-1]), len(falling) - 1) for part in _WORKED]
    return {round(falling[place].score / step) * step for place in places}
