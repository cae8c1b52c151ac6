"""The answer of the customers page in a sentence, and how its rows are called."""

from collections.abc import Mapping
from types import MappingProxyType

from leadpact.domain.shares import Difference, Share
from leadpact.metrics.customers import CustomersAnswer
from leadpact.metrics.rejected_as_known import RejectedAsKnown
from leadpact.metrics.shares import Missing
from leadpact.metrics.words import counted, field_words, interval_words, of_words, rate_words

RELATIONSHIP_WORDS: Mapping[str, str] = MappingProxyType(
    {"net_new": "Net new", "cross_sell": "Cross-sell", "up_sell": "Up-sell"}
)

_MOST_REASONS = 8


def customers_sentence(answer: CustomersAnswer) -> str:
    """Do we only look at net new?"""
    existing = answer.existing_of_leads
    if isinstance(existing, Missing):
        return _contacts(answer)
    if existing.rate is None:
        return "No lead in this selection has its relationship known."
    return f"{_mix(existing)}{_closing(answer, existing)}."


def rejected_words(rejected: RejectedAsKnown | Missing) -> str:
    """Which reasons were taken for "we know them", the eight most frequent, or that none was."""
    if isinstance(rejected, Missing):
        return f"Whether sales says no to leads it knows needs {field_words(rejected.fields)}."
    if not rejected.reasons:
        return (
            f"No reason says that sales knew the lead: {of_words(rejected.share)} rejections."
            if rejected.share.denominator
            else "No rejected hand-off in this selection gives a reason."
        )
    shown = rejected.reasons[:_MOST_REASONS]
    taken = ", ".join(f"“{one.reason}” ({one.hand_offs:,})" for one in shown)
    more = len(rejected.reasons) - len(shown)
    return f"Taken for “we know them”: {taken}{f' and {more:,} more' if more else ''}."


def points_words(lead: Difference) -> str:
    """A difference as "+8.1 points [4.6, 11.9]"."""
    return f"{lead.value * 100:+.1f} points [{lead.low * 100:.1f}, {lead.high * 100:.1f}]"


def _mix(existing: Share) -> str:
    new = existing.denominator - existing.numerator
    rate = 1 - (existing.rate or 0)
    if existing.numerator == 0:
        return f"Yes: all {counted(new, 'lead')} whose relationship is known are net new"
    said = f"{rate * 100:.0f} % of leads ({new:,} of {existing.denominator:,}) are net new"
    return f"Mostly: {said}" if rate > 0.5 else f"No: only {said}"


def _closing(answer: CustomersAnswer, existing: Share) -> str:
    if isinstance(answer.existing, Missing) or isinstance(answer.net_new, Missing):
        return ""
    if existing.numerator == 0 or answer.existing.rate is None or answer.net_new.rate is None:
        return ""
    rates = f"customers close at {_rate(answer.existing)} and net new at {_rate(answer.net_new)}"
    if answer.existing.too_few or answer.net_new.too_few:
        return f"; {rates}: too few to judge"
    if answer.lead is None or not answer.lead.is_real:
        return f"; {rates}: no real difference"
    if answer.lead.value > 0:
        return f", yet {rates}: look at customers too"
    return f", and {rates}: net new closes better"


def _contacts(answer: CustomersAnswer) -> str:
    needs = "How net new and customers differ needs Relationship."
    if isinstance(answer.known_of_leads, Missing) or answer.known_of_leads.rate is None:
        return needs
    said = f"Sales knew {rate_words(answer.known_of_leads)} of leads before"
    if isinstance(answer.known, Missing) or isinstance(answer.unknown, Missing):
        return f"{said}. {needs}"
    return (
        f"{said}; these close at {_rate(answer.known)}, others at {_rate(answer.unknown)}. {needs}"
    )


def _rate(share: Share) -> str:
    return f"{rate_words(share)} {interval_words(share)}".rstrip()
