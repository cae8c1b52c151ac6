"""The hand-raise page, with data and without."""

import csv
from io import StringIO

from leadpact.charts.theme import LIGHT
from leadpact.store.datasets import list_data_sets
from leadpact.ui.hand_raise import owned_by
from leadpact.ui.look import Look
from tests.metrics.raised import with_raises
from tests.metrics.tables import BY_VISITS
from tests.pages.opened import Opened, errors, run, words
from tests.stores import all_of, leads

PAGE = "pages/evidence/hand_raise.py"


def test_the_sample_says_that_the_lead_should_decide(on_sample: Opened) -> None:
    """Matured: 234 of 615 hand-raisers and 43 of 224 that passed BANT alone were won."""
    app = on_sample.page(PAGE)
    assert app.title[0].value == "Should the lead decide?"
    said = words(app)
    assert "close at 38 % [34.3–41.9 %]" in said
    assert "did not ask at 19.2 % [14.6–24.9 %]: the lead should decide." in said
    assert said.count('class="lp-card"') == 8
    assert list(app.dataframe[0].value["Leads"]) == [148, 595, 278, 4991]
    assert len(app.get("download_button")) == 3


def test_fewer_yeses_let_more_leads_pass(opened: Opened) -> None:
    """With two, 7 passes beside 5 and 6; 1, 2 and 10 asked and passed."""
    with_raises(opened.store)
    app = opened.page(PAGE)
    assert list(app.dataframe[0].value["Leads"]) == [3, 2, 2, 3]
    app.segmented_control(key="bant-yeses").set_value(2)
    assert list(run(app).dataframe[0].value["Leads"]) == [3, 2, 3, 2]


def test_a_team_can_download_its_open_leads(opened: Opened) -> None:
    """Sales' are 4, 8, 10 and 11; marketing's is 7. Best first: 30, 20, then 0 points."""
    with_raises(opened.store)
    data_set = list_data_sets(opened.store)[0]
    look = Look(data_set, all_of(opened.store), BY_VISITS, False, LIGHT)
    assert [row["Lead ID"] for row in rows(owned_by(look, "sales"))] == ["11", "8", "10", "4"]
    marketings = rows(owned_by(look, "marketing"))
    assert [(row["Lead ID"], row["Score"]) for row in marketings] == [("7", "10")]


def rows(file: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(file.decode("utf-8-sig"))))


def test_a_file_with_hand_raises_alone_is_answered_as_far_as_it_goes(opened: Opened) -> None:
    leads(opened.store, "lead_id | wants_contact | outcome\n1 | yes | won\n2 | no | open")
    app = opened.page(PAGE)
    said = words(app)
    assert "BANT needs Budget, Authority, Pain point and Timeline." in said
    assert "Not in this data: needs Questions answered." in said
    assert "needs Stage" in said
    assert not app.dataframe
    assert not errors(app)


def test_a_selection_in_which_nobody_asked_says_so(opened: Opened) -> None:
    leads(
        opened.store,
        """
        lead_id | source | product | wants_contact | outcome
        1       | Web    | A       | yes           | won
        2       | Ads    | B       | no            | open
        """,
    )
    app = opened.page(PAGE)
    app.multiselect(key="sources-1").set_value(["Ads"])
    assert "No lead in this selection that asked to be called is old enough" in words(run(app))
    app.multiselect(key="products-1").set_value(["A"])
    assert not errors(run(app))
