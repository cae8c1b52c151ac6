"""The words of the Mend page."""

import pytest

from leadpact.domain.fields import Kind
from leadpact.store.waiting import WaitingRows
from leadpact.ui.backlog import backlog_sentence


def waits(rows: int, kind: Kind) -> WaitingRows:
    return WaitingRows(1, "log.csv", kind, rows, 1, ("7",))


@pytest.mark.parametrize(
    ("open_rows", "people", "waiting", "sentence"),
    [
        ((), 0, (), "Nothing waits: every row that came in is counted."),
        (
            (10, 4),
            3,
            (waits(120, Kind.ACTIVITIES),),
            (
                "14 rows of 2 uploads are kept out, 3 people seem to be in twice, "
                "120 activities wait for their lead."
            ),
        ),
        ((1,), 1, (), "1 row of 1 upload is kept out, 1 person seems to be in twice."),
        ((), 0, (waits(1, Kind.ACTIVITIES),), "1 activity waits for its lead."),
        ((), 0, (waits(1, Kind.OUTCOMES),), "1 outcome waits for its lead."),
        ((), 0, (waits(2, Kind.STAGE_HISTORY),), "2 stage changes wait for their lead."),
        (
            (),
            0,
            (waits(1000, Kind.OUTCOMES), waits(1, Kind.ACTIVITIES)),
            "1,001 rows wait for their lead.",
        ),
        ((), 200, (), "200 or more people seem to be in twice."),
    ],
)
def test_the_sentence_counts_what_is_left_to_do(
    open_rows: tuple[int, ...], people: int, waiting: tuple[WaitingRows, ...], sentence: str
) -> None:
    assert backlog_sentence(open_rows, people, waiting, most_people=200) == sentence
