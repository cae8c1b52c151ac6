"""Who moves from grade to grade, and do such leads belong where the draft puts them?"""

from collections.abc import Sequence
from dataclasses import dataclass

from leadpact.domain.criteria import Criterion
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.shares import Share, difference, share
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.metrics.what_if import IN_USE
from leadpact.metrics.words import counted, interval_words, rate_words
from leadpact.patterns.outlook import Flow, FlowReason
from leadpact.store.moves import Change

_PLACES = {grade: place for place, grade in enumerate(Grade)}


@dataclass(frozen=True)
class Move:
    """The leads that go from one grade to another, and how such leads closed.

    `there` is the conversion of the grade they go to under the compared definition; `reason` says
    what moves them, and `verdict` whether they belong there.
    """

    was: Grade
    now: Grade
    leads: int
    closed: Share
    there: Share
    reason: str
    verdict: Verdict

    @property
    def is_up(self) -> bool:
        """Whether they rise."""
        return _PLACES[self.now] < _PLACES[self.was]


def moves_of(
    flows: Sequence[Flow],
    reasons: Sequence[FlowReason],
    compared: ScoringModel,
    draft: ScoringModel,
) -> tuple[Move, ...]:
    """The flows that change the grade of leads, the largest first."""
    because = {(one.was, one.now): reason_words(one, compared, draft) for one in reasons}
    of_grade = {
        grade: share(
            sum(flow.rated_won for flow in flows if flow.was is grade),
            sum(flow.rated for flow in flows if flow.was is grade),
        )
        for grade in Grade
    }
    moving = [flow for flow in flows if flow.was is not flow.now and flow.leads]
    found = []
    for flow in sorted(moving, key=lambda flow: -flow.leads):
        closed, there = share(flow.rated_won, flow.rated), of_grade[flow.now]
        found.append(
            Move(
                was=flow.was,
                now=flow.now,
                leads=flow.leads,
                closed=closed,
                there=there,
                reason=because.get((flow.was, flow.now), ""),
                verdict=_verdict(flow, closed, there),
            )
        )
    return tuple(found)


def owner_words(compared_name: str) -> str:
    """Whose the compared definition's grades are: "today's", or "Definition 3's"."""
    return "today's" if compared_name == IN_USE else f"{compared_name}'s"


def _verdict(flow: Flow, closed: Share, there: Share) -> Verdict:
    """Whether such leads closed as the grade they go to does, by Newcombe's interval."""
    gap = difference(closed, there)
    if gap is None or closed.too_few or there.too_few:
        return Verdict(Tone.PLAIN, "too few to judge")
    if not gap.is_real:
        return Verdict(Tone.PLAIN, "no sure difference")
    if _PLACES[flow.now] < _PLACES[flow.was]:
        if gap.value < 0:
            return Verdict(Tone.BAD, "do not belong there")
        return Verdict(Tone.GOOD, "belong there")
    if gap.value < 0:
        return Verdict(Tone.GOOD, "belong no higher")
    return Verdict(Tone.BAD, "do not belong that low")


def moves_sentence(moves: Sequence[Move], leads: int, whose: str) -> str:
    """How many of all `leads` change their grade, and what the most telling flow is."""
    up = sum(move.leads for move in moves if move.is_up)
    total = sum(move.leads for move in moves)
    told = max(moves, key=_telling)
    ways = f"{up:,} up, {total - up:,} down"
    return (
        f"{counted(total, 'lead')} of {leads:,} {_changes(total)} grade: {ways}. "
        f"{flow_words(told, whose)}"
    )


def flow_words(move: Move, whose: str) -> str:
    """One flow, how its leads closed, and whether they belong there."""
    goes = "moves" if move.leads == 1 else "move"
    start = f"{counted(move.leads, 'lead')} {goes} {move.was} → {move.now}"
    if not move.closed.denominator:
        return f"{start}; how such leads close is not known yet."
    if move.closed.too_few:
        return f"{start}; too few of them to judge how they close."
    closed = f"such leads closed at {rate_words(move.closed)} {interval_words(move.closed)}"
    if move.there.rate is None:
        return f"{start}; {closed}."
    there = f"{whose} {move.now} at {rate_words(move.there)}"
    they = "they " if is_sure(move) else ""
    return f"{start}; {closed}, {there}: {they}{move.verdict.words}."


def reason_words(reason: FlowReason, compared: ScoringModel, draft: ScoringModel) -> str:
    """What moves the leads of a flow: "Budget known no longer counts", "Pricing page +8"."""
    if reason.criterion is None:
        return "the cut-offs moved"
    label = reason.criterion.label
    name = reason.criterion.name
    before = _criterion(compared, name)
    after = _criterion(draft, name)
    if before is not None and after is not None and before != after:
        return f"{label} counts otherwise, {signed(round(reason.points))} on average"
    old = _points(compared, name)
    new = _points(draft, name)
    if not new:
        return f"{label} no longer counts"
    if not old:
        return f"{label} now counts {signed(new)}"
    return f"{label} {signed(new - old)}"


def change_words(changes: Sequence[Change]) -> str:
    """What changed one lead's score: "Budget −10, Pricing page +8"; the largest change first."""
    points: dict[str, int] = {}
    labels: dict[str, str] = {}
    for change in changes:
        name = change.criterion.name
        points[name] = points.get(name, 0) + change.points
        labels[name] = change.criterion.label
    moved = sorted((name for name in points if points[name]), key=lambda name: -abs(points[name]))
    if not moved:
        return "the cut-offs moved"
    return ", ".join(f"{labels[name]} {signed(points[name])}" for name in moved)


def signed(points: int) -> str:
    """Points with their sign: "+8", "−10"."""
    return f"{points:+,d}".replace("-", "−")


def is_sure(move: Move) -> bool:
    """Whether it is sure that the leads close otherwise than the grade they go to."""
    return move.verdict.tone in (Tone.GOOD, Tone.BAD)


def _telling(move: Move) -> tuple[bool, float, int]:
    """A sure difference tells most, and the more the more leads it is about."""
    gap = abs((move.closed.rate or 0) - (move.there.rate or 0))
    return is_sure(move), move.leads * gap if is_sure(move) else 0.0, move.leads


def _changes(leads: int) -> str:
    return "changes its" if leads == 1 else "change their"


def _criterion(model: ScoringModel, name: str) -> Criterion | None:
    return next((one for one in model.criteria if one.name == name), None)


def _points(model: ScoringModel, name: str) -> int:
    return next(
        (
            points
            for one, points in zip(model.criteria, model.points, strict=True)
            if one.name == name
        ),
        0,
    )
