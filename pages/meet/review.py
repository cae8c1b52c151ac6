"""Does our definition still hold?"""

from leadpact.export.drift_sheets import drift_sheet, drift_table
from leadpact.metrics.drift_words import drift_sentence
from leadpact.ui import parts, review
from leadpact.ui.doors import doors
from leadpact.ui.look import say_unfiltered, take_look
from leadpact.ui.review_cards import review_cards
from leadpact.ui.review_choice import choose_definition, choose_leads
from leadpact.ui.review_promises import show_signed_promises
from leadpact.ui.review_verdict import ask, past_reviews

QUESTION = "Does our definition still hold?"
FIGURES = ("wins_captured", "good_grades", "active_share")

look = take_look()
heading = parts.later()
definition = choose_definition(look.data_set)
if definition is None:
    review.nothing_to_review(QUESTION)
else:
    reviewed = choose_leads(look, definition)
    found = review.drift_found(reviewed)
    with heading:
        parts.answer(QUESTION, drift_sentence(found, reviewed.name))
        say_unfiltered(look)
    parts.cards(review_cards(found, review.active_found(reviewed), reviewed.due))
    review.chart(reviewed, found)
    review.remarks(reviewed, found)
    parts.table(drift_table(found), key="review-table", first_width=230)
    review.how_to_read()
    show_signed_promises(reviewed)
    doors(reviewed.look, FIGURES, drift_sheet(found))
    ask(reviewed, found)
    past_reviews(reviewed)
