"""Whom a browser's cookie says it is."""

import pytest

from leadpact.ui.people import id_in


def test_a_cookie_holds_the_id_of_a_person() -> None:
    assert (
        id_in({"leadpact-person-8501": "12", "leadpact-person-8502": "3"}, "leadpact-person-8501")
        == 12
    )


@pytest.mark.parametrize("kept", ["", "Maria", "-1", "1.5", "1 or 1=1", "１２", "9" * 30])
def test_any_other_cookie_says_nothing(kept: str) -> None:
    assert id_in({"leadpact-person-8501": kept}, "leadpact-person-8501") is None
    assert id_in({}, "leadpact-person-8501") is None
