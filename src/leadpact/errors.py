"""Every error a person can cause, as one tree.

LeadpactError
├── FileError            a file cannot be read as a table
│   └── AmbiguousFileError      it can be read in ways that differ
├── MappingError         columns or values of a file do not fit the lead fields
│   └── AmbiguousNotationError  its dates or numbers can be read in ways that differ
├── ModelError           a scoring model is not valid; names the line
├── DataSetError         a data set is missing, or named twice
├── FigureError          a figure is asked for that does not exist
├── ScenarioError        a scenario is missing, named twice, or has no proper name
├── LinkError            a link leads to nothing that can be shown
├── EntryError           what a person entered is not valid
├── RoleError            the person's role does not allow it, or nobody said who they are
├── AgreementError       the round, proposal or grading is not there, or not as it was seen
├── DefinitionError      a definition is missing, was changed, or cannot be signed as it is
├── ImportCancelledError  a person stopped an import
└── StoreError           the store cannot be opened or written
    └── StoreBusyError   another process has the store open
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Way:
    """One way to read a file: the option and the value that say so, in words, and what it gives.

    `option` is the command line's, without its dashes; `rows` are the first rows that come out,
    the column names first.
    """

    option: str
    value: str
    words: str
    rows: tuple[tuple[str, ...], ...]


class LeadpactError(Exception):
    """What is wrong and where (`message`), and what to do next (`hint`)."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class FileError(LeadpactError):
    """A file cannot be read as a table."""


class AmbiguousFileError(FileError):
    """A file can be read in ways that differ; `ways` holds each of them."""

    def __init__(self, message: str, hint: str, ways: tuple[Way, ...]) -> None:
        super().__init__(message, hint)
        self.ways = ways


class MappingError(LeadpactError):
    """Columns or values of a file do not fit the lead fields."""


class AmbiguousNotationError(MappingError):
    """Dates or numbers of a file can be read in ways that differ; `ways` holds each of them."""

    def __init__(self, message: str, hint: str, ways: tuple[Way, ...]) -> None:
        super().__init__(message, hint)
        self.ways = ways


class ModelError(LeadpactError):
    """A scoring model is not valid; the message names the line."""


class DataSetError(LeadpactError):
    """A data set is missing, or named twice."""


class FigureError(LeadpactError):
    """A figure is asked for that does not exist."""


class ScenarioError(LeadpactError):
    """A scenario is missing, named twice, or has no proper name."""


class LinkError(LeadpactError):
    """A link leads to nothing that can be shown."""


class EntryError(LeadpactError):
    """What a person entered is not valid; the message names the row or the line."""


class RoleError(LeadpactError):
    """The person's role does not allow it, or nobody has said who they are."""


class AgreementError(LeadpactError):
    """The round, proposal or grading is not there, or not as it was seen."""


class DefinitionError(LeadpactError):
    """A definition is missing, was changed, or cannot be signed as it is."""


class ImportCancelledError(LeadpactError):
    """A person stopped an import; nothing of it was kept."""


class StoreError(LeadpactError):
    """The store cannot be opened or written."""


class StoreBusyError(StoreError):
    """Another process has the store open."""
