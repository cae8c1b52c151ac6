"""Do we keep our promises?"""

from leadpact.ui.live import follow_others
from leadpact.ui.look import take_look
from leadpact.ui.promises import show_promises

follow_others()
show_promises(take_look())
