"""The review of a definition, and the line on Overview that leads to it."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from leadpact.domain.promise import Promise, PromiseKind
from leadpact.domain.review import ReviewVerdict
from leadpact.metrics.review_due import local_day
from leadpact.store.reviews import list_reviews
from leadpact.store.rounds import round_under_way
from leadpact.ui.standing import due_of, standing_words
from tests.definitions import agreed, evidence_on, up
from tests.metrics.tables import BY_VISITS
from tests.pages.opened import Opened, errors, press, run, words
from tests.stores import Everybody, everybody, leads

PAGE = "pages/meet/review.py"
OVERVIEW = "pages/meet/overview.py"
FORTY = Promise(kind=PromiseKind.GOOD_LEADS, number=40)


def table(numbers: range, day: str, visits: int) -> str:
    """Leads of that day; those of an odd number have so many visits, and every fifth of them won.

    The others have none, and every twentieth of all is won.
    """
    rows = [
        f"{number} | {day} | {visits if number % 2 else 0} | Google | {outcome(number)}"
        for number in numbers
    ]
    return "\n".join(["lead_id | created_at | visits | source | outcome", *rows])


def outcome(number: int) -> str:
    return "won" if number % 10 == 1 or number % 20 == 2 else "lost"


@pytest.fixture
def people(opened: Opened) -> Everybody:
    leads(opened.store, table(range(200), "2026-01-05", 3))
    return everybody(opened.store)


def with_newer_leads(opened: Opened, people: Everybody) -> None:
    """A definition signed on 200 leads, and 100 newer ones with fewer visits.

    It promises 40 good leads a month.
    """
    evidence = evidence_on(opened.store, BY_VISITS)
    agreed(opened.store, people, BY_VISITS, promises=(FORTY,), evidence=evidence)
    leads(opened.store, table(range(200, 300), "2026-03-01", 1))


def links(app: AppTest) -> list[str]:
    return [str(link.proto.page).rsplit("/", 1)[-1] for link in app.get("page_link")]


@pytest.mark.usefixtures("people")
def test_without_a_definition_it_says_how_to_get_one(opened: Opened) -> None:
    app = opened.page(PAGE)
    assert "There is no definition to review yet." in words(app)
    assert "agreement" in links(app)
    assert not app.get("plotly_chart")


def test_newer_leads_are_held_against_the_definition(opened: Opened, people: Everybody) -> None:
    """Then half of 200 leads had three visits, now half of 100 have one: values 3 and 1."""
    with_newer_leads(opened, people)
    app = opened.page(PAGE)
    said = words(app)
    assert not errors(app)
    assert app.selectbox(key="review-leads-1-1").options[0] == "The 100 created after 5 Jan 2026"
    assert "1 of 1 criterion moved." in said
    assert "Then: 200 leads of data on 5 Jan 2026. Now: the 100 created after 5 Jan 2026." in said
    assert "91 days" in said
    # As of 1 March that month is not over, and no lead came in February: of 40 promised.
    assert "40 leads of grade A or B a month" in said
    assert "0 of 1" in said
    shown = app.dataframe[0].value
    assert list(shown["Most moved"]) == ["1: 0 → 50 %"]
    app.selectbox(key="review-leads-1-1").set_value("all")
    said = words(run(app))
    assert "Now: all 300 leads of data." in said
    assert "The filters at the left do not count" not in said
    app.selectbox(key="period-1").set_value("Last 3 months")
    assert "The filters at the left do not count on this page." in words(run(app))


def test_one_up_for_signature_is_shown_but_not_reviewed(opened: Opened, people: Everybody) -> None:
    up(opened.store, people, BY_VISITS, evidence=evidence_on(opened.store, BY_VISITS))
    app = opened.page(PAGE, people.sales)
    assert "Definition 1 is not in force yet" in words(app)
    assert not app.radio


def test_nobody_and_viewers_are_told_who_can_record(opened: Opened, people: Everybody) -> None:
    with_newer_leads(opened, people)
    app = opened.page(PAGE)
    assert "Say in the sidebar who you are" in words(app)
    assert not app.text_area
    assert not opened.page(PAGE, people.viewer).text_area


def test_a_verdict_is_recorded_with_what_was_seen_and_opens_a_round(
    opened: Opened, people: Everybody
) -> None:
    with_newer_leads(opened, people)
    app = opened.page(PAGE, people.marketing)
    press(app, "Record the review")
    assert errors(app) == ["Nothing is chosen yet"]
    app.radio[0].set_value(ReviewVerdict.ADJUST)
    press(app, "Record the review")
    assert errors(app) == ["A definition that is to be adjusted needs a reason"]
    assert not list_reviews(opened.store, 1)
    app.text_area[0].set_value("Visits <b>halved</b>.")
    press(app, "Record the review")
    assert not errors(app)
    [review] = list_reviews(opened.store, 1)
    seen = review.conclusion.figures
    assert (review.reviewed_by, seen.leads, seen.leads_then) == ("Maria", 100, 200)
    assert seen.which == "the 100 created after 5 Jan 2026"
    assert "to be adjusted" in words(app)
    assert "Visits <b>halved</b>." in words(app)
    app.button(key="round-from-review").click()
    run(app)
    found = round_under_way(opened.store, 1, people.marketing.person_id)
    assert found is not None
    assert found.start == BY_VISITS
    assert "a round is under way" in words(app)


def test_overview_says_when_the_review_is_due(opened: Opened, people: Everybody) -> None:
    """91 days from the signature on."""
    assert "agreement" in links(opened.page(OVERVIEW))
    definition = agreed(opened.store, people, BY_VISITS)
    [said] = [one for one in labels(opened.page(OVERVIEW)) if one.startswith("Definition 1")]
    assert said.endswith(" · review in 91 days →")
    assert definition.agreed_at is not None
    late = local_day(definition.agreed_at) + timedelta(days=94)
    said = standing_words(definition, due_of(definition, late))
    assert said.endswith(" · review overdue by 3 days ▲")


def labels(app: AppTest) -> list[str]:
    return [str(link.proto.label) for link in app.get("page_link")]
