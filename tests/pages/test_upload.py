"""Upload, step by step, as far as it goes without a browser."""

from dataclasses import dataclass

from streamlit.testing.v1 import AppTest

from leadpact.domain.fields import Kind
from leadpact.store.database import Store
from leadpact.store.datasets import data_set_named, list_data_sets
from leadpact.store.uploads import UploadLine, list_uploads
from leadpact.ui.plain import plain
from leadpact.ui.state import Session
from tests.pages.opened import Opened, errors, run, words
from tests.stores import column, everything

PAGE = "pages/data/upload.py"
LEADS = "lead_id,source,created_at,outcome\n1,Google,2026-01-05,open\n2,Fair,2026-02-06,open\n"
OUTCOMES = "lead_id,outcome,won_at\n1,won,2026-03-01\n9,won,2026-03-02\n"
HISTORY = "lead_id,happened_at,from_stage,to_stage\n2,2026-02-10,inquiry,mql\n"


@dataclass(frozen=True)
class Uploader:
    """A reader on the Upload page."""

    app: AppTest

    def bring(self, *files: tuple[str, str]) -> None:
        """Hand over files of these names and texts."""
        self.app.file_uploader[0].set_value(
            [(name, text.encode(), "text/csv") for name, text in files]
        )
        run(self.app)

    def click(self, label: str) -> None:
        """Press the button that begins so."""
        next(one for one in self.app.button if one.label.startswith(label)).click()
        run(self.app)

    def press(self, label: str) -> None:
        """Press the button that begins so, and wait for what it starts."""
        self.click(label)
        job = self.session.job
        if job is not None:
            job.wait()
            run(self.app)

    def counts(self) -> dict[str, int]:
        """The counts in view."""
        return {one.label: int(one.value.replace(",", "")) for one in self.app.metric}

    def buttons(self) -> list[str]:
        """The labels of the buttons in view."""
        return [one.label for one in self.app.button]

    def said(self) -> str:
        """All texts in view."""
        found = [*self.app.markdown, *self.app.info, *self.app.success, *self.app.subheader]
        return " ".join([*(str(one.value) for one in found), words(self.app)])

    @property
    def session(self) -> Session:
        """What the session remembers."""
        found = self.app.session_state["leadpact"]
        assert isinstance(found, Session)
        return found


def uploader(opened: Opened) -> Uploader:
    return Uploader(opened.page(PAGE))


def uploads(store: Store) -> tuple[UploadLine, ...]:
    """The uploads into the only data set, the newest first."""
    return list_uploads(store, data_set_named(store, None).dataset_id)


def bring_in(reader: Uploader, name: str, text: str) -> None:
    """A file through all its steps."""
    reader.bring((name, text))
    reader.press("Check")
    reader.press("Import")


def test_an_empty_store_says_which_files_help_and_shows_the_smallest_one(opened: Opened) -> None:
    app = opened.page(PAGE)
    assert "Which files help most" in [one.value for one in app.subheader]
    assert "<th>lead_id</th>" in words(app)
    assert [one.label for one in app.download_button] == ["Download this example"]


def test_files_wait_with_the_leads_first_and_files_without_a_table_last(opened: Opened) -> None:
    reader = uploader(opened)
    reader.bring(("nothing.csv", ""), ("h.csv", HISTORY), ("o.csv", OUTCOMES), ("leads.csv", LEADS))
    assert [one.file_name for one in reader.session.queue] == [
        "leads.csv",
        "o.csv",
        "h.csv",
        "nothing.csv",
    ]
    assert "File 1 of 4: leads.csv. Then: o.csv, h.csv, nothing.csv" in reader.said()


def test_a_file_leaves_the_uploader_and_waits_under_a_name_of_ours(
    opened: Opened,
) -> None:
    reader = uploader(opened)
    reader.bring(("leads.csv", LEADS))
    waiting = reader.session.queue[0].path
    assert waiting.parent == opened.store.uploads
    assert waiting.read_text() == LEADS
    assert "leads" not in waiting.name
    assert not reader.app.get("file_uploader")


