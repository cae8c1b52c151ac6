"""The look of the parts we draw ourselves, light and dark."""

import streamlit as st

from leadpact.charts.theme import DARK, LIGHT, Palette
from leadpact.ui import grid_style, live_charts, view_style

_RULES = """
[data-testid="stMainBlockContainer"] { padding: 1.2rem 2rem 3rem; max-width: 1500px; }
[data-testid="stMain"] h1 { padding: 0 0 .1rem; letter-spacing: -.01em; }
[data-testid="stFileUploaderDropzoneInstructions"] { display: none; }
[data-testid="stTabs"] [role="tablist"] { gap: .75rem; }
[data-testid="stTabs"] [role="tab"] p { font-size: .92rem; }
[data-testid="stSlider"] label p { font-weight: 600; }
[data-testid="stSidebarNavItems"] { margin: 0 -1.1rem 0 -.3rem; }
[data-testid="stSidebarNavItems"] > div { columns: 2; column-gap: 0; }
[data-testid="stSidebarNavItems"] > div:first-child { columns: 1; }
[data-testid="stSidebarNavItems"] > div > header { column-span: all; margin-bottom: 0; }
[data-testid="stSidebarNavItems"] li { margin: 0; break-inside: avoid; }
[data-testid="stSidebarNavLink"] { height: 26px; min-height: 0; margin: 0; padding: 0 .3rem; }
[data-testid="stSidebarNavLinkContainer"] { height: 27px; }
[data-testid="stSidebarNavLink"] p { font-size: .83rem; white-space: nowrap; }
[data-testid="stSidebar"] [data-testid="stSelectbox"] input { font-size: .82rem; padding-right: 0;
  text-overflow: ellipsis; }
[data-testid="stSliderTickBar"] { display: none; }
button[aria-label="Download as CSV"] { display: none; }
button[kind="primary"]:not(:disabled) p { color: var(--lp-on-primary); }
[data-testid="stHtml"] { overflow-wrap: break-word; }
.lp-answer { font-size: 1.15rem; line-height: 1.45; margin: 0 0 .3rem; color: var(--lp-ink); }
.lp-says { font-size: 1.05rem; line-height: 1.4; margin: 0 0 .3rem; color: var(--lp-ink); }
.lp-sample { border: 1px solid var(--lp-watch); color: var(--lp-watch-text); border-radius: 8px;
  padding: .15rem .7rem; font-weight: 600; display: inline-block; }
.lp-cards { display: grid; gap: .85rem; grid-template-columns: repeat(4, minmax(0, 1fr)); }
.lp-card { border: 1px solid var(--lp-line); border-radius: 8px; padding: .75rem .9rem .7rem;
  min-width: 0; color: var(--lp-ink); }
.lp-card h3 { font-size: .95rem; font-weight: 600; color: var(--lp-muted); margin: 0 0 .15rem;
  padding: 0; line-height: 1.25; }
.lp-value { font-size: 1.85rem; font-weight: 800; line-height: 1.25; white-space: nowrap; }
.lp-value.lp-none { font-size: 1.3rem; line-height: 2.3rem; white-space: normal; }
.lp-of { font-size: .85rem; color: var(--lp-muted); line-height: 1.35; }
.lp-of span { white-space: nowrap; }
.lp-verdict { font-size: .95rem; line-height: 1.3; color: var(--lp-muted); margin-top: .15rem; }
.lp-verdict.good { color: var(--lp-good); } .lp-verdict.watch { color: var(--lp-watch-text); }
.lp-verdict.bad { color: var(--lp-bad); }
.lp-tiles { gap: .6rem; }
.lp-tiles .lp-card { padding: .5rem .65rem .45rem; }
.lp-tiles h3 { font-size: .88rem; white-space: nowrap; }
.lp-tiles .lp-value { font-size: 1.65rem; line-height: 1.2; }
.lp-tiles .lp-value.lp-none { font-size: 1.05rem; line-height: 2rem; white-space: nowrap; }
.lp-tiles .lp-of, .lp-tiles .lp-verdict { font-size: .8rem; line-height: 1.35; margin: 0; }
.lp-tiles .lp-verdict span { white-space: nowrap; }
.lp-bullet { position: relative; height: 18px; margin: .3rem 0 .25rem; }
.lp-bullet i { position: absolute; display: block; }
.lp-track { left: 0; right: 0; top: 5px; height: 8px; border-radius: 4px;
  background: var(--lp-line); }
.lp-band { top: 5px; height: 8px; border-radius: 4px;
  background: color-mix(in srgb, var(--lp-good) 45%, transparent); }
.lp-interval { top: 7.5px; height: 3px; background: var(--lp-ink); }
.lp-tick { top: 1px; height: 16px; width: 3px; margin-left: -1.5px; border-radius: 1px;
  background: var(--lp-ink); }
.lp-few { opacity: .5; }
.lp-note { color: var(--lp-muted); font-size: .95rem; margin: 0; }
.lp-reach { position: relative; color: var(--lp-muted); font-size: .85rem; line-height: 1.35;
  margin: -1.2rem 0 .5rem; }
.lp-reach div { display: flex; justify-content: space-between; gap: 0 .6rem; flex-wrap: wrap; }
.lp-mark { position: absolute; top: -1.2rem; width: 2px; height: 14px; margin-left: -1px;
  background: var(--lp-ink); }
.lp-mark-left, .lp-mark-right { position: absolute; top: -2.25rem; font-style: normal; }
.lp-mark-left { left: 0; } .lp-mark-right { right: 0; }
.st-key-sliders { padding: .75rem; }
.st-key-what-if-group button, .st-key-what-if-view button { padding: .2rem .35rem;
  min-height: 2rem; }
.st-key-what-if-group button p, .st-key-what-if-view button p { font-size: .82rem; }
.st-key-model-bar kbd { position: absolute; clip-path: inset(50%); }
.st-key-model-bar button { padding-left: .45rem; padding-right: .45rem; }
.st-key-model-bar button p { font-size: .82rem; }
.st-key-model-bar .st-key-undo p, .st-key-model-bar .st-key-redo p { font-size: 0; }
.st-key-undo p::before { content: "↶"; font-size: 1.1rem; }
.st-key-redo p::before { content: "↷"; font-size: 1.1rem; }
.lp-asleep { color: var(--lp-muted); font-size: .9rem; line-height: 1.35; margin: 0; }
.lp-tag { font-size: .9rem; color: var(--lp-muted); }
.lp-rows { overflow: hidden; border: 1px solid var(--lp-line); border-radius: 8px; }
.lp-rows table { border-collapse: collapse; width: 100%; margin: 0; }
.lp-rows th, .lp-rows td { border: 0; border-bottom: 1px solid var(--lp-line); text-align: left;
  padding: .35rem .6rem; font-size: 1rem; color: var(--lp-ink); overflow-wrap: anywhere; }
.lp-rows td { min-width: 5rem; }
.lp-rows th { font-weight: 600; color: var(--lp-muted); white-space: nowrap; }
.lp-rows tr:last-child td { border-bottom: 0; }
.lp-compare table { table-layout: fixed; }
.lp-compare th { white-space: normal; font-size: .88rem; line-height: 1.3; hyphens: auto; }
.lp-compare tbody tr:last-child th { border-bottom: 0; } .lp-compare thead th { font-size: .82rem; }
.lp-compare td { font-weight: 700; line-height: 1.3; font-variant-numeric: tabular-nums; }
.lp-compare th, .lp-compare td { padding: .3rem .35rem; }
.lp-compare th:first-child { width: 19%; padding-left: .6rem; }
.lp-compare small { font-size: .8rem; font-weight: 400; color: var(--lp-muted);
  white-space: nowrap; display: block; }
.lp-compare em { display: block; font-style: normal; font-size: .85rem; font-weight: 600;
  color: var(--lp-good); }
.lp-members { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: .9rem;
  color: var(--lp-ink); }
.lp-members th, .lp-members td { text-align: left; font-weight: 400; vertical-align: top;
  padding: .2rem .6rem .2rem 0; border-bottom: 1px solid var(--lp-line); overflow-wrap: anywhere; }
.lp-members thead th { color: var(--lp-muted); font-size: .85rem; }
.lp-members em { color: var(--lp-good); font-style: normal; font-weight: 600; }
.lp-members .lp-merged > * { font-weight: 600; border-bottom: 0; }
[data-testid="stMain"] .lp-differ { display: flex; flex-wrap: wrap; gap: 0 1.1rem; list-style: none;
  margin: .2rem 0; padding: 0; font-size: .95rem; color: var(--lp-ink); overflow-wrap: anywhere; }
[data-testid="stMain"] .lp-differ li { margin: 0; padding: 0; }
.lp-differ li:first-child { color: var(--lp-watch-text); }
.lp-fold { color: var(--lp-ink); } .lp-fold summary { color: var(--lp-muted); cursor: pointer; }
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
        "on-primary": palette.on_grades[0],
        "good": palette.good,
        "watch": palette.watch,
        "bad": palette.bad,
    }
    variables = " ".join(f"--lp-{name}: {colour};" for name, colour in colours.items())
    # As a text the colour needs a little more contrast than as a mark.
    variables += " --lp-watch-text: color-mix(in srgb, var(--lp-watch) 92%, var(--lp-ink));"
    rules = f"{_RULES}{live_charts.RULES}{view_style.RULES}{grid_style.RULES}"
    st.html(f"<style>:root {{ {variables} }}\n{rules}</style>")
