"""Are our leads any good?"""

from leadpact.export.sheets import overview_sheet
from leadpact.metrics.overview import HEADLINES
from leadpact.metrics.sentences import overview_sentence
from leadpact.ui import cached, parts
from leadpact.ui.doors import doors
from leadpact.ui.look import take_look

look = take_look()
found = cached.cached_overview(look.scope)

parts.answer("Are our leads any good?", overview_sentence(found))
parts.cards([parts.share_card(headline) for headline in found.headlines])
parts.remark_on_model(found.criteria_awake, found.criteria, is_draft=look.is_draft)
doors(look, HEADLINES, overview_sheet(found))
