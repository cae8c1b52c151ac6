"""Numbers in words, as they are said on every page."""

from collections.abc import Sequence
from datetime import date, datetime

from leadpact.domain.fields import LEAD_FIELDS
from leadpact.domain.figures import Target
from leadpact.domain.shares import Share

_LABELS = {field.name: field.label for field in LEAD_FIELDS} | {"lost": "lost leads"}


def counted(number: int, one: str = "row") -> str:
    """So many things in words: "1 row", "9,240 rows"."""
    return f"1 {one}" if number == 1 else f"{number:,} {one}s"


def percent(rate: float | None, digits: int = 0) -> str:
    """A rate in [0, 1] as "24 %"; "–" where there is none.

    Only none are "0 %" and only all are "100 %": what rounds to that is "<1 %" or ">99 %".
    """
    if rate is None:
        return "–"
    shown = round(rate * 100, digits)
    least = 10**-digits
    if 0 < rate < 1 and shown == 0:
        return f"<{least:.{digits}f} %"
    if 0 < rate < 1 and shown == 100:
        return f">{100 - least:.{digits}f} %"
    return f"{rate * 100:.{digits}f} %"


def rate_words(share: Share) -> str:
    """A share's rate, with a decimal where it matters: "9.4 %", "24 %", "99.6 %"."""
    near_an_end = share.rate is not None and (0 < share.rate < 0.2 or 0.99 < share.rate < 1)
    return percent(share.rate, 1 if near_an_end else 0)


def interval_words(share: Share) -> str:
    """A share's interval as "[20.9–27.4 %]"; empty where there is none."""
    if share.low is None or share.high is None:
        return ""
    return f"[{share.low * 100:.1f}–{share.high * 100:.1f} %]"


def of_words(share: Share) -> str:
    """A share's counts: "161 of 671"."""
    return f"{share.numerator:,} of {share.denominator:,}"


def field_words(names: Sequence[str]) -> str:
    """Lead fields by the labels that the mapping menus show: "Created and Won on"."""
    labels = [_LABELS.get(name, name) for name in names]
    return " and ".join(part for part in (", ".join(labels[:-1]), labels[-1]) if part)


def day_words(day: date) -> str:
    """A day, or that of a moment, as "3 Mar 2025"."""
    return f"{day.day} {day:%b %Y}"


def value_words(value: str | float | datetime, *, is_choice: bool) -> str:
    """What a field holds: "yes", "1,200", "3 Mar 2025"; a choice without its underscores."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return day_words(value)
    if isinstance(value, float | int):
        return f"{value:,.10g}"
    return value.replace("_", " ") if is_choice else value


def in_band(share: Share, target: Target) -> bool:
    """Whether the rate lies in the band."""
    return share.rate is not None and target.low <= share.rate <= target.high


def may_be_in_band(share: Share, target: Target) -> bool:
    """Whether the interval touches the band."""
    if share.low is None or share.high is None:
        return False
    return share.high >= target.low and share.low <= target.high
