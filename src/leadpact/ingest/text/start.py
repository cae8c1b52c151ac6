"""How a text begins in a dialect."""

from dataclasses import dataclass

from leadpact.ingest.records import Dialect


@dataclass(frozen=True)
class Start:
    """How a text begins in a dialect, and how well its first lines fit.

    `skip` is the number of physical lines before the header, `header_lines` that of the header
    itself, and `header` its cells. `header_is_whole` is false when its quotes are broken.
    `above` is the number of lines with text that are left out above the header. `fits` of the
    first `tried` records below it are whole. `proven`: nothing else than a header can stand
    where the lines above it end.
    """

    dialect: Dialect
    skip: int
    header_lines: int
    header: tuple[str, ...]
    header_is_whole: bool
    above: int = 0
    fits: int = 0
    tried: int = 0
    proven: bool = True

    @property
    def width(self) -> int:
        """The number of cells of the header."""
        return len(self.header)

    @property
    def gain(self) -> int:
        """How many more records fit than do not."""
        return 2 * self.fits - self.tried

    @property
    def is_prose(self) -> bool:
        """Whether every delimiter of the header is followed by a space, as in a sentence."""
        return self.dialect.spaced or all(name.startswith(" ") for name in self.header[1:])

    @property
    def share(self) -> float:
        """The share of the records that fit."""
        return self.fits / self.tried if self.tried else 1.0
