"""The two charts that follow a slider, as HTML: painted in a moment, where Plotly takes a tenth.

Only numbers and colours of ours enter them; their rules stand in `RULES`.
"""

from collections.abc import Sequence
from html import escape

from leadpact.charts.theme import Palette
from leadpact.domain.scoring_model import Grade
from leadpact.domain.shares import Share
from leadpact.metrics.words import field_words, interval_words, of_words, percent

RULES = """
.lp-live { display: grid; gap: .85rem; grid-template-columns: repeat(2, minmax(0, 1fr));
  margin-top: .85rem; }
.lp-plot { border: 1px solid var(--lp-line); border-radius: 8px; padding: .75rem .9rem .6rem;
  color: var(--lp-ink); min-width: 0; margin: 0; }
.lp-plot figcaption { font-weight: 700; margin-bottom: .5rem; white-space: nowrap;
  overflow: hidden; text-overflow: ellipsis; }
.lp-plot figcaption span { font-weight: 400; color: var(--lp-muted); font-size: .82rem; }
.lp-area { position: relative; height: 190px; margin: 1.5rem 0 0; }
.lp-area i, .lp-area b, .lp-area u { position: absolute; display: block; font-style: normal;
  text-decoration: none; }
.lp-bar { border-radius: 3px 3px 0 0; }
.lp-was { border: 1.5px dashed var(--lp-muted); border-bottom: 0; border-radius: 3px 3px 0 0; }
.lp-area b { font-weight: 600; font-size: .9rem; white-space: nowrap;
  transform: translateX(-50%); }
.lp-area u { left: 0; right: 0; border-top: 1px solid var(--lp-line); }
.lp-area u span { position: absolute; right: 100%; top: -.7rem; font-size: .88rem;
  color: var(--lp-muted); margin-right: .35rem; white-space: nowrap; }
.lp-area u.lp-base { border-color: var(--lp-muted); }
.lp-area u.lp-all { border-top: 2px dotted var(--lp-muted); }
.lp-inset u { left: 15%; }
.lp-whisker { width: 3px; margin-left: -1.5px; background: var(--lp-muted); }
.lp-dot { width: 16px; height: 16px; margin: 0 0 -8px -8px; border-radius: 50%;
  border: 1.5px solid var(--lp-muted); }
.lp-names { display: grid; grid-template-columns: repeat(4, 1fr); text-align: center;
  font-weight: 700; margin-top: .25rem; }
.lp-names span { display: block; font-weight: 400; font-size: .78rem; color: var(--lp-muted);
  line-height: 1.2; }
.lp-names.lp-inset { margin-left: 15%; }
@media (max-width: 1000px) { .lp-live { grid-template-columns: minmax(0, 1fr); } }
"""
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5)
_AXIS = 15.0
_NO_OUTCOMES = f'<p class="lp-note">Not in this data: needs {field_words(("outcome",))}.</p>'


def live_html(
    leads: Sequence[int],
    before: Sequence[int] | None,
    before_name: str,
    shares: Sequence[Share] | None,
    palette: Palette,
) -> str:
    """How the leads grade and how each grade closes, A to D, beside each other.

    `before` are the leads per grade of the compared definition, drawn in dashes; `shares` are None
    where the data says of no lead how it ended.
    """
    bars = _bars(leads, before, palette)
    dashed = f" <span>dashed: {escape(before_name)}</span>" if before else ""
    points = _NO_OUTCOMES if shares is None else _points(shares, palette)
    return (
        f'<div class="lp-live">{_figure(f"How leads grade{dashed}", bars)}'
        f"{_figure('How each grade closes <span>95 %</span>', points)}</div>"
    )


def _figure(caption: str, plot: str) -> str:
    return f'<figure class="lp-plot"><figcaption>{caption}</figcaption>{plot}</figure>'


