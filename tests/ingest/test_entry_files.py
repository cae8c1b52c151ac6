"""Reps and costs come from any file whose headers can be understood, whole or not at all."""

from datetime import date

import pytest

from leadpact.errors import EntryError, FileError
from leadpact.export.entry_sheets import reps_csv, spend_csv
from leadpact.ingest.entries import near_header
from leadpact.ingest.entry_files import REP_COLUMNS, SPEND_COLUMNS, read_reps, read_spend
from leadpact.store.database import Store
from leadpact.store.reps import Rep
from leadpact.store.spend import Spend
from tests.stores import leads


def reps(store: Store, text: str) -> tuple[Rep, ...]:
    leads(store, "lead_id | owner | source\n1 | Ines Halloran | Google Ads")
    return read_reps(store, 1, text.encode(), "reps.csv")


def spend(store: Store, text: str) -> tuple[Spend, ...]:
    leads(store, "lead_id | owner | source\n1 | Ines Halloran | Google Ads")
    return read_spend(store, 1, text.encode(), "costs.csv")


def test_a_german_file_of_reps_is_understood(fresh_store: Store) -> None:
    text = "Verkäufer;Kapazität;Ziel;Länder;Notiz\nines  halloran;30;10.000,50;Chile; Peru\n"
    text = text.replace("Chile; Peru", '"Chile; Peru";x') + "Neu;;;;\n;;;;\n"
    assert reps(fresh_store, text) == (
        Rep("Ines Halloran", 30, 10_000.5, None, "Chile; Peru"),
        Rep("Neu"),
    )


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Lead Owner", "owner"),
        ("SALES_REP", "owner"),
        ("Capasity", "capacity"),
        ("leads per month", "capacity"),
        ("Montly Quota", "quota"),
        ("Produkte", "product"),
        ("Teritory", "territory"),
        ("Start date", "since"),
        ("Phone", None),
        ("Rap", None),
    ],
)
def test_a_header_is_known_in_several_languages_and_misspelt(header: str, name: str | None) -> None:
    found = near_header(header, REP_COLUMNS)
    assert (found.name if found else None) == name


def test_no_header_means_two_columns() -> None:
    for columns in (REP_COLUMNS, SPEND_COLUMNS):
        words = [word for one in columns for word in (one.label.lower(), *one.headers)]
        assert len(words) == len(set(words))


@pytest.mark.parametrize("month", ["2026-03", "2026/03", "03/2026", "March 2026", "Mar 2026"])
def test_a_month_may_be_written_without_a_day(fresh_store: Store, month: str) -> None:
    assert spend(fresh_store, f"Source,Month,Cost\nFair,{month},5\n") == (
        Spend("Fair", date(2026, 3, 1), 5),
    )


def test_costs_of_a_source_in_a_month_are_added_up(fresh_store: Store) -> None:
    text = "Channel,Date,Amount spent\nGoogle Ads,2026-03-02,100\nGOOGLE ADS,2026-03-31,20.5\n"
    assert spend(fresh_store, text) == (Spend("Google Ads", date(2026, 3, 1), 120.5),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rep,Capacity\nA,30\nB,many\n", "line 3, column 'Capacity': 'many' is not a number"),
        ("Rep,Capacity\nA,-30\n", "line 2, column 'Capacity': '-30' is not a number from 0 on"),
        ("Rep,Since\nA,soon\n", "line 2, column 'Since': 'soon' is not a date"),
        ("Rep,Since\nA,03/04/2025\n", "is the day or the month first"),
        ("Rep,Quota\nA,1\nA,2\n", "line 3: the rep 'A' stands in line 2 already"),
        ("Rep,Quota\n,1\n", "line 2, column 'Rep': there is nothing"),
        ("Phone,Quota\n1,1\n", "no column for Rep: there are 'Phone', 'Quota'"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_by_line_and_column(
    fresh_store: Store, text: str, told: str
) -> None:
    with pytest.raises(EntryError) as raised:
        reps(fresh_store, text)
    assert told in raised.value.message
    assert raised.value.hint


def test_what_is_no_table_is_refused(fresh_store: Store) -> None:
    with pytest.raises(FileError):
        reps(fresh_store, "")


def test_what_was_downloaded_can_be_taken_back_formulas_and_all(fresh_store: Store) -> None:
    kept = (
        Rep('=HYPERLINK("https://x")', 12.5, 900, "@a; +b", "-1", date(2026, 1, 31)),
        Rep("'=Ann"),
    )
    content = reps_csv(kept)
    assert b"\n'=HYPERLINK" in content or b"\n\"'=HYPERLINK" in content
    assert read_reps(fresh_store, 1, content, "reps.csv") == kept
    costs = (Spend("=1+1", date(2026, 1, 1), 12.25), Spend("Fair", date(2025, 12, 1), 0))
    assert read_spend(fresh_store, 1, spend_csv(costs), "spend.csv") == costs
