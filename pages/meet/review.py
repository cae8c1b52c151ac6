"""Does our definition still hold?"""

from leadpact.export.drift_sheets import drift_sheet, drift_table
from leadpact.metrics.drift_words import drift_sentence
from leadpact.ui import parts, review
from leadpact.ui.doors import doors
from leadpact.ui.live import follow_others
from leadpact.ui.look import data_set_in_view
from leadpact.ui.review_cards import review_cards
from leadpact.ui.review_choice import choose_definition, choose_leads
from leadpact.ui.review_promises import show_signed_promises
from leadpact.ui.review_verdict import ask, past_reviews

QUESTION = "Does our definition still hold?"
FIGURES = ("wins_captured", "good_grades", "active_share")

data_set = data_set_in_view()
follow_others()
definition = choose_definition(data_set) if data_set is not None else None
if data_set is None or definition is None:
    review.nothing_to_review(QUESTION, data_set)
else:
    heading = parts.later()
    reviewed = choose_leads(data_set, definition)
    found = review.drift_found(reviewed)
    with heading:
        parts.answer(QUESTION, drift_sentence(found, reviewed.name))
    parts.cards(review_cards(found, review.active_found(reviewed), reviewed.due))
    review.chart(reviewed, found)
    review.remarks(reviewed, found)
    parts.table(drift_table(found), key="review-table")
    review.how_to_read()
    show_signed_promises(reviewed)
    doors(reviewed.look, FIGURES, drift_sheet(found))
    ask(reviewed, found)
    past_reviews(reviewed)