def test_a_preview_counts_what_the_import_then_does_and_keeps_nothing(opened: Opened) -> None:
    """Two leads are new; the third has no id and is quarantined."""
    reader = uploader(opened)
    reader.bring(("leads.csv", f"{LEADS},Nobody,2026-03-01,open\n"))
    before = everything(opened.store)
    reader.press("Check 3 rows")
    previewed = reader.counts()
    assert everything(opened.store) == before
    assert (previewed["Read"], previewed["New"], previewed["Quarantined"]) == (3, 2, 1)
    reader.press("Import 3 rows")
    assert "leads.csv is in: 3 rows read, none lost." in reader.said()
    assert reader.counts() == previewed
    assert sorted(column(opened.store, "source")) == ["1", "2"]


def test_a_preview_leads_back_to_the_mapping_and_out(opened: Opened) -> None:
    reader = uploader(opened)
    reader.bring(("leads.csv", LEADS))
    waiting = reader.session.queue[0].path
    reader.press("Check")
    reader.press("Back to the mapping")
    assert "Check 2 rows" in reader.buttons()
    reader.press("Check")
    reader.press("Cancel")
    assert reader.app.get("file_uploader")
    assert not waiting.exists()
    assert list_data_sets(opened.store) == ()


def test_a_cancelled_import_leaves_nothing_and_can_be_started_again(opened: Opened) -> None:
    """The import cannot begin to write before the test is done writing, so Cancel comes first."""
    reader = uploader(opened)
    reader.bring(("leads.csv", LEADS))
    reader.press("Check")
    before = everything(opened.store)
    with opened.store.transaction():
        reader.click("Import")
        job = reader.session.job
        assert job is not None
        reader.click("Cancel")
        assert job.state().stopping
    job.wait()
    run(reader.app)
    assert everything(opened.store) == before
    assert "nothing of it was kept" in reader.app.toast[0].value
    reader.press("Import")
    assert reader.counts()["New"] == 2


def test_an_import_under_way_is_seen_again_after_a_look_at_another_page(opened: Opened) -> None:
    reader = uploader(opened)
    reader.bring(("leads.csv", LEADS))
    reader.press("Check")
    with opened.store.transaction():
        reader.click("Import")
        reader.app.switch_page("pages/meet/overview.py")
        run(reader.app).switch_page(PAGE)
        run(reader.app)
        assert "Importing 2 rows of leads.csv" in reader.said()
        job = reader.session.job
    assert job is not None
    job.wait()
    run(reader.app)
    assert "leads.csv is in: 2 rows read, none lost." in reader.said()


def test_three_files_in_the_wrong_order_end_in_joined_outcomes(opened: Opened) -> None:
    """Lead 1 is won by the outcomes; the outcome of lead 9 waits; lead 2 is a cycle further."""
    reader = uploader(opened)
    reader.bring(("h.csv", HISTORY), ("o.csv", OUTCOMES), ("leads.csv", LEADS))
    for place in (1, 2, 3):
        reader.press("Check")
        reader.press("Import")
        if place < 3:
            reader.press(f"Next file ({place + 1} of 3)")
    assert [one.name for one in list_data_sets(opened.store)] == ["leads"]
    assert column(opened.store, "outcome") == {"1": "won", "2": "open"}
    assert [line.waiting for line in uploads(opened.store)] == [0, 1, 0]


def test_outcomes_that_came_first_join_when_their_lead_comes(opened: Opened) -> None:
    reader = uploader(opened)
    reader.bring(("o.csv", OUTCOMES))
    assert "It looks like outcomes, but no leads are there" in reader.said()
    reader.app.selectbox(key="1-kind").set_value(Kind.OUTCOMES)
    run(reader.app)
    assert "Their leads are not there yet: the rows will wait" in reader.said()
    reader.press("Check")
    assert reader.counts()["Waiting"] == 2
    reader.press("Import")
    reader.bring(("leads.csv", LEADS))
    into = next(one for one in reader.app.selectbox if one.label == "Into the data set")
    into.set_value("o")
    run(reader.app)
    reader.press("Check")
    assert "1 row of earlier files would find their leads" in reader.said()
    reader.press("Import")
    assert column(opened.store, "outcome") == {"1": "won", "2": "open"}


def test_the_same_file_again_changes_nothing_and_says_when_it_came(opened: Opened) -> None:
    reader = uploader(opened)
    bring_in(reader, "leads.csv", LEADS)
    when = uploads(opened.store)[0].imported_at
    reader.bring(("again.csv", LEADS))
    assert "all is filled in as it was confirmed then" in reader.said()
    reader.press("Check")
    assert reader.counts()["Unchanged"] == 2
    said = f"the same file came in first on {plain(f'{when:%Y-%m-%d %H:%M}')}"
    assert said in reader.said()


