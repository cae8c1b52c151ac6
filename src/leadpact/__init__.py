"""Leadpact: what sales and marketing both call a good lead, settled with their own data."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from leadpact.config import Settings
    from leadpact.domain.default_model import default_model
    from leadpact.domain.filters import Filters
    from leadpact.domain.model_file import dump_model, parse_model
    from leadpact.domain.scoring_model import ScoringModel
    from leadpact.errors import LeadpactError
    from leadpact.ingest.read import read_table
    from leadpact.store.database import Store, open_store
    from leadpact.suggest.engine import suggest_model

__all__ = [
    "Filters",
    "LeadpactError",
    "ScoringModel",
    "Settings",
    "Store",
    "default_model",
    "dump_model",
    "open_store",
    "parse_model",
    "read_table",
    "suggest_model",
]

_HOMES = {
    "Filters": "leadpact.domain.filters",
    "LeadpactError": "leadpact.errors",
    "ScoringModel": "leadpact.domain.scoring_model",
    "Settings": "leadpact.config",
    "Store": "leadpact.store.database",
    "default_model": "leadpact.domain.default_model",
    "dump_model": "leadpact.domain.model_file",
    "open_store": "leadpact.store.database",
    "parse_model": "leadpact.domain.model_file",
    "read_table": "leadpact.ingest.read",
    "suggest_model": "leadpact.suggest.engine",
}


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first asked for: `leadpact --help` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module 'leadpact' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)
