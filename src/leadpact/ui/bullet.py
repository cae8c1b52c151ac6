"""A share drawn on its target band, small enough for a card."""

from leadpact.domain.figures import Target
from leadpact.domain.shares import Share
from leadpact.metrics.words import percent


def bullet_html(share: Share, target: Target | None) -> str:
    """A track from 0 to 100 % with the target band, the interval as a line, the rate as a tick.

    Only numbers enter it; its colours come from the page's style. Empty where there is no rate.
    """
    if share.rate is None or share.low is None or share.high is None:
        return ""
    few = " lp-few" if share.too_few else ""
    band = _part("band", target.low, target.high) if target else ""
    return (
        f'<div class="lp-bullet{few}" role="img" aria-label="{_spoken(share, target)}">'
        f'<i class="lp-track"></i>{band}{_part("interval", share.low, share.high)}'
        f'<i class="lp-tick" style="left: {share.rate * 100:.2f}%"></i></div>'
    )


def _part(name: str, low: float, high: float) -> str:
    return (
        f'<i class="lp-{name}" style="left: {low * 100:.2f}%; '
        f'width: {max((high - low) * 100, 0.5):.2f}%"></i>'
    )


def _spoken(share: Share, target: Target | None) -> str:
    said = f"{percent(share.rate)}, between {percent(share.low)} and {percent(share.high)}"
    few = ", too few to judge" if share.too_few else ""
    return f"{said}{few}; {target.words}" if target else f"{said}{few}"
