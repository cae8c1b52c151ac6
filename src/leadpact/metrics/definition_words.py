"""Definitions in words: what stands on the card, in the timeline and in what differs."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType

from leadpact.domain.definition import DefinitionContent, RoutingRule
from leadpact.domain.definition_file import DefinitionFile
from leadpact.domain.people import Team
from leadpact.metrics.evidence import figure_then
from leadpact.metrics.words import counted, interval_words, rate_words
from leadpact.store.definitions import Definition, Signature, State

RULE_WORDS: Mapping[RoutingRule, str] = MappingProxyType(
    {
        RoutingRule.HAND_RAISE_OR_MQL: "MQLs by points and hand-raises go to sales at once",
        RoutingRule.MQL: "MQLs by points go to sales at once, hand-raises by their points alone",
        RoutingRule.HAND_RAISE: "hand-raises alone go to sales at once",
    }
)
"""What each routing rule says; all other leads are marketing's to nurture."""


def goes_by_hand_raise(rule: RoutingRule) -> bool:
    """Whether a hand-raise alone sends a lead to sales."""
    return rule is not RoutingRule.MQL


def goes_by_threshold(rule: RoutingRule) -> bool:
    """Whether the MQL threshold alone sends a lead to sales."""
    return rule is not RoutingRule.HAND_RAISE


def points_words(points: int) -> str:
    """Points with their sign: "+12", "−5", "0"."""
    return f"{points:+d}".replace("-", "−") if points else "0"


def agreed_sentence(known: Sequence[Definition]) -> str:
    """What have we agreed?"""
    in_force = next((one for one in known if one.state is State.IN_FORCE), None)
    up = next((one for one in known if one.state is State.UP_FOR_SIGNATURE), None)
    waiting = "" if up is None else f" Definition {up.number} is up for signature."
    if in_force is None:
        return f"Nothing yet: no definition has been signed by both teams.{waiting}"
    return f"{_in_force_words(in_force)}.{waiting}"


def _in_force_words(one: Definition) -> str:
    who = " and ".join(f"{by.person} ({by.team})" for by in in_order(one))
    since = "" if one.agreed_at is None else f" since {day_words(one.agreed_at)}"
    return f"Definition {one.number} is in force{since}, signed by {who}"


def in_order(one: Definition) -> list[Signature]:
    """The signatures, marketing's first."""
    return sorted(one.signatures, key=lambda signature: list(Team).index(signature.team))


def file_words(found: DefinitionFile, here: Definition | None) -> str:
    """Whether a file is as it was signed, and as the definition here that it is of."""
    number = found.content.number
    if not found.is_unchanged:
        said = f"✕ This file of Definition {number} was changed after it was signed: "
        said += "its hash does not fit its content"
    else:
        said = f"✓ This file of Definition {number} is unchanged: its hash fits its content"
    if here is None:
        return f"{said}. No definition here has its hash or number."
    if found.is_unchanged and here.hash == found.hash:
        return f"{said}, and it is Definition {here.number} as it stands here."
    return f"{said}. What differs from Definition {here.number} here stands below."


def evidence_words(content: DefinitionContent) -> str:
    """What it was worked out on, as "Its evidence: 6,012 leads of sample, as of …"."""
    then = content.evidence
    as_of = "" if then.as_of is None else f", as of {then.as_of.day} {then.as_of:%b %Y}"
    captured = figure_then(content, "wins_captured")
    told = (
        ""
        if captured is None or captured.rate is None
        else f": {rate_words(captured)} of wins captured {interval_words(captured)}"
    )
    return f"Its evidence: {counted(then.leads, 'lead')} of {then.data_set}{as_of}{told}."


def card_words(content: DefinitionContent, a_rep_and_month: float | None) -> str:
    """What the definition is, as "21 criteria · captures 87 % of wins · 16 leads per rep …"."""
    criteria = len(content.model.criteria)
    said = ["1 criterion" if criteria == 1 else f"{criteria} criteria"]
    captured = figure_then(content, "wins_captured")
    if captured is not None and captured.rate is not None:
        said.append(f"captures {rate_words(captured)} of wins")
    if a_rep_and_month is not None:
        said.append(f"{a_rep_and_month:,.0f} leads per rep and month")
    return " · ".join(said)


def day_words(moment: datetime) -> str:
    """The day of a moment in UTC, where the server stands, as "12 Nov 2026"."""
    here = _here(moment)
    return f"{here.day} {here:%b %Y}"


def moment_words(moment: datetime, now: datetime) -> str:
    """A moment in UTC, where the server stands, as "today 10:42" or "12 Nov 2026, 10:42"."""
    here = _here(moment)
    day = "today " if here.date() == _here(now).date() else f"{day_words(moment)}, "
    return f"{day}{here:%H:%M}"


def _here(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC).astimezone()
