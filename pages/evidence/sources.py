"""Which sources convert?"""

from leadpact.charts import sources as charts
from leadpact.export.sheets import sources_sheet
from leadpact.metrics.sentences import sources_sentence
from leadpact.metrics.shares import Missing
from leadpact.ui import cached, figure_cards, parts
from leadpact.ui.doors import doors
from leadpact.ui.look import take_look
from leadpact.ui.source_views import source_views

QUESTION = "Which sources convert?"
BEHIND = (
    "conversion_by_source",
    "conversion_by_source_naive",
    "conversion_by_day",
    "conversion_by_campaign",
    "acceptance_by_source",
    "active_share",
)

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
    doors(look, BEHIND, sheet)
    source_views(look, found)
