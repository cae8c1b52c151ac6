"""The self-assessment: data before opinion, the score, what to do next, and last time."""

import pytest

from leadpact.domain.checklist import DataRule, Step, parse_checklists
from leadpact.domain.default_model import default_model
from leadpact.export.assessment_sheets import assessment_sheet
from leadpact.metrics.house_rules import DataAnswer
from leadpact.metrics.self_assessment import (
    AGREED_RULES,
    ChecklistStand,
    assessment_sentence,
    data_answers,
    items_then,
    next_actions,
    self_assessment,
)
from leadpact.store.assessments import Given, answer_item, finish_assessment, set_checklists
from leadpact.store.database import Store
from tests.stores import all_of, everybody, leads

FOUR = """
- name: house
  title: House
  items:
    - {key: sought, says: Sought., next: Seek., answered_by: active_share}
    - {key: graded, says: Graded., next: Grade., answered_by: grade_order}
    - {key: written, says: Written., next: Write.}
    - {key: talked, says: Talked., next: Talk.}
"""
DATA = {
    DataRule.ACTIVE_SHARE: DataAnswer(Step.IN_PART, "45 %"),
    DataRule.GRADE_ORDER: DataAnswer(None, "not in this data"),
}


def stand(store: Store) -> ChecklistStand:
    [found] = self_assessment(store, 1, DATA)
    return found


@pytest.fixture
def sales(fresh_store: Store) -> int:
    """Sam, in a house with four practices of its own."""
    people = everybody(fresh_store)
    set_checklists(fresh_store, people.admin.person_id, FOUR, "four.yaml")
    return people.sales.person_id


def test_data_beats_opinion_and_the_difference_is_told(fresh_store: Store, sales: int) -> None:
    for item in ("sought", "graded"):
        answer_item(fresh_store, sales, 1, Given("house", item, Step.FULLY))
    sought, graded, written, _ = stand(fresh_store).items
    assert (sought.step, sought.by_data, sought.differs) == (Step.IN_PART, True, True)
    assert (graded.step, graded.by_data, graded.differs) == (Step.FULLY, False, False)
    assert (written.step, written.differs) == (None, False)


def test_the_score_is_of_what_is_answered(fresh_store: Store, sales: int) -> None:
    """Active interest is lived in part (1), writing mostly (2); two are not answered:
    3 of 2 x 3 steps is 50 %.
    """
    assert stand(fresh_store).score == pytest.approx(1 / 3)
    answer_item(fresh_store, sales, 1, Given("house", "written", Step.MOSTLY))
    assert stand(fresh_store).score == pytest.approx(0.5)
    assert stand(fresh_store).answered == 2
    assert assessment_sentence([stand(fresh_store)]) == (
        "Of what is answered, we live 50 % in house: 2 of 4 practices, 1 of them by the data "
        "itself."
    )


def test_the_next_actions_are_the_practices_furthest_behind(fresh_store: Store, sales: int) -> None:
    """Talked 0, sought 1 by the data, graded 1 by a person; written is fully lived."""
    for item, step in (("graded", 1), ("written", 3), ("talked", 0)):
        answer_item(fresh_store, sales, 1, Given("house", item, Step(step)))
    actions = [one.item.key for one in next_actions([stand(fresh_store)])]
    assert actions == ["talked", "sought", "graded"]


def test_the_last_one_is_laid_beside_this_one(fresh_store: Store, sales: int) -> None:
    answer_item(fresh_store, sales, 1, Given("house", "talked", Step.NOT_AT_ALL))
    assert stand(fresh_store).last_score is None
    finish_assessment(fresh_store, sales, 1, "house", items_then(stand(fresh_store)))
    answer_item(fresh_store, sales, 1, Given("house", "talked", Step.FULLY))
    found = stand(fresh_store)
    assert found.last_score == pytest.approx(1 / 6)
    assert found.score == pytest.approx(4 / 6)
    assert found.items[3].then is Step.NOT_AT_ALL


def test_nothing_answered_is_said(fresh_store: Store) -> None:
    found = self_assessment(fresh_store, 1, {})
    assert assessment_sentence(found).startswith("None of 22 practices is answered yet")
    assert next_actions(found) == ()


def test_without_an_agreement_the_data_says_so(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | company\n1 | Acme")
    dataset_id = all_of(fresh_store).dataset_id
    found = data_answers(fresh_store, dataset_id, default_model(), AGREED_RULES)
    assert {rule: one.step for rule, one in found.items() if one.step is not None} == {
        DataRule.DEFINITION_SIGNED: Step.NOT_AT_ALL,
        DataRule.PROMISES_KEPT: Step.NOT_AT_ALL,
    }


def test_the_download_says_who_or_what_answered(fresh_store: Store, sales: int) -> None:
    answer_item(fresh_store, sales, 1, Given("house", "written", Step.MOSTLY, "=1+1"))
    sheet = assessment_sheet([stand(fresh_store)])
    assert [row[2:4] for row in sheet.rows] == [
        ("in part", "data"),
        (None, "nobody"),
        ("mostly", "people"),
        (None, "nobody"),
    ]
    assert len(sheet.rows) == len(parse_checklists(FOUR)[0].items)
