"""Do leads that come round again close?"""

from leadpact.charts import recycling as charts
from leadpact.export.sheets import recycling_sheet
from leadpact.metrics.recycling_words import cycled_sentence, cycled_share
from leadpact.metrics.shares import Missing
from leadpact.ui import cached, cached_recycling, parts
from leadpact.ui.doors import doors
from leadpact.ui.look import take_look
from leadpact.ui.recycling_cards import cycle_cards, threshold_control
from leadpact.ui.recycling_views import recycling_views

QUESTION = "Do leads that come round again close?"
BEHIND = (
    *("recycled_share_of_closes", "conversion_by_cycle", "fate_of_rejected"),
    *("days_to_next_hand_off", "worth_another_round"),
    *("recycled_share_by_product", "recycled_share_by_source"),
)

look = take_look()
found = cached.cached_recycling(look.scope)
if isinstance(found, Missing):
    parts.missing(QUESTION, found)
else:
    above = parts.later()
    times = threshold_control()
    with above:
        parts.answer(QUESTION, cycled_sentence(found, times))
    parts.cards(cycle_cards(found, cached_recycling.cached_waits(look.scope), times))
    left, right = parts.side_by_side(5, 4)
    with left:
        figure = charts.closes_by_cycle(
            found.closes_by_cycle, cycled_share(found, times), look.palette, times
        )
        parts.chart(figure, "Share of closes by number of cycles", key="closes")
    with right:
        if isinstance(found.conversion_by_cycle, Missing):
            parts.lacking("Conversion by cycle", found.conversion_by_cycle)
        else:
            figure = charts.conversion_by_cycle(found.conversion_by_cycle, look.palette)
            parts.chart(figure, "Conversion by cycle", "95 %", key="by-cycle")
    sheet = recycling_sheet(found)
    parts.table(sheet, key="cycles")
    doors(look, BEHIND, sheet)
    recycling_views(look, found, times)
