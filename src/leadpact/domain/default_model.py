"""The scoring model Leadpact starts with."""

from functools import cache
from importlib.resources import files

from leadpact.domain.model_file import parse_model
from leadpact.domain.scoring_model import ScoringModel


@cache
def default_model() -> ScoringModel:
    """About twenty criteria that a head of sales and a head of marketing would recognise."""
    name = "default_model.yaml"
    return parse_model(files("leadpact.domain").joinpath(name).read_text("utf-8"), name)
