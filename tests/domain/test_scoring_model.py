"""The scoring model and its parts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadpact.domain.criteria import Criterion, Group, Test
from leadpact.domain.default_model import default_model
from leadpact.domain.scoring_model import ScoringModel


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Website visits", "website_visits"),
        ("  Größe: XL!  ", "gr_e_xl"),
        ("3 forms", "c_3_forms"),
        ("日本", "criterion"),
        ("", "criterion"),
        ("a" * 80, "a" * 50),
    ],
)
def test_a_criterion_is_named_by_the_letters_and_digits_of_its_words(words: str, name: str) -> None:
    assert default_model().free_name(words) == name


@settings(max_examples=40)
@given(words=st.text(max_size=99) | st.sampled_from(["Visits", "visits 2", "VISITS!"]))
def test_criteria_of_any_words_have_names_of_their_own(words: str) -> None:
    """Three of the same words, which the criterion and the model take as they come."""
    model = default_model()
    for _ in range(3):
        criterion = Criterion(
            name=model.free_name(words),
            label="Visits",
            group=Group.BEHAVIOUR,
            field="visits",
            test=Test.IS_FILLED,
        )
        model = model.with_criterion(criterion, 7)
    again = ScoringModel.model_validate(model.model_dump())
    assert again.criteria[:-3] == default_model().criteria
    assert again.points == (*default_model().points, 7, 7, 7)
