"""The files that wait to be imported, one session's queue of them."""

from dataclasses import replace

from leadpact.ingest.load import ImportReport
from leadpact.ingest.reading import Reading
from leadpact.ui.jobs import Job
from leadpact.ui.state import PendingUpload, Session, remember, session


def at_work() -> PendingUpload | None:
    """The file whose turn it is; None when none waits."""
    queue = session().queue
    return queue[0] if queue else None


def place_in_batch() -> tuple[int, int]:
    """Which file of how many it is."""
    now = session()
    return now.batch - len(now.queue) + 1, now.batch


def queue_up(files: tuple[PendingUpload, ...]) -> None:
    """Let these files wait, in this order; the uploader begins anew."""
    now = session()
    remember(
        replace(
            now,
            queue=files,
            batch=len(files),
            report=None,
            files_seen=now.files_seen + len(files) + 1,
        )
    )


def change(file: PendingUpload) -> None:
    """Go on with the file as it is now."""
    now = session()
    queue = tuple(file if one.number == file.number else one for one in now.queue)
    remember(replace(now, queue=queue))


def read_as(file: PendingUpload, reading: Reading) -> None:
    """Read the file another way; what was chosen for its columns no longer holds."""
    now = session()
    fresh = PendingUpload(
        now.files_seen + 1, file.path, file.file_name, reading, sheets=file.sheets
    )
    queue = tuple(fresh if one.number == file.number else one for one in now.queue)
    remember(replace(_without_menus(now, file), queue=queue, files_seen=fresh.number))


def let_go(file: PendingUpload) -> None:
    """Forget the file, and delete it where it waited."""
    file.path.unlink(missing_ok=True)
    now = _without_menus(session(), file)
    remember(replace(now, queue=tuple(one for one in now.queue if one.number != file.number)))


def let_go_of_all() -> None:
    """Forget all files that wait."""
    for file in session().queue:
        let_go(file)


def begin(job: Job | None) -> None:
    """Remember the job under way; None when it is over."""
    remember(replace(session(), job=job))


def keep_report(file: PendingUpload, report: ImportReport) -> None:
    """Show what became of the file's rows until the reader goes on to the next one."""
    let_go(file)
    now = session()
    remember(
        replace(
            now,
            report=report,
            dataset_id=report.dataset_id,
            uploads_seen=now.uploads_seen + 1,
        )
    )


def leave_report() -> None:
    """Go on to the next file, or back to the list of uploads."""
    remember(replace(session(), report=None))


def tell_later(news: str) -> None:
    """Say this once on the next page that is drawn."""
    remember(replace(session(), news=news))


def take_news() -> str:
    """What is to be said, once."""
    news = session().news
    if news:
        remember(replace(session(), news=""))
    return news


def _without_menus(now: Session, file: PendingUpload) -> Session:
    """What was chosen in tables that belong to the file; their names begin with its number."""
    mine = f"{file.number}-"
    return replace(now, menus=tuple(one for one in now.menus if not one.name.startswith(mine)))
