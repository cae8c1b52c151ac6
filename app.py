"""The frame of the app: page settings, navigation and the page that is open."""

from leadpact.ui import frame

frame.configure()
frame.run(frame.navigation())
