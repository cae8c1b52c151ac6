"""Figures opened for tests."""

from typing import Any

import plotly.graph_objects as go


def opened(fig: go.Figure) -> Any:
    """The figure itself; its stubs call every part optional, which no test wants to hear."""
    return fig
