"""What if we scored leads differently?"""

from leadpact.export.sheets import outlook_sheet
from leadpact.metrics.what_if import what_if_sentence
from leadpact.ui import parts
from leadpact.ui.criteria import model_bar
from leadpact.ui.doors import doors
from leadpact.ui.look import take_look
from leadpact.ui.tuning import tune
from leadpact.ui.what_if import charts, headline_cards, sliders

look = take_look(is_tuning=True)
heading = parts.later()
left, right = parts.side_by_side(3, 5)
tuning = tune(look)
with left:
    tuning = tuning.moved_to(sliders(tuning.draft, tuning.reaches, tuning.sleeping))
found = tuning.answer()
with heading:
    parts.answer(
        "What if we scored leads differently?", what_if_sentence(found, is_draft=tuning.is_changed)
    )
    model_bar(look, tuning.draft, tuning.in_use)
    headline_cards(found, is_draft=tuning.is_changed)
with right:
    charts(found, look, is_draft=tuning.is_changed)
    sheet = outlook_sheet(found.before.outlook, found.after.outlook)
    parts.table(sheet, key="what-if")
    doors(
        tuning.look, ("grade_mix", "conversion_by_grade", "wins_captured", "qualified_share"), sheet
    )
