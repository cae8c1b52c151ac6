"""Verdicts in words: a sign and a sentence beside every figure, so that colour is never alone."""

from dataclasses import dataclass
from enum import StrEnum

from leadpact.domain.figures import Figure, Target
from leadpact.domain.shares import Share
from leadpact.metrics.shares import Missing
from leadpact.metrics.words import field_words, in_band, may_be_in_band


class Tone(StrEnum):
    """How a verdict sounds."""

    GOOD = "good"
    WATCH = "watch"
    BAD = "bad"
    PLAIN = "plain"


@dataclass(frozen=True)
class Verdict:
    """What a figure means, in a few words."""

    tone: Tone
    words: str

    @property
    def sign(self) -> str:
        """The sign that stands beside the words."""
        return {Tone.GOOD: "✓", Tone.WATCH: "▲", Tone.BAD: "✕", Tone.PLAIN: ""}[self.tone]


def verdict_on(figure: Figure, value: Share | Missing) -> Verdict:
    """The figure's verdict against its target, where it has one.

    Good in the band; outside to be watched when the interval touches it or the band is that of the
    field; bad otherwise.
    """
    if isinstance(value, Missing):
        return Verdict(Tone.PLAIN, f"needs {field_words(value.fields)}")
    if value.denominator == 0:
        return Verdict(Tone.PLAIN, "no such leads in this selection")
    if value.too_few:
        return Verdict(Tone.PLAIN, "too few to judge")
    if figure.target is None:
        return Verdict(Tone.PLAIN, figure.meaning)
    return _against(figure.target, value)


def _against(target: Target, value: Share) -> Verdict:
    if in_band(value, target):
        return Verdict(Tone.GOOD, target.words)
    side = "below" if value.rate is not None and value.rate < target.low else "above"
    if may_be_in_band(value, target):
        return Verdict(Tone.WATCH, f"{side}, but not surely · {target.words}")
    return Verdict(Tone.WATCH if target.of_the_field else Tone.BAD, f"{side} · {target.words}")


def mix_verdict(good_grades: Share) -> Verdict:
    """The glossary's verdict on a grade mix: good when A, B and C together are more than D."""
    if good_grades.rate is None:
        return Verdict(Tone.PLAIN, "no leads in this selection")
    if good_grades.too_few:
        return Verdict(Tone.PLAIN, "too few to judge")
    if good_grades.rate > 0.5:
        return Verdict(Tone.GOOD, "a good mix")
    if good_grades.rate < 0.5:
        return Verdict(Tone.BAD, "fit for the dumpster: more than half are D")
    return Verdict(Tone.WATCH, "half are D")
