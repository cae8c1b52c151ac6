"""The charts of the hand-raise page."""

import json

import plotly.graph_objects as go
import pytest

from leadpact.charts.hand_raise import (
    by_questions,
    cell_conversion,
    raise_conversion,
    whom_to_call,
)
from leadpact.charts.theme import DARK, LIGHT, Palette
from leadpact.domain.middles import middle
from leadpact.domain.shares import Share, share
from leadpact.metrics.calls import Caller, Decides
from leadpact.metrics.hand_raise import HandRaiseCell
from leadpact.metrics.questions_answered import QuestionRow
from leadpact.metrics.shares import Missing
from tests.charts.opened import opened

LACKS = Missing(("budget",))


def cells(part: Share) -> list[HandRaiseCell]:
    return [
        HandRaiseCell(asked, bant, part, part, 1, part, part, middle([1]))
        for asked in (True, False)
        for bant in (True, False)
    ]


def drawn(part: Share, palette: Palette) -> dict[str, go.Figure]:
    callers = [Caller(decides, part, part, part) for decides in Decides]
    questions = [QuestionRow(number, 9, part, part) for number in (0, 1, 10)]
    return {
        "cells": cell_conversion(cells(part), palette),
        "raise": raise_conversion(part, part, palette),
        "calls": whom_to_call(callers, palette),
        "questions": by_questions(questions, palette),
    }


NAMES = sorted(drawn(share(3, 10), LIGHT))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_same_numbers_give_the_same_small_figure(name: str, palette: Palette) -> None:
    first, second = (str(drawn(share(3, 10), palette)[name].to_json()) for _ in range(2))
    assert first == second
    assert len(first) < 6000


@pytest.mark.parametrize("part", [share(0, 1), share(1, 1), share(0, 9), share(9, 9)])
def test_no_share_is_too_small_or_too_large_to_draw(part: Share) -> None:
    assert all(opened(fig).data for fig in drawn(part, LIGHT).values())


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_figure_says_so_in_words(name: str) -> None:
    fig = opened(drawn(share(0, 0), LIGHT)[name])
    assert not fig.data
    assert fig.layout.annotations[0].text.startswith("No ")


def test_what_the_data_cannot_decide_by_is_left_out() -> None:
    part = share(3, 10)
    fig = opened(
        whom_to_call(
            [
                Caller(Decides.BANT, LACKS, LACKS, LACKS),
                Caller(Decides.DEFINITION, share(7, 20), part, share(3, 4)),
            ],
            LIGHT,
        )
    )
    assert len(fig.layout.yaxis.ticktext) == 1
    assert fig.layout.yaxis.ticktext[0].startswith("<b>Definition</b>")
    assert "7 calls" in fig.layout.yaxis.ticktext[0]


def test_wins_captured_of_too_few_wins_are_hollow_and_say_so() -> None:
    fig = opened(
        whom_to_call([Caller(Decides.BANT, share(7, 20), share(3, 10), share(3, 4))], LIGHT)
    )
    assert [list(trace.text) for trace in fig.data if trace.text] == [["30"], ["too few to judge"]]
    assert fig.data[2].marker.color == (LIGHT.surface,)


def test_questions_without_hand_raises_show_conversion_alone() -> None:
    rows = [QuestionRow(1, 12, Missing(("wants_contact",)), share(3, 10))]
    fig = opened(by_questions(rows, LIGHT))
    assert len(fig.data) == 1
    assert "hand-raise" not in json.dumps(json.loads(str(fig.to_json())))
    assert fig.data[0].hovertext[0].startswith("Conversion, 1 question<br>3 of 10")
