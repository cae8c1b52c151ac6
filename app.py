"""The frame of the app: page settings, navigation and the error boundary around every page."""

from leadpact.ui import frame

frame.configure()
page = frame.navigation()
with frame.errors_shown():
    page.run()
