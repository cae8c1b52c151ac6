"""Where do we differ, and who was right?"""

from leadpact.ui.agreement import show_agreement
from leadpact.ui.look import take_look

show_agreement(take_look())
