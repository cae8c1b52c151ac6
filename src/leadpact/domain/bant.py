"""BANT: budget, authority, need and a timeline soon enough; a lead that has enough of them."""

from collections.abc import Iterable

BANT_FIELDS = ("budget", "authority", "need", "timeline")
ENOUGH = 3


def lacking_for_bant(filled: Iterable[str], at_least: int) -> tuple[str, ...]:
    """The fields without which no lead can have `at_least` yeses; empty where one can.

    A field that the data lacks is no yes for any lead.
    """
    known = set(filled)
    lacks = tuple(field for field in BANT_FIELDS if field not in known)
    return lacks if len(BANT_FIELDS) - len(lacks) < at_least else ()
