"""Are our leads any good?"""

from leadpact.charts.grades import grade_bars
from leadpact.export.sheets import overview_sheet
from leadpact.metrics.sentences import overview_sentence
from leadpact.ui import cached, overview_cards, parts
from leadpact.ui.doors import doors
from leadpact.ui.look import take_look
from leadpact.ui.standing import standing

look = take_look()
found = cached.cached_overview(look.scope)

parts.answer("Are our leads any good?", overview_sentence(found))
standing(look)
overview_cards.headline_cards(found.headlines, found.changes)
overview_cards.findings(found.findings)
left, right = parts.side_by_side(1, 1)
with left:
    leads = [row.share.numerator for row in found.mix]
    parts.chart(grade_bars(None, leads, look.palette), "How the leads grade", key="mix")
with right:
    parts.order_place(found.order, look.palette)
parts.remark_on_model(found.criteria_awake, found.criteria, look.graded_with)
doors(look, [headline.figure.name for headline in found.headlines], overview_sheet(found))
