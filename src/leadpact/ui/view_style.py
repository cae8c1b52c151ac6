"""What the tables of What-if's views look like."""

RULES = """
.lp-view { border-collapse: collapse; width: 100%; color: var(--lp-ink); margin: 0; }
.lp-view th, .lp-view td { border: 0; border-bottom: 1px solid var(--lp-line);
  padding: .36rem .5rem; text-align: left; vertical-align: top; line-height: 1.3; }
.lp-view td:first-child:not(.lp-right, .lp-whole) { min-width: 5.5rem; }
.lp-view td:first-child, .lp-view .lp-roomy { overflow-wrap: anywhere; }
.lp-view th { color: var(--lp-muted); font-size: .92rem; font-weight: 600; }
.lp-view tr:last-child td { border-bottom: 0; }
.lp-view .lp-right { text-align: right; white-space: nowrap; }
.lp-view .lp-whole { white-space: nowrap; }
.lp-view .lp-roomy { min-width: 9.3rem; }
.lp-view small { display: block; font-size: .88rem; color: var(--lp-muted); }
.lp-view small.good { color: var(--lp-good); } .lp-view small.bad { color: var(--lp-bad); }
.lp-view small.watch { color: var(--lp-watch-text); }
.lp-view .lp-now td { font-weight: 700;
  background: color-mix(in srgb, var(--lp-muted) 16%, transparent); }
.lp-view .lp-grade { display: inline-block; min-width: 1.5rem; text-align: center;
  border-radius: 4px; font-weight: 700; padding: .02rem .2rem; }
"""
