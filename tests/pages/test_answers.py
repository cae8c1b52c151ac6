"""What the pages say, on leads few enough to count by hand."""

import pytest
from streamlit.testing.v1 import AppTest

from leadpact.store.database import Store
from tests.pages.opened import Opened, answer, errors, run, words
from tests.stores import leads


def fill(store: Store) -> None:
    """Seven leads of grade A, four of C and ten of D.

    Seven from Google score 25 + 10 + 6 + 8 + 12 = 61 points, which is A: six were won, two of
    them in their second cycle. Four from Google score 25, which is C: one was won. Ten from a
    bought list score −12, which is D: none was won.
    """
    told = "wants_contact|timeline|authority|need|pricing_visits"
    lines = [f"lead_id|source|product|owner|outcome|cycles|{told}"]
    for number in range(21):
        hot, warm = number < 7, 7 <= number < 11
        outcome = "won" if number < 6 or number == 7 else "open"
        cycles = 2 if number < 2 else 1
        told = "yes|now|yes|yes|2" if hot else "yes||no|no|0" if warm else "no||no|no|0"
        where = "Google|Desk|Ann" if number < 11 else "Bought list|Chair|Bob"
        lines.append(f"{number}|{where}|{outcome}|{cycles}|{told}")
    leads(store, "\n".join(lines))


@pytest.fixture
def counted(opened: Opened) -> Opened:
    """The app on those leads."""
    fill(opened.store)
    return opened


def column(app: AppTest, heading: str) -> list[int]:
    """A column of the page's table."""
    return list(app.dataframe[0].value[heading])


def test_overview_says_how_many_leads_grade_well(counted: Opened) -> None:
    """11 of 21 are A to C: 52 %."""
    app = counted.page("pages/meet/overview.py")
    assert "52 % of leads grade A–C" in answer(app)
    assert "11 of 21" in words(app)


def test_grades_says_the_mix_and_counts_it(counted: Opened) -> None:
    app = counted.page("pages/evidence/grades.py")
    assert answer(app).startswith("It is a good mix: 52 % of leads grade A–C (11 of 21), and ")
    assert column(app, "Leads") == [7, 0, 4, 10]
    assert column(app, "Won") == [6, 0, 1, 0]


def test_sources_names_the_best_and_the_worst(counted: Opened) -> None:
    """7 of 11 [0.354, 0.848] lies above 0 of 10 [0, 0.278]; of all leads 7 of 21 were won."""
    assert answer(counted.page("pages/evidence/sources.py")) == (
        "Google converts best, at 64 % (7 of 11); Bought list worst, at 0 % (0 of 10). "
        "All leads: 33 % (7 of 21)."
    )


def test_recycling_says_which_closes_came_round_again(counted: Opened) -> None:
    """2 of 7 is 28.6 %, inside the band."""
    said = answer(counted.page("pages/evidence/recycling.py"))
    assert said.startswith("Yes: 29 % of closes (2 of 7) came from leads that cycled two or more ")


def test_a_moved_slider_moves_leads_and_wins(counted: Opened) -> None:
    """At 45 points for asking, the four of grade C are B, with the seventh win."""
    app = counted.page("pages/define/what_if.py")
    assert answer(app).startswith("The points in use grade 11 of 21 leads A–C; that captures 86 %")
    app.button_group(key="what-if-group").set_value("intent")
    app.button_group(key="what-if-view").set_value("Numbers")
    run(app)
    next(one for one in app.slider if one.label == "Asked to be contacted").set_value(45)
    run(app)
    assert "captures 100 % of wins in A and B (in use: 86 %)" in answer(app)
    assert column(app, "Draft") == [7, 4, 0, 10]
    app.switch_page("pages/evidence/grades.py")
    assert column(run(app), "Leads") == [7, 4, 0, 10]


def test_cut_offs_that_do_not_fall_keep_the_draft_that_did(counted: Opened) -> None:
    """With B from 25 the four of 25 points are B; B from 70 is above A, and changes nothing."""
    app = counted.page("pages/define/what_if.py")
    app.button_group(key="what-if-group").set_value("cut_offs")
    app.button_group(key="what-if-view").set_value("Numbers")
    run(app)
    for score in (25, 70):
        next(one for one in app.slider if one.label == "B from").set_value(score)
        run(app)
        assert column(app, "Draft") == [7, 4, 0, 10]
    assert errors(app) == ["A has to begin above B, and B above C."]


def test_leads_without_a_source_stand_in_a_row_of_their_own(opened: Opened) -> None:
    leads(opened.store, "lead_id | source | outcome\n1 | Web | won\n2 | Web |\n3 | | open")
    app = opened.page("pages/evidence/sources.py")
    assert list(app.dataframe[0].value["Source"]) == ["Web", "no source given"]
    assert column(app, "Leads") == [2, 1]
