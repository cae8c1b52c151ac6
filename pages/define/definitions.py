"""What have we agreed?"""

from leadpact.ui.definitions import show_definitions

QUESTION = "What have we agreed?"

show_definitions(QUESTION)
