"""What a review tells, in words."""

from datetime import date

from leadpact.domain.psi import Bin, Psi, Stability
from leadpact.domain.review import CriterionSeen, FiguresSeen
from leadpact.domain.shares import Difference, Share
from leadpact.metrics.drift import CriterionDrift, Drift, Standing, ThenNow
from leadpact.metrics.grades import GradeOrder
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.metrics.words import counted, percent, rate_words

_TONES = {
    Stability.STABLE: Tone.GOOD,
    Stability.LOOK: Tone.WATCH,
    Stability.MOVED: Tone.BAD,
    Stability.CHANCE: Tone.PLAIN,
    Stability.TOO_FEW: Tone.PLAIN,
}


def drift_sentence(drift: Drift, name: str) -> str:
    """Does our definition still hold?"""
    return f"{_standing(drift, name)}; {moved_words(drift)}."


def moved_words(drift: Drift) -> str:
    """Such as "2 of 21 criteria moved, 1 to be looked at"."""
    if drift.score.stability is Stability.TOO_FEW:
        leads = counted(drift.now.leads, "lead")
        return f"{leads} are too few to tell whether criteria moved"
    judged = [one for one in drift.criteria if one.psi]
    moved, look = (len(drift.told(one)) for one in (Stability.MOVED, Stability.LOOK))
    of = f"{len(judged):,} {'criterion' if len(judged) == 1 else 'criteria'}"
    said = f"{moved:,} of {of} moved" if moved else f"none of {of} moved"
    return f"{said}, {look:,} to be looked at" if look else said


def _standing(drift: Drift, name: str) -> str:
    standing = drift.standing
    pair = drift.out_of_order[0] if drift.out_of_order else None
    trend = drift.order_now.trend
    if standing is Standing.HOLDS:
        return f"{name} holds: A to D still close in order"
    if standing is Standing.MOSTLY:
        which = f"{pair.worse} closes at least as well as {pair.better}" if pair else "not in order"
        return (
            f"{name} mostly holds: better grades still close better, though {which}, which may be "
            "chance"
        )
    if standing is Standing.BROKEN:
        return f"{name} no longer holds: {_worst(drift)}"
    if standing is Standing.NOT_SHOWN and trend:
        return (
            f"{name} is not confirmed: that better grades close better may be chance here "
            f"({p_words(trend.p)})"
        )
    return f"Too early to tell whether {name} holds: {old_enough_words(drift)}"


def old_enough_words(drift: Drift) -> str:
    """How many leads are old enough: "only 12 of 930 leads are old enough to have closed"."""
    if not drift.rated_now:
        return f"none of {counted(drift.now.leads, 'lead')} is old enough to have closed"
    of = counted(drift.now.leads, "lead")
    return f"only {drift.rated_now:,} of {of} {_are(drift.rated_now)} old enough to have closed"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _worst(drift: Drift) -> str:
    reversed_ = [
        f"{pair.worse} closes better than {pair.better}"
        for pair in drift.out_of_order
        if pair.difference and pair.difference.high < 0
    ]
    return " and ".join(reversed_)


def p_words(p: float) -> str:
    """A p-value as "p < 0.001" or "p = 0.023"."""
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}"


def order_then_words(order: GradeOrder) -> str:
    """How the order of the grades was when the definition was put up."""
    if order.holds is None or order.trend is None:
        return "then: could not be judged"
    return f"then: {'held' if order.holds else 'did not hold'}, {p_words(order.trend.p)}"


def psi_words(psi: Psi | None) -> str:
    """The index with two decimals, "–" where there is none."""
    return "–" if psi is None or psi.value is None else f"{psi.value:.2f}"


def psi_verdict(psi: Psi | None) -> Verdict:
    """What an index tells."""
    if psi is None:
        return Verdict(Tone.PLAIN, "not in both data")
    return Verdict(_TONES[psi.stability], psi.stability.value)


