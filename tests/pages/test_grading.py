"""The page of blind gradings: drawn, graded lead by lead, compared."""

from leadpact.domain.scoring_model import Grade
from leadpact.store.database import Store
from leadpact.store.gradings import Grading, list_gradings, start_grading
from leadpact.store.hand_grades import grade_lead, say_done
from leadpact.store.proposals import proposal_in_use
from tests.pages.opened import Opened, errors, run, words
from tests.stores import everybody, leads

PAGE = "pages/define/grading.py"
EVIL = "<b onclick=alert(1)>Boss</b>"


def bring_in(store: Store) -> None:
    rows = [
        f"L{number:02} | {EVIL} | {number} | {'won' if number % 2 else 'lost'} | Lee{number}"
        for number in range(1, 13)
    ]
    leads(store, "\n".join(["lead_id | title | visits | outcome | last_name", *rows]))


def grading_of(store: Store, seen_by: int | None = None) -> Grading:
    return list_gradings(store, 1, seen_by)[0]


def test_who_has_not_said_who_they_are_is_told_what_to_do(opened: Opened) -> None:
    bring_in(opened.store)
    app = opened.page(PAGE)
    assert not errors(app)
    assert "Nobody has graded yet. Draw 20 leads" in words(app)
    assert "Pick your name and team in the sidebar to draw leads." in words(app)
    assert app.button(key="draw-leads").disabled


def test_leads_are_drawn_and_graded_one_after_the_other(opened: Opened) -> None:
    bring_in(opened.store)
    maria = everybody(opened.store).marketing
    app = opened.page(PAGE, maria)
    app.button(key="draw-leads").click()
    app = run(app)
    assert "Lead 1 of 12" in words(app)
    [card] = [html.proto.body for html in app.get("html") if "lp-members" in html.proto.body[:300]]
    assert "&lt;b onclick" in card
    assert not [
        told for told in ("Lee", "L0", "L1", "lost", "won", "onclick=alert(1)>") if told in card
    ]
    for number, grade in enumerate("ABCD", start=1):
        app.button(key=f"grade-{grade}-{number}").click()
        app = run(app)
    assert "Lead 5 of 12" in words(app)
    assert "You have graded 4 of 12 leads." in words(app)
    app.button(key="grade-back").click()
    app = run(app)
    assert "Lead 4 of 12" in words(app)
    app.button(key="grade-A-4").click()
    app = run(app)
    given = grading_of(opened.store, maria.person_id).grades_of(maria.person_id)
    assert list(given.values()).count(Grade.A) == 2
    assert app.button(key="grading-done").disabled
    assert not errors(app)


def test_the_comparison_opens_when_both_teams_are_done(opened: Opened) -> None:
    bring_in(opened.store)
    people = everybody(opened.store)
    start_grading(opened.store, people.admin.person_id, 1, proposal_in_use(opened.store, 1), seed=1)
    app = opened.page(PAGE)
    assert "Pick your name and team in the sidebar to grade." in words(app)
    for person, grades in ((people.marketing, "AB"), (people.sales, "AC")):
        for place, lead_id in enumerate(grading_of(opened.store).lead_ids):
            grade_lead(opened.store, person.person_id, 1, lead_id, Grade(grades[place % 2]))
        assert "Who agrees with whom" not in words(run(app))
        say_done(opened.store, person.person_id, 1)
    said = words(run(app))
    assert not errors(app)
    assert "marketing and sales gave 6 of 12 leads the same grade" in said
    assert "Who agrees with whom" in said
    assert "Lead by lead, the highest score first" in said
