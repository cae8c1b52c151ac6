"""Do we keep our promises?"""

from leadpact.ui.look import take_look
from leadpact.ui.promises import show_promises

show_promises(take_look())
