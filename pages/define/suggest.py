"""Which criteria would the data suggest?"""

from leadpact.errors import LeadpactError
from leadpact.metrics.suggestion import refusal_sentence, suggestion_sentence
from leadpact.ui import parts, suggest
from leadpact.ui.look import take_look

QUESTION = "Which criteria would the data suggest?"

look = take_look()
heading = parts.later()
found = suggest.suggested(look)
if isinstance(found, LeadpactError):
    with heading:
        parts.answer(QUESTION, refusal_sentence(found))
else:
    top, bottom = parts.later(), parts.later()
    with bottom:
        allowed = suggest.left_out(look, found)
    found = suggest.suggested(look, allowed) if allowed else found
    if isinstance(found, LeadpactError):
        raise found
    with heading:
        parts.answer(QUESTION, suggestion_sentence(found))
        suggest.take_it(look, found)
    with top:
        suggest.worth_cards(found)
        suggest.worth_charts(look, found)
        suggest.criteria_table(found)
