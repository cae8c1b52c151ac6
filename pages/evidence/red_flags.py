"""What are the no's?"""

from leadpact.metrics.red_flag_words import red_flags_sentence
from leadpact.metrics.shares import Missing
from leadpact.ui import parts, red_flags
from leadpact.ui.doors import doors
from leadpact.ui.look import take_look
from leadpact.ui.red_flag_cards import red_flag_cards

QUESTION = "What are the no's?"
FIGURES = (
    "rejection_pareto",
    "rejection_by_source",
    "rejection_by_campaign",
    "first_pass_yield",
    "rejection_chart",
)

look = take_look()
found = red_flags.cached_red_flags(look.scope)
if isinstance(found, Missing):
    parts.missing(QUESTION, found)
else:
    sheet = red_flags.page_sheet(found)
    parts.answer(QUESTION, red_flags_sentence(found))
    parts.cards(red_flag_cards(found))
    red_flags.main_charts(look, found)
    red_flags.views(look, found)
    parts.table(sheet, key="reasons")
    doors(look, FIGURES, sheet)
