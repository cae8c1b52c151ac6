"""Which cells of the coverage grid were changed."""

from leadpact.domain.survey import Asked, Channel
from leadpact.store.question_coverage import Cell
from leadpact.ui.question_grid import changed_cells

UNKNOWN = ["unknown"] * len(Channel)


def test_each_cell_that_differs_is_told_with_its_question_and_channel() -> None:
    before = ["A?", *UNKNOWN, "B?", *UNKNOWN]
    after = list(before)
    after[1], after[-1] = "✓ same", "✕ not asked"
    assert changed_cells(before, after) == (
        Cell("A?", Channel.PROMOTIONS, Asked.SAME_WORDS),
        Cell("B?", Channel.CRM, Asked.NOT_ASKED),
    )
    assert changed_cells(after, before) == (
        Cell("A?", Channel.PROMOTIONS, Asked.UNKNOWN),
        Cell("B?", Channel.CRM, Asked.UNKNOWN),
    )


def test_an_emptied_cell_says_nothing() -> None:
    before = ["A?", *UNKNOWN]
    assert changed_cells(before, ["A?", "", *UNKNOWN[1:]]) == ()
