"""What a figure of the glossary is: its name, its words, and what it is measured against."""

from dataclasses import dataclass

# What no column of leads brings, only a file of stage changes.
STAGE_HISTORY = "stage history"


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

    `needs` are the fields, or other things such as a stage history, without which it cannot be
    had; of `one_of`, any one will do. `by` is the key it is broken down by; `of_all` says that each
    key's share is of all rows; `graded` that it depends on the scoring model.
    """

    name: str
    title: str
    meaning: str
    needs: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    by: str | None = None
    of_all: bool = False
    graded: bool = False
    target: Target | None = None
