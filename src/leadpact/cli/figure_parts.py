"""Figures inside figures: as parts of JSON, and in a few words."""

from datetime import date
from enum import Enum
from functools import singledispatch

from leadpact.domain.kappa import Kappa
from leadpact.domain.middles import Middle
from leadpact.domain.shares import Difference, Share
from leadpact.metrics.kappa_words import kappa_words
from leadpact.metrics.record import Record
from leadpact.metrics.shares import KeyedShare, Missing
from leadpact.metrics.words import interval_words, of_words, rate_words


def as_plain(value: object) -> object:
    """The part as JSON has it: objects, lists, texts and numbers."""
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case Missing():
            return {"missing": list(value.fields)}
        case Share() | Middle() | Difference() | Kappa() | Record() | KeyedShare():
            return {name: as_plain(part) for name, part in vars(value).items()}
        case tuple() | list():
            return [as_plain(part) for part in value]
    return value


@singledispatch
def in_words(value: object) -> str:
    """The part in a few words; "–" for what there is not."""
    return "–" if value is None else str(value)


@in_words.register
def _missing(value: Missing) -> str:
    return f"not in this data: needs {', '.join(value.fields)}"


@in_words.register
def _share(value: Share) -> str:
    return f"{rate_words(value)}  {of_words(value)}  {interval_words(value)}".rstrip()


@in_words.register
def _middle(value: Middle) -> str:
    if value.median is None:
        return "–"
    return f"{value.median:,.4g} [{value.low:,.4g}–{value.high:,.4g}] of {value.count:,}"


@in_words.register
def _difference(value: Difference) -> str:
    return f"{value.value * 100:+.1f} pts [{value.low * 100:+.1f}, {value.high * 100:+.1f}]"


@in_words.register
def _kappa(value: Kappa) -> str:
    return kappa_words(value)


@in_words.register(Record)
@in_words.register(KeyedShare)
def _parts(value: Record | KeyedShare) -> str:
    return ", ".join(f"{name}: {in_words(part)}" for name, part in vars(value).items())


@in_words.register(tuple)
def _several(value: tuple[object, ...]) -> str:
    return f"{len(value):,} rows"


@in_words.register
def _number(value: float) -> str:
    return f"{value:,.4g}"
