"""Every error a person can cause, as one tree.

LeadpactError
├── FileError            a file cannot be read as a table
├── MappingError         columns or values of a file do not fit the lead fields
├── ModelError           a scoring model is not valid; names the line
├── DataSetError         a data set is missing, or named twice
├── FigureError          a figure is asked for that does not exist
└── StoreError           the store cannot be opened or written
    └── StoreBusyError   another process has the store open
"""


class LeadpactError(Exception):
    """What is wrong and where (`message`), and what to do next (`hint`)."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class FileError(LeadpactError):
    """A file cannot be read as a table."""


class MappingError(LeadpactError):
    """Columns or values of a file do not fit the lead fields."""


class ModelError(LeadpactError):
    """A scoring model is not valid; the message names the line."""


class DataSetError(LeadpactError):
    """A data set is missing, or named twice."""


class FigureError(LeadpactError):
    """A figure is asked for that does not exist."""


class StoreError(LeadpactError):
    """The store cannot be opened or written."""


class StoreBusyError(StoreError):
    """Another process has the store open."""
