"""One lead explained, and decay, on the What-if page."""

from streamlit.testing.v1 import AppTest

from tests.pages.opened import Opened, chosen, errors, press, run, words
from tests.stores import leads

PAGE = "pages/define/what_if.py"


def view(opened: Opened, name: str) -> AppTest:
    """The page with that view open."""
    return chosen(opened.page(PAGE), "what-if-view", name)


def menu(app: AppTest, start: str) -> str:
    """What the menu whose label starts so shows as chosen."""
    found = next(one for one in app.selectbox if one.label.startswith(start))
    return str(found.options[found.index or 0])


def test_telling_leads_are_offered_until_one_is_looked_for(on_sample: Opened) -> None:
    app = view(on_sample, "One lead")
    assert menu(app, "Or look at").startswith("A won lead graded D: ")
    found = next(one for one in app.selectbox if one.label.startswith("Or look at"))
    assert [option.split(":")[0] for option in found.options] == [
        *("A won lead graded D", "A lost lead graded A", "The lead nearest below A")
    ]
    app.text_input(key="find-lead-1").set_value("l-00228")
    run(app)
    assert menu(app, "Leads found").endswith(" · B 59 · L-00228")
    assert "59 · B" in words(app)
    assert "The shortest ways to A" in words(app)
    assert errors(app) == []


def test_who_is_not_there_is_not_found(on_sample: Opened) -> None:
    app = view(on_sample, "One lead")
    app.text_input(key="find-lead-1").set_value("nobody at all")
    run(app)
    assert "No lead in this selection has all these words" in words(app)


def test_the_chosen_lead_stays_while_sliders_move(on_sample: Opened) -> None:
    """With 25 points for a decision maker instead of 15 the lost A gains 10."""
    app = view(on_sample, "One lead")
    found = next(one for one in app.selectbox if one.label.startswith("Or look at"))
    found.select_index(1)
    run(app)
    assert "121 · A" in words(app)
    slider = next(one for one in app.slider if one.label == "Decision-maker title")
    slider.set_value(25)
    run(app)
    assert menu(app, "Or look at").startswith("A lost lead graded A: ")
    assert "131 · A" in words(app)
    assert "in use: 121 · A" in words(app)


def test_hostile_leads_are_shown_letter_by_letter(opened: Opened) -> None:
    leads(
        opened.store,
        """
        lead_id | first_name | company                       | visits | outcome
        =1+1    | <b>x</b>   | <img src=x onerror=alert(1)>  | 3      | won
        """,
    )
    app = view(opened, "One lead")
    html = " ".join(str(one.proto.body) for one in app.get("html"))
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    assert "<img src=x" not in html
    assert errors(app) == []


def test_decay_shows_what_it_takes_and_goes_into_the_draft(on_sample: Opened) -> None:
    app = view(on_sample, "Decay")
    assert "No decay: all 3,611 leads with points from it keep them." in words(app)
    slider = next(one for one in app.slider if one.label == "Lose each month")
    slider.set_value(10)
    run(app)
    assert "3,322 of the 3,611 leads with points from it lose some" in words(app)
    press(app, "See what it would do")
    assert "1,868 (−154)" in words(app)
    press(app, "Put it into the draft")
    assert "In the draft: Website visits −10 % a month since Last activity." in words(app)
    assert next(one for one in app.slider if one.label == "Lose each month").value == 10
    assert "Your draft" in words(app)
    assert errors(app) == []


def test_the_criterion_that_was_chosen_stays_when_its_decay_is_put_into_the_draft(
    on_sample: Opened,
) -> None:
    app = view(on_sample, "Decay")
    next(one for one in app.selectbox if one.label == "Points for").select("webinar")
    run(app)
    next(one for one in app.slider if one.label == "Lose each month").set_value(50)
    run(app)
    press(app, "Put it into the draft")
    assert menu(app, "Points for") == "Webinars attended"
    assert "In the draft: Webinars attended −50 % a month" in words(app)


def test_without_dates_nothing_can_decay(opened: Opened) -> None:
    leads(opened.store, "lead_id | visits | outcome\n1 | 3 | won\n2 | 1 | lost")
    assert "Points can decay where leads have a date" in words(view(opened, "Decay"))
