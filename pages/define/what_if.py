"""What if we scored leads differently?"""

from leadpact.ui import parts
from leadpact.ui.links import open_link
from leadpact.ui.look import take_look
from leadpact.ui.model_bar import model_bar
from leadpact.ui.sliders import sliders
from leadpact.ui.tuning import tune
from leadpact.ui.what_if import consequences, headline

open_link()
tuning = tune(take_look(is_tuning=True))
headline(tuning)
model_bar(tuning)
left, right = parts.side_by_side(5, 9)
with left:
    sliders(tuning)
with right:
    consequences(tuning)
