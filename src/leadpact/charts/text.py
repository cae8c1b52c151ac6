"""The words on charts; uploaded text enters a figure through `plain` alone."""

from html import escape

from leadpact.charts.theme import Palette
from leadpact.domain.shares import Share
from leadpact.metrics.shares import Key
from leadpact.metrics.words import interval_words, of_words, percent

LONGEST = 28


def plain(text: str) -> str:
    """The text as Plotly shows it letter for letter, on one line, at most 28 characters long.

    Plotly renders `<b>` and live `<a href>` and hands `$…$` to MathJax, so these become entities,
    which it shows as the characters they stand for. Characters that cannot be seen (control
    characters, marks that turn the reading direction) are left out.
    """
    seen = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    cut = seen if len(seen) <= LONGEST else seen[: LONGEST - 1].rstrip() + "…"
    return escape(cut, quote=False).replace("$", "&#36;")


def key_words(key: Key, none: str) -> str:
    """The label of a breakdown's key, and `none` for leads without a value."""
    return none if key is None else plain(str(key))


def hover_words(name: str, share: Share) -> str:
    """What a point tells when asked; `name` has to be safe already."""
    if share.rate is None:
        return f"{name}: no leads"
    few = "<br>too few to judge" if share.too_few else ""
    counts = f"{of_words(share)} = {percent(share.rate, 1)}"
    return f"{name}<br>{counts} {interval_words(share)}{few}"


def quiet(text: str, palette: Palette) -> str:
    """Safe text in the muted colour, to stand beside text in full colour."""
    return f'<span style="color:{palette.muted}">{text}</span>'
