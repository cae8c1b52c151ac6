"""The view of the Agreement page that says where both teams differ."""

from streamlit.testing.v1 import AppTest

from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.database import Store, run
from leadpact.store.rounds import open_round, say_ready
from tests.metrics.proposals import MARKETING, SALES, SIXTEEN
from tests.pages.opened import Opened, errors, words
from tests.pages.opened import run as again
from tests.stores import everybody, leads

PAGE = "pages/define/agreement.py"
HIDDEN = ("Budget known", "38 %", "Visits")


def proposed(store: Store, *, revealed: bool = True) -> None:
    """A round in which marketing scores visits and sales budgets, both ready or marketing alone."""
    people = everybody(store)
    number = open_round(store, people.admin.person_id, 1, MARKETING)
    with store.transaction() as cursor:
        run(
            cursor,
            "update team_proposal set model = $model where team = 'sales'",
            {"model": named(SALES, "Sales' proposal").model_dump_json()},
        )
    say_ready(store, people.marketing.person_id, number, ready=True)
    if revealed:
        say_ready(store, people.sales.person_id, number, ready=True)


def named(model: ScoringModel, name: str) -> ScoringModel:
    return model.model_copy(update={"name": name})


def everything(app: AppTest) -> str:
    return " ".join([words(app), *(str(chart.proto) for chart in app.get("plotly_chart"))])


def test_the_view_tells_who_was_right_and_whose_points_the_data_backs(opened: Opened) -> None:
    leads(opened.store, SIXTEEN)
    proposed(opened.store)
    app = opened.page(PAGE)
    said = words(app)
    assert not errors(app)
    assert "You agree on 38 % of leads (κ 0.00). Where you don't, marketing was right" in said
    assert "✓ marketing</b><small>matters much</small>" in said
    assert "6 of 16 leads" in said
    assert "Only sales calls A" in said
    assert "slight agreement" in said


def test_a_cell_opens_to_its_leads_with_both_scores(opened: Opened) -> None:
    """The largest disagreement comes first: the four with a budget who never came."""
    leads(opened.store, SIXTEEN)
    proposed(opened.store)
    app = opened.page(PAGE)
    app.button(key="both-graded-leads").click()
    found = again(app).dataframe[-1].value
    assert sorted(found["Lead ID"]) == ["10", "11", "12", "9"]
    assert set(found["Marketing"]) == {"D"}
    assert set(found["Sales"]) == {"A"}


def test_before_the_reveal_nothing_of_either_is_shown(opened: Opened) -> None:
    leads(opened.store, SIXTEEN)
    proposed(opened.store, revealed=False)
    app = opened.page(PAGE)
    app.segmented_control[0].set_value("differ")
    said = everything(again(app))
    assert "until both teams are ready" in said
    assert not [one for one in HIDDEN if one in said]


def test_without_outcomes_it_says_what_it_needs(opened: Opened) -> None:
    leads(opened.store, "lead_id | visits | budget\n1 | 3 | yes\n2 | 0 | yes\n3 | 0 | no")
    proposed(opened.store)
    app = opened.page(PAGE)
    said = words(app)
    assert not errors(app)
    assert "Who was right cannot be told: this data needs Outcome." in said
    assert "how they closed needs Outcome" in said
    assert "The data backs" not in said
