"""What differs between two definitions: in words, in points, and in what it does to the leads."""

from collections.abc import Iterator
from dataclasses import dataclass

from leadpact.domain.definition import DefinitionContent
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Difference, difference
from leadpact.metrics.definition_words import (
    RULE_WORDS,
    goes_by_hand_raise,
    goes_by_threshold,
    points_words,
)
from leadpact.metrics.promise_words import promise_words
from leadpact.metrics.what_if import Side, side_of
from leadpact.metrics.words import counted, interval_words, rate_words
from leadpact.patterns.what_if import Board


@dataclass(frozen=True)
class Consequences:
    """What the new one does to the leads of today, beside the old one.

    `up` and `down` are the leads whose grade rises or falls. Newcombe's interval for independent
    shares is too wide for two definitions that mostly capture the same wins: a difference that
    leaves zero out is real then.
    """

    before: Side
    after: Side
    up: int
    down: int

    @property
    def wins_captured(self) -> Difference | None:
        """The new one's wins captured less the old one's."""
        return difference(self.after.wins_captured, self.before.wins_captured)


def differences_in_words(old: DefinitionContent, new: DefinitionContent) -> tuple[str, ...]:
    """What the new definition says otherwise, one thing each; empty when nothing does.

    As "Budget known: from +2 to +20" or "A begins at 62 instead of 58".
    """
    return (
        *_criteria(old.model, new.model),
        *_cut_offs(old.model, new.model),
        *_routing(old, new),
        *_promises(old, new),
        *_red_flags(old, new),
        *_review(old, new),
    )


def consequences(board: Board, new: ScoringModel, months: int | None) -> Consequences:
    """The new model on the board of the old one, over leads of so many months."""
    before, after = side_of(board, board.compared, months), side_of(board, new, months)
    flows = after.outlook.flows
    return Consequences(
        before=before,
        after=after,
        up=sum(flow.leads for flow in flows if flow.now < flow.was),
        down=sum(flow.leads for flow in flows if flow.now > flow.was),
    )


def consequence_words(found: Consequences) -> tuple[str, ...]:
    """What changes on today's leads, one sentence each."""
    leads = found.after.outlook.leads
    moved = found.up + found.down
    if moved:
        said = f"{moved:,} of {counted(leads, 'lead')} change their grade: {found.up:,} go up, "
        said += f"{found.down:,} go down"
    else:
        said = f"None of {counted(leads, 'lead')} changes its grade"
    return (said, _mqls(found), _captured(found))


def _mqls(found: Consequences) -> str:
    was, now = found.before.mqls_a_month, found.after.mqls_a_month
    if was is None or now is None:
        return _instead("MQLs", found.after.outlook.mqls, found.before.outlook.mqls)
    return _instead("MQLs a month", now, was)


def _instead(what: str, now: float, was: float) -> str:
    if round(now) == round(was):
        return f"{what}: {now:,.0f} as before"
    return f"{what}: {now:,.0f} instead of {was:,.0f}"


def _captured(found: Consequences) -> str:
    was, now = found.before.wins_captured, found.after.wins_captured
    change = found.wins_captured
    if change is None:
        return "Wins captured in A and B: this data has no wins"
    if now == was:
        return f"Wins captured in A and B: {rate_words(now)} {interval_words(now)} as before"
    points = f"{change.value * 100:+.1f}".replace("-", "−")
    low, high = (f"{end * 100:+.1f}".replace("-", "−") for end in (change.low, change.high))
    verdict = "" if change.is_real else ", not surely a difference"
    return (
        f"Wins captured in A and B: {rate_words(now)} {interval_words(now)} instead of "
        f"{rate_words(was)}: {points} points [{low} to {high}]{verdict}"
    )


def _criteria(old: ScoringModel, new: ScoringModel) -> Iterator[str]:
    was = {one.name: (one, points) for one, points in zip(old.criteria, old.points, strict=True)}
    names = {one.name for one in new.criteria}
    for criterion, points in zip(new.criteria, new.points, strict=True):
        if criterion.name not in was:
            yield f"new: {criterion.label} ({points_words(points)})"
            continue
        before, given = was[criterion.name]
        asks = before.model_copy(update={"label": criterion.label})
        if asks != criterion:
            yield f"{criterion.label}: asks something else than before"
        elif before.label != criterion.label:
            yield f"{before.label} is called {criterion.label}"
        if given != points:
            yield f"{criterion.label}: from {points_words(given)} to {points_words(points)}"
    for name, (criterion, points) in was.items():
        if name not in names:
            yield f"no longer there: {criterion.label} (was {points_words(points)})"


def _cut_offs(old: ScoringModel, new: ScoringModel) -> Iterator[str]:
    for grade, was, now in (
        ("A begins", old.cut_offs.a, new.cut_offs.a),
        ("B begins", old.cut_offs.b, new.cut_offs.b),
        ("C begins", old.cut_offs.c, new.cut_offs.c),
        ("MQLs begin", old.mql_threshold, new.mql_threshold),
    ):
        if was != now:
            yield f"{grade} at {now} instead of {was}"


def _routing(old: DefinitionContent, new: DefinitionContent) -> Iterator[str]:
    for who, was, now in (
        ("a hand-raise", goes_by_hand_raise(old.routing), goes_by_hand_raise(new.routing)),
        ("an MQL by points", goes_by_threshold(old.routing), goes_by_threshold(new.routing)),
    ):
        if was != now:
            yield f"{who} {'now goes' if now else 'no longer goes'} to sales at once"
    if old.routing_words != new.routing_words:
        yield f"routing, in words: “{new.routing_words or RULE_WORDS[new.routing]}”"


def _promises(old: DefinitionContent, new: DefinitionContent) -> Iterator[str]:
    was = {promise.kind: promise for promise in old.promises}
    kinds = {promise.kind for promise in new.promises}
    for promise in new.promises:
        if promise.kind not in was:
            yield f"new promise of {promise.kind.team}: {promise_words(promise)}"
        elif was[promise.kind] != promise:
            yield (
                f"{promise.kind.team} promises {promise_words(promise)} instead of "
                f"{promise_words(was[promise.kind])}"
            )
    for kind, promise in was.items():
        if kind not in kinds:
            yield f"no longer a promise of {kind.team}: {promise_words(promise)}"


def _red_flags(old: DefinitionContent, new: DefinitionContent) -> Iterator[str]:
    for words in new.red_flags:
        if words not in old.red_flags:
            yield f"new red flag: {words}"
    for words in old.red_flags:
        if words not in new.red_flags:
            yield f"no longer a red flag: {words}"


def _review(old: DefinitionContent, new: DefinitionContent) -> Iterator[str]:
    if old.review_days != new.review_days:
        yield f"review after {new.review_days} days instead of {old.review_days}"
