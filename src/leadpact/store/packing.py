"""Packing: small whole numbers of a lead as the digits of a few large ones, its codes."""

from collections.abc import Sequence
from dataclasses import dataclass

from leadpact.domain.criteria import Criterion

NAMED_SOURCES = 12
"""How many sources patterns tell apart, the largest; the others are one, numbered after them."""

# A digit more, as a question may add one, still fits into 64 bits.
_LARGEST_CODE = 2**61


@dataclass(frozen=True)
class Digit:
    """One digit of a code: its name, the SQL that gives it, and its radix.

    The digit is at least 0 and less than the radix.
    """

    name: str
    sql: str
    radix: int


def digits_of(criteria: Sequence[Criterion]) -> tuple[Digit, ...]:
    """What is packed of each lead over `valued`: outcome, hand-raise, source, criterion values.

    The digits `won` and `hand_raise` are 0 or 1; `source` is 0 for none, else its place by size,
    from 1 on; `value_1`, `value_2`, … are one more than the value, 0 where it is unknown.
    """
    return (
        Digit("won", "cast(coalesce(valued.is_won, false) as integer)", 2),
        Digit("hand_raise", "cast(coalesce(valued.wants_contact, false) as integer)", 2),
        Digit(
            "source",
            f"least(coalesce(source_word.number, 0), {NAMED_SOURCES + 1:d})",
            NAMED_SOURCES + 2,
        ),
        *(
            Digit(
                f"value_{place}",
                f"coalesce(valued.value_{place}, -1) + 1",
                criterion.largest_value * criterion.unit + 2,
            )
            for place, criterion in enumerate(criteria, start=1)
        ),
    )


def codes_of(digits: Sequence[Digit]) -> tuple[tuple[Digit, ...], ...]:
    """The digits of each code, the least significant first; a code that is full starts the next."""
    codes: list[list[Digit]] = [[]]
    product = 1
    for digit in digits:
        if product * digit.radix > _LARGEST_CODE:
            codes.append([])
            product = 1
        codes[-1].append(digit)
        product *= digit.radix
    return tuple(map(tuple, codes))


def code_sql(code: Sequence[Digit]) -> str:
    """The code as SQL."""
    weight, parts = 1, []
    for digit in code:
        parts.append(f"cast({digit.sql} as bigint) * {weight:d}")
        weight *= digit.radix
    return " + ".join(parts)
