"""Names of columns that are known only after the outcome."""

import pytest

from leadpact.suggest.leak_names import names_a_verdict, names_an_end, why_named_so

LATE = (
    *("Lost reason", "Close date", "ClosedDate", "won", "Deal amount", "Outcome", "is_converted"),
    *("duration", "Duration (s)", "call_duration", "Length of call", "Call result", "Result"),
    *("Lead Status", "Status", "status after call", "Pipeline stage", "lifecyclestage after"),
    *("Verlustgrund", "Abschlussdatum", "Gesprächsdauer", "Dauer", "Anruf Ergebnis", "gewonnen"),
    *("Gagnée", "Raison de la perte", "Durée de l'appel", "Date de clôture", "Statut"),
    *("Motivo de pérdida", "Duración de la llamada", "Fecha de cierre", "Ganado", "Resultado"),
)
IN_TIME = (
    *("Lead Source", "What is your current occupation", "Total Time Spent on Website"),
    *(
        "poutcome",
        "Previous outcome",
        "pdays",
        "contact",
        "month",
        "Closest store",
        "Marital status",
    ),
    *(
        "Course duration",
        "Session duration",
        "Höchster Abschluss",
        "Estado",
        "State",
        "Loan status",
    ),
    *("First conversion page", "Chiffre d'affaires", "Tipo de negocio", "Signed up for newsletter"),
    *("Employment status", "Wonderful", "", "¿?", "Funding stage", "Search results clicked"),
)


@pytest.mark.parametrize("name", LATE)
def test_a_name_that_speaks_of_the_end_is_late(name: str) -> None:
    assert why_named_so(name) is not None


@pytest.mark.parametrize("name", IN_TIME)
def test_a_name_that_speaks_of_something_else_is_not(name: str) -> None:
    assert why_named_so(name) is None


def test_the_reason_repeats_our_word_and_not_the_header() -> None:
    reason = why_named_so("<b>LOST</b> [x](javascript:y)")
    assert reason == 'by its name ("lost") it tells how the lead ended'


def test_a_verdict_is_named_in_four_languages() -> None:
    for name in ("Lead Quality", "Rating", "Lead-Bewertung", "Qualité du lead", "Calificación"):
        assert names_a_verdict(name)
    assert not names_a_verdict("Equality")


def test_an_end_is_named_by_a_word_of_its_own() -> None:
    assert names_an_end("Closed by Horizzon")
    assert names_an_end("LOST – price")
    assert not names_an_end("Lostock")
