"""The frame of the app: page settings, navigation and the error boundary around every page."""

from leadpact.ui import frame
from leadpact.ui.boundary import errors_shown

frame.configure()
page = frame.navigation()
with errors_shown():
    page.run()
