"""The tables of a review."""

from leadpact.domain.psi import Psi, Stability
from leadpact.domain.shares import Share
from leadpact.export.sheets import Cell, Sheet, SheetColumn, Unit
from leadpact.metrics.drift import Drift, ThenNow
from leadpact.metrics.drift_words import (
    change_words,
    most_moved_words,
    psi_verdict,
    psi_words,
    then_now_words,
)

_SHARES = ("applies", "unknown", "closes")
# Five of each side, three of the change.
_CELLS = 13


def drift_table(drift: Drift) -> Sheet:
    """Per criterion, few columns for a wall: then and now in words, with intervals."""
    return Sheet(
        "review",
        tuple(
            SheetColumn(heading)
            for heading in (
                "Criterion",
                "Index",
                "Most moved",
                "Applies to, ± points",
                "Those close, ± points",
                "Unknown",
            )
        ),
        tuple(
            (
                one.criterion.label,
                " ".join((psi_words(one.psi), psi_verdict(one.psi).words)),
                "" if one.stability is Stability.STABLE else most_moved_words(one),
                _judged_change(one.applies),
                _judged_change(one.conversion),
                then_now_words(one.unknown),
            )
            for one in drift.by_index
        ),
    )


def drift_sheet(drift: Drift) -> Sheet:
    """The score and every criterion, all numbers of then and now with their intervals."""
    return Sheet(
        "review",
        (
            SheetColumn("Criterion"),
            SheetColumn("Index", Unit.COUNT),
            SheetColumn("Index by chance", Unit.COUNT),
            SheetColumn("Chance stays under", Unit.COUNT),
            SheetColumn("Tells"),
            *(column for what in _SHARES for column in _columns(what)),
        ),
        (
            ("Score", *_index(drift.score), *(None for _ in range(_CELLS * len(_SHARES)))),
            *(
                (
                    one.criterion.label,
                    *_index(one.psi),
                    *_both(one.applies),
                    *_both(one.unknown),
                    *_both(one.conversion),
                )
                for one in drift.by_index
            ),
        ),
    )


def _columns(what: str) -> tuple[SheetColumn, ...]:
    return tuple(
        SheetColumn(f"{what.capitalize()} {when}{part}", unit)
        for when in ("then", "now")
        for part, unit in (
            (", counted", Unit.COUNT),
            (", of", Unit.COUNT),
            ("", Unit.RATE),
            (", from", Unit.RATE),
            (", to", Unit.RATE),
        )
    ) + tuple(
        SheetColumn(f"{what.capitalize()}, change{part}", Unit.RATE)
        for part in ("", " from", " to")
    )


def _index(psi: Psi | None) -> tuple[Cell, ...]:
    if psi is None or psi.value is None:
        return (None, None, None, psi_verdict(psi).words)
    rounded = (round(each, 4) for each in (psi.value, psi.by_chance, psi.chance_limit))
    return (*rounded, psi_verdict(psi).words)


def _both(found: ThenNow) -> tuple[Cell, ...]:
    change = found.change
    moved = (None, None, None) if change is None else (change.value, change.low, change.high)
    return (*_share(found.then), *_share(found.now), *moved)


def _share(found: Share) -> tuple[Cell, ...]:
    return (found.numerator, found.denominator, found.rate, found.low, found.high)


def _judged_change(found: ThenNow) -> str:
    too_few = found.then.too_few or found.now.too_few
    return "–" if too_few else change_words(found.change)
