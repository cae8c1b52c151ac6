"""When a definition is to be reviewed."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Due:
    """The day a review is due, and the days until then; below zero once it is overdue."""

    day: date
    days_left: int

    @property
    def is_overdue(self) -> bool:
        """Whether the day has passed."""
        return self.days_left < 0

    @property
    def words(self) -> str:
        """Such as "review in 64 days", "review due today" or "review overdue by 3 days"."""
        if self.days_left == 0:
            return "review due today"
        days = f"{abs(self.days_left):,} {'day' if abs(self.days_left) == 1 else 'days'}"
        return f"review overdue by {days}" if self.is_overdue else f"review in {days}"


def due_on(agreed_on: date, last_kept_on: date | None, review_days: int, today: date) -> Due:
    """When the next review is due of a definition that both teams had signed by `agreed_on`.

    It is due so many days after that day, or after the last review that kept the definition.
    """
    day = (last_kept_on or agreed_on) + timedelta(days=review_days)
    return Due(day, (day - today).days)
