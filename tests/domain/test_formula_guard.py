"""Formula-safe texts, and the way back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from leadpact.domain.formula_guard import FORMULA_STARTS, formula_restored, formula_safe


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx"])
def test_a_text_that_a_spreadsheet_takes_for_a_formula_is_led_by_an_apostrophe(text: str) -> None:
    assert formula_safe(text) == f"'{text}"


def test_a_text_with_such_a_sign_inside_stays_as_it_is() -> None:
    assert formula_safe("a-b = c") == "a-b = c"


@given(st.text() | st.text("'=+-@a\t\n"))
@example("'=1+1")
@example("''+49 30 1234")
@example("'quoted'")
def test_no_text_starts_a_formula_and_every_text_comes_back(text: str) -> None:
    assert not formula_safe(text).startswith(FORMULA_STARTS)
    assert formula_restored(formula_safe(text)) == text


def test_a_text_that_somebody_typed_into_the_file_stays_as_it_is() -> None:
    """Apostrophes of one's own stay, and so does a telephone number without one."""
    for text in ("'quoted'", "+49 30 1234", "O'Neill", "'"):
        assert formula_restored(text) == text
