"""The cards of What-if: what the draft does, beside the compared definition."""

from dataclasses import dataclass, replace

from leadpact.domain.shares import Difference, Share, difference, share
from leadpact.metrics.verdicts import Tone, Verdict, mix_verdict
from leadpact.metrics.what_if import Side
from leadpact.metrics.words import field_words, of_words, rate_words
from leadpact.patterns.outlook import Outlook
from leadpact.ui.figure_cards import order_card
from leadpact.ui.parts import Card
from leadpact.ui.tuning import Tuning


@dataclass(frozen=True)
class _Beside:
    """The compared definition's side, and its name; None while the draft does not differ."""

    side: Side
    name: str | None


def what_if_cards(tuning: Tuning) -> list[Card]:
    """Eight cards, each with its difference to the compared definition where there is one."""
    answer = tuning.answer()
    after, changes = answer.after, answer.changes
    beside = _Beside(answer.before, answer.compared_name if tuning.differs else None)
    closed, was_closed = _closed(after.outlook), _closed(answer.before.outlook)
    return [
        _rate(
            Card("Wins captured in A+B", "", verdict=_plain("won leads graded A or B")),
            (answer.before.wins_captured, after.wins_captured, changes.wins_captured),
            beside.name,
        ),
        _rate(
            Card("A closes at", "", verdict=_plain("of grade A")),
            (answer.before.conversion_of_a, after.conversion_of_a, changes.conversion_of_a),
            beside.name,
        ),
        _rate(
            Card("MQLs close at", "", verdict=_plain("at the threshold, or hand-raised")),
            (was_closed, closed, difference(closed, was_closed)),
            beside.name,
        ),
        _order(after, beside),
        _mqls(after, beside),
        _per_rep(after, beside),
        _mix(after, beside),
        _undecided(after, beside),
    ]


def _rate(card: Card, found: tuple[Share, Share, Difference | None], name: str | None) -> Card:
    before, after, change = found
    shown = replace(card, value=rate_words(after), of=of_words(after), share=after)
    if name is None:
        return shown
    if after.too_few or before.too_few or change is None:
        return replace(shown, verdict=_plain("too few to judge"))
    words = f"{_points(change.value, 1)} pts [{_points(change.low)}, {_points(change.high)}]"
    return replace(
        shown, verdict=Verdict(_tone(change), words), note=f"{name}: {rate_words(before)}"
    )


def _tone(change: Difference) -> Tone:
    if not change.is_real:
        return Tone.PLAIN
    return Tone.GOOD if change.value > 0 else Tone.WATCH


def _closed(outlook: Outlook) -> Share:
    return share(outlook.qualified.rated_won, outlook.qualified.rated)


def _order(after: Side, beside: _Beside) -> Card:
    card = order_card(after.order)
    if beside.name is None:
        return card
    return replace(card, note=f"{beside.name}: {order_card(beside.side.order).value}")


def _mqls(after: Side, beside: _Beside) -> Card:
    now, was = after.outlook.mqls, beside.side.outlook.mqls
    qualified = share(now, after.outlook.leads)
    if after.mqls_a_month is None or beside.side.mqls_a_month is None:
        return Card(
            "MQLs", f"{now:,}", of_words(qualified), qualified, note=_more(now, was, beside)
        )
    return Card(
        "MQLs a month",
        f"{after.mqls_a_month:,.0f}",
        of_words(qualified),
        qualified,
        note=_more(after.mqls_a_month, beside.side.mqls_a_month, beside),
    )


def _per_rep(after: Side, beside: _Beside) -> Card:
    title = "MQLs per rep and month"
    now, was = after.mqls_a_rep, beside.side.mqls_a_rep
    if now is None or was is None:
        needs = field_words(("owner", "created_at"))
        return Card(title, "not in this data", verdict=_plain(f"needs {needs}"))
    a_week = after.mqls_a_rep_and_week or 0
    return Card(title, f"{now:,.1f}", f"{a_week:,.1f} a week", note=_more(now, was, beside, 1))


def _mix(after: Side, beside: _Beside) -> Card:
    good, was = _good(after.outlook), _good(beside.side.outlook)
    verdict = mix_verdict(good)
    note = "" if beside.name is None else f"{beside.name}: {rate_words(was)}"
    return Card("Graded A to C", rate_words(good), of_words(good), good, None, verdict, note)


def _good(outlook: Outlook) -> Share:
    return share(sum(count.leads for count in outlook.grades[:3]), outlook.leads)


def _undecided(after: Side, beside: _Beside) -> Card:
    found = share(after.undecided, after.outlook.leads)
    note = _more(after.undecided, beside.side.undecided, beside)
    return Card(
        "Grade hangs on the unknown",
        f"{after.undecided:,}",
        of_words(found),
        found,
        note=note or "could grade otherwise",
    )


def _more(now: float, was: float, beside: _Beside, digits: int = 0) -> str:
    """The difference to the compared definition, and what that has."""
    if beside.name is None:
        return ""
    change = round(now - was, digits)
    words = f"{change:+,.{digits}f}".replace("-", "−") if change else "as many"
    return f"{words} · {beside.name}: {was:,.{digits}f}"


def _points(rate: float, digits: int = 0) -> str:
    return f"{rate * 100:+.{digits}f}".replace("-", "−")


def _plain(words: str) -> Verdict:
    return Verdict(Tone.PLAIN, words)
