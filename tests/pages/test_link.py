"""A link to What-if brings data set, filters and draft; what it cannot bring, it says."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.database import run as run_sql
from leadpact.store.datasets import data_set_named
from leadpact.store.scenarios import keep_scenario
from leadpact.store.shared_looks import SharedLook, keep_shared_look
from tests.pages.opened import ROOT, Opened, errors, run, toasts, words
from tests.stores import leads

PAGE = "pages/define/what_if.py"


def followed(address: str) -> AppTest:
    """What-if in a fresh session, at the link's address."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.switch_page(PAGE)
    app.query_params["look"] = address
    return run(app)


def raised() -> ScoringModel:
    """The default model with ten points more for its first criterion."""
    model = default_model()
    return model.model_copy(update={"points": (model.points[0] + 10, *model.points[1:])})


def share(opened: Opened, filters: Filters, compared: ScoringModel | None = None) -> str:
    data_set = data_set_named(opened.store, None)
    look = SharedLook(
        filters,
        data_set.name,
        data_set.leads,
        raised(),
        compared or default_model(),
        tuple(criterion.name for criterion in default_model().criteria),
    )
    return keep_shared_look(opened.store, look)


def first_slider(app: AppTest) -> int:
    value = app.slider[0].value
    assert isinstance(value, int)
    return value


def test_a_link_brings_filters_and_draft_once(on_sample: Opened) -> None:
    before = first_slider(on_sample.page(PAGE))
    filters = Filters(1, date(2025, 1, 1), date(2025, 6, 30), sources=("DataBarn list",))
    app = followed(share(on_sample, filters))
    assert first_slider(app) == before + 10
    assert app.multiselect(key="sources-1-1").value == ["DataBarn list"]
    assert app.selectbox(key="period-1-1").value == "From … to …"
    assert app.date_input(key="days-1-1").value == (date(2025, 1, 1), date(2025, 6, 30))
    assert "Your draft" in words(app)
    assert "Opened from a link" in toasts(app)
    assert "look" not in app.query_params
    app.multiselect(key="sources-1-1").set_value([])
    app.slider[0].set_value(before)
    run(app)
    assert (first_slider(app), app.multiselect(key="sources-1-1").value) == (before, [])
    assert not app.toast


def test_undo_brings_the_own_draft_back(on_sample: Opened) -> None:
    app = on_sample.page(PAGE)
    before = first_slider(app)
    app.slider[0].set_value(before + 3)
    run(app)
    app.query_params["look"] = share(on_sample, Filters(1))
    run(app)
    assert first_slider(app) == before + 10
    assert "Undo brings back your own draft" in toasts(app)
    app.button(key="undo").click()
    assert first_slider(run(app)) == before + 3


def test_a_link_brings_the_definition_compared_with(opened: Opened) -> None:
    leads(opened.store, "lead_id | visits\n1 | 3\n2 | 4")
    other = raised().model_copy(update={"mql_threshold": 1})
    kept = keep_scenario(opened.store, 1, "Ours", other)
    app = followed(share(opened, Filters(1), other))
    assert app.selectbox(key="compared-1-1").value == f"scenario {kept.scenario_id}"
    gone = other.model_copy(update={"name": "Gone", "mql_threshold": 2})
    app = followed(share(opened, Filters(1), gone))
    assert app.selectbox(key="compared-1-1").value == "in use"
    assert "“Gone” is no longer kept" in toasts(app)


@pytest.mark.usefixtures("on_sample")
def test_a_link_that_leads_nowhere_is_told_and_the_page_goes_on() -> None:
    for address, said in (
        ("", "This link is cut off or misspelt: it ends in ''"),
        ("a" * 16, "The link 'aaaaaaaaaaaaaaaa' was not made on this server"),
        ("<script>", "This link is cut off or misspelt: it ends in '\\<script\\>'"),
    ):
        app = followed(address)
        assert errors(app) == [said]
        assert "The points in use grade 3,309 of 6,012 leads A–C" in words(app)


def test_a_link_to_a_data_set_that_is_gone_names_it(opened: Opened) -> None:
    leads(opened.store, "lead_id | visits\n1 | 3")
    app = followed(share(opened, Filters(77)))
    name = data_set_named(opened.store, None).name
    assert errors(app) == [f"The data set '{name}' of this link is no longer there"]


def test_a_filter_that_is_gone_is_told(opened: Opened) -> None:
    leads(opened.store, "lead_id | visits | source\n1 | 3 | Google\n2 | 4 | Bing")
    address = share(opened, Filters(1, sources=("Bing", "Google")))
    with opened.store.transaction() as cursor:
        run_sql(cursor, "update lead set source = 'Yahoo' where source = 'Bing'")
    app = followed(address)
    assert app.multiselect(key="sources-1-1").value == ["Google"]
    assert "No lead has the source Bing any more" in toasts(app)
