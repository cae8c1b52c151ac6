"""What a figure is computed over: the key under which its value is kept."""

from dataclasses import dataclass

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel


@dataclass(frozen=True)
class Scope:
    """The filtered leads of a data set in one version, graded by one scoring model."""

    version: int
    filters: Filters
    model: ScoringModel


def figure_key(scope: Scope) -> tuple[int, str, str]:
    """What a figure depends on: everything in the scope."""
    return scope.version, repr(scope.filters), scope.model.model_dump_json()
