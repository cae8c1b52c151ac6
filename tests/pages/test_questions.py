"""The page on which both teams say what they ask, and see what they share."""

from leadpact.domain.survey import Asked, Channel
from leadpact.store.heard import list_heard
from leadpact.store.question_coverage import Cell, set_coverage
from leadpact.store.survey import answer, list_answers
from tests.pages.opened import Opened, chosen, errors, press, run, words
from tests.stores import everybody, leads

PAGE = "pages/define/questions.py"
HOSTILE = "<script>alert(1)</script> ![x](http://evil.example/x.png) **What** is $x$?"


def with_a_lead(opened: Opened) -> None:
    leads(opened.store, "lead_id | product | owner\n1 | Suite | Rita")


def test_an_empty_survey_says_how_to_begin_and_what_the_data_lacks(opened: Opened) -> None:
    """A lead that is nothing but an id gives no column to make a criterion of."""
    leads(opened.store, "lead_id\n1")
    app = opened.page(PAGE)
    assert not errors(app)
    assert "Nobody has answered yet: say below which questions you ask" in words(app)
    assert "Say in the sidebar who you are" in words(app)
    answer(opened.store, everybody(opened.store).sales.person_id, 1, ["Who decides?"])
    app = chosen(app, "questions-view", "Make it a criterion")
    assert not errors(app)
    assert "The data has no column that a criterion could test." in words(app)


def test_what_is_ticked_and_written_is_kept_and_hostile_text_stays_text(opened: Opened) -> None:
    with_a_lead(opened)
    people = everybody(opened.store)
    answer(opened.store, people.sales.person_id, 1, [HOSTILE, "Who decides?"])
    app = opened.page(PAGE, people.marketing)
    assert "Only sales has answered so far" in words(app)
    assert "&lt;script&gt;" in " ".join(str(one.proto.body) for one in app.get("html"))
    next(box for box in app.checkbox if "Who decides?" in box.label).set_value(True)
    app.text_area(key="answer-new-1-0").set_value("What is your budget?\n\n  By when? ")
    app = press(app, "I ask these")
    mine = [one.asks.question for one in list_answers(opened.store, 1) if one.answer_id > 2]
    assert mine == ["Who decides?", "What is your budget?", "By when?"]
    assert not errors(app)
    assert "you share 4 of 4 questions" in words(app)
    assert "Too few to judge" in words(app)
    app.selectbox(key="answer-to-take-back").set_value(4)
    app = run(app)
    app.button(key="answer-take-back").click()
    app = run(app)
    assert [one.answer_id for one in list_answers(opened.store, 1)] == [1, 2, 3, 5]
    app.button(key="bring-back").click()
    run(app)
    assert [one.answer_id for one in list_answers(opened.store, 1)] == [1, 2, 3, 4, 5]


def test_every_view_opens_and_a_gap_is_named(opened: Opened) -> None:
    with_a_lead(opened)
    people = everybody(opened.store)
    answer(opened.store, people.sales.person_id, 1, ["What is your budget?", "Whats your budget"])
    gaps = [
        Cell("What is your budget?", channel, Asked.NOT_ASKED)
        for channel in (Channel.LANDING_PAGES, Channel.CONTACT_FORMS)
    ]
    set_coverage(opened.store, people.admin.person_id, 1, gaps)
    app = opened.page(PAGE, people.sales)
    assert "'What is your budget?' is not asked on landing pages and contact forms." in words(app)
    seen = []
    for view in ("Rides and calls", "Same question?", "Make it a criterion", "By file"):
        app = chosen(app, "questions-view", view)
        assert not errors(app)
        seen.append(words(app))
        if view == "Rides and calls":
            app.selectbox(key="heard-rep-1").set_value("Rita")
            app.text_area(key="heard-text-1-0").set_value("By when?")
            app = press(app, "Note them")
            [heard] = list_heard(opened.store, 1)
            assert (heard.rep, heard.question, heard.noted_by) == ("Rita", "By when?", "Sam")
        if view == "Same question?":
            app.button(key="near-0").click()
            app = run(app)
            assert "‘Whats your budget’ is taken as ‘What is your budget?’" in words(app)
    assert "‘What is your budget?’ and ‘Whats your budget’" in seen[1]
    assert "Which column of the data holds the answer" in seen[2]
