"""Which reasons say that sales knew the lead before."""

import pytest

from leadpact.domain.shares import share
from leadpact.metrics.customer_words import rejected_words
from leadpact.metrics.rejected_as_known import KnownReason, RejectedAsKnown
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from tests.metrics.tables import figure
from tests.stores import leads

KNOWN = (
    "Already a customer",
    "existing client",
    "Current account",
    "We know them",
    "Known contact",
    "already known to sales",
    "In the pipeline",
    "already in our pipeline",
    "Duplicate",
    "Duplicate lead",
    "Open opportunity exists",
    "Already in CRM",
    "Bestandskunde",
    "ist bereits Kunde",
    "Kontakt bereits bekannt",
    "kennen wir schon",
    "Dublette",
    "Schon in der Pipeline",
    "Déjà client",
    "Client existant",
    "déjà connu",
    "Doublon",
    "Ya es cliente",
    "Cliente actual",
    "Contacto conocido",
    "Duplicado",
    "Já é cliente",
    "Già cliente",
    "Doppione",
    "Al klant",
    "Al bekend",
    "Dubbele lead",
)
NOT_KNOWN = (
    "No authority",
    "Not the right company",
    "Unknown contact",
    "Wrong contact data",
    "Not an existing customer",
    "Budget not known",
    "Existing customer of a competitor",
    "Unbekannt",
    "Kontakt nicht erreichbar",
    "Kunde der Konkurrenz, bereits Kunde dort",
    "Inconnu",
    "Cliente no interesado",
    "Onbekend",
    "Not in market, no pipeline",
    "No need",
)


def test_the_words_of_six_languages_are_understood(fresh_store: Store) -> None:
    """One lead per reason; each is rejected by its reason alone."""
    reasons = (*KNOWN, *NOT_KNOWN)
    lines = [f"{number} | {reason}" for number, reason in enumerate(reasons)]
    leads(fresh_store, "\n".join(["lead_id | rejection_reason", *lines]))
    found = figure(fresh_store, "rejected_as_known")
    assert isinstance(found, RejectedAsKnown)
    assert {one.reason for one in found.reasons} == set(KNOWN)
    assert found.share == share(len(KNOWN), len(reasons))


@pytest.fixture
def refused(fresh_store: Store) -> Store:
    leads(
        fresh_store,
        """
        lead_id | stage    | rejection_reason
        1       | rejected | Already a customer
        2       | rejected | already a customer
        3       | rejected | Duplicate
        4       | rejected | No need
        5       | rejected |
        6       | sal      |
        """,
    )
    return fresh_store


def test_rejections_without_a_reason_are_in_neither_part(refused: Store) -> None:
    """1 to 4 give a reason, 1 to 3 one that says so."""
    found = figure(refused, "rejected_as_known")
    reasons = (KnownReason("Already a customer", 2), KnownReason("Duplicate", 1))
    assert found == RejectedAsKnown(share(3, 4), reasons)
    assert isinstance(found, RejectedAsKnown)
    assert rejected_words(found) == (
        "Taken for “we know them”: “Already a customer” (2), “Duplicate” (1)."
    )


def test_of_many_reasons_eight_are_named() -> None:
    reasons = tuple(KnownReason(f"Duplicate {number}", 1) for number in range(10))
    said = rejected_words(RejectedAsKnown(share(10, 12), reasons))
    assert said.endswith("“Duplicate 7” (1) and 2 more.")


def test_where_no_reason_says_so_none_is_named() -> None:
    assert rejected_words(RejectedAsKnown(share(0, 9), ())) == (
        "No reason says that sales knew the lead: 0 of 9 rejections."
    )
    assert rejected_words(RejectedAsKnown(share(0, 0), ())) == (
        "No rejected hand-off in this selection gives a reason."
    )
    assert rejected_words(Missing(("rejection_reason",))).endswith("needs Rejection reason.")


def test_the_sample_has_no_such_reason(sample_store: Store) -> None:
    """1,839 rejections, 101 of them without a reason."""
    assert figure(sample_store, "rejected_as_known") == RejectedAsKnown(share(0, 1738), ())
