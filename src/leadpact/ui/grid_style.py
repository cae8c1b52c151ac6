"""What the corners of fit against engagement look like."""

RULES = """
.lp-corners { display: grid; gap: .5rem; grid-template-columns: repeat(2, minmax(0, 1fr)); }
.lp-corners div { border-left: 4px solid var(--lp-muted); padding: .1rem .6rem;
  color: var(--lp-ink); line-height: 1.3; }
.lp-corners p { margin: 0; color: var(--lp-muted); font-size: .92rem; }
"""
