"""What have we agreed?"""

from leadpact.ui.definitions import show_definitions
from leadpact.ui.live import follow_others

QUESTION = "What have we agreed?"

follow_others()
show_definitions(QUESTION)
