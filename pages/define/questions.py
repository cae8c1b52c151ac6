"""Do we ask the same things?"""

from leadpact.metrics.question_coverage import coverage_of
from leadpact.metrics.survey import survey_of
from leadpact.metrics.survey_words import survey_sentence
from leadpact.ui import parts
from leadpact.ui.cached import the_store
from leadpact.ui.look import say_unfiltered, take_look
from leadpact.ui.question_grid import edit_coverage
from leadpact.ui.question_views import show_views
from leadpact.ui.questions import show_tally, survey_cards

QUESTION = "Do we ask the same things?"

look = take_look()
survey = survey_of(the_store(), look.filters)
coverage = coverage_of(the_store(), look.data_set.dataset_id, survey)
parts.answer(QUESTION, survey_sentence(survey))
say_unfiltered(look, but_products=True)
if survey.questions:
    parts.cards(survey_cards(survey, coverage))
    show_tally(survey, look.palette)
show_views(look, survey)
edit_coverage(look, survey, coverage)
