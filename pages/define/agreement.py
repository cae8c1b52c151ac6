"""Where do we differ, and who was right?"""

from leadpact.ui.agreement import show_agreement
from leadpact.ui.live import follow_others
from leadpact.ui.look import take_look

follow_others()
show_agreement(take_look())
