"""Work in the background: how far it is, how it ends, and how it is stopped."""

from threading import Event

from leadpact.domain.fields import Kind
from leadpact.errors import ImportCancelledError, LeadpactError, MappingError
from leadpact.ingest.cancel import Cancel
from leadpact.ingest.load import ImportReport, Progress
from leadpact.ui.jobs import Job, Work, left_in_words

REPORT = ImportReport(
    data_set="data",
    dataset_id=1,
    kind=Kind.LEADS,
    file_name="leads.csv",
    read=0,
    new=0,
    updated=0,
    unchanged=0,
    duplicate=0,
    waiting=0,
    left_out=0,
    quarantined=0,
    notes=(),
    examples=(),
)


def job_of(work: Work) -> Job:
    return Job("Importing", 1, work, is_check=False)


def test_a_job_tells_how_far_it_is_until_it_ends_in_its_report() -> None:
    told, go_on = Event(), Event()

    def work(progress: Progress, _cancel: Cancel) -> ImportReport:
        progress(0.25, "Reading the file")
        told.set()
        go_on.wait()
        return REPORT

    job = job_of(work)
    told.wait()
    state = job.state()
    assert (state.share, state.words, state.end) == (0.25, "Reading the file", None)
    go_on.set()
    job.wait()
    assert job.state().end is REPORT


def test_what_a_person_can_mend_comes_out_of_a_job_as_it_is() -> None:
    error = MappingError("no column", "Map one.")

    def work(_progress: Progress, _cancel: Cancel) -> ImportReport:
        raise error

    job = job_of(work)
    job.wait()
    assert job.state().end is error


def test_what_nobody_foresaw_comes_out_of_a_job_as_a_sentence() -> None:
    def work(_progress: Progress, _cancel: Cancel) -> ImportReport:
        raise ZeroDivisionError

    job = job_of(work)
    job.wait()
    end = job.state().end
    assert isinstance(end, LeadpactError)
    assert end.message == "Something went wrong during the import; nothing of it was kept."


def test_a_job_that_is_stopped_ends_as_cancelled() -> None:
    begun, asked = Event(), Event()

    def work(_progress: Progress, cancel: Cancel) -> ImportReport:
        begun.set()
        asked.wait()
        cancel.obey()
        return REPORT

    job = job_of(work)
    begun.wait()
    job.stop()
    assert job.state().stopping
    asked.set()
    job.wait()
    assert isinstance(job.state().end, ImportCancelledError)


def test_seconds_left_are_said_in_seconds_then_in_minutes() -> None:
    assert left_in_words(None) == ""
    assert left_in_words(1) == "almost done"
    assert left_in_words(89) == "about 89 seconds left"
    assert left_in_words(91) == "about 2 minutes left"
