"""The self-assessment on screen: who answers what, and what is kept."""

from leadpact.store.assessments import answers_under_way, finished_assessments
from tests.pages.opened import Opened, errors, run, words
from tests.stores import leads

PAGE = "pages/meet/self_assessment.py"


def test_the_sample_answers_for_itself(on_sample: Opened) -> None:
    app = on_sample.page(PAGE)
    assert errors(app) == []
    assert "3,427 of 6,012" in words(app)
    assert "Of what is answered, we live" in words(app)
    assert "nobody has said" in words(app)


def test_nobody_who_has_not_said_who_they_are_answers(opened: Opened) -> None:
    leads(opened.store, "lead_id | company\n1 | Acme")
    app = opened.page(PAGE)
    app.button_group[1].set_value(3)
    run(app)
    assert errors(app) == ["Nobody has said who they are"]
    assert answers_under_way(opened.store, 1, "demand_generation") == ()
    next(one for one in app.button if one.label.startswith("Finish")).click()
    run(app)
    assert finished_assessments(opened.store, 1, "demand_generation") == ()
