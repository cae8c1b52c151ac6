"""Answers come from any file whose headers can be understood, whole or not at all."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadpact.domain.people import Team
from leadpact.errors import EntryError, FileError
from leadpact.export.question_sheets import answers_csv
from leadpact.ingest.columns.values import is_empty
from leadpact.ingest.survey_file import ANSWER_COLUMNS, read_answers
from leadpact.store.database import Store
from leadpact.store.survey import Asks, list_answers, take_in_answers
from tests.stores import everybody, leads, store_in

BUDGET = "What is your budget?"


def read(store: Store, text: str) -> tuple[Asks, ...]:
    leads(store, "lead_id | product\n1 | Suite")
    return read_answers(store, 1, text.encode(), "answers.csv")


@pytest.mark.parametrize(
    "text",
    [
        "person,team,question,product\nRita,sales,What is your budget?,Suite\n",
        "Frage;Produkt;Name;Abteilung;Notiz\nWhat is your budget?;SUITE;Rita;Vertrieb;x\n",
        "PRODUCTS\tQuestoin\tTeam\tWho\nsuite\tWhat is your budget?\tReps\tRita\n",
    ],
)
def test_headers_and_teams_may_be_spelt_in_other_ways(fresh_store: Store, text: str) -> None:
    assert read(fresh_store, text) == (Asks("Rita", Team.SALES, BUDGET, "Suite"),)


def test_no_product_is_all_products_and_the_column_may_lack(fresh_store: Store) -> None:
    text = "Person,Team,Question,Product\nMaria,Marketing,What is your budget?,\n"
    wanted = (Asks("Maria", Team.MARKETING, BUDGET),)
    assert read(fresh_store, text) == wanted
    assert read(fresh_store, text.replace(",Product", "").replace("?,", "?")) == wanted


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Person,Team,Question\nA,sales,Why?\nB,finance,Why?\n",
            "line 3, column 'Team': 'finance'",
        ),
        ("Person,Team,Question\nA,sales,Why?\n,sales,Why?\n", "line 3, column 'Person': there is"),
        ("Person,Team,Question\nA,sales,!?!\n", "line 2, column 'Question': a question needs"),
        (
            f"Person,Team,Question\nA,sales,{'x' * 301}\n",
            "line 2, column 'Question': a question has",
        ),
        (f"Person,Team,Question\n{'x' * 61},sales,a\n", "line 2, column 'Person': a person's name"),
        ("Person,Question\nA,Why?\n", "no column for Team: there are 'Person', 'Question'"),
        ("Person,Team,Question\n", "the file has no answers"),
    ],
)
def test_what_cannot_be_taken_is_named_by_line_and_column(
    fresh_store: Store, text: str, told: str
) -> None:
    with pytest.raises(EntryError) as raised:
        read(fresh_store, text)
    assert told in raised.value.message
    assert raised.value.hint


def test_a_file_that_is_too_large_or_no_table_is_refused(fresh_store: Store) -> None:
    rows = "".join(f"P{number},sales,Why?\n" for number in range(20_001))
    with pytest.raises(EntryError, match="20,001 rows"):
        read(fresh_store, f"Person,Team,Question\n{rows}")
    with pytest.raises(FileError):
        read(fresh_store, "")


def test_no_header_means_two_columns() -> None:
    words = [word for one in ANSWER_COLUMNS for word in (one.label.lower(), *one.headers)]
    assert len(words) == len(set(words))


def test_a_formula_is_downloaded_as_text_and_comes_back_as_it_was(fresh_store: Store) -> None:
    kept = (Asks("=Rita", Team.SALES, '=HYPERLINK("https://x")', "+1"),)
    content = answers_csv(kept)
    assert b"'=HYPERLINK" in content
    assert b"'=Rita" in content
    assert read_answers(fresh_store, 1, content, "a.csv") == kept


# Of cells that say "nothing", such as "n/a", the reader makes empty ones.
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).filter(
    lambda text: any(mark.isalnum() for mark in text) and not is_empty(text.strip())
)


@settings(max_examples=12)
@given(
    st.lists(
        st.builds(Asks, TEXTS, st.sampled_from(Team), TEXTS, st.none() | TEXTS),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_was_kept_comes_back_from_its_own_download(answers: list[Asks]) -> None:
    """Into another data set the same answers; into the same one nothing new."""
    with TemporaryDirectory() as folder:
        store = store_in(Path(folder))
        admin = everybody(store).admin.person_id
        take_in_answers(store, admin, 1, answers, "a.csv")
        kept = [one.asks for one in list_answers(store, 1)]
        found = read_answers(store, 2, answers_csv(kept), "a.csv")
        assert take_in_answers(store, admin, 1, found, "a.csv") == 0
        assert take_in_answers(store, admin, 2, found, "a.csv") == len(kept)
        assert [one.asks for one in list_answers(store, 2)] == kept
        store.close()
