"""Work in the background: a thread with how far it is, an end, and a way to stop it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from threading import Lock, Thread
from time import monotonic

from leadpact.errors import LeadpactError
from leadpact.ingest.cancel import Cancel
from leadpact.ingest.load import ImportReport, Progress

_logger = logging.getLogger(__name__)

Work = Callable[[Progress, Cancel], ImportReport]
_EARLIEST_SHARE = 0.05
_EARLIEST_SECONDS = 1.0


@dataclass(frozen=True)
class JobState:
    """How far a job is: the share done, what is going on, and the seconds left, once known.

    `end` is its report, or what went wrong; None while it goes on.
    """

    share: float
    words: str
    seconds_left: int | None
    stopping: bool
    end: ImportReport | LeadpactError | None


@dataclass(frozen=True)
class _Step:
    share: float
    words: str
    at: float


class Job:
    """One import, or one dry run of it, in a thread of its own."""

    def __init__(self, title: str, number: int, work: Work, *, is_check: bool) -> None:
        self.title = title
        self.number = number
        self.is_check = is_check
        self._cancel = Cancel()
        self._lock = Lock()
        self._began = monotonic()
        self._step = _Step(0.0, "Starting", self._began)
        self._end: ImportReport | LeadpactError | None = None
        self._thread = Thread(target=self._run, args=(work,), daemon=True, name="leadpact-import")
        self._thread.start()

    def state(self) -> JobState:
        """How far it is now."""
        with self._lock:
            step, end = self._step, self._end
        left = None if end is not None else _seconds_left(step, self._began)
        return JobState(step.share, step.words, left, self._cancel.asked, end)

    def stop(self) -> None:
        """Ask for its end; an import that is stopped leaves nothing behind."""
        self._cancel.ask()

    def wait(self) -> None:
        """Come back when it is over."""
        self._thread.join()

    def _run(self, work: Work) -> None:
        try:
            end: ImportReport | LeadpactError = work(self._tell, self._cancel)
        except LeadpactError as error:
            end = error
        except Exception:
            _logger.exception("an import failed")
            end = LeadpactError(
                "Something went wrong during the import; nothing of it was kept.",
                "Try again; what happened stands in the server's log.",
            )
        with self._lock:
            self._end = end

    def _tell(self, share: float, words: str) -> None:
        with self._lock:
            self._step = _Step(min(max(share, 0.0), 1.0), words, monotonic())


def left_in_words(seconds: int | None) -> str:
    """Such as “about 12 seconds left”; empty where it is not known yet."""
    if seconds is None:
        return ""
    if seconds <= 1:
        return "almost done"
    if seconds < 90:
        return f"about {seconds} seconds left"
    return f"about {ceil(seconds / 60)} minutes left"


def _seconds_left(step: _Step, began: float) -> int | None:
    """What is left at the pace so far; None as long as too little is done to tell."""
    took = step.at - began
    if step.share < _EARLIEST_SHARE or monotonic() - began < _EARLIEST_SECONDS:
        return None
    left = took * (1 - step.share) / step.share - (monotonic() - step.at)
    return max(1, ceil(left))
