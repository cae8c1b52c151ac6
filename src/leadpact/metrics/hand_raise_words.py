"""The answer of the hand-raise page in a sentence."""

from leadpact.domain.shares import Share
from leadpact.metrics.hand_raise import HandRaiseAnswer
from leadpact.metrics.shares import Missing
from leadpact.metrics.words import field_words, interval_words, rate_words


def hand_raise_sentence(answer: HandRaiseAnswer) -> str:
    """Should the lead decide?"""
    if answer.asked.rate is None:
        return "No lead in this selection that asked to be called is old enough to judge."
    said = f"People who asked to be called close at {_rate(answer.asked)}"
    quiet = f"those who did not at {_rate(answer.quiet)}"
    if isinstance(answer.bant_alone, Missing):
        return f"{said}, {quiet}. BANT needs {field_words(answer.bant_alone.fields)}."
    if answer.bant_alone.rate is None:
        return f"{said}, {quiet}; nobody passed BANT without asking."
    return (
        f"{said}, those who passed BANT but did not ask at {_rate(answer.bant_alone)}: "
        f"{_verdict(answer)}."
    )


def _verdict(answer: HandRaiseAnswer) -> str:
    shares = (answer.asked, answer.bant_alone)
    if any(isinstance(share, Share) and share.too_few for share in shares):
        return "too few to judge"
    if answer.lead is None or not answer.lead.is_real:
        return "no real difference, so neither should decide alone"
    return "the lead should decide" if answer.lead.value > 0 else "BANT should decide"


def _rate(share: Share) -> str:
    return f"{rate_words(share)} {interval_words(share)}".rstrip()
