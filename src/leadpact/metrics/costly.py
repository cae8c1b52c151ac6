"""What costs the most wins: findings of the data, as estimates ranked in expected wins.

None says that it would come true: each says what its leads would bring if they closed like those
they are set beside. A lead can be in more than one, so they are not to be added up.
"""

from collections.abc import Callable
from dataclasses import dataclass

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.shares import Difference, Share, difference, share
from leadpact.metrics.headlines import is_rated, leads_share
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Missing, lacking
from leadpact.metrics.words import counted, of_words, rate_words
from leadpact.store.database import Store
from leadpact.store.kinds import Kinds, LeadKind, kinds_of


@dataclass(frozen=True)
class CostlyFinding(Record):
    """An estimate: `wins` lost, between `low` and `high`; `page` is where its evidence stands."""

    what: str
    wins: float
    low: float
    high: float
    evidence: str
    page: str


def costly_findings(
    store: Store, filters: Filters, model: ScoringModel
) -> tuple[CostlyFinding, ...] | Missing:
    """All findings that the data can carry, those that cost most first."""
    return findings_of(store, kinds_of(store, filters, model), filters.dataset_id)


def findings_of(store: Store, kinds: Kinds, dataset_id: int) -> tuple[CostlyFinding, ...] | Missing:
    """The findings from these kinds; one that is not a single win is none."""
    missing = lacking(store, figure_named("costly_findings"), dataset_id)
    if missing:
        return missing
    ways: tuple[Callable[[Kinds], CostlyFinding | None], ...] = (
        written_off,
        hand_raisers_left,
        never_handed_off,
        spoken_to_late,
        source_of_noes,
    )
    found = (way(kinds) for way in ways)
    costly = [one for one in found if one is not None and one.wins >= 1]
    return tuple(sorted(costly, key=lambda one: (-one.wins, one.what)))


def written_off(kinds: Kinds) -> CostlyFinding | None:
    """Written-off leads × conversion of recycled leads of the same grade: the closes at stake."""
    parts = [_stake(kinds, grade) for grade in Grade]
    leads = sum(count for count, conversion in parts if conversion.rate is not None)
    recycled = _conversion(kinds, lambda kind: kind.cycled)
    if not leads or recycled.too_few:
        return None
    return CostlyFinding(
        "Written-off leads that nobody tries again",
        sum(count * (conversion.rate or 0) for count, conversion in parts),
        sum(count * (conversion.low or 0) for count, conversion in parts),
        sum(count * (conversion.high or 0) for count, conversion in parts),
        f"{counted(leads, 'lead')} written off; {rate_words(recycled)} of those that came round "
        f"again closed ({of_words(recycled)}), counted grade by grade",
        "recycling",
    )


def _stake(kinds: Kinds, grade: Grade) -> tuple[int, Share]:
    """The grade's written-off leads, and the conversion of its recycled ones."""
    of = grade.value
    return (
        _leads(kinds, lambda kind: kind.grade == of and kind.written_off),
        _conversion(kinds, lambda kind: kind.grade == of and kind.cycled),
    )


def hand_raisers_left(kinds: Kinds) -> CostlyFinding | None:
    """Hand-raisers that sales turned down or nobody spoke to × conversion of all hand-raisers."""
    turned_down = _leads(kinds, lambda k: k.raised and k.is_open and k.rejected and k.written_off)
    knows_contact = any(kind.contact != "none" for kind in kinds.leads)
    alone = _leads(
        kinds,
        lambda k: (
            k.raised
            and k.is_open
            and k.handed_off is False
            and k.contact == "none"
            and knows_contact
            and is_rated(kinds, k)
        ),
    )
    conversion = _conversion(kinds, lambda kind: kind.raised)
    return _expected(
        "Leads that asked for a call, and got a no or none",
        turned_down + alone,
        conversion,
        f"{counted(turned_down, 'hand-raiser')} turned down and {alone:,} never called; "
        f"{rate_words(conversion)} of all hand-raisers closed ({of_words(conversion)})",
        "hand_raise",
    )


