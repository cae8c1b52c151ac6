"""When the review of a definition is due, by its signatures and the reviews that kept it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from leadpact.domain.due import Due, due_on
from leadpact.domain.review import ReviewVerdict
from leadpact.store.definitions import Definition
from leadpact.store.reviews import Review


def review_due(definition: Definition, reviews: Sequence[Review], today: date) -> Due | None:
    """When the definition is to be reviewed next; None before both teams have signed it."""
    if definition.agreed_at is None:
        return None
    kept = [
        local_day(one.reviewed_at)
        for one in reviews
        if one.definition_id == definition.definition_id
        and one.conclusion.verdict is ReviewVerdict.KEEP
    ]
    return due_on(
        local_day(definition.agreed_at),
        max(kept, default=None),
        definition.content.review_days,
        today,
    )


def local_day(at: datetime) -> date:
    """The day that a time in UTC falls on where this runs."""
    return at.replace(tzinfo=UTC).astimezone().date()
