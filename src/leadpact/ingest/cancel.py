"""Stopping an import from outside: between its steps, and inside a long statement."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

import duckdb

from leadpact.errors import ImportCancelledError, LeadpactError
from leadpact.store.database import Cursor


class Cancel:
    """Asks the one import it is given to for an end; it may be asked from any thread."""

    def __init__(self) -> None:
        self._asked = Event()
        self._lock = Lock()
        self._cursor: Cursor | None = None

    @property
    def asked(self) -> bool:
        """Whether somebody asked."""
        return self._asked.is_set()

    def ask(self) -> None:
        """Stop the import: its statement now, or before its next step."""
        self._asked.set()
        with self._lock:
            if self._cursor is not None:
                self._cursor.interrupt()

    def obey(self) -> None:
        """Raise ImportCancelledError when somebody asked."""
        if self.asked:
            raise _cancelled()

    @contextmanager
    def stops(self, cursor: Cursor) -> Iterator[None]:
        """Within, asking interrupts the cursor, and what fails by that is an ImportCancelledError.

        Once it is left the import can no longer be stopped.
        """
        with self._lock:
            self._cursor = cursor
        try:
            yield
            self.obey()
        except (duckdb.Error, LeadpactError) as error:
            if self.asked and not isinstance(error, ImportCancelledError):
                raise _cancelled() from error
            raise
        finally:
            with self._lock:
                self._cursor = None


def _cancelled() -> ImportCancelledError:
    return ImportCancelledError(
        "The import was cancelled; nothing of it was kept.", "Import the file again when you like."
    )