def never_handed_off(kinds: Kinds) -> CostlyFinding | None:
    """Open leads at the threshold, old enough, never handed off × conversion of those that were.

    Hand-raisers are not among them: they are a finding of their own.
    """
    left = _leads(
        kinds,
        lambda k: (
            k.is_mql and not k.raised and k.is_open and k.handed_off is False and is_rated(kinds, k)
        ),
    )
    conversion = _conversion(kinds, lambda k: k.is_mql and not k.raised and k.handed_off)
    return _expected(
        "Qualified leads that never reached sales",
        left,
        conversion,
        f"{left:,} old enough to have closed; {rate_words(conversion)} of the qualified leads that "
        f"were handed off closed ({of_words(conversion)})",
        "hand_off",
    )


def spoken_to_late(kinds: Kinds) -> CostlyFinding | None:
    """A and B leads spoken to after more than 24 hours × what those within 24 hours close more.

    Leads that nobody spoke to are left out: sales may have had its reasons. None unless the
    difference is real.
    """
    fast, slow = _spoken_to(kinds, "fast"), _spoken_to(kinds, "slow")
    more = _real(difference(fast, slow), fast, slow)
    if more is None:
        return None
    leads = slow.denominator
    return CostlyFinding(
        "A and B leads that sales spoke to late",
        leads * more.value,
        leads * more.low,
        leads * more.high,
        f"{leads:,} heard from sales after more than 24 hours and closed at {rate_words(slow)}; "
        f"the others at {rate_words(fast)} ({of_words(fast)})",
        "hand_off",
    )


def _spoken_to(kinds: Kinds, when: str) -> Share:
    return _conversion(
        kinds, lambda kind: kind.grade in ("A", "B") and kind.handed_off and kind.contact == when
    )


def source_of_noes(kinds: Kinds) -> CostlyFinding | None:
    """The source that costs reps most: its noes beyond the others' rate × wins per hand-off."""
    shown = [kind for kind in kinds.hand_offs if kind.shown]
    decided = sum(kind.hand_offs for kind in shown)
    won = _leads(kinds, lambda kind: kind.is_won and kind.handed_off)
    per_hand_off = share(min(won, decided), decided)
    costs = [
        _noes_of(kinds, source, per_hand_off)
        for source in sorted({kind.source for kind in shown if kind.source is not None})
    ]
    found = [cost for cost in costs if cost is not None]
    return max(found, key=lambda cost: cost.wins, default=None)


def _noes_of(kinds: Kinds, source: str, per_hand_off: Share) -> CostlyFinding | None:
    own, others = (
        _acceptance(kinds, lambda one: one == source),
        _acceptance(kinds, lambda one: one != source),
    )
    more = _real(difference(others, own), others, own)
    if more is None or per_hand_off.rate is None:
        return None
    noes = own.denominator * more.value
    return CostlyFinding(
        f"Reps' time on leads of {source}",
        noes * per_hand_off.rate,
        own.denominator * more.low * (per_hand_off.low or 0),
        own.denominator * more.high * (per_hand_off.high or 0),
        f"sales accepted {rate_words(own)} ({of_words(own)}), of other sources "
        f"{rate_words(others)}: {noes:,.0f} noes more, at {rate_words(per_hand_off)} wins per "
        "hand-off",
        "sources",
    )


def _acceptance(kinds: Kinds, among: Callable[[str | None], bool]) -> Share:
    rows = [kind for kind in kinds.hand_offs if kind.shown and among(kind.source)]
    return share(
        sum(kind.hand_offs for kind in rows if kind.accepted),
        sum(kind.hand_offs for kind in rows),
    )


def _expected(
    what: str, leads: int, conversion: Share, evidence: str, page: str
) -> CostlyFinding | None:
    """So many leads at that conversion; None where there are none, or too few to judge it."""
    if not leads or conversion.too_few or conversion.rate is None:
        return None
    return CostlyFinding(
        what,
        leads * conversion.rate,
        leads * (conversion.low or 0),
        leads * (conversion.high or 0),
        evidence,
        page,
    )


def _real(found: Difference | None, *shares: Share) -> Difference | None:
    """The difference where it is surely above zero, and no share has too few."""
    if found is None or found.low <= 0 or any(one.too_few for one in shares):
        return None
    return found


def _leads(kinds: Kinds, among: Callable[[LeadKind], bool | None]) -> int:
    return sum(kind.leads for kind in kinds.leads if kind.shown and among(kind))


def _conversion(kinds: Kinds, among: Callable[[LeadKind], bool | None]) -> Share:
    return leads_share(
        kinds, lambda kind: kind.is_won, lambda kind: is_rated(kinds, kind) and among(kind)
    )
