"""Rounds for tests: open ones over twelve small criteria, with everybody in them."""

from dataclasses import dataclass

from leadpact.domain.people import Team
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.database import Store
from leadpact.store.rounds import Round, TeamProposal, open_round, round_under_way, say_ready
from tests.stores import Everybody, everybody, model_of

START = model_of(
    *(
        {
            "name": f"c{number}",
            "label": f"Visited {number} times",
            "field": "visits",
            "test": "at least",
            "number": number,
            "points": 10,
        }
        for number in range(1, 11)
    ),
    {
        "name": "junk",
        "label": "A student",
        "group": "red_flag",
        "field": "role",
        "test": "is filled",
        "points": -5,
    },
)
"""Ten criteria c1 to c10 of 10 points, the red flag "junk" of -5; cut-offs 30, 20, 10, MQL 20."""


@dataclass(frozen=True)
class Under:
    """A round under way in data set 1, and everybody."""

    store: Store
    round_id: int
    people: Everybody

    @property
    def maria(self) -> int:
        """Maria of marketing's id."""
        return self.people.marketing.person_id

    @property
    def sam(self) -> int:
        """Sam of sales' id."""
        return self.people.sales.person_id

    def seen_by(self, person_id: int | None) -> Round:
        """The round as that person sees it."""
        found = round_under_way(self.store, 1, person_id)
        assert found is not None
        return found

    def proposal(self, team: Team = Team.MARKETING) -> TeamProposal:
        """What a team proposes, as its own person sees it."""
        person_id = self.maria if team is Team.MARKETING else self.sam
        found = self.seen_by(person_id).proposal_of(team)
        assert found is not None
        return found

    def reveal(self) -> None:
        """Have both say that they are ready."""
        for person_id in (self.maria, self.sam):
            say_ready(self.store, person_id, self.round_id, ready=True)


def under_way(store: Store, start: ScoringModel = START) -> Under:
    """A round that Maria has just opened."""
    people = everybody(store)
    return Under(store, open_round(store, people.marketing.person_id, 1, start), people)
