"""What if we scored leads differently?"""

from leadpact.ui.compared import choose_compared
from leadpact.ui.desk import desk
from leadpact.ui.links import open_link
from leadpact.ui.look import take_look
from leadpact.ui.model_bar import model_bar
from leadpact.ui.tuning import tune
from leadpact.ui.what_if import headline

open_link()
look = take_look(is_tuning=True)
compared = choose_compared(look.data_set)
sentence = headline()
model_bar(tune(look, compared))
desk(look, compared, sentence)
