"""The look of the parts we draw ourselves, light and dark."""

import streamlit as st

from leadpact.charts.theme import DARK, LIGHT, Palette

_RULES = """
[data-testid="stMainBlockContainer"] { padding: 1.6rem 2.2rem 3rem; max-width: 1500px; }
[data-testid="stMain"] h1 { padding: 0 0 .1rem; letter-spacing: -.01em; }
button[aria-label="Download as CSV"] { display: none; }
.lp-answer { font-size: 1.15rem; line-height: 1.45; margin: 0 0 .3rem; color: var(--lp-ink); }
.lp-answer b { font-weight: 700; }
.lp-sample { border: 1px solid var(--lp-watch); color: var(--lp-watch); border-radius: 8px;
  padding: .3rem .8rem; font-weight: 600; display: inline-block; margin-bottom: .3rem; }
.lp-cards { display: grid; gap: .85rem; grid-template-columns: repeat(4, minmax(0, 1fr)); }
.lp-card { border: 1px solid var(--lp-line); border-radius: 8px; padding: .8rem .95rem .75rem;
  min-width: 0; color: var(--lp-ink); }
.lp-card h3 { font-size: .95rem; font-weight: 600; color: var(--lp-muted); margin: 0 0 .25rem;
  padding: 0; line-height: 1.25; }
.lp-value { font-size: 1.85rem; font-weight: 800; line-height: 1.2; white-space: nowrap; }
.lp-value small { font-size: .9rem; font-weight: 400; color: var(--lp-muted); margin-left: .3rem; }
.lp-value.lp-none { font-size: 1.15rem; font-weight: 600; color: var(--lp-muted);
  line-height: 2.2rem; }
.lp-range { font-size: .85rem; color: var(--lp-muted); }
.lp-verdict { font-size: .95rem; line-height: 1.3; color: var(--lp-muted); }
.lp-verdict.good { color: var(--lp-good); } .lp-verdict.watch { color: var(--lp-watch); }
.lp-verdict.bad { color: var(--lp-bad); }
.lp-track { fill: var(--lp-line); } .lp-band { fill: var(--lp-soft); }
.lp-interval { stroke: var(--lp-ink); fill: var(--lp-ink); }
.lp-tick { stroke: var(--lp-ink); fill: var(--lp-ink); }
.lp-note { color: var(--lp-muted); font-size: .95rem; margin: 0; }
.lp-word { font-size: 1.35rem; font-weight: 800; color: var(--lp-ink); line-height: 1.2; }
.lp-tag { font-size: .9rem; color: var(--lp-muted); }
@media (max-width: 1000px) { .lp-cards { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
"""


def current_palette() -> Palette:
    """The colours of the theme that the reader sees."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def put_style(palette: Palette) -> None:
    """Put the rules on the page, in the palette's colours."""
    colours = {
        "ink": palette.ink,
        "muted": palette.muted,
        "line": palette.grid,
        "soft": palette.band,
        "good": palette.good,
        "watch": palette.watch,
        "bad": palette.bad,
    }
    variables = " ".join(f"--lp-{name}: {colour};" for name, colour in colours.items())
    st.html(f"<style>:root {{ {variables} }}\n{_RULES}</style>")
