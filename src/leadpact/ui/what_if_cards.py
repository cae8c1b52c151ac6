"""The cards of What-if: what the draft does, beside the compared definition."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from leadpact.domain.shares import Difference, Share, difference, share
from leadpact.metrics.verdicts import Tone, Verdict, mix_verdict
from leadpact.metrics.what_if import Side, WhatIfAnswer
from leadpact.metrics.words import field_words, of_words, rate_words
from leadpact.patterns.outlook import Outlook
from leadpact.ui.figure_cards import order_card
from leadpact.ui.slider_words import short_interval
from leadpact.ui.tiles import Tile
from leadpact.ui.tuning import Tuning


@dataclass(frozen=True)
class _Beside:
    """The compared definition's side, and its name; None while the draft does not differ."""

    side: Side
    name: str | None

    def said(self, value: str) -> str:
        """What the compared definition has there."""
        return "" if self.name is None else f"{self.name}: {value}"


def what_if_tiles(tuning: Tuning) -> list[Tile]:
    """Eight figures, each with its difference to the compared definition where there is one."""
    answer = tuning.answer()
    after = answer.after
    beside = _Beside(answer.before, answer.compared_name if tuning.differs else None)
    closings = _closings(answer, beside) if tuning.has_outcomes else _no_closings()
    return [
        *closings,
        _mqls(after, beside),
        _per_rep(after, beside, tuning.lacks(("owner", "created_at"))),
        _mix(after, beside),
        _unsure(after, beside),
    ]


def _no_closings() -> list[Tile]:
    titles = ("Wins captured", "A closes at", "MQLs close at", "Grade order")
    return [_missing(title, ("outcome",)) for title in titles]


def _missing(title: str, lacks: Sequence[str]) -> Tile:
    return Tile(title, "–", aside=f"not in this data: needs {field_words(lacks)}")


def _closings(answer: WhatIfAnswer, beside: _Beside) -> list[Tile]:
    after, changes = answer.after, answer.changes
    closed, was_closed = _closed(after.outlook), _closed(answer.before.outlook)
    return [
        _rate(
            _tile("Wins captured", after.wins_captured, "won leads in A and B"),
            (answer.before.wins_captured, after.wins_captured, changes.wins_captured),
            beside,
        ),
        _rate(
            _tile("A closes at", after.conversion_of_a, "won of grade A"),
            (answer.before.conversion_of_a, after.conversion_of_a, changes.conversion_of_a),
            beside,
        ),
        _rate(
            _tile("MQLs close at", closed, "won of all MQLs"),
            (was_closed, closed, difference(closed, was_closed)),
            beside,
        ),
        _order(after, beside),
    ]


def _tile(title: str, found: Share, meaning: str) -> Tile:
    return Tile(title, rate_words(found), of_words(found), short_interval(found), aside=meaning)


def _rate(tile: Tile, found: tuple[Share, Share, Difference | None], beside: _Beside) -> Tile:
    before, after, change = found
    if beside.name is None:
        return tile
    aside = beside.said(rate_words(before))
    if after.too_few or before.too_few or change is None:
        words = "too few to judge" if after.too_few else "too few to compare with"
        return replace(tile, change=_plain(words), aside=aside)
    if round(change.value, 3) == 0:
        return replace(tile, change=_plain("no change"), aside=aside)
    verdict = Verdict(_tone(change), f"{_points(change.value, 1)} pts")
    sure = f"[{_points(change.low)}, {_points(change.high)}]"
    return replace(tile, change=verdict, sure=sure, aside=aside)


def _tone(change: Difference) -> Tone:
    if not change.is_real:
        return Tone.PLAIN
    return Tone.GOOD if change.value > 0 else Tone.WATCH


def _closed(outlook: Outlook) -> Share:
    return share(outlook.qualified.rated_won, outlook.qualified.rated)


def _order(after: Side, beside: _Beside) -> Tile:
    card, was = order_card(after.order), order_card(beside.side.order)
    aside = beside.said(was.value) or "A › B › C › D"
    return Tile("Grade order", card.value, change=card.verdict, aside=aside)


def _mqls(after: Side, beside: _Beside) -> Tile:
    qualified = share(after.outlook.mqls, after.outlook.leads)
    title, now, was = "MQLs", after.mqls_a_month, beside.side.mqls_a_month
    if now is None or was is None:
        now, was = after.outlook.mqls, beside.side.outlook.mqls
    else:
        title = "MQLs a month"
    return Tile(
        title,
        f"{now:,.0f}",
        of_words(qualified),
        short_interval(qualified),
        _more(now, was, beside),
        aside=beside.said(f"{was:,.0f}") or "threshold or hand-raise",
    )


def _per_rep(after: Side, beside: _Beside, lacks: Sequence[str]) -> Tile:
    title = "MQLs per rep"
    now, was = after.mqls_a_rep, beside.side.mqls_a_rep
    if lacks:
        return _missing(title, lacks)
    if now is None or was is None:
        return Tile(title, "–", aside="no lead has an owner")
    return Tile(
        title,
        f"{now:,.1f}",
        "a month,",
        f"{after.mqls_a_rep_and_week:,.1f} a week",
        _more(now, was, beside, 1),
        aside=beside.said(f"{was:,.1f}") or "offered to each",
    )


def _mix(after: Side, beside: _Beside) -> Tile:
    good, was = _good(after.outlook), _good(beside.side.outlook)
    tile = _tile("Graded A to C", good, "")
    return replace(tile, change=mix_verdict(good), aside=beside.said(rate_words(was)))


def _good(outlook: Outlook) -> Share:
    return share(sum(count.leads for count in outlook.grades[:3]), outlook.leads)


def _unsure(after: Side, beside: _Beside) -> Tile:
    now, was = (share(side.undecided, side.outlook.leads) for side in (after, beside.side))
    tile = _tile("Unsure grades", now, "hang on what is unknown")
    return tile if beside.name is None else replace(tile, aside=beside.said(rate_words(was)))


def _more(now: float, was: float, beside: _Beside, digits: int = 0) -> Verdict:
    if beside.name is None:
        return _plain("")
    change = round(now - was, digits)
    return _plain(f"{change:+,.{digits}f}".replace("-", "−") if change else "no change")


def _points(rate: float, digits: int = 0) -> str:
    rounded = round(rate * 100, digits)
    return f"{rounded:+.{digits}f}".replace("-", "−") if rounded else "0"


def _plain(words: str) -> Verdict:
    return Verdict(Tone.PLAIN, words)
