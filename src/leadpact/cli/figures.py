"""A figure as JSON for programs, and as rows of text for people."""

from leadpact.cli.figure_parts import as_plain, in_words
from leadpact.domain.figures import Figure
from leadpact.domain.shares import Share
from leadpact.metrics.figure_ways.way import Value
from leadpact.metrics.grades import GradeOrder
from leadpact.metrics.record import Record
from leadpact.metrics.recycling import ClosesAtStake
from leadpact.metrics.shares import Breakdown, KeyedShare, Missing
from leadpact.metrics.verdicts import verdict_on
from leadpact.metrics.words import interval_words, of_words, rate_words

TextRow = tuple[str, str, str, str]
_LONGEST_KEY = 40


def as_object(figure: Figure, value: Value) -> object:
    """The figure as the JSON object, list or number that docs/command-line.md describes."""
    match value:
        case Missing():
            return {"missing": list(value.fields)}
        case Share():
            return dict(vars(value))
        case GradeOrder():
            return _order_object(value)
        case ClosesAtStake():
            parts = [
                {"grade": part.grade.value, "written_off": part.written_off} | vars(part.conversion)
                for part in value.grades
            ]
            return vars(value) | {"grades": parts}
        case tuple() if value and isinstance(value[0], KeyedShare):
            return _breakdown_object(figure.by or "key", _ordered(figure, value))
    return as_plain(value)


def as_rows(figure: Figure, value: Value) -> list[TextRow]:
    """The figure as rows of text: name or key, value, interval, verdict."""
    match value:
        case Missing():
            return [(figure.name, "not in this data", "", verdict_on(figure, value).words)]
        case Share():
            verdict = verdict_on(figure, value)
            words = f"{verdict.sign} {verdict.words}".strip()
            return [(figure.name, *_share_words(value), words)]
        case GradeOrder():
            head = (figure.name, *_order_words(value))
            return [head, *(_part_row(part) for part in value.conversion)]
        case ClosesAtStake():
            return [_stake_row(figure, value)]
    if isinstance(value, tuple | Record):
        return _record_rows(figure, value)
    shown = f"{value:.2f} ×" if isinstance(value, float) else in_words(value)
    return [(figure.name, shown, "", figure.meaning)]


def _record_rows(figure: Figure, value: Record | Breakdown | tuple[Record, ...]) -> list[TextRow]:
    records = value if isinstance(value, tuple) else (value,)
    parts = [_row(part) for part in _in_reading_order(figure, records)]
    return [(figure.name, "" if parts else "no leads", "", figure.meaning), *parts]


def _stake_row(figure: Figure, stake: ClosesAtStake) -> TextRow:
    words = "an estimate"
    if stake.unjudged:
        words += f"; {stake.unjudged:,} written-off leads are of grades nobody recycled yet"
    interval = f"[{stake.low:,.1f}–{stake.high:,.1f}]"
    return figure.name, f"{stake.estimate:,.1f}", interval, words


def _row(part: KeyedShare | Record) -> TextRow:
    """A record stands under the first of its parts; the others, of any length, stand last."""
    if isinstance(part, KeyedShare):
        return _part_row(part)
    (_, key), *parts = vars(part).items()
    words = ", ".join(f"{name}: {in_words(value)}" for name, value in parts)
    return (f"  {_cut(in_words(key))}", "", "", words)


def _cut(key: str) -> str:
    return key if len(key) <= _LONGEST_KEY else f"{key[: _LONGEST_KEY - 1]}…"


def _ordered(figure: Figure, parts: Breakdown) -> Breakdown:
    """Grades from A to D; all else as it comes, the largest denominator first."""
    if figure.by == "grade":
        return tuple(sorted(parts, key=lambda part: str(part.key)))
    return parts


def _in_reading_order(
    figure: Figure, parts: tuple[KeyedShare, ...] | tuple[Record, ...]
) -> tuple[KeyedShare | Record, ...]:
    """Grades from A and cycles from 1 on: people look for the next one."""
    keyed = tuple(part for part in parts if isinstance(part, KeyedShare))
    if len(keyed) < len(parts):
        return tuple(parts)
    if figure.by == "cycles":
        return tuple(sorted(keyed, key=lambda part: str(part.key)))
    return _ordered(figure, keyed)


def _breakdown_object(by: str, parts: Breakdown) -> list[dict[str, object]]:
    return [{by: part.key} | vars(part.share) for part in parts]


def _order_object(order: GradeOrder) -> dict[str, object]:
    pairs = [
        {
            "better": pair.better.value,
            "worse": pair.worse.value,
            "difference": pair.difference.value if pair.difference else None,
            "low": pair.difference.low if pair.difference else None,
            "high": pair.difference.high if pair.difference else None,
        }
        for pair in order.pairs
    ]
    return {
        "holds": order.holds,
        "z": order.trend.z if order.trend else None,
        "p": order.trend.p if order.trend else None,
        "conversion": _breakdown_object("grade", order.conversion),
        "pairs": pairs,
    }


def _order_words(order: GradeOrder) -> tuple[str, str, str]:
    holds = {True: "holds", False: "does not hold", None: "too few grades to judge"}[order.holds]
    trend = f"trend test p = {order.trend.p:.2g}" if order.trend else "no trend to test"
    return holds, "", trend


def _part_row(part: KeyedShare) -> TextRow:
    key = "(none)" if part.key is None else _cut(str(part.key))
    words = "too few to judge" if part.share.too_few else ""
    return (f"  {key}", *_share_words(part.share), words)


def _share_words(share: Share) -> tuple[str, str]:
    return f"{rate_words(share)}  {of_words(share)}", interval_words(share)
