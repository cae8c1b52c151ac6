"""Where the teams differ and who was right, in words."""

from collections.abc import Sequence

from leadpact.domain.people import Team
from leadpact.domain.shares import Share
from leadpact.metrics.criterion_gaps import CriterionGap, IdleGap, Says
from leadpact.metrics.disagreement import CalledA, CutOffGap, Disagreement
from leadpact.metrics.kappa_words import short_kappa_words
from leadpact.metrics.moves import signed
from leadpact.metrics.shares import Missing
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.metrics.words import counted, field_words, percent

_MOST_NAMED = 2


def disagreement_sentence(answer: Disagreement) -> str:
    """Where do we differ, and who was right?"""
    if not answer.leads:
        return "There are no leads in this selection."
    if answer.agreed.numerator == answer.leads:
        return f"{_agreed_on_all(answer)}."
    start = f"You agree on {_agreed_words(answer.agreed)} ({short_kappa_words(answer.kappa)})."
    return f"{start} {_right_words(answer)}"


def only_a(answer: Disagreement, team: Team) -> CalledA:
    """The leads that this team alone calls A."""
    return answer.only_marketing_a if team is Team.MARKETING else answer.only_sales_a


def within_words(answer: Disagreement, team: Team) -> str:
    """What it means that the team calls no lead A which the other does not."""
    if not answer.both_a.leads:
        return f"{team} calls no lead A"
    return f"what {team} calls A, {team.other} does too"


def only_verdict(answer: Disagreement) -> Verdict:
    """Whether what only one team calls A closes better, by Newcombe's interval."""
    first, second = answer.only_marketing_a.closed, answer.only_sales_a.closed
    if isinstance(first, Missing) or isinstance(second, Missing):
        return Verdict(Tone.PLAIN, f"needs {field_words(('outcome',))}")
    none = [team for team in Team if not only_a(answer, team).leads]
    if none:
        return Verdict(Tone.PLAIN, f"{none[0]} alone calls none A")
    gap = answer.only_difference
    if gap is None or first.too_few or second.too_few:
        return Verdict(Tone.PLAIN, "too few to judge")
    if not gap.is_real:
        return Verdict(Tone.PLAIN, "no sure difference between the two")
    whose = "sales'" if gap.value > 0 else "marketing's"
    return Verdict(Tone.GOOD, f"{whose} close {abs(gap.value) * 100:.1f} points better")


def backs_words(gap: CriterionGap) -> str:
    """Whose points the data backs: "backs sales", "backs neither"; empty where it cannot tell."""
    if gap.says is Says.NOTHING:
        return ""
    return f"backs {gap.backs.value if gap.backs else 'neither'}"


def cut_off_words(gaps: Sequence[CutOffGap]) -> str:
    """The cut-offs that differ: "A from 40 against 60"; marketing's come first."""
    if not gaps:
        return ""
    said = ", ".join(
        f"{gap.name} {_score(gap.marketing)} against {_score(gap.sales)}" for gap in gaps
    )
    return f"Cut-offs differ, marketing's against sales': {said}."


def idle_words(gaps: Sequence[IdleGap]) -> str:
    """The criteria that differ without any effect on these leads, and why."""
    if not gaps:
        return ""
    said = "; ".join(
        f"“{gap.label}” ({signed(gap.marketing)} against {signed(gap.sales)}): {gap.reason}"
        for gap in gaps
    )
    return f"You differ about these too, but no lead here feels it: {said}."


def _agreed_on_all(answer: Disagreement) -> str:
    leads = "the only lead" if answer.leads == 1 else f"all {answer.leads:,} leads"
    if answer.criteria or answer.idle:
        return f"You agree on {leads}, although your points differ"
    if answer.cut_offs:
        return f"You agree on {leads}, although your cut-offs differ"
    return f"Your proposals are the same: you agree on {leads}"


def _score(points: int) -> str:
    return f"{points:,}".replace("-", "−")


def _agreed_words(agreed: Share) -> str:
    """The share in percent, and in leads where percents would say all or none."""
    if agreed.numerator == 0:
        return "no lead"
    said = percent(agreed.rate)
    if said.startswith(">"):
        return f"all but {agreed.denominator - agreed.numerator:,} of {agreed.denominator:,} leads"
    if said.startswith("<"):
        return f"only {agreed.numerator:,} of {agreed.denominator:,} leads"
    return f"{said} of leads"


def _right_words(answer: Disagreement) -> str:
    if not answer.has_outcomes:
        return f"Who was right cannot be told: this data needs {field_words(('outcome',))}."
    felt = [gap for gap in answer.criteria if gap.mean]
    if not felt:
        return f"Your points do the same here; your cut-offs differ. {_only_words(answer)}"
    backed = [gap for gap in felt if gap.backs is not None]
    if backed:
        return f"Where you don't, {_backed_words(backed)}."
    hardly = [gap for gap in felt if gap.says is Says.LITTLE]
    if hardly:
        named = _named(hardly)
        verb = "makes" if len(hardly) == 1 else "make"
        return f"Where you don't, the data backs neither of you: {named} {verb} little difference."
    if all(gap.says is Says.NOTHING for gap in felt):
        return "Where you don't, the data cannot tell yet who was right."
    return "Where you don't, the data backs neither of you."


def _backed_words(backed: Sequence[CriterionGap]) -> str:
    """Who was right about what; the team with what causes most comes first."""
    first = backed[0].backs
    teams = [team for team in Team if team is first] + [team for team in Team if team is not first]
    about = [(team, [gap for gap in backed if gap.backs is team]) for team in teams]
    said = [f"{team} was right about {_named(gaps)}" for team, gaps in about if gaps]
    if len(said) == 1:
        return said[0]
    return f"{said[0]}, and {said[1].replace(' was right', '', 1)}"


def _named(gaps: Sequence[CriterionGap]) -> str:
    """The first two by their labels."""
    return " and ".join(f"“{gap.label}”" for gap in gaps[:_MOST_NAMED])


def _only_words(answer: Disagreement) -> str:
    verdict = only_verdict(answer)
    if verdict.tone is Tone.GOOD:
        return f"Of what only one of you calls A, {verdict.words}."
    alone = [(team, only_a(answer, team).leads) for team in Team]
    none = [team for team, leads in alone if not leads]
    if len(none) == len(alone):
        return "You call the same leads A."
    if none:
        leads_alone = counted(only_a(answer, none[0].other).leads, "lead")
        return (
            f"{_begun(within_words(answer, none[0]))}; {none[0].other} alone calls {leads_alone} A."
        )
    leads = sum(leads for _, leads in alone)
    return f"Only one of you calls {counted(leads, 'lead')} A: {verdict.words}."


def _begun(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"
