"""What if we scored leads differently?"""

from leadpact.ui import parts
from leadpact.ui.look import take_look
from leadpact.ui.model_bar import model_bar
from leadpact.ui.sliders import sliders
from leadpact.ui.tuning import tune
from leadpact.ui.what_if import consequences, headline

tuning = tune(take_look(is_tuning=True))
headline(tuning)
model_bar(tuning)
left, right = parts.side_by_side(3, 6)
with left:
    sliders(tuning)
with right:
    consequences(tuning)
