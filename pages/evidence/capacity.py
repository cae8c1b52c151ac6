"""Can sales work what marketing sends?"""

from leadpact.charts.capacity import rep_bars, team_months
from leadpact.export.capacity_sheets import load_sheet
from leadpact.metrics.capacity_words import capacity_sentence
from leadpact.ui import capacity, parts
from leadpact.ui.cached_capacity import cached_capacity
from leadpact.ui.capacity_cards import capacity_cards
from leadpact.ui.doors import doors
from leadpact.ui.look import take_look

look = take_look()
place = parts.later()
assumed = capacity.assumed_capacity(look)
found = cached_capacity(look.scope, assumed)

with place:
    parts.answer("Can sales work what marketing sends?", capacity_sentence(found))
parts.cards(capacity_cards(found))
left, right = parts.side_by_side(1, 1)
with left:
    figure = rep_bars(found.reps, look.palette)
    parts.chart(figure, "Qualified leads a month, by rep", "since the rep's first", key="load")
with right:
    figure = team_months(found.months, found.capacity, look.palette)
    parts.chart(figure, "Qualified leads per rep", "by month of creation", key="months")
capacity.threshold_door(look, found.threshold)
capacity.routing_note(found)
capacity.tables(look, found, assumed)
doors(look, ("load_per_rep", "leads_needed", "routing", "waiting_for_rep"), load_sheet(found))
