"""The closer looks of Sources, on the sample and on data that lacks what they need."""

from datetime import date

from leadpact.store.database import Store
from leadpact.store.spend import Spend, list_spend, set_spend
from tests.metrics.tables import SOURCES
from tests.pages.opened import Opened, chosen, errors, run, words
from tests.stores import leads

PAGE = "pages/evidence/sources.py"
VIEW = "source-view"


def test_a_closer_look_says_which_field_would_bring_it_to_life(opened: Opened) -> None:
    leads(opened.store, "lead_id | source | outcome\n1 | Web | won")
    assert "needs Created and Won on" in words(chosen(opened.page(PAGE), VIEW, "By day"))
    assert "needs Campaign" in words(chosen(opened.page(PAGE), VIEW, "Campaigns"))
    assert "needs Created" in words(chosen(opened.page(PAGE), VIEW, "Cost"))


def costs(store: Store) -> None:
    leads(store, SOURCES)
    set_spend(store, 1, [Spend("Google", date(2026, 1, 1), 300.0)])


def test_costs_are_priced_and_can_be_taken_back(opened: Opened) -> None:
    """300 for the three leads of January are 100 each; two of them are won."""
    costs(opened.store)
    app = chosen(opened.page(PAGE), VIEW, "Cost")
    assert "300 brought 3 leads, 100 a lead." in words(app)
    app.button(key="undo-spend").click()
    assert "No costs yet" in words(run(app))
    assert list_spend(opened.store, 1) == ()


def test_a_file_of_costs_is_taken_in(opened: Opened) -> None:
    leads(opened.store, SOURCES)
    app = chosen(opened.page(PAGE), VIEW, "Cost")
    content = b"Source,Month,Cost\nGoogle,2026-01,300\n"
    app.file_uploader[0].upload("costs.csv", content, "text/csv")
    assert "300 brought 3 leads" in words(run(app))


def test_a_file_without_costs_says_what_is_wrong(opened: Opened) -> None:
    leads(opened.store, SOURCES)
    app = chosen(opened.page(PAGE), VIEW, "Cost")
    app.file_uploader[0].upload("costs.csv", b"Source,Month\nGoogle,2026-01\n", "text/csv")
    assert errors(run(app))
    assert list_spend(opened.store, 1) == ()


def test_only_the_chosen_curves_are_drawn(on_sample: Opened) -> None:
    app = on_sample.page(PAGE)
    chosen = app.multiselect(key="curves-1")
    assert len(chosen.value) == 6
    chosen.set_value(["=Referral"])
    assert not errors(run(app))
