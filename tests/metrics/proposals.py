"""Two proposals over sixteen leads, whose disagreement is worked out by hand in the tests."""

from leadpact.domain.scoring_model import ScoringModel
from tests.stores import model_of

BUDGET = {"name": "budget", "label": "Budget known", "field": "budget", "test": "is true"}
VISITS = {"name": "visits", "label": "Visits", "field": "visits", "test": "count", "cap": 3}
DIRECTOR = {
    "name": "director",
    "label": "Director",
    "field": "title",
    "test": "contains",
    "values": ["director"],
}

# Who came to see us bought (1 to 8), whatever the budget; nobody else did.
SIXTEEN = """
    lead_id | visits | budget | outcome | source
    1       | 3      | yes    | won     | Web
    2       | 3      | yes    | won     | Web
    3       | 3      | no     | won     | Web
    4       | 3      | no     | won     | Web
    5       | 2      | yes    | won     | Web
    6       | 1      | yes    | won     | Web
    7       | 2      | no     | won     | Web
    8       | 1      | no     | won     | Web
    9       | 0      | yes    | lost    | Web
    10      | 0      | yes    | lost    | Web
    11      | 0      | yes    | lost    | Web
    12      | 0      | yes    | lost    | Web
    13      | 0      | no     | lost    | Web
    14      | 0      | no     | lost    | Web
    15      | 0      | no     | lost    | Web
    16      | 0      | no     | lost    | Web
"""


def proposal(
    budget: int, visits: int, director: int = 5, *, a: int = 30, b: int = 20, c: int = 10
) -> ScoringModel:
    """A proposal of these points a criterion; the title is in no data here."""
    return model_of(
        {**BUDGET, "points": budget},
        {**VISITS, "group": "behaviour", "points": visits},
        {**DIRECTOR, "points": director},
        a=a,
        b=b,
        c=c,
    )


MARKETING = proposal(budget=0, visits=10)
SALES = proposal(budget=30, visits=0)
