"""What a figure of the glossary is: its name, its words, and what it is measured against."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """The band a figure should lie in (shares in [0, 1]), and how that is said.

    `of_the_field`: it is what others have, worth a look where ours differs, and no goal of ours.
    """

    low: float
    high: float
    words: str
    of_the_field: bool = False


@dataclass(frozen=True)
class Figure:
    """One figure: `name` is its key everywhere, and that of its SQL file.

    `needs` are the fields without which it cannot be had; `by` is the key it is broken down by;
    `of_all` says that each key's share is of all rows; `graded` that it depends on the scoring
    model.
    """

    name: str
    title: str
    meaning: str
    needs: tuple[str, ...] = ()
    by: str | None = None
    of_all: bool = False
    graded: bool = False
    target: Target | None = None
