"""The charts of the hand-raise page."""

import json

from leadpact.charts.hand_raise import by_questions, whom_to_call
from leadpact.charts.theme import LIGHT
from leadpact.domain.shares import share
from leadpact.metrics.calls import Caller, Decides
from leadpact.metrics.questions_answered import QuestionRow
from leadpact.metrics.shares import Missing
from tests.charts.opened import opened

LACKS = Missing(("budget",))


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
