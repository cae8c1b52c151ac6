"""Would we grade the same leads alike?"""

from leadpact.ui.grading import show_gradings
from leadpact.ui.look import take_look

show_gradings(take_look())
