"""What a suggestion is worth, in words."""

from datetime import date

from leadpact.metrics.suggestion import area_words, basis_words
from leadpact.suggest.judging import Area
from leadpact.suggest.split import Parts


def test_an_area_is_said_with_its_interval() -> None:
    assert area_words(Area(0.884, 0.861, 0.902)) == "0.88 [0.86–0.90]"


def test_the_basis_names_the_leads_of_both_parts() -> None:
    said = basis_words(Parts(1000, 500, 100, 320, 80, 80, 20, date(2026, 1, 2)))
    assert "Learnt from 320 leads with 80 won" in said
    assert "those from 2026-01-02" in said
    assert "100 leads are too young" in said
    assert "Of 1,000 leads 500 were looked at" in said


def test_a_random_split_is_called_one() -> None:
    said = basis_words(Parts(100, 100, 0, 80, 40, 20, 10, None))
    assert "a random 20 % judges, because the data has no dates of creation" in said
    assert "too young" not in said
