"""What a chart is, for those who show one and may not know how it is drawn."""

import plotly.graph_objects as go

Chart = go.Figure
