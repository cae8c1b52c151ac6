"""Red flags: the no's, what stands behind one, and the way into What-if."""

from tests.metrics.rejections import with_rejections
from tests.pages.opened import Opened, chosen, errors, press, run, words
from tests.stores import import_cells, leads

PAGE = "pages/evidence/red_flags.py"
VIEW = "red-flags-view"


def test_the_sample_answers_with_its_first_no_and_its_bad_week(on_sample: Opened) -> None:
    said = words(on_sample.page(PAGE))
    assert "“No authority” is the first no: 30 % [27.6–31.8 %] of 1,839" in said
    assert "Week of 10 Mar 2025: 80 % rejected (138 of 173), above the limit of 49 %." in said
    assert "Source DataBarn list: 79 % of the week’s hand-offs against 26 %" in said
    assert said.count('class="lp-card"') == 8


def test_the_reason_in_the_menu_is_that_of_the_drivers(on_sample: Opened) -> None:
    app = chosen(on_sample.page(PAGE), VIEW, "Behind a no")
    assert "Source is DataBarn list: 10.7 times the odds of this no" in words(app)
    app.selectbox(key="reason-1").set_value("No budget")
    assert "Source is Trade-show list: 2.3 times the odds of this no" in words(run(app))


def test_a_value_becomes_a_red_flag_of_the_draft_in_view(on_sample: Opened) -> None:
    app = press(chosen(on_sample.page(PAGE), VIEW, "Behind a no"), "Make it a red flag")
    assert app.title[0].value == "What if we scored leads differently?"
    added = [one for one in app.slider if one.label == "Source is DataBarn list"]
    assert [one.value for one in added] == [-10]


def test_what_the_model_asks_for_already_cannot_be_made_again(on_sample: Opened) -> None:
    app = chosen(on_sample.page(PAGE), VIEW, "Behind a no")
    app.selectbox(key="flag-1-0").set_value("Competitor is yes")
    app = run(app)
    assert next(one for one in app.button if one.label == "Make it a red flag").disabled
    assert "Your model asks for it already: -40 points." in words(app)


def test_few_leads_are_too_few_to_judge(opened: Opened) -> None:
    with_rejections(opened.store)
    app = chosen(opened.page(PAGE), VIEW, "Behind a no")
    assert not errors(app)
    assert "3 leads rejected for “No need”: too few to judge." in words(app)


def test_an_empty_selection_says_so(opened: Opened) -> None:
    """No hand-off of the lead from Fair is decided."""
    with_rejections(opened.store)
    leads(opened.store, "lead_id | source\n10 | Fair")
    app = opened.page(PAGE)
    app.multiselect(key="sources-1").set_value(["Fair"])
    app = chosen(run(app), VIEW, "Behind a no")
    assert not errors(app)
    assert "sales rejected no hand-off in this selection" in words(app)
    assert "Widen the filters on the left" in words(app)


def test_stages_without_a_history_still_show_the_reasons(opened: Opened) -> None:
    leads(
        opened.store,
        """
        lead_id | stage    | rejection_reason
        1       | rejected | No need
        2       | rejected | No need
        3       | sal      |
        """,
    )
    app = opened.page(PAGE)
    assert not errors(app)
    assert "needs stage history" in words(app)
    assert "not in this data" in words(app)
    for view in ("By campaign", "Behind a no", "Right the first time"):
        app.segmented_control(key=VIEW).set_value(view)
        assert not errors(run(app))


def test_hostile_reasons_and_sources_are_shown_letter_by_letter(opened: Opened) -> None:
    reason = "<img src=x onerror=alert(1)> [x](http://evil.example)"
    rows = [
        [str(n), "<b>List</b>", "rejected" if n % 2 else "sal", reason if n % 2 else ""]
        for n in range(60)
    ]
    import_cells(opened.store, [["lead_id", "source", "stage", "rejection_reason"], *rows])
    app = chosen(opened.page(PAGE), VIEW, "Behind a no")
    assert not errors(app)
    assert reason in words(app)
    drawn = " ".join(str(html.proto.body) for html in app.get("html"))
    assert "<img" not in drawn
    assert "<b>List" not in drawn
