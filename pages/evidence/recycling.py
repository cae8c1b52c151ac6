"""Do leads that come round again close?"""

from leadpact.charts import recycling as charts
from leadpact.export.sheets import recycling_sheet
from leadpact.metrics.sentences import recycling_sentence
from leadpact.metrics.shares import Missing
from leadpact.ui import cached, figure_cards, parts
from leadpact.ui.doors import doors
from leadpact.ui.look import take_look

QUESTION = "Do leads that come round again close?"

look = take_look()
found = cached.cached_recycling(look.scope)
if isinstance(found, Missing):
    parts.missing(QUESTION, found)
else:
    sheet = recycling_sheet(found)
    parts.answer(QUESTION, recycling_sentence(found))
    parts.cards(figure_cards.recycling_cards(found))
    left, right = parts.side_by_side(5, 4)
    with left:
        figure = charts.closes_by_cycle(found.closes_by_cycle, found.recycled_share, look.palette)
        parts.chart(figure, "Share of closes by number of cycles", key="closes")
    with right:
        if isinstance(found.conversion_by_cycle, Missing):
            parts.lacking("Conversion by cycle", found.conversion_by_cycle)
        else:
            figure = charts.conversion_by_cycle(found.conversion_by_cycle, look.palette)
            parts.chart(figure, "Conversion by cycle", "95 %", key="by-cycle")
    parts.table(sheet, key="cycles")
    doors(look, ("recycled_share_of_closes", "conversion_by_cycle", "fate_of_rejected"), sheet)
    if isinstance(found.fate_of_rejected, Missing):
        parts.lacking("What became of rejected leads", found.fate_of_rejected)
    else:
        figure = charts.fate_bars(found.fate_of_rejected, look.palette)
        parts.chart(figure, "What became of rejected leads", key="fate")
