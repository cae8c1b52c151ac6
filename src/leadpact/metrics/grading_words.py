"""A blind grading in words."""

from leadpact.domain.kappa import Kappa
from leadpact.domain.people import Team
from leadpact.metrics.grading_criteria import CriterionUse
from leadpact.metrics.gradings import Comparison, Foresight, Side
from leadpact.metrics.kappa_words import short_kappa_words, two_digits
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.metrics.words import of_words, percent
from leadpact.store.gradings import Grader, Grading

# From which kappa on two agree largely, and under which hardly.
LARGELY, HARDLY = 0.6, 0.3


def area_words(found: Foresight) -> tuple[str, str]:
    """How well a voice saw the wins coming, and the interval: "71 %" and "[45–92 %]"."""
    if found.area is None or found.low is None or found.high is None:
        return "too few", ""
    return percent(found.area), f"[{found.low * 100:.0f}–{found.high * 100:.0f} %]"


def comparison_sentence(found: Comparison) -> str:
    """Would we grade the same leads alike?"""
    kappa = found.teams.kappa
    same = f"marketing and sales gave {of_words(found.teams.same)} leads the same grade"
    if kappa is None:
        return f"{same[0].upper()}{same[1:]}; κ is undefined. {_wins(found)}"
    start = "Hardly" if kappa.value < HARDLY else "Partly"
    start = "Largely" if kappa.value >= LARGELY else start
    leads = "Twenty leads" if len(found.leads) == 20 else f"{len(found.leads):,} leads"
    low, high = two_digits(kappa.low), two_digits(kappa.high)
    return (
        f"{start}: {same} ({short_kappa_words(kappa)}). {leads} tell it roughly: it may be "
        f"anything from {low} to {high}. {_wins(found)}"
    )


def accord_verdict(found: Kappa | None) -> Verdict:
    """What a kappa between two voices means, in words."""
    if found is None:
        return Verdict(Tone.PLAIN, "κ is undefined: one grade for all leads")
    if found.value >= LARGELY:
        return Verdict(Tone.GOOD, "they largely agree")
    if found.value < HARDLY:
        return Verdict(Tone.BAD, "hardly more than by chance")
    return Verdict(Tone.WATCH, "they agree in part")


def foresight_verdict(found: Foresight) -> Verdict:
    """Whether a voice tells won from lost leads better than by chance."""
    if found.area is None or found.low is None or found.high is None:
        return Verdict(Tone.PLAIN, "too few wins or losses to judge")
    if found.low > 0.5:
        return Verdict(Tone.GOOD, "tells won from lost leads")
    if found.high < 0.5:
        return Verdict(Tone.BAD, "the lost leads have the better grades")
    return Verdict(Tone.WATCH, "not surely better than chance")


def use_words(use: CriterionUse) -> str:
    """How grades go with a criterion: "+1.6 grades where it applies (9 leads, 11 others)"."""
    sign = "−" if use.gap < 0 else "+"
    return (
        f"{sign}{abs(use.gap):.1f} grades where it applies "
        f"({use.applies:,} leads, {use.others:,} others)"
    )


def waiting_words(grading: Grading) -> str:
    """Who is done and who is not: "Sam of sales is done. Maria of marketing: 7 of 20."."""
    if not grading.graders:
        return "Nobody has graded a lead yet."
    said = " ".join(grader_words(one, len(grading.lead_ids)) for one in grading.graders)
    silent = set(Team) - {one.team for one in grading.graders}
    nobody = " ".join(f"Nobody of {team} has begun." for team in Team if team in silent)
    return " ".join(part for part in (said, nobody) if part)


def grader_words(one: Grader, leads: int) -> str:
    """How far somebody is."""
    who = f"{one.name} of {one.team}"
    return f"{who} is done." if one.is_done else f"{who}: {one.graded} of {leads}."


def _wins(found: Comparison) -> str:
    if found.too_few_ends:
        fewer = min(("won", found.won), ("lost", found.lost), key=lambda one: one[1])
        return (
            f"Too few {'wins' if fewer[0] == 'won' else 'losses'} to judge who saw the wins "
            f"coming: {fewer[1]} of {len(found.leads)} leads."
        )
    told = [
        (one, voice)
        for one, voice in zip(found.foresights, found.voices, strict=True)
        if one.area is not None and voice.side is not Side.MODEL
    ]
    best, voice = max(told, key=lambda one: one[0].area or 0.0)
    surely = "" if (best.low or 0.0) > 0.5 else ", though not surely better than chance"
    return (
        f"{voice.name} saw the wins coming best: in {percent(best.area)} of pairs the "
        f"won lead had the better grade{surely}."
    )
