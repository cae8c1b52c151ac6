"""Is a no the lead's or the rep's?"""

from leadpact.export.rep_sheets import reps_sheet, reps_table
from leadpact.metrics.rep_names import with_names
from leadpact.metrics.rep_words import reps_sentence
from leadpact.metrics.shares import Missing
from leadpact.ui import parts
from leadpact.ui import reps as page
from leadpact.ui.doors import doors
from leadpact.ui.look import take_look

QUESTION = "Is a no the lead's or the rep's?"
FIGURES = ("rep_evaluation", "acceptance_by_rep_and_grade", "win_rate_by_rep", "speed_by_rep")

look = take_look()
found = page.cached_reps(look.scope)
if isinstance(found, Missing):
    parts.missing(QUESTION, found)
else:
    parts.answer(QUESTION, reps_sentence(found))
    names = page.names_shown(look)
    shown = found if names is None else with_names(found, names)
    parts.cards(page.rep_cards(shown))
    page.charts(shown, look.palette)
    page.remarks(shown)
    parts.table(reps_table(shown), key="reps-table")
    doors(look, FIGURES, reps_sheet(shown), names or {})
    page.speed(shown, look.palette)
