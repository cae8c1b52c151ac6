"""Figures whose every number is one share."""

from collections.abc import Sequence

import plotly.graph_objects as go

from leadpact.charts.customers import relationship_conversion, shares_of_leads_and_wins
from leadpact.charts.hand_raise import (
    by_questions,
    cell_conversion,
    raise_conversion,
    whom_to_call,
)
from leadpact.charts.theme import Palette
from leadpact.domain.fields import RELATIONSHIPS
from leadpact.domain.middles import middle
from leadpact.domain.shares import Share
from leadpact.metrics.calls import Caller, Decides
from leadpact.metrics.customers import RelationshipRow
from leadpact.metrics.hand_raise import HandRaiseCell
from leadpact.metrics.questions_answered import QuestionRow


def relationships(part: Share) -> Sequence[RelationshipRow]:
    """A row per relationship."""
    days = middle([1])
    return [
        RelationshipRow(name, part, part, part, part, part, days, days) for name in RELATIONSHIPS
    ]


def of_share(part: Share, palette: Palette) -> dict[str, go.Figure]:
    """The figures of Customers and Hand-raise by their names."""
    callers = [Caller(decides, part, part, part) for decides in Decides]
    questions = [QuestionRow(number, 9, part, part) for number in (0, 1, 10)]
    cells = [
        HandRaiseCell(asked, bant, part, part, 1, part, part, middle([1]))
        for asked in (True, False)
        for bant in (True, False)
    ]
    return {
        "relationship_conversion": relationship_conversion(relationships(part), palette),
        "shares_of_leads_and_wins": shares_of_leads_and_wins(relationships(part), palette),
        "cell_conversion": cell_conversion(cells, palette),
        "raise_conversion": raise_conversion(part, part, palette),
        "whom_to_call": whom_to_call(callers, palette),
        "by_questions": by_questions(questions, palette),
    }
