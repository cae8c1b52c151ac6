"""Would we grade the same leads alike?"""

from leadpact.ui.grading import show_gradings
from leadpact.ui.live import follow_others
from leadpact.ui.look import take_look

follow_others()
show_gradings(take_look())
