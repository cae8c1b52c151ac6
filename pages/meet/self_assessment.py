"""Is our own house in order?"""

from leadpact.export.assessment_sheets import assessment_sheet
from leadpact.metrics.self_assessment import assessment_sentence
from leadpact.ui import parts
from leadpact.ui import self_assessment as page
from leadpact.ui.checklist_file import checklist_file
from leadpact.ui.look import say_unfiltered, take_look
from leadpact.ui.refusals import show_refusal
from leadpact.ui.view_parts import download

look = take_look()
stands = page.stands_of(look)
parts.answer("Is our own house in order?", assessment_sentence(stands))
say_unfiltered(look)
show_refusal()
parts.cards(page.score_cards(stands))
page.show_next(stands)
page.show_practices(look, stands)
with parts.row():
    page.finish_button(look, stands)
    download(assessment_sheet(stands))
    checklist_file()
