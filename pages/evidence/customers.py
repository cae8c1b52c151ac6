"""Do we only look at net new?"""

from leadpact.charts import customers as charts
from leadpact.export.customer_sheets import customers_sheet, customers_table
from leadpact.metrics.customer_words import customers_sentence, rejected_words
from leadpact.metrics.shares import Missing
from leadpact.ui import parts
from leadpact.ui.customer_cards import cached_customers, customer_cards
from leadpact.ui.doors import doors
from leadpact.ui.look import take_look

QUESTION = "Do we only look at net new?"
FIGURES = (
    "by_relationship",
    "existing_customer_share_of_wins",
    "known_contact_share_of_mqls",
    "conversion_of_known_contacts",
    "rejected_as_known",
)

look = take_look()
found = cached_customers(look.scope)
if isinstance(found, Missing):
    parts.missing(QUESTION, found)
else:
    sheet = customers_sheet(found)
    parts.answer(QUESTION, customers_sentence(found))
    parts.cards(customer_cards(found))
    if isinstance(found.rows, Missing):
        parts.lacking("Net new and customers", found.rows)
    else:
        left, right = parts.side_by_side(1, 1)
        with left:
            figure = charts.shares_of_leads_and_wins(found.rows, look.palette)
            parts.chart(figure, "Of leads and of wins", "95 %", key="shares")
        with right:
            figure = charts.relationship_conversion(found.rows, look.palette)
            parts.chart(figure, "How each closes", found.how, key="conversion")
        parts.table(customers_table(found), key="customers")
    parts.note(rejected_words(found.rejected))
    doors(look, FIGURES, sheet)
