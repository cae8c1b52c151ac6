"""Reviews are recorded once, by whom that may, of the definition in force."""

from datetime import date

import pytest

from leadpact.domain.review import CriterionSeen, FiguresSeen, ReviewVerdict
from leadpact.errors import DefinitionError, EntryError, RoleError
from leadpact.store.database import Store
from leadpact.store.reviews import Conclusion, list_reviews, record_review
from tests.definitions import agreed, up
from tests.metrics.tables import BY_VISITS, SOURCES
from tests.stores import Everybody, everybody, everything, leads

SEEN = FiguresSeen(
    which="all 8 leads of data",
    as_of=date(2026, 3, 1),
    leads_then=8,
    leads=8,
    order="holds",
    wins_captured=(2, 3),
    good_grades=(4, 8),
    score_psi=0.123456789012345,
    score_told="look at it",
    criteria=(CriterionSeen(name="visits", psi=None, told="too few to judge"),),
)
KEEP = Conclusion(ReviewVerdict.KEEP, "It works.", SEEN)
ADJUST = Conclusion(
    ReviewVerdict.ADJUST, "More for visits.", SEEN.model_copy(update={"as_of": None})
)


@pytest.fixture
def people(fresh_store: Store) -> Everybody:
    leads(fresh_store, SOURCES)
    return everybody(fresh_store)


def test_a_review_is_listed_with_who_and_what_was_seen(
    fresh_store: Store, people: Everybody
) -> None:
    definition = agreed(fresh_store, people, BY_VISITS)
    record_review(fresh_store, people.sales.person_id, definition.definition_id, 1, KEEP)
    record_review(fresh_store, people.admin.person_id, definition.definition_id, 1, ADJUST)
    found = list_reviews(fresh_store, 1)
    assert [(one.number, one.reviewed_by, one.conclusion) for one in found] == [
        (1, "Ada", ADJUST),
        (1, "Sam", KEEP),
    ]
    assert list_reviews(fresh_store, 2) == ()
    assert [row[2:] for row in everything(fresh_store)["audit"] if "review" in row[2]] == [
        ("review recorded", None, "Definition 1 of data set 1 kept, by Sam"),
        ("review recorded", None, "Definition 1 of data set 1 to be adjusted, by Ada"),
    ]


def test_a_viewer_or_nobody_cannot_review(fresh_store: Store, people: Everybody) -> None:
    definition = agreed(fresh_store, people, BY_VISITS)
    for by in (people.viewer.person_id, None):
        with pytest.raises(RoleError):
            record_review(fresh_store, by, definition.definition_id, 1, KEEP)
    assert list_reviews(fresh_store, 1) == ()


def test_only_the_definition_in_force_is_reviewed(fresh_store: Store, people: Everybody) -> None:
    first = agreed(fresh_store, people, BY_VISITS)
    second = up(fresh_store, people, BY_VISITS.model_copy(update={"points": (7,)}))
    by = people.marketing.person_id
    with pytest.raises(DefinitionError, match="Definition 2 is up for signature"):
        record_review(fresh_store, by, second.definition_id, 1, KEEP)
    record_review(fresh_store, by, first.definition_id, 1, KEEP)
    with pytest.raises(DefinitionError, match="not there"):
        record_review(fresh_store, by, 99, 1, KEEP)
    assert len(list_reviews(fresh_store, 1)) == 1


def test_a_superseded_definition_cannot_be_reviewed(fresh_store: Store, people: Everybody) -> None:
    first = agreed(fresh_store, people, BY_VISITS)
    agreed(fresh_store, people, BY_VISITS)
    with pytest.raises(DefinitionError, match="Definition 1 is superseded"):
        record_review(fresh_store, people.sales.person_id, first.definition_id, 1, KEEP)


@pytest.mark.parametrize("words", ["", "  \n", "x" * 4001])
def test_a_change_needs_a_reason_of_proper_length(
    fresh_store: Store, people: Everybody, words: str
) -> None:
    definition = agreed(fresh_store, people, BY_VISITS)
    conclusion = Conclusion(ReviewVerdict.REPLACE, words, SEEN)
    with pytest.raises(EntryError):
        record_review(fresh_store, people.sales.person_id, definition.definition_id, 1, conclusion)
    assert list_reviews(fresh_store, 1) == ()


def test_keeping_needs_no_words(fresh_store: Store, people: Everybody) -> None:
    definition = agreed(fresh_store, people, BY_VISITS)
    record_review(
        fresh_store,
        people.sales.person_id,
        definition.definition_id,
        1,
        Conclusion(ReviewVerdict.KEEP, " ", SEEN),
    )
    assert list_reviews(fresh_store, 1)[0].conclusion.words == ""
