"""The headline figures as shares of kinds of leads and of hand-offs, each counted from one pass."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from leadpact.domain.shares import Share, share
from leadpact.store.kinds import HandOffKind, Kinds, LeadKind

HEADLINES = (
    "good_grades",
    "active_share",
    "recycled_share_of_closes",
    "first_pass_yield",
    "conversion_matured",
    "wins_captured",
    "qualified_share",
    "acceptance_rate",
)

MATURING = frozenset(
    {"recycled_share_of_closes", "first_pass_yield", "conversion_matured", "wins_captured"}
)
"""What a lead adds to these is known only when it is matured."""

LeadTest = Callable[[LeadKind], bool | None]
HandOffTest = Callable[[HandOffKind], bool | None]

_OF_LEADS: Mapping[str, tuple[LeadTest, LeadTest]] = MappingProxyType(
    {
        "good_grades": (lambda kind: kind.grade != "D", lambda _: True),
        "active_share": (lambda kind: kind.active, lambda kind: kind.active is not None),
        "recycled_share_of_closes": (
            lambda kind: kind.cycled,
            lambda kind: kind.is_won and kind.cycled is not None,
        ),
        "conversion_naive": (lambda kind: kind.is_won, lambda _: True),
        "conversion_matured": (lambda kind: kind.is_won, lambda kind: kind.matured),
        "wins_captured": (lambda kind: kind.grade in ("A", "B"), lambda kind: kind.is_won),
        "qualified_share": (lambda kind: kind.is_mql, lambda _: True),
    }
)
_OF_HAND_OFFS: Mapping[str, tuple[HandOffTest, HandOffTest]] = MappingProxyType(
    {
        "acceptance_rate": (lambda kind: kind.accepted, lambda _: True),
        "first_pass_yield": (
            lambda kind: kind.accepted and kind.kept,
            lambda kind: kind.is_first,
        ),
    }
)


def shown_share(name: str, kinds: Kinds) -> Share:
    """The headline figure over the leads that the filters let through."""
    return _share(name, kinds, lambda kind: kind.shown)


def quarter_share(name: str, kinds: Kinds, quarter: int) -> Share:
    """The headline figure over one quarter: 1 for the newest it can be told of, 2 for the next."""
    if name in MATURING:
        return _share(name, kinds, lambda kind: kind.ripe_quarter == quarter)
    return _share(name, kinds, lambda kind: kind.quarter == quarter)


def leads_share(kinds: Kinds, counted: LeadTest, among: LeadTest) -> Share:
    """The shown leads that are counted ÷ those among which they are."""
    rows = [kind for kind in kinds.leads if kind.shown and among(kind)]
    return share(sum(kind.leads for kind in rows if counted(kind)), sum(k.leads for k in rows))


def is_rated(kinds: Kinds, kind: LeadKind) -> bool:
    """Whether conversion counts these leads: the matured ones where there are dates."""
    return kind.matured or not kinds.dated


def _share(
    name: str, kinds: Kinds, within: Callable[[LeadKind | HandOffKind], bool | None]
) -> Share:
    counts = (0, 0)
    if name in _OF_LEADS:
        counted, among = _OF_LEADS[name]
        rows = [kind for kind in kinds.leads if within(kind) and among(kind)]
        counts = (sum(kind.leads for kind in rows if counted(kind)), sum(k.leads for k in rows))
    else:
        taken, of = _OF_HAND_OFFS[name]
        offs = [kind for kind in kinds.hand_offs if within(kind) and of(kind)]
        counts = (
            sum(kind.hand_offs for kind in offs if taken(kind)),
            sum(kind.hand_offs for kind in offs),
        )
    return share(*counts)
