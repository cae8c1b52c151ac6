"""Figures that are more than a share: rows with several values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Record:
    """One row of such a figure: a frozen dataclass whose fields are words, numbers, or figures."""


Records = tuple[Record, ...]
