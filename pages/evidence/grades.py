"""How do our leads grade?"""

from leadpact.charts.grades import grade_bars, grade_order_pairs
from leadpact.charts.mix import grade_mix_by
from leadpact.export.sheets import grades_sheet
from leadpact.metrics.sentences import grades_sentence
from leadpact.metrics.shares import Missing
from leadpact.ui import cached, parts
from leadpact.ui.doors import doors
from leadpact.ui.look import take_look

look = take_look()
found = cached.cached_grades(look.scope)
sheet = grades_sheet(found)

parts.answer("How do our leads grade?", grades_sentence(found))
left, right = parts.side_by_side(1, 1)
with left:
    leads = [row.share.numerator for row in found.mix]
    parts.chart(grade_bars(None, leads, look.palette), "How the leads grade", key="mix")
with right:
    parts.order_place(found.order, look.palette)
parts.table(sheet, key="grades")
parts.remark_on_model(found.awake, found.awake + len(found.sleeping), look.graded_with)
doors(look, ("grade_mix", "conversion_by_grade", "good_grades", "wins_captured"), sheet)
if not isinstance(found.order, Missing):
    figure = grade_order_pairs(found.order, look.palette)
    parts.chart(figure, "Does the order hold?", "difference in conversion, 95 %", key="pairs")
left, right = parts.side_by_side(1, 1)
with left:
    figure = grade_mix_by(found.by_source, look.palette, by="source")
    parts.chart(figure, "Grades by source", key="by-source")
with right:
    figure = grade_mix_by(found.by_owner, look.palette, by="owner")
    parts.chart(figure, "Grades by owner", key="by-owner")
figure = grade_mix_by(found.by_month, look.palette, by="month")
parts.chart(figure, "Grades by month of creation", key="by-month")
