"""Mend: what it counts, and that nothing is merged, dropped or sent without being asked for."""

from streamlit.testing.v1 import AppTest

from leadpact.domain.fields import Kind
from leadpact.export.tables import csv_bytes
from leadpact.ingest.mending.mend import quarantine_file
from leadpact.store.database import Store
from leadpact.store.datasets import list_data_sets
from tests.pages.opened import Opened, answer, errors, press, run, words
from tests.stores import Choice, leads

PAGE = "pages/data/mend.py"
ANNA_TWICE = """
    lead_id | first_name | last_name | company | email        | created_at | outcome
    1       | Anna       | Bauer     | Acme    | anna@acme.de | 2026-01-05 | won
    2       | Anna       | Bauer     | Acme AG | Anna@acme.de | 2026-02-05 | open
"""
TWO_BAD = """
    lead_id | created_at | Phone
    3       | 2026-02-30 | +49 30 1234
    4       | someday    | =1+1
    5       | 2026-03-01 | 0170
"""


def labels(app: AppTest) -> list[str]:
    """The buttons of the page."""
    return [one.label for one in app.button]


def lead_count(store: Store) -> int:
    """The leads of the newest data set."""
    return list_data_sets(store)[0].leads


def activities(store: Store, table: str) -> None:
    """Bring in a log of activities."""
    leads(store, table, Choice(Kind.ACTIVITIES))


def test_an_empty_store_says_where_rows_come_from(opened: Opened) -> None:
    app = opened.page(PAGE)
    assert answer(app) == "None: nothing has come in yet."
    assert app.get("page_link")
    assert not errors(app)


def test_where_nothing_waits_it_says_so_in_every_section(opened: Opened) -> None:
    leads(opened.store, "lead_id | source\n1 | Web\n2 | Fair")
    app = opened.page(PAGE)
    assert answer(app) == "Nothing waits: every row that came in is counted."
    said = words(app)
    for sentence in (
        "No row is kept out: every row of every file was taken in.",
        "Nobody seems to be in twice",
        "No row waits: every outcome, activity and stage change has found its lead.",
        "Every activity of this data set is one that Leadpact knows.",
    ):
        assert sentence in said


def test_the_sentence_counts_rows_people_and_activities(opened: Opened) -> None:
    """Leads 3 and 4 have no date; 1 and 2 share an e-mail; leads 77 and 78 are not there."""
    leads(opened.store, ANNA_TWICE)
    leads(opened.store, TWO_BAD)
    activities(
        opened.store,
        """
        lead_id | happened_at | activity
        77      | 2026-03-01  | Page view
        77      | 2026-03-02  | Page view
        78      | 2026-03-02  | Page view
        1       | 2026-03-02  | Rang the bell
        """,
    )
    app = opened.page(PAGE)
    assert answer(app) == (
        "2 rows of 1 upload are kept out, 1 person seems to be in twice, "
        "3 activities wait for their lead."
    )
    [kept_out, waiting, unknown] = app.dataframe
    assert list(kept_out.value["c1"]) == [
        "created_at: “2026-02-30” is not a date",
        "created_at: “someday” is not a date",
    ]
    assert waiting.value.iloc[0].tolist()[1:] == ["activities", 3, 2, "77, 78"]
    assert unknown.value.to_numpy().tolist() == [["Rang the bell", 1]]


def test_rows_sent_again_as_they_were_stay_kept_out(opened: Opened) -> None:
    leads(opened.store, TWO_BAD)
    app = press(opened.page(PAGE), "Send all 2 rows through again")
    assert [one.value for one in app.warning] == [
        "Of 2 rows sent through again 0 went in, 2 are still kept out."
    ]
    assert answer(app).startswith("2 rows of 1 upload are kept out")
    assert lead_count(opened.store) == 1


def test_columns_may_have_any_name(opened: Opened) -> None:
    """Names that the editor or the page take for something of their own are names like others."""
    leads(opened.store, "Line | Why | _index | c0 | created_at\n1 | 2 | 3 | 4 | someday")
    app = opened.page(PAGE)
    assert not errors(app)
    assert app.dataframe[0].value.iloc[0].tolist()[2:] == ["1", "2", "3", "4", "someday"]
    app = press(app, "Send 1 row through again")
    assert "1 is still kept out" in app.warning[0].value


