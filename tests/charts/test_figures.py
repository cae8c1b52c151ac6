"""What holds for every figure: the same each time, small, inert, and never an exception."""

import json
from collections.abc import Callable
from functools import partial

import plotly.graph_objects as go
import pytest

from leadpact.charts.frame import PLOT_CONFIG
from leadpact.charts.grades import grade_bars, grade_conversion, grade_order_pairs
from leadpact.charts.mix import grade_mix_by
from leadpact.charts.recycling import closes_by_cycle, conversion_by_cycle, fate_bars
from leadpact.charts.sources import active_by_month, interest_conversion, source_conversion
from leadpact.charts.theme import DARK, LIGHT, Palette
from leadpact.domain.shares import Share, share
from leadpact.metrics.grades import MixPart, order_of
from leadpact.metrics.shares import Breakdown, Key, KeyedShare
from leadpact.metrics.sources import SourceRow
from tests.charts.of_share import of_share
from tests.charts.opened import opened

HOSTILE = '<a href="https://x">'
NONE = share(0, 0)


def rows(key: Key, part: Share) -> Breakdown:
    return (KeyedShare(key, part),)


def named(key: str | None, part: Share, palette: Palette) -> dict[str, go.Figure]:
    """Every figure of one key with one share."""
    parts = [MixPart(key, (part.numerator, 0, 0, part.denominator - part.numerator))]
    counts = [part.numerator] * 4
    source = SourceRow(key, part, part, None, (0, 0, 0, 0))
    return {
        "grade_bars": grade_bars(counts, counts, palette),
        "grade_conversion": grade_conversion([part] * 4, palette, part.rate),
        "grade_order_pairs": grade_order_pairs(order_of((part, part, part, part)), palette),
        "mix_month": grade_mix_by(parts, palette, "month"),
        "mix_source": grade_mix_by(parts, palette, "source"),
        "mix_owner": grade_mix_by(parts, palette, "owner"),
        "source_conversion": source_conversion([source], part, palette, is_matured=True),
        "active_by_month": active_by_month(rows(key, part), palette),
        "interest_conversion": interest_conversion(rows(key, part), palette),
        "closes_by_cycle": closes_by_cycle(rows(key, part), part, palette),
        "conversion_by_cycle": conversion_by_cycle(rows(key, part), palette),
        "fate_bars": fate_bars(rows(key, part), palette),
    }


def drawn(part: Share, palette: Palette) -> dict[str, go.Figure]:
    return named("x", part, palette) | of_share(part, palette)


NAMED = sorted(named("x", share(3, 10), LIGHT))
OF_SHARE = sorted(of_share(share(3, 10), LIGHT))
NAMES = [*NAMED, *OF_SHARE]


def of_none(name: str) -> go.Figure:
    return of_share(NONE, LIGHT)[name]


EMPTY: dict[str, Callable[[], go.Figure]] = {
    "grade_bars": lambda: grade_bars(None, [0, 0, 0, 0], LIGHT),
    "grade_conversion": lambda: grade_conversion([NONE] * 4, LIGHT, None),
    "grade_order_pairs": lambda: grade_order_pairs(order_of((NONE, NONE, NONE, NONE)), LIGHT),
    "mix_month": lambda: grade_mix_by([], LIGHT, "month"),
    "mix_source": lambda: grade_mix_by([], LIGHT, "source"),
    "source_conversion": lambda: source_conversion([], NONE, LIGHT, is_matured=True),
    "active_by_month": lambda: active_by_month((), LIGHT),
    "interest_conversion": lambda: interest_conversion((), LIGHT),
    "closes_by_cycle": lambda: closes_by_cycle((), NONE, LIGHT),
    "conversion_by_cycle": lambda: conversion_by_cycle((), LIGHT),
    "fate_bars": lambda: fate_bars((), LIGHT),
} | {name: partial(of_none, name) for name in OF_SHARE}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_same_numbers_give_the_same_figure_to_the_letter(name: str, palette: Palette) -> None:
    first, second = (drawn(share(3, 10), palette)[name].to_json() for _ in range(2))
    assert first == second
    assert "uid" not in str(first)


@pytest.mark.parametrize("name", [name for name in NAMED if not name.startswith("grade_")])
def test_a_hostile_name_is_shown_and_inert_in_every_figure_with_names(name: str) -> None:
    written = json.dumps(json.loads(str(named(HOSTILE, share(3, 10), LIGHT)[name].to_json())))
    assert "&lt;a href" in written
    assert "<a" not in written


@pytest.mark.parametrize("name", sorted(EMPTY))
def test_an_empty_figure_says_so_in_words(name: str) -> None:
    fig = opened(EMPTY[name]())
    assert not fig.data
    assert len(fig.layout.annotations) == 1
    assert fig.layout.annotations[0].text.startswith(("No ", "Sales rejected no "))


@pytest.mark.parametrize("part", [NONE, share(0, 1), share(1, 1), share(0, 9), share(9, 9)])
@pytest.mark.parametrize("key", ["x", "", None])
def test_no_share_is_too_small_or_too_large_to_draw(key: str | None, part: Share) -> None:
    assert all(opened(fig).layout.height >= 100 for fig in named(key, part, LIGHT).values())


@pytest.mark.parametrize("part", [share(0, 1), share(1, 1), share(0, 9), share(9, 9)])
def test_a_share_of_anybody_is_drawn(part: Share) -> None:
    assert all(opened(fig).data for fig in of_share(part, LIGHT).values())


@pytest.mark.parametrize("name", NAMES)
def test_every_word_can_be_read_from_six_metres(name: str) -> None:
    def sizes(node: object) -> list[float]:
        if isinstance(node, dict):
            font = [
                size
                for key, value in node.items()
                if key.endswith("font") and isinstance(value, dict)
                for size in _as_list(value.get("size", 14))
            ]
            return font + [size for value in node.values() for size in sizes(value)]
        return [size for value in node for size in sizes(value)] if isinstance(node, list) else []

    figure = json.loads(str(drawn(share(3, 10), LIGHT)[name].to_json()))
    assert min(sizes(figure)) >= 14


def _as_list(value: float | list[float]) -> list[float]:
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("name", NAMES)
def test_figures_are_small_and_lie_on_any_ground(name: str) -> None:
    fig = opened(drawn(share(3, 10), LIGHT)[name])
    assert len(str(fig.to_json())) < (4000 if name in NAMED else 6000)
    assert fig.layout.paper_bgcolor == "rgba(0,0,0,0)"
    assert fig.layout.plot_bgcolor == "rgba(0,0,0,0)"


def test_hover_stays_when_the_mode_bar_goes() -> None:
    assert PLOT_CONFIG["displayModeBar"] is False
    assert not PLOT_CONFIG.get("staticPlot", False)
