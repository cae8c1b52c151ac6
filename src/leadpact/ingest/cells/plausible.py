"""What makes a cell implausible that can be read all the same, in SQL over `checked`."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from leadpact.domain.fields import Field, FieldType, lead_field

LATER = "is later than the day of the import"
_NEVER_NEGATIVE = frozenset({"amount", "annual_revenue", "cycles"})


@dataclass(frozen=True)
class Rule:
    """Cells of `field` are implausible where `when` holds; `words` say what they are."""

    field: str
    words: str
    when: str


@dataclass(frozen=True)
class Contradiction:
    """Rows in which cells contradict each other or the calendar: `name` for programs, `words`."""

    name: str
    words: str
    when: str


_ORDERS = (
    ("won_before_created", "Won before created", "won_at", "created_at"),
    ("lost_before_created", "Lost before created", "lost_at", "created_at"),
    (
        "sales_before_touch",
        "First sales contact before first touch",
        "first_sales_contact_at",
        "first_touch_at",
    ),
)


def rules_for(fields: Sequence[Field]) -> tuple[Rule, ...]:
    """The rules for the cells of these fields; their SQL names $tomorrow."""
    names = {field.name for field in fields}
    own = (rule for field in fields for rule in _rules(field))
    orders = (
        Rule(second, f"is before {lead_field(first).label}", _before(second, first))
        for _, _, second, first in _ORDERS
        if {first, second} <= names
    )
    lost = _amount_on_lost(names)
    return (*own, *orders, *((Rule("amount", "stands on a lost lead", lost),) if lost else ()))


def contradictions_for(fields: Sequence[Field]) -> tuple[Contradiction, ...]:
    """The checks across the cells of a row that these fields allow; their SQL names $tomorrow."""
    names = {field.name for field in fields}
    dates = [_later(field.name) for field in fields if field.type is FieldType.DATE]
    found = [Contradiction("future_date", "Dates in the future", " or ".join(dates))]
    found += [
        Contradiction(name, words, _before(second, first))
        for name, words, second, first in _ORDERS
        if {first, second} <= names
    ]
    found.append(Contradiction("amount_on_lost", "Amounts on lost leads", _amount_on_lost(names)))
    return tuple(one for one in found if one.when)


def _rules(field: Field) -> Iterator[Rule]:
    name = field.name
    if field.type is FieldType.DATE:
        yield Rule(name, LATER, _later(name))
        yield Rule(name, "is before 1990", f"{name} < timestamp '1990-01-01'")
    elif name == "employees":
        yield Rule(name, "is not above zero", f"{name} <= 0")
    elif field.whole or name in _NEVER_NEGATIVE:
        yield Rule(name, "is below zero", f"{name} < 0")
    elif name == "email":
        yield Rule(name, "has no @", f"not contains({name}, '@')")


def _later(name: str) -> str:
    return f"{name} >= cast($tomorrow as date)"


def _before(second: str, first: str) -> str:
    return f"cast({second} as date) < cast({first} as date)"


def _amount_on_lost(names: Collection[str]) -> str:
    """Whether the row is lost and has an amount; "" where the fields do not tell."""
    told = [name for name in ("outcome", "stage") if name in names]
    if "amount" not in names or not told:
        return ""
    return f"amount <> 0 and coalesce({', '.join(told)}) = 'lost'"
