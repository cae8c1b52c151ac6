"""What kappa is called."""

import pytest

from leadpact.domain.kappa import Kappa
from leadpact.metrics.kappa_words import agreement_words, kappa_words, short_kappa_words


def test_kappa_is_said_with_two_digits_and_its_interval() -> None:
    found = Kappa(0.6149, 0.5781, 0.6449, 6012)
    assert kappa_words(found) == "κ 0.61 [0.58–0.64]"
    assert short_kappa_words(found) == "κ 0.61"


def test_kappa_below_zero_has_a_minus_and_zero_has_none() -> None:
    assert kappa_words(Kappa(-0.12, -0.3, -0.001, 50)) == "κ −0.12 [−0.30 to 0.00]"


def test_undefined_kappa_is_a_dash_and_not_zero() -> None:
    assert (kappa_words(None), short_kappa_words(None)) == ("κ –", "κ –")
    assert agreement_words(None) == "agreement cannot be measured"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (-0.2, "less agreement than by chance"),
        (0.0, "slight agreement"),
        (0.204, "slight agreement"),
        (0.206, "fair agreement"),
        (0.41, "moderate agreement"),
        (0.61, "substantial agreement"),
        (0.81, "almost perfect agreement"),
        (1.0, "almost perfect agreement"),
    ],
)
def test_the_bands_are_those_of_landis_and_koch(value: float, words: str) -> None:
    assert agreement_words(Kappa(value, value, value, 100)) == words
