"""Tiles: cards small enough for eight beside the sliders of What-if."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from leadpact.metrics.verdicts import Verdict
from leadpact.ui.parts import NO_VERDICT


@dataclass(frozen=True)
class Tile:
    """One figure: its value large, what it is of, how it changed, and from what.

    `sure` is the interval of the change.
    """

    title: str
    value: str
    of: str = ""
    interval: str = ""
    change: Verdict = NO_VERDICT
    sure: str = ""
    aside: str = ""


def tiles_html(shown: Sequence[Tile]) -> str:
    """The tiles in rows of four."""
    return f'<div class="lp-cards lp-tiles">{"".join(_html(tile) for tile in shown)}</div>'


def _html(tile: Tile) -> str:
    change = " ".join(part for part in (tile.change.sign, tile.change.words) if part)
    bare = "" if any(mark.isdigit() for mark in tile.value) else " lp-none"
    return (
        f'<section class="lp-card"><h3>{escape(tile.title)}</h3>'
        f'<div class="lp-value{bare}">{escape(tile.value)}</div>'
        f'<div class="lp-of">{escape(tile.of)} <span>{escape(tile.interval)}</span></div>'
        f'<div class="lp-verdict {tile.change.tone}">{escape(change)} '
        f"<span>{escape(tile.sure)}</span></div>"
        f'<div class="lp-of">{escape(tile.aside)}</div></section>'
    )
