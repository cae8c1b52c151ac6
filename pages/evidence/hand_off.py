"""Where do leads stall between marketing and sales?"""

from leadpact.charts import hand_off as charts
from leadpact.export.hand_off_sheets import hand_off_sheet
from leadpact.metrics.hand_off import hand_off_sentence
from leadpact.metrics.shares import Missing
from leadpact.ui import parts
from leadpact.ui.doors import doors
from leadpact.ui.hand_off import cached_hand_off, stalled_door
from leadpact.ui.hand_off_cards import hand_off_cards
from leadpact.ui.look import take_look

QUESTION = "Where do leads stall between marketing and sales?"
DOORS = (
    "sent_straight_to_sales",
    "qualified_share",
    "acceptance_rate",
    "contacted_within_24_hours",
    "funnel",
)

look = take_look()
found = cached_hand_off(look.scope)
if isinstance(found, Missing):
    parts.missing(QUESTION, found)
else:
    sheet = hand_off_sheet(found.steps)
    parts.answer(QUESTION, hand_off_sentence(found))
    parts.cards(hand_off_cards(found))
    figure = charts.road(found.steps, look.palette)
    parts.chart(figure, "The road, and who left it where", "95 %, days in the median", key="road")
    if isinstance(found.cohorts, Missing):
        parts.lacking("Reached by month of creation", found.cohorts)
    else:
        figure = charts.cohort_lines(found.cohorts, look.palette)
        parts.chart(figure, "Reached by month of creation", key="cohorts")
    parts.table(sheet, key="steps")
    doors(look, DOORS, sheet)
    stalled_door(look, found.steps)
