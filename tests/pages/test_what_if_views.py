"""The views of What-if: who moves, the grid, the scores and the curve."""

from streamlit.testing.v1 import AppTest

from tests.pages.opened import Opened, chosen, run, words
from tests.pages.test_tuning import PAGE, drafted, points
from tests.stores import leads

# Points in use: two a visit, and 25 for who asked to be contacted.
UNDATED = """
    lead_id | visits | wants_contact | outcome
    1       | 3      | yes           | won
    2       | 1      | no            | open
    3       | 5      | no            | lost
"""


def view(app: AppTest, name: str) -> AppTest:
    """The page with that view below the charts."""
    return chosen(app, "what-if-view", name)


def test_an_untouched_draft_moves_nobody_and_says_what_to_do(on_sample: Opened) -> None:
    said = words(view(on_sample.page(PAGE), "Who moves"))
    assert "Move a slider: here stands then which leads change their grade" in said


def test_a_draft_shows_who_moves_how_they_closed_and_why(on_sample: Opened) -> None:
    app = view(drafted(on_sample), "Who moves")
    said = words(app)
    assert "change their grade" in said
    assert "Decision-maker title +10" in said
    assert "today's A" in said
    assert any(one.label.startswith("Show the ") and "leads" in one.label for one in app.button)


def test_the_grid_tells_the_best_cell_from_the_worst(on_sample: Opened) -> None:
    said = words(view(on_sample.page(PAGE), "Fit × engagement"))
    assert "Best: A1 closes at" in said
    assert "Qualify first" in said
    assert "Fit is A from" in said


def test_the_scores_and_the_curve_say_what_the_threshold_does(on_sample: Opened) -> None:
    """data/README.md: of the 6,012 leads 1,963 grade A or B, from 40 on as the MQLs do."""
    app = view(on_sample.page(PAGE), "Scores")
    assert "of the wins score 40 or more" in words(app)
    app = view(app, "Curve")
    assert "Threshold 40: work 33 % of the leads, capture 69 % of the wins." in words(app)
    assert "Your draft hands each of 8 reps 2.4 MQLs a week." in words(app)


def test_another_number_of_reps_shares_the_leads_out_anew(on_sample: Opened) -> None:
    """2,022 MQLs in 24 months of 4.348 weeks are 19.4 a week, so 4.8 for each of four."""
    app = view(on_sample.page(PAGE), "Curve")
    next(one for one in app.number_input if one.label == "Reps").set_value(4)
    assert "Your draft hands each of 4 reps 4.8 MQLs a week." in words(run(app))


def test_data_without_dates_says_what_a_load_needs(opened: Opened) -> None:
    leads(opened.store, UNDATED)
    said = words(view(opened.page(PAGE), "Curve"))
    assert "How many a week is not in this data: needs Created." in said


def test_data_without_owners_asks_for_the_reps(opened: Opened) -> None:
    leads(
        opened.store,
        """
        lead_id | created_at | visits | outcome
        1       | 2026-01-01 | 3      | won
        2       | 2026-01-02 | 1      | lost
        """,
    )
    app = view(opened.page(PAGE), "Curve")
    assert "Say how many reps work the leads." in words(app)
    next(one for one in app.number_input if one.label == "Reps").set_value(2)
    assert "Your draft hands each of 2 reps" in words(run(app))


def test_without_fit_there_is_no_grid_and_the_way_out_is_told(opened: Opened) -> None:
    leads(opened.store, UNDATED)
    said = words(view(opened.page(PAGE), "Fit × engagement"))
    assert "There is no grid: no criterion of fit gives points in this data." in said


def test_without_outcomes_nothing_is_said_to_have_closed_at_zero(opened: Opened) -> None:
    """Seven alike leads are enough to judge, were it known how they ended.

    Visits give 6, the wish to be contacted 25 and the title 15: 46 is a B, and 31 a C.
    """
    rows = "".join(f"\n{number} | 3 | yes | Director" for number in range(7))
    leads(opened.store, f"lead_id | visits | wants_contact | title{rows}")
    app = opened.page(PAGE)
    assert "Not in this data: needs Outcome." in words(view(app, "Scores"))
    assert "Not in this data: needs Outcome." in words(view(app, "Curve"))
    assert "Not in this data: needs Outcome." in words(view(app, "Fit × engagement"))
    points(app, "Decision-maker title").set_value(0)
    said = words(view(run(app), "Who moves"))
    assert "7 leads of 7 change their grade: 0 up, 7 down." in said
    assert "how such leads close is not known yet" in said
    assert "How leads close is not in this data: needs Outcome." in said
