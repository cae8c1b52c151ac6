"""Fit against engagement in words."""

from leadpact.domain.scoring_model import Grade
from leadpact.domain.shares import share
from leadpact.metrics.fit_grid import bounds_words, corner_words, corners_of, grid_sentence
from leadpact.patterns.outlook import Grid, GridCell


def grid_of(counts: dict[tuple[str, int], tuple[int, int, int]]) -> Grid:
    """A grid with leads, matured leads and their wins in these cells, and none elsewhere."""
    cells = []
    for grade in Grade:
        for level in (1, 2, 3, 4):
            leads, rated, won = counts.get((grade.value, level), (0, 0, 0))
            cells.append(GridCell(leads, won, rated, won, grade, level))
    return Grid(tuple(cells), (28, 20, 10), (30, 21, 9))


GRID = grid_of(
    {
        ("A", 1): (60, 50, 20),
        ("B", 2): (40, 30, 6),
        ("A", 4): (80, 70, 4),
        ("C", 2): (9, 4, 4),
        ("D", 4): (300, 200, 2),
    }
)


def test_the_quarters_say_what_to_do_with_their_leads() -> None:
    """Good fit and engaged are A1 and B2: 100 leads, of which 26 of the 80 matured ones closed."""
    corners = corners_of(GRID)
    assert [(one.action, one.leads, one.closed) for one in corners] == [
        ("call first", 100, share(26, 80)),
        ("nurture", 80, share(4, 70)),
        ("qualify first", 9, share(4, 4)),
        ("leave to marketing", 300, share(2, 200)),
    ]
    assert corner_words(corners[1]) == "close at 5.7 % [2.2–13.8 %]"
    assert corner_words(corners[2]) == "too few to judge"


def test_the_sentence_lays_the_best_cell_against_the_worst() -> None:
    """C2 closed 4 of 4, which are too few to be the best."""
    assert grid_sentence(GRID) == (
        "Best: A1 closes at 40 % [27.6–53.8 %] (20 of 50). Worst: D4 closes at 1.0 % [0.3–3.6 %] "
        "(2 of 200)."
    )


def test_cells_that_may_differ_by_chance_are_said_to() -> None:
    """2 of 10 and 1 of 10 differ by 10 points, give or take more than that."""
    found = grid_sentence(grid_of({("A", 1): (10, 10, 2), ("D", 4): (10, 10, 1)}))
    assert found.startswith("No cell surely closes better than another: A1 closes at 20 %")


def test_too_few_matured_leads_are_not_compared() -> None:
    found = grid_sentence(grid_of({("A", 1): (90, 9, 2), ("D", 4): (90, 4, 1)}))
    assert found == "Too few leads have had the time to close to tell the cells apart."


def test_the_bounds_are_told_in_points() -> None:
    assert bounds_words(GRID).startswith(
        "Fit is A from 28, B from 20, C from 10 points; engagement is 1 from 30, 2 from 21, 3 "
        "from 9 points."
    )
