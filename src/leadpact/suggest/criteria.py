"""Parts of fields in the words of a scoring model."""

import re
from types import MappingProxyType
from unicodedata import normalize

import numpy as np

from leadpact.domain.criteria import Criterion, Group, Test
from leadpact.domain.fields import FieldType
from leadpact.suggest.bins import Binned
from leadpact.suggest.design import FILLED, Cell
from leadpact.suggest.fields import FieldColumn
from leadpact.suggest.readable import readable_from

_LONGEST_LABEL = 80
_LONGEST_NAME = 48

_GROUPS = MappingProxyType(
    {
        name: group
        for group, names in {
            Group.FIT: """company title country seniority department industry employees company_size
                annual_revenue persona product relationship known_contact student competitor
                free_mail""",
            Group.BEHAVIOUR: """visits page_views downloads webinars forms email_clicks
                questions_answered last_activity_at cycles prior_cycles""",
            Group.INTENT: """source campaign interest pricing_visits wants_contact timeline budget
                authority need""",
        }.items()
        for name in names.split()
    }
)
_DOING = re.compile(
    r"visit|view|click|open|download|activit|session|time (on|spent)|webinar|engage|attend|contacts"
    r"|e-?mail(s|ed)|page|search|chat",
    re.IGNORECASE,
)


def criterion_of(field: Binned, cell: Cell, number: int, *, is_good: bool) -> Criterion:
    """The criterion of one part; `number` makes its name its own, and bad ones are red flags."""
    column = field.predictor.column
    words, arguments = _test(field, cell.part)
    return Criterion.model_validate(
        {
            "name": f"{_slug(column.name)}_{number}",
            "label": _label(column.label, words),
            "group": _group(column) if is_good else Group.RED_FLAG,
            "field": column.name,
            **arguments,
        }
    )


def _test(field: Binned, part: int) -> tuple[str, dict[str, object]]:
    """The test in words and as the arguments of a criterion."""
    predictor = field.predictor
    if part == FILLED or predictor.column.type is FieldType.DATE:
        return "is known", {"test": Test.IS_FILLED}
    if predictor.levels:
        group = sorted(
            field.groups[part], key=lambda level: (-_leads(field, level), predictor.levels[level])
        )
        values = tuple(predictor.levels[level] for level in group)
        return f"is {', '.join(values)}", {"test": Test.IS_ONE_OF, "values": values}
    if predictor.column.type is FieldType.BOOLEAN:
        return "is yes", {"test": Test.IS_TRUE}
    return _range(field, part)


def _leads(field: Binned, level: int) -> int:
    return int((field.predictor.values == level).sum())


def _range(field: Binned, part: int) -> tuple[str, dict[str, object]]:
    low = field.edges[part - 1] if part > 0 else None
    high = _highest(field, part) if part < len(field.edges) else None
    if low is None:
        return f"at most {_number(high)}", {"test": Test.AT_MOST, "number": high}
    if high is None:
        return f"at least {_number(low)}", {"test": Test.AT_LEAST, "number": low}
    words = f"{_number(low)}" if low == high else f"{_number(low)} to {_number(high)}"
    return words, {"test": Test.BETWEEN, "low": low, "high": high}


def _highest(field: Binned, part: int) -> float:
    """The largest number of the part, a readable one, which itself belongs to it."""
    edge = field.edges[part]
    values = field.predictor.values
    known = values[~np.isnan(values)]
    if np.array_equal(known, np.floor(known)) and edge == np.floor(edge):
        return float(edge - 1)
    return readable_from(float(known[known < edge].max()), edge)


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:,.10g}"


def _group(column: FieldColumn) -> Group:
    if not column.is_own:
        return _GROUPS.get(column.name, Group.FIT)
    return Group.BEHAVIOUR if _DOING.search(column.name) else Group.FIT


def _label(name: str, words: str) -> str:
    """At most 80 characters that can be seen; what is too long is cut."""
    text = " ".join("".join(c if c.isprintable() else " " for c in f"{name} {words}").split())
    return text if len(text) <= _LONGEST_LABEL else f"{text[: _LONGEST_LABEL - 1].rstrip()}…"


def _slug(name: str) -> str:
    ascii_only = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "_", ascii_only).strip("_")[:_LONGEST_NAME].rstrip("_")
    return slug if slug[:1].isalpha() else f"field_{slug}".rstrip("_")
