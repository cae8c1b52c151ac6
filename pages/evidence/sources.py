"""Which sources convert?"""

from leadpact.charts import sources as charts
from leadpact.export.sheets import sources_sheet
from leadpact.metrics.sentences import sources_sentence
from leadpact.metrics.shares import Missing
from leadpact.ui import cached, figure_cards, parts
from leadpact.ui.doors import doors
from leadpact.ui.look import take_look

QUESTION = "Which sources convert?"

look = take_look()
found = cached.cached_sources(look.scope)
if isinstance(found, Missing):
    parts.missing(QUESTION, found)
else:
    sheet = sources_sheet(found)
    parts.answer(QUESTION, sources_sentence(found))
    parts.cards(figure_cards.source_cards(found))
    figure = charts.source_conversion(
        found.rows, found.overall, look.palette, is_matured=found.is_matured
    )
    how = "matured, 95 %; hollow: naive" if found.is_matured else "naive, 95 %: no dates to mature"
    parts.chart(figure, "Conversion by source", how, key="sources")
    parts.table(sheet, key="sources-table")
    doors(look, ("conversion_by_source", "conversion_by_source_naive", "active_share"), sheet)
    left, right = parts.side_by_side(2, 1)
    with left:
        if isinstance(found.active_by_month, Missing):
            parts.lacking("Active interest by month", found.active_by_month)
        else:
            figure = charts.active_by_month(found.active_by_month, look.palette)
            parts.chart(figure, "Active interest by month", "share of leads, 95 %", key="active")
    with right:
        if isinstance(found.by_interest, Missing):
            parts.lacking("Active against passive", found.by_interest)
        else:
            figure = charts.interest_conversion(found.by_interest, look.palette)
            parts.chart(figure, "Active against passive", "conversion, 95 %", key="interest")
