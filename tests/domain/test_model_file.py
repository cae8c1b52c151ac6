"""A model file is read back as it was written, and its errors name the line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadpact.domain.criteria import Group, Test
from leadpact.domain.criteria import tests_for as possible_tests
from leadpact.domain.default_model import default_model
from leadpact.domain.fields import LEAD_FIELDS, lead_field
from leadpact.domain.model_file import dump_model, parse_model
from leadpact.domain.scoring_model import ScoringModel
from leadpact.errors import ModelError
from tests.models import models

TYPES = {field.name: field.type for field in LEAD_FIELDS} | {
    'Own: column, "it\'s" #1': lead_field("source").type,
    "null": lead_field("visits").type,
}
TEXTS = st.text(max_size=20) | st.sampled_from(
    ["yes", "no", "null", "~", "1", "1.0", "1e3", "0x1f", "12:30:00", "2024-01-01", "- a", "a: b"]
)
LABELS = st.text(min_size=1, max_size=80)


@settings(max_examples=60)
@given(models(TYPES, TEXTS, LABELS))
def test_any_model_is_read_back_as_it_was_written(model: ScoringModel) -> None:
    assert parse_model(dump_model(model)) == model


def test_the_default_model_is_read_back_as_it_was_written() -> None:
    assert parse_model(dump_model(default_model())) == default_model()


def test_the_default_model_has_about_twenty_criteria_of_every_group() -> None:
    model = default_model()
    assert 18 <= len(model.criteria) <= 22
    assert {criterion.group for criterion in model.criteria} == set(Group)


def test_every_field_of_the_default_model_exists_and_can_take_its_test() -> None:
    for criterion in default_model().criteria:
        assert criterion.test in possible_tests(lead_field(criterion.field).type)


MODEL = """\
name: Ours
cut_offs: {a: 30, b: 20, c: 10}
mql_threshold: 20
criteria:
  - name: visits
    label: Visits
    group: behaviour
    field: visits
    test: count
    cap: 3
    points: 5
  - {name: student, label: Student, group: red_flag, field: student, test: is true, points: -5}
"""


def test_a_model_a_person_wrote_is_understood() -> None:
    model = parse_model(MODEL)
    assert model.name == "Ours"
    assert [criterion.test for criterion in model.criteria] == [Test.COUNT, Test.IS_TRUE]
    assert model.points == (5, -5)


def test_decay_is_read_and_written_beside_its_test() -> None:
    model = parse_model(MODEL.replace("cap: 3", "cap: 3\n    decay: 20\n    since: created_at"))
    assert (model.criteria[0].decay, model.criteria[0].since) == (20, "created_at")
    assert (model.criteria[1].decay, model.criteria[1].since) == (None, None)
    written = dump_model(model)
    assert written.count("decay: 20") == 1
    assert written.count("since: created_at") == 1
    assert "null" not in written
    assert parse_model(written) == model


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("cap: 3", "cap: 3\n    product: ''", 11, "'product'"),
        ("cap: 3", "cap: 0", 10, "'cap'"),
        ("cap: 3", "cap: many", 10, "'cap'"),
        ("    cap: 3\n", "", 5, "needs 'cap'"),
        ("cap: 3", "cap: 3\n    low: 1", 5, "takes no 'low'"),
        ("cap: 3", "cap: 3\n    colour: red", 11, "'colour'"),
        ("cap: 3", "cap: 3\n    decay: 10", 5, "'decay' and 'since' belong together"),
        ("cap: 3", "cap: 3\n    since: created_at", 5, "'decay' and 'since' belong together"),
        ("cap: 3", "cap: 3\n    decay: 0\n    since: created_at", 11, "'decay'"),
        ("cap: 3", "cap: 3\n    decay: 12.5\n    since: created_at", 11, "'decay'"),
        ("cap: 3", "cap: 3\n    since: ''\n    decay: 10", 11, "'since'"),
        ("group: behaviour", "group: fit\n    decay: 9\n    since: created_at", 5, "not age"),
        ("test: count", "test: counts", 9, "'test'"),
        ("group: behaviour", "group: charm", 7, "'group'"),
        ("field: visits", "field: ''", 8, "'field'"),
        ("label: Visits", "label: ''", 6, "'label'"),
        ("- name: visits", "- name: Visits!", 5, "'name'"),
        ("points: 5", "points: 5.5", 11, "'points'"),
        ("points: 5", "points: five", 11, "'points'"),
        ("points: 5", "points: 2000", 11, "'points'"),
        ("    points: 5\n", "", 5, "'points' is missing"),
        ("points: -5", "points: 5", 12, "above zero"),
        ("name: student", "name: visits", 12, "two criteria are named 'visits'"),
        ("c: 10", "c: 20", 2, "must fall"),
        ("c: 10", "c: ten", 2, "'c'"),
        (", c: 10", "", 2, "'c'"),
        ("mql_threshold: 20", "mql_threshold: high", 3, "'mql_threshold'"),
        ("mql_threshold: 20\n", "", 1, "'mql_threshold'"),
        ("mql_threshold: 20", "mql_threshold: 20\nowner: me", 4, "'owner' is not part of a model"),
        ("name: Ours", "name: ''", 1, "'name'"),
        ("name: Ours", "name: [", 3, "not YAML"),
        ("name: Ours", "name: Ours\nname: Theirs", 2, "not YAML"),
        ("name: Ours", "name: !!python/object:os.system x", 1, "'name'"),
        ("  - name: visits", "  - 5\n  - name: visits", 5, "named parts"),
    ],
)
def test_an_error_names_its_line(old: str, new: str, line: int, said: str) -> None:
    assert MODEL.count(old) >= 1
    with pytest.raises(ModelError) as caught:
        parse_model(MODEL.replace(old, new, 1), "ours.yaml")
    assert caught.value.message.startswith(f"ours.yaml, line {line}: ")
    assert said in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    "text", ["", "5", "- a", "\x00", "name: x", "name: x\ncriteria: 5", "a: b: c"]
)
def test_what_is_no_model_is_refused(text: str) -> None:
    with pytest.raises(ModelError, match="line 1: "):
        parse_model(text)


def test_a_model_without_criteria_is_refused() -> None:
    with pytest.raises(ModelError, match="line 4: 'criteria'"):
        parse_model(MODEL[: MODEL.index("criteria:")] + "criteria: []\n")


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_any_text_that_is_no_model_gets_an_error_with_its_line(text: str) -> None:
    with pytest.raises(ModelError, match="line "):
        parse_model(text)
