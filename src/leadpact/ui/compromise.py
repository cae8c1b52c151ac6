"""The way between: joint points from marketing's proposal to sales'."""

from leadpact.ui import parts
from leadpact.ui.look import Look


def show_compromise(look: Look, round_: object) -> None:
    """The path from marketing's points to sales', with what each joint proposal on it captures."""
    parts.note(f"Not there yet for {look.data_set.name}: {type(round_).__name__}.")