def test_a_file_that_can_be_read_in_two_ways_is_asked_about_once(opened: Opened) -> None:
    """Commas and semicolons split every line into two: six columns of which one has a mark."""
    reader = uploader(opened)
    reader.bring(("two.csv", "a,b;c\n1,2;3\n4,5;6\n7,8;9\n"))
    assert reader.buttons().count("Read it like this") == 2
    reader.press("Read it like this")
    assert "Check 3 rows" in reader.buttons()
    reader.press("Check")
    assert "Read it like this" not in reader.buttons()


def test_dates_that_can_be_read_in_two_ways_are_asked_about_once(opened: Opened) -> None:
    """03/04/2026 is 3 April or 4 March; both fit in all cells. The first way is day first."""
    reader = uploader(opened)
    reader.bring(("leads.csv", "lead_id,created_at\n1,03/04/2026\n2,05/06/2026\n"))
    reader.press("Check")
    assert reader.buttons().count("Read it like this") == 2
    assert "03/04/2026" in words(reader.app)
    reader.press("Read it like this")
    assert reader.counts()["New"] == 2
    reader.press("Import")
    assert [str(day)[:10] for day in column(opened.store, "created_at").values()] == [
        "2026-04-03",
        "2026-06-05",
    ]


def test_two_columns_with_an_equal_claim_are_put_to_the_reader(opened: Opened) -> None:
    """Both headers are "E-mail" once folded; the second has the addresses that are wanted."""
    reader = uploader(opened)
    reader.bring(("leads.csv", "lead_id,email,E-Mail\n1,a@old.example,a@new.example\n"))
    check = next(one for one in reader.app.button if one.label.startswith("Check"))
    assert check.disabled
    question = next(one for one in reader.app.radio if "claim the field E-mail" in one.label)
    question.set_value(question.options[1])
    run(reader.app)
    assert not [one for one in reader.app.radio if "claim the field" in one.label]
    reader.press("Check")
    reader.press("Import")
    assert column(opened.store, "email") == {"1": "a@new.example"}


def test_only_texts_without_a_meaning_are_asked_about(opened: Opened) -> None:
    reader = uploader(opened)
    reader.bring(("leads.csv", "lead_id,outcome\n1,won\n2,kaputt\n"))
    assert "**Outcome: 1 of 2 texts have no meaning yet.**" in reader.said()
    assert "what 1 texts are understood to mean" in " ".join(
        one.label for one in reader.app.expander
    )


def test_a_mapping_that_is_refused_stays_to_be_mended(opened: Opened) -> None:
    """Activities without the time of what happened cannot be taken."""
    reader = uploader(opened)
    reader.bring(("leads.csv", "lead_id,activity\n1,visit\n"))
    reader.app.selectbox(key="1-kind").set_value(Kind.ACTIVITIES)
    run(reader.app)
    reader.press("Check")
    assert "happened\\_at" in errors(reader.app)[0]
    assert reader.app.selectbox(key="1-kind").value is Kind.ACTIVITIES
    assert "Check 1 row" in reader.buttons()


def test_undoing_says_first_what_goes_and_what_comes_back(opened: Opened) -> None:
    """The second file changed the source of lead 2 and brought lead 3."""
    reader = uploader(opened)
    bring_in(reader, "leads.csv", LEADS)
    bring_in(reader, "leads.csv", LEADS.replace("Fair", "Web") + "3,Web,2026-03-01,open\n")
    assert column(opened.store, "source") == {"1": "Google", "2": "Web", "3": "Web"}
    reader.press("Undo the last upload")
    assert "1 lead goes; 1 gets its old values back." in reader.said()
    assert [line.undone_at for line in uploads(opened.store)] == [None, None]


def test_the_details_of_an_upload_say_its_mapping_in_words(opened: Opened) -> None:
    reader = uploader(opened)
    bring_in(reader, "leads.csv", LEADS.replace("source", "Lead Source"))
    reader.press("Show its details")
    assert "<td>Source</td><td>Lead Source</td>" in words(reader.app)
    assert "SHA-256" in words(reader.app)
