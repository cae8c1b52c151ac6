"""Should the lead decide?"""

from leadpact.charts import hand_raise as charts
from leadpact.export.hand_raise_sheets import hand_raise_sheet, hand_raise_table
from leadpact.metrics.hand_raise_words import hand_raise_sentence
from leadpact.metrics.shares import Missing
from leadpact.ui import hand_raise, parts
from leadpact.ui.doors import doors
from leadpact.ui.hand_raise_cards import hand_raise_cards
from leadpact.ui.look import take_look

QUESTION = "Should the lead decide?"

look = take_look()
top = parts.later()
at_least = hand_raise.choose_bant()
found = hand_raise.cached_hand_raise(look.scope, at_least)
if isinstance(found, Missing):
    with top:
        parts.missing(QUESTION, found)
else:
    sheet = hand_raise_sheet(found)
    with top:
        parts.answer(QUESTION, hand_raise_sentence(found))
    parts.cards(hand_raise_cards(found))
    left, right = parts.side_by_side(1, 1)
    with left:
        if isinstance(found.cells, Missing):
            figure = charts.raise_conversion(found.asked, found.quiet, look.palette)
        else:
            figure = charts.cell_conversion(found.cells, look.palette)
        parts.chart(figure, "How each closes", found.how_asked, key="cells")
    with right:
        figure = charts.whom_to_call(found.callers, look.palette)
        parts.chart(figure, "Whom sales would call", "if it alone decided", key="callers")
    if sheet.rows:
        parts.table(hand_raise_table(found), key="hand-raise")
    names = ("hand_raise_against_bant", "who_sales_would_call", "questions_answered", "ownership")
    doors(look, names, sheet)
    hand_raise.owned_lists(look, found)
    if isinstance(found.questions, Missing):
        parts.lacking("By questions answered", found.questions)
    else:
        figure = charts.by_questions(found.questions, look.palette)
        parts.chart(figure, "By questions answered", found.how, key="questions")
