"""The overview's cards: a figure or a finding each, which opens the page where its evidence is."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from leadpact.domain.shares import Difference
from leadpact.metrics.changes import Change, change_verdict
from leadpact.metrics.costly import CostlyFinding
from leadpact.metrics.overview import Headline
from leadpact.metrics.shares import Missing
from leadpact.metrics.verdicts import Verdict
from leadpact.metrics.words import (
    counted,
    day_words,
    field_words,
    interval_words,
    of_words,
    rate_words,
)
from leadpact.ui import parts
from leadpact.ui.bullet import bullet_html
from leadpact.ui.frame import SECTIONS

_PAGE_OF = {
    "good_grades": "grades",
    "active_share": "sources",
    "recycled_share_of_closes": "recycling",
    "first_pass_yield": "red_flags",
    "conversion_matured": "sources",
    "conversion_naive": "sources",
    "wins_captured": "grades",
    "qualified_share": "hand_off",
    "acceptance_rate": "hand_off",
}
_IN_A_ROW = 4
_SHOWN = 3
# The link spreads over its card: everything between the two has to let it.
_RULES = """
[class*="st-key-door-"] { position: relative; padding: .5rem .75rem .4rem; gap: .1rem; }
[class*="st-key-door-"]:has(a:hover), [class*="st-key-door-"]:has(a:focus-visible) {
  border-color: var(--lp-ink); }
[class*="st-key-door-"] [data-testid="stElementContainer"],
[class*="st-key-door-"] [data-testid="stPageLink"],
[class*="st-key-door-"] [data-testid="stPageLink"] div,
[class*="st-key-door-"] [data-testid="stPageLink"] a { position: static; }
[class*="st-key-door-"] [data-testid="stPageLink"] a { padding: 0; min-height: 0;
  background: none; }
[class*="st-key-door-"] [data-testid="stPageLink"] a::after { content: ""; position: absolute;
  inset: 0; }
[class*="st-key-door-"] [data-testid="stPageLink"] p { font-size: .85rem; line-height: 1.2; }
.lp-head h3 { font-size: .95rem; font-weight: 600; color: var(--lp-muted); margin: 0; padding: 0;
  line-height: 1.25; }
.lp-head .lp-value { font-size: 1.6rem; line-height: 1.15; }
.lp-head .lp-value.lp-none { font-size: 1.1rem; line-height: 1.85rem; }
.lp-head .lp-value small { font-size: .85rem; font-weight: 400; color: var(--lp-muted); }
.lp-head .lp-of, .lp-head .lp-verdict { font-size: .85rem; line-height: 1.3; margin: 0; }
.lp-head .lp-bullet { margin: .15rem 0 .1rem; }
.lp-head .lp-verdict span { white-space: nowrap; }
.lp-small { font-size: .85rem; }
.lp-found h3 { color: var(--lp-ink); }
"""


def headline_cards(headlines: Sequence[Headline], changes: tuple[Change, ...] | Missing) -> None:
    """The headline figures in rows of four, each with its change against the quarter before."""
    st.html(f"<style>{_RULES}</style>")
    known = () if isinstance(changes, Missing) else changes
    by_figure = {change.figure: change for change in known}
    with st.container(gap="xsmall"):
        for first in range(0, len(headlines), _IN_A_ROW):
            row = headlines[first : first + _IN_A_ROW]
            for place, headline in zip(st.columns(_IN_A_ROW, gap="xsmall"), row, strict=False):
                with place:
                    name = headline.figure.name
                    _door(name, _headline_html(headline, by_figure.get(name)), _PAGE_OF[name])
        _note(_changes_words(changes))


def findings(found: tuple[CostlyFinding, ...] | Missing) -> None:
    """The three findings that cost most wins, or how many fewer the data can carry."""
    if isinstance(found, Missing):
        parts.note(f"What costs wins is not in this data: needs {field_words(found.fields)}.")
        return
    if not found:
        parts.note(
            "Nothing here surely costs wins. Stages, hand-raises and cycles would tell more."
        )
        return
    with st.container(gap="xsmall"):
        _three(found[:_SHOWN])


def _three(shown: Sequence[CostlyFinding]) -> None:
    few = "" if len(shown) == _SHOWN else f" This data can carry only {len(shown)}."
    st.html(
        '<b>What costs most wins</b> <span class="lp-tag">estimates: if these leads did as well as '
        f"those beside them; not to be added up.{few}</span>"
    )
    places = st.columns(_SHOWN, gap="xsmall")
    for number, (place, one) in enumerate(zip(places, shown, strict=False), start=1):
        with place:
            _door(f"finding-{number}", _finding_html(number, one), one.page)


def _changes_words(changes: tuple[Change, ...] | Missing) -> str:
    """Which leads the changes compare, or what is missing to compare any."""
    if isinstance(changes, Missing):
        return f"No change against the quarter before: needs {field_words(changes.fields)}."
    days = [
        f"{day_words(one.first_day)} – {day_words(one.last_day)}{of}"
        for of, matured in (("", False), (" where leads have to be matured", True))
        for one in [next((change for change in changes if change.matured is matured), None)]
        if one is not None
    ]
    return f"Changes in points, against the 91 days before: {'; '.join(days)}." if days else ""


def _note(text: str) -> None:
    st.html(f'<p class="lp-note lp-small">{escape(text)}</p>')


def _door(name: str, html: str, page: str) -> None:
    """The card, which opens the page."""
    with st.container(border=True, height="stretch", key=f"door-{name}"):
        st.html(html)
        for section, pages in SECTIONS.items():
            for path, title in pages:
                if path == page:
                    st.page_link(f"pages/{section.lower()}/{path}.py", label=f"{title} →")


def _headline_html(headline: Headline, change: Change | None) -> str:
    value, verdict = headline.value, headline.verdict
    title = f"<h3>{escape(headline.figure.title)}</h3>"
    if isinstance(value, Missing):
        return (
            f'<div class="lp-head">{title}<div class="lp-value lp-none">not in this data</div>'
            f"{_verdict_html(verdict, headline.note)}</div>"
        )
    return (
        f'<div class="lp-head">{title}<div class="lp-value">{escape(rate_words(value))} '
        f"<small>{escape(of_words(value))}</small></div>"
        f'<div class="lp-of">{escape(interval_words(value))}</div>'
        f"{bullet_html(value, headline.figure.target)}"
        f"{_verdict_html(verdict, headline.note)}{_change_html(change)}</div>"
    )


def _verdict_html(verdict: Verdict, note: str = "") -> str:
    said = " ".join(part for part in (verdict.sign, verdict.words) if part)
    words = " · ".join(part for part in (said, note) if part)
    return f'<div class="lp-verdict {verdict.tone}">{escape(words)}</div>'


def _change_html(change: Change | None) -> str:
    if change is None:
        return ""
    verdict = change_verdict(change)
    interval = (
        _points(change.difference) if change.difference is not None and change.can_tell else ""
    )
    return (
        f'<div class="lp-verdict {verdict.tone}">{escape(verdict.words)} '
        f"<span>{escape(interval)}</span></div>"
    )


def _points(change: Difference) -> str:
    return f"[{change.low * 100:+.1f}, {change.high * 100:+.1f}]".replace("-", "−")


def _finding_html(number: int, one: CostlyFinding) -> str:
    return (
        f'<div class="lp-head lp-found"><h3>{number} · {escape(one.what)}</h3>'
        f'<div class="lp-value">≈ {counted(round(one.wins), "win")} '
        f"<small>[{one.low:,.0f}–{one.high:,.0f}]</small></div>"
        f'<div class="lp-of">{escape(one.evidence)}</div></div>'
    )
