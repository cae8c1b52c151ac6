"""A share on its target band, small enough for a card; its colours come from the page's CSS."""

from leadpact.domain.figures import Target
from leadpact.domain.shares import Share
from leadpact.metrics.words import percent

_LEFT, _WIDTH = 2, 196


def bullet_svg(share: Share, target: Target | None) -> str:
    """An SVG as wide as its box: track, target band, interval and rate from 0 to 100 %.

    The classes are lp-track, lp-band, lp-interval and lp-tick; lp-few on the whole where there
    are too few to judge. Only numbers enter it.
    """
    few = " lp-few" if share.too_few else ""
    parts = ['<rect class="lp-track" x="2" y="8" width="196" height="7" rx="3.5"/>']
    if target:
        parts.append(_rect("lp-band", target.low, target.high, 7))
    if share.rate is not None and share.low is not None and share.high is not None:
        parts.append(_rect("lp-interval", share.low, share.high, 2.5))
        tick = _x(share.rate) - 1.25
        parts.append(f'<rect class="lp-tick" x="{tick:.2f}" y="3" width="2.5" height="17" rx="1"/>')
    return (
        f'<svg class="lp-bullet{few}" width="100%" viewBox="0 0 200 22" role="img" '
        f'aria-label="{_spoken(share, target)}" xmlns="http://www.w3.org/2000/svg">'
        f"{''.join(parts)}</svg>"
    )


def _x(rate: float) -> float:
    return _LEFT + _WIDTH * rate


def _rect(name: str, low: float, high: float, height: float) -> str:
    width = max(_x(high) - _x(low), 1.0)
    return (
        f'<rect class="{name}" x="{_x(low):.2f}" y="{11.5 - height / 2:g}" '
        f'width="{width:.2f}" height="{height:g}" rx="{height / 2:g}"/>'
    )


def _spoken(share: Share, target: Target | None) -> str:
    if share.rate is None:
        rate = "no such leads"
    else:
        ends = f"between {percent(share.low)} and {percent(share.high)}"
        rate = f"{percent(share.rate)}, {ends}" + (", too few to judge" if share.too_few else "")
    return rate if target is None else f"{rate}; target {_target_words(target)}"


def _target_words(target: Target) -> str:
    if target.high >= 1:
        return f"at least {percent(target.low)}"
    if target.low <= 0:
        return f"at most {percent(target.high)}"
    return f"{target.low * 100:.0f} to {percent(target.high)}"