def _bars(leads: Sequence[int], before: Sequence[int] | None, palette: Palette) -> str:
    tallest = max([*leads, *(before or ()), 1])
    drawn = []
    for place, (count, colour) in enumerate(zip(leads, palette.grades, strict=True)):
        left, height = place * 25.0, count / tallest * 100
        drawn.append(
            f'<i class="lp-bar" style="left:{left + 3}%;width:12.5%;bottom:0;'
            f'height:{height:.2f}%;background:{colour}"></i>'
            f'<b style="left:{left + 9.25}%;bottom:{height:.2f}%">{count:,}</b>'
        )
        if before:
            drawn.append(
                f'<i class="lp-was" style="left:{left + 17}%;width:5%;bottom:0;'
                f'height:{before[place] / tallest * 100:.2f}%" title="before: {before[place]:,}">'
                "</i>"
            )
    names = "".join(f"<div>{grade}</div>" for grade in Grade)
    spoken = ", ".join(f"{grade} {count:,}" for grade, count in zip(Grade, leads, strict=True))
    return (
        f'<div class="lp-area" role="img" aria-label="{spoken}">'
        f'<u class="lp-base" style="bottom:0"></u>{"".join(drawn)}</div>'
        f'<div class="lp-names">{names}</div>'
    )


def _points(shares: Sequence[Share], palette: Palette) -> str:
    won = sum(share.numerator for share in shares)
    rated = sum(share.denominator for share in shares)
    top = _top(shares)
    step = next((step for step in _STEPS if top / step <= 4), 0.5)
    lines = []
    for number in range(int(top / step + 1e-9) + 1):
        kind = ' class="lp-base"' if number == 0 else ""
        place = number * step / top * 100
        lines.append(
            f'<u{kind} style="bottom:{place:.2f}%"><span>{number * step * 100:g} %</span></u>'
        )
    if rated:
        overall = won / rated
        lines.append(
            f'<u class="lp-all" style="bottom:{overall / top * 100:.2f}%" '
            f'title="all leads: {percent(overall, 1)}"></u>'
        )
    points = "".join(
        _point(place, share, colour, top)
        for place, (share, colour) in enumerate(zip(shares, palette.grades, strict=True))
    )
    names = "".join(
        f"<div>{grade}<span>{_under(share)}</span></div>"
        for grade, share in zip(Grade, shares, strict=True)
    )
    spoken = ", ".join(
        f"{grade} {percent(share.rate, 1)} {interval_words(share)}"
        for grade, share in zip(Grade, shares, strict=True)
    )
    return (
        f'<div class="lp-area lp-inset" role="img" aria-label="{spoken}">'
        f"{''.join(lines)}{points}</div>"
        f'<div class="lp-names lp-inset">{names}</div>'
    )


def _point(place: int, share: Share, colour: str, top: float) -> str:
    if share.rate is None or share.low is None or share.high is None:
        return ""
    left = _AXIS + (100 - _AXIS) * (place + 0.5) / 4
    low, rate, high = (each / top * 100 for each in (share.low, share.rate, share.high))
    fill = "transparent" if share.too_few else colour
    hint = f"{of_words(share)}, {interval_words(share)}"
    return (
        f'<i class="lp-whisker" style="left:{left:.2f}%;bottom:{low:.2f}%;'
        f'height:{high - low:.2f}%"></i>'
        f'<i class="lp-dot" style="left:{left:.2f}%;bottom:{rate:.2f}%;background:{fill}" '
        f'title="{hint}"></i>'
        f'<b style="left:{left:.2f}%;bottom:{high:.2f}%">{percent(share.rate, 1)}</b>'
    )


def _under(share: Share) -> str:
    if not share.denominator:
        return "no leads"
    return "too few to judge" if share.too_few else f"of {share.denominator:,}"


def _top(shares: Sequence[Share]) -> float:
    ends = [share.high for share in shares if share.high is not None]
    return min(1.0, max([*ends, 0.02]))
