"""Reps without their names, for a wall that everybody looks at."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

from leadpact.metrics.reps import RepsAnswer
from leadpact.metrics.shares import Missing

ANOTHER = "another rep"


def hidden_names(owners: Iterable[str]) -> Mapping[str, str]:
    """Each owner's stand-in, "Rep 1" and so on.

    Their order is that of hashes, so that it stays the same and the alphabet gives nobody away.
    """
    order = sorted({owner for owner in owners if owner}, key=_digest)
    return {owner: f"Rep {place}" for place, owner in enumerate(order, start=1)}


def with_names(answer: RepsAnswer, names: Mapping[str, str]) -> RepsAnswer:
    """The answer with these names in place of the reps' own."""
    speeds = answer.speeds
    return replace(
        answer,
        reps=tuple(replace(one, rep=names.get(one.rep, ANOTHER)) for one in answer.reps),
        cells=tuple(replace(one, rep=names.get(one.rep, ANOTHER)) for one in answer.cells),
        speeds=speeds
        if isinstance(speeds, Missing)
        else tuple(replace(one, rep=names.get(one.rep, ANOTHER)) for one in speeds),
    )


def _digest(owner: str) -> str:
    return sha256(owner.encode()).hexdigest()
