"""What the survey says in words, and which questions may be one."""

from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process, utils

from leadpact.domain.figures import Figure
from leadpact.domain.people import Team
from leadpact.domain.shares import TOO_FEW, Share
from leadpact.metrics.shares import Missing
from leadpact.metrics.survey import Survey
from leadpact.metrics.verdicts import Tone, Verdict, verdict_on
from leadpact.metrics.words import counted, of_words, percent

_LIKENESS = 82
_MOST_PAIRS = 5
_MOST_COMPARED = 300


@dataclass(frozen=True)
class NearMiss:
    """Two questions that look alike: the more asked one first."""

    question: str
    written: str


def survey_sentence(survey: Survey) -> str:
    """Do we ask the same things?"""
    shared = survey.shared
    if not survey.surveyed:
        return (
            "Nobody has answered yet: say below which questions you ask to qualify a lead, or "
            "bring a file of answers."
        )
    if isinstance(shared, Missing):
        there, silent = (
            (Team.SALES, Team.MARKETING) if survey.sales else (Team.MARKETING, Team.SALES)
        )
        return (
            f"Only {there} has answered so far: what you share can be told once {silent} has, too."
        )
    said = f"you share {of_words(shared)} questions"
    if survey.surveyed < TOO_FEW:
        return (
            f"Too few to judge: {said}, as {counted(survey.marketing, 'marketer')} and "
            f"{counted(survey.sales, 'rep')} say; it takes {TOO_FEW} people."
        )
    told = f"{said} ({percent(shared.rate)} {whole_interval(shared)})"
    goal = "at least 75 % should be the same"
    if shared.too_few:
        return f"{_begun(told)}, too few questions to judge; {goal}."
    if shared.rate is not None and shared.rate >= 0.75:
        return f"Yes: {told}; {goal}."
    return f"{_begun(told)}; {goal}."


def verdict_on_survey(figure: Figure, survey: Survey, value: Share | Missing) -> Verdict:
    """A share of the survey's questions against its target; too few to judge under five people."""
    if not isinstance(value, Missing) and survey.surveyed < TOO_FEW:
        return Verdict(Tone.PLAIN, f"too few to judge: {survey.surveyed} of {TOO_FEW} people")
    return verdict_on(figure, value)


def near_misses(survey: Survey) -> tuple[NearMiss, ...]:
    """Questions whose words are nearly the same, the nearest pairs first; five at most.

    Likeness is RapidFuzz's token sort ratio, from 82 of 100 on.
    """
    texts = [one.question for one in survey.questions[:_MOST_COMPARED]]
    if not texts:
        return ()
    likeness = process.cdist(
        texts,
        texts,
        scorer=fuzz.token_sort_ratio,
        processor=utils.default_process,
        score_cutoff=_LIKENESS,
    )
    pairs = [(int(first), int(second)) for first, second in np.argwhere(np.triu(likeness, 1))]
    pairs.sort(key=lambda pair: -float(likeness[pair]))
    return tuple(NearMiss(texts[first], texts[second]) for first, second in pairs[:_MOST_PAIRS])


def whole_interval(share: Share) -> str:
    """The interval in whole percent: "[28–79 %]"; empty where there is none."""
    if share.low is None or share.high is None:
        return ""
    return f"[{share.low * 100:.0f}–{share.high * 100:.0f} %]"


def _begun(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"