def test_only_the_first_rows_of_many_stand_in_the_editor_and_the_file_has_all(
    opened: Opened,
) -> None:
    """Of 501 rows the editor shows 500."""
    leads(opened.store, "lead_id | created_at\n" + "\n".join(f"{n} | x" for n in range(501)))
    app = opened.page(PAGE)
    assert len(app.dataframe[0].value) == 500
    assert any("the first 500 of 501" in str(one.value) for one in app.caption)
    assert "Send the first 500 rows through again" in labels(app)
    assert [one.label for one in app.download_button] == ["Download 501 rows as CSV"]


def test_a_corrected_file_goes_in_with_every_cell_as_it_was(opened: Opened) -> None:
    """Cells that look like formulas come back without the apostrophe that made them safe."""
    leads(opened.store, TWO_BAD)
    headers, rows = quarantine_file(opened.store, 1)
    corrected = csv_bytes(headers, rows).replace(b"2026-02-30", b"2026-02-28")
    app = opened.page(PAGE)
    app.file_uploader[0].upload("corrected.csv", corrected, "text/csv")
    app = press(run(app), "Send 2 rows of the file through again")
    assert [one.value for one in app.warning] == [
        "Of 2 rows sent through again 1 went in, 1 is still kept out."
    ]
    headers, rows = quarantine_file(opened.store, 2)
    assert rows[0][2:] == ("4", "someday", "=1+1")
    [(phone,)] = opened.store.rows("select c1 from lead_custom_1 where lead_id = '3'")
    assert phone == "+49 30 1234"


def test_another_file_is_refused_with_a_hint(opened: Opened) -> None:
    leads(opened.store, TWO_BAD)
    app = opened.page(PAGE)
    app.file_uploader[0].upload("other.csv", b"lead_id,created_at\n3,2026-01-01\n", "text/csv")
    app = run(app)
    assert errors(app)
    assert "Send" not in " ".join(one for one in labels(app) if "of the file" in one)


def test_a_merge_takes_one_lead_away_and_can_be_taken_apart(opened: Opened) -> None:
    leads(opened.store, ANNA_TWICE)
    app = opened.page(PAGE)
    assert lead_count(opened.store) == 2
    assert "not “Acme AG” of 2" in words(app)
    app = press(app, "Merge")
    assert lead_count(opened.store) == 1
    assert "Merge" not in labels(app)
    app = press(app, "Take apart")
    assert lead_count(opened.store) == 2
    assert "Merge" in labels(app)


def test_two_people_are_not_proposed_again(opened: Opened) -> None:
    leads(opened.store, ANNA_TWICE)
    app = press(opened.page(PAGE), "Not the same person")
    assert answer(app) == "Nothing waits: every row that came in is counted."
    assert lead_count(opened.store) == 2


def test_merging_all_asks_first_and_says_how_many(opened: Opened) -> None:
    """Leads 1 and 2 share an e-mail, and so do 3, 4 and 5: five leads become two."""
    leads(
        opened.store,
        """
        lead_id | email
        1       | a@acme.de
        2       | a@acme.de
        3       | b@acme.de
        4       | b@acme.de
        5       | b@acme.de
        """,
    )
    app = press(opened.page(PAGE), "Merge all with the same e-mail")
    assert any("5 leads become 2" in str(one.value) for one in app.markdown)
    assert "Merge 5 leads into 2" in labels(app)
    assert lead_count(opened.store) == 5


def test_one_of_three_can_be_somebody_else(opened: Opened) -> None:
    leads(opened.store, "lead_id | email\n1 | b@acme.de\n2 | b@acme.de\n3 | b@acme.de")
    app = opened.page(PAGE)
    [button] = [one for one in app.button if one.label == "Not the same person"]
    assert button.disabled
    choice = app.multiselect[0]
    choice.set_value([choice.options[2]])
    app = press(run(app), "Not the same person")
    app = press(app, "Merge")
    assert opened.store.rows("select lead_id, into_lead_id from lead_merge") == [("2", "1")]
