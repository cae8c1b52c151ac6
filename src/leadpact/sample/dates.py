"""The sample's calendar: days are counted from a Monday, so that `day % 7` is a weekday."""

from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.object_]

MONDAY_ZERO = date(2024, 1, 1)
START = date(2024, 7, 1)
AS_OF = date(2026, 6, 30)
BAD_WEEK = date(2025, 3, 10)

NEVER = -1
FIRST_DAY = (START - MONDAY_ZERO).days
LAST_DAY = (AS_OF - MONDAY_ZERO).days
IMPORT_DAY = (BAD_WEEK - MONDAY_ZERO).days


def _day_texts() -> Texts:
    days = [(MONDAY_ZERO + timedelta(days=day)).isoformat() for day in range(LAST_DAY + 1)]
    return np.array([*days, ""], dtype=object)


# The empty text stands last, so that NEVER (-1) looks it up.
DAY_TEXTS = _day_texts()


def working_day(day: Ints) -> Ints:
    """The same days, with Saturdays and Sundays moved to the Monday after."""
    weekday = day % 7
    return np.where(weekday >= 5, day + 7 - weekday, day)
