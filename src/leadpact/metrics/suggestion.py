"""What a suggested scoring model is worth, in words."""

from leadpact.domain.shares import Share
from leadpact.errors import LeadpactError
from leadpact.metrics.words import counted, percent, rate_words
from leadpact.suggest.judging import Area, Judged
from leadpact.suggest.split import Parts
from leadpact.suggest.suggestion import Suggestion


def suggestion_sentence(found: Suggestion) -> str:
    """Which criteria would the data suggest?"""
    judges = (
        "On the newest 20 % of the leads"
        if found.parts.newest_from
        else "On a random 20 % of the leads that it has not seen"
    )
    words = (
        f"{judges}, a suggestion of {len(found.criteria)} criteria tells buyers from others with "
        f"AUC {area_words(found.judged.area)}"
    )
    others = [one for one in found.references if "in use" in one.name] or found.references[:1]
    for other in others:
        whose = "the points in use" if "in use" in other.name else "the default points"
        words += f"; {whose} reach {other.area.value:.2f}"
    return f"{words}."


def area_words(area: Area) -> str:
    """An AUC with its interval: "0.88 [0.86–0.90]"."""
    return f"{area.value:.2f} [{area.low:.2f}–{area.high:.2f}]"


def lift_words(judged: Judged) -> str:
    """How much better A converts than the average: "2.4 ×"; a dash where nobody grades A."""
    return "–" if judged.lift_of_a is None else f"{judged.lift_of_a:.1f} ×"


def captured_words(share: Share) -> str:
    """Wins captured in A and B: "80 %"."""
    return rate_words(share)


def basis_words(parts: Parts) -> str:
    """Which leads it was learnt from, and which judged it."""
    if parts.newest_from is not None:
        how = f"the newest 20 %, those from {parts.newest_from}, judge"
    else:
        how = "a random 20 % judges, because the data has no dates of creation"
    words = (
        f"Learnt from {counted(parts.train_leads, 'lead')} with {parts.train_won:,} won; {how}: "
        f"{counted(parts.test_leads, 'lead')} with {parts.test_won:,} won."
    )
    if parts.unrated:
        words += f" {counted(parts.unrated, 'lead')} are too young to be counted."
    if parts.looked_at < parts.leads:
        words += f" Of {parts.leads:,} leads {parts.looked_at:,} were looked at, by a fixed draw."
    return words


def scale_words(found: Suggestion) -> str:
    """How points and odds go together, and where the grades begin."""
    base = found.scale.probability(0)
    doubling = counted(found.points_to_double, "more point")
    return (
        f"{doubling[0].upper()}{doubling[1:]} double the odds of winning; at 0 points the chance "
        f"is {percent(base, 1)}. {found.cut_off_rule}. MQLs begin at B."
    )


def refusal_sentence(error: LeadpactError) -> str:
    """Why there is no suggestion, and what would bring one."""
    return f"None yet: {error.message}. {error.hint}"
