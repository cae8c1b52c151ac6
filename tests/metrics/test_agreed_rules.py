"""What the agreement says of the practices: signed, reviewed in time, asked alike, kept."""

from datetime import timedelta

import pytest

from leadpact.domain.checklist import Step
from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.domain.people import Team
from leadpact.domain.promise import Promise, PromiseKind
from leadpact.domain.survey import Asked, Channel
from leadpact.metrics.agreed_rules import (
    definition_reviewed,
    definition_signed,
    promises_held,
    questions_covered,
    questions_shared,
    reviewed_on,
)
from leadpact.metrics.house_rules import DataAnswer, Rule
from leadpact.metrics.review_due import local_day
from leadpact.store.database import Store
from leadpact.store.definitions import sign
from leadpact.store.promises import make_promise
from leadpact.store.question_coverage import Cell, set_coverage
from leadpact.store.survey import Asks, take_in_answers
from tests.definitions import agreed, up
from tests.stores import Everybody, everybody, leads

MONTHS = """
    lead_id | created_at | visits
    1       | 2026-01-05 | 9
    2       | 2026-01-09 | 9
    3       | 2026-02-05 | 1
    4       | 2026-03-05 | 9
"""


@pytest.fixture
def people(fresh_store: Store) -> Everybody:
    """Everybody, in a house with four leads."""
    leads(fresh_store, MONTHS)
    return everybody(fresh_store)


def said(store: Store, rule: Rule) -> DataAnswer:
    return rule(store, Filters(1), default_model())


def test_a_definition_is_agreed_when_both_have_signed(
    fresh_store: Store, people: Everybody
) -> None:
    assert said(fresh_store, definition_signed).step is Step.NOT_AT_ALL
    draft = up(fresh_store, people)
    sign(fresh_store, people.sales.person_id, draft.definition_id, draft.hash)
    assert said(fresh_store, definition_signed) == DataAnswer(
        Step.IN_PART, "the draft of Definition 1 is signed by sales"
    )
    sign(fresh_store, people.marketing.person_id, draft.definition_id, draft.hash)
    found = said(fresh_store, definition_signed)
    assert found.step is Step.FULLY
    assert found.words.startswith("Definition 1 is in force since ")


@pytest.mark.parametrize(
    ("days", "step", "words"),
    [
        (0, Step.FULLY, "Definition 1: review in 91 days"),
        (91, Step.FULLY, "Definition 1: review due today"),
        (92, Step.IN_PART, "Definition 1: review overdue by 1 day"),
        (122, Step.NOT_AT_ALL, "Definition 1: review overdue by 31 days"),
    ],
)
def test_a_review_is_in_time_until_its_quarter_is_over(
    fresh_store: Store, people: Everybody, days: int, step: Step, words: str
) -> None:
    """Due 91 days after the second signature."""
    assert said(fresh_store, definition_reviewed).step is None
    agreed_at = agreed(fresh_store, people).agreed_at
    assert agreed_at is not None
    day = local_day(agreed_at) + timedelta(days=days)
    assert reviewed_on(fresh_store, 1, day) == DataAnswer(step, words)
    assert said(fresh_store, definition_reviewed).step is Step.FULLY


def test_shared_questions_take_five_people(fresh_store: Store, people: Everybody) -> None:
    """Both reps and both marketers ask the one question: too few, until a fifth person does."""
    everybody_asks = [
        Asks(name, team, "Budget?")
        for name, team in (
            ("Ann", Team.MARKETING),
            ("Ben", Team.MARKETING),
            ("Cy", Team.SALES),
            ("Di", Team.SALES),
        )
    ]
    assert said(fresh_store, questions_shared).step is None
    take_in_answers(fresh_store, people.admin.person_id, 1, everybody_asks, "a.csv")
    assert said(fresh_store, questions_shared).words == "too few to judge: 4 surveyed"


def test_coverage_is_of_what_somebody_has_said(fresh_store: Store, people: Everybody) -> None:
    """Six channels ask in the same words, one in others: 6 of 7 is 86 % [48.7-97.4 %]."""
    by = people.admin.person_id
    take_in_answers(fresh_store, by, 1, [Asks("Ann", Team.SALES, "Budget?")], "a.csv")
    assert said(fresh_store, questions_covered).step is None
    cells = [
        Cell("Budget?", channel, Asked.OTHER_WORDS if place == 0 else Asked.SAME_WORDS)
        for place, channel in enumerate(Channel)
    ]
    set_coverage(fresh_store, by, 1, cells)
    found = said(fresh_store, questions_covered)
    assert found.step is Step.IN_PART
    assert found.words.startswith("86 % [48.7–97.4 %], 6 of 7")


def test_promises_of_one_team_alone_are_kept_in_part_at_most(
    fresh_store: Store, people: Everybody
) -> None:
    """Nobody grades A or B at 9 visits of 2 points: a good lead a month was kept in no month.

    January and February are over at the as-of date, 5 March.
    """
    assert said(fresh_store, promises_held).step is Step.NOT_AT_ALL
    promise = Promise(kind=PromiseKind.GOOD_LEADS, number=1)
    make_promise(fresh_store, people.marketing.person_id, 1, promise)
    assert said(fresh_store, promises_held) == DataAnswer(
        Step.NOT_AT_ALL, "kept in 0 of 2 months that can be judged; sales has promised nothing"
    )