def chance_words(psi: Psi) -> str:
    """What chance alone makes of an index, for two such samples of the same leads."""
    return f"by chance about {psi.by_chance:.2f}, in 19 of 20 cases under {psi.chance_limit:.2f}"


def change_words(change: Difference | None) -> str:
    """A change in points with its interval: "+3.1 [+0.4, +5.9]"; "–" where there is none."""
    if change is None:
        return "–"
    # Adding nothing makes a zero of a negative one.
    points = (round(each * 100, 1) + 0 for each in (change.value, change.low, change.high))
    value, low, high = (f"{each:+.1f}" for each in points)
    return f"{value} [{low}, {high}]".replace("-", "−")


def change_verdict(found: ThenNow) -> Verdict:
    """Whether a share that should be high has clearly changed since then."""
    change = found.change
    if change is None:
        return Verdict(Tone.PLAIN, "nothing to compare with")
    if found.then.too_few or found.now.too_few:
        return Verdict(Tone.PLAIN, "too few to judge")
    if not change.is_real:
        return Verdict(Tone.PLAIN, f"no clear change: {change_words(change)}")
    if change.value > 0:
        return Verdict(Tone.GOOD, f"more than then: {change_words(change)}")
    return Verdict(Tone.BAD, f"less than then: {change_words(change)}")


def then_words(then: Share | None) -> str:
    """What a share was: "then 61 %"; empty where nobody kept it."""
    return "" if then is None or then.rate is None else f"then {rate_words(then)}"


def most_moved_words(drift: CriterionDrift) -> str:
    """The value whose share of the leads changed most: "unknown: 5 → 31 %"; empty without one."""
    psi = drift.psi
    found = psi.most_moved if psi else None
    if psi is None or found is None:
        return ""
    then, now = found.then / psi.leads_then, found.now / psi.leads_now
    return f"{_bin_words(found, drift)}: {percent(then).removesuffix(' %')} → {percent(now)}"


def _bin_words(one: Bin, drift: CriterionDrift) -> str:
    if one.low is None:
        return "unknown"
    if drift.criterion.largest_value == 1:
        return "yes" if one.low else "no"
    return f"{one.low}" if one.low == one.high else f"{one.low} to {one.high}"


def then_now_words(found: ThenNow) -> str:
    """A share then and now: "9.4 → 12 %"; "too few" for one of under five leads."""
    if found.then.too_few or found.now.too_few:
        few = ("too few" if one.too_few else rate_words(one) for one in (found.then, found.now))
        return " → ".join(few)
    return f"{rate_words(found.then).removesuffix(' %')} → {rate_words(found.now)}"


def figures_seen(drift: Drift, which: str, as_of: date | None) -> FiguresSeen:
    """What the review had before it, as it is kept with its verdict."""
    return FiguresSeen(
        which=which,
        as_of=as_of,
        leads_then=drift.then.leads,
        leads=drift.now.leads,
        order=drift.standing.value,
        wins_captured=_counts(drift.wins_captured.now),
        good_grades=_counts(drift.good_grades.now),
        score_psi=drift.score.value,
        score_told=drift.score.stability.value,
        criteria=tuple(
            CriterionSeen(
                name=one.criterion.name,
                psi=None if one.psi is None else one.psi.value,
                told=psi_verdict(one.psi).words,
            )
            for one in drift.criteria
        ),
    )


def seen_words(seen: FiguresSeen) -> str:
    """What a past review had before it, on one line."""
    score = "–" if seen.score_psi is None else f"{seen.score_psi:.2f}"
    moved = sum(one.told == Stability.MOVED for one in seen.criteria)
    return (
        f"{seen.which}: order {seen.order}, score moved by {score} ({seen.score_told}), "
        f"{moved:,} of {len(seen.criteria):,} criteria moved"
    )


def _counts(found: Share) -> tuple[int, int]:
    return found.numerator, found.denominator
