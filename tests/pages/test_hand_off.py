"""The hand-off page on the sample, on an empty selection, and on data without stages or dates."""

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.metrics.hand_off import HandOffAnswer, hand_off, hand_off_sentence
from tests.pages.opened import Opened, errors, run, words
from tests.stores import leads

PAGE = "pages/evidence/hand_off.py"


def test_the_answer_is_that_of_the_metric(on_sample: Opened) -> None:
    found = hand_off(on_sample.store, Filters(1), default_model())
    assert isinstance(found, HandOffAnswer)
    app = on_sample.page(PAGE)
    assert app.title[0].value == "Where do leads stall between marketing and sales?"
    assert hand_off_sentence(found) in words(app)
    assert not errors(app)


def test_the_leads_that_stall_are_counted_for_the_chosen_step(on_sample: Opened) -> None:
    """The most stall as inquiries; the choice of another step counts those of that step."""
    found = hand_off(on_sample.store, Filters(1), default_model())
    assert isinstance(found, HandOffAnswer)
    by_step = {step.step: step.stalled for step in found.steps}
    app = on_sample.page(PAGE)
    assert f"{by_step['inquiry']:,} open leads at inquiry → MQL" in words(app)
    app.selectbox(key="stalled-at-1").set_value("sal")
    assert f"{by_step['sal']:,} open leads at SAL → SQL" in words(run(app))


def test_who_stalls_can_be_looked_at(on_sample: Opened) -> None:
    app = on_sample.page(PAGE)
    app.button(key="show-stalled").click()
    assert not errors(run(app))


def test_an_empty_selection_is_said(opened: Opened) -> None:
    leads(
        opened.store,
        """
        lead_id | product | owner | stage | created_at
        1       | A       | Ann   | sal   | 2026-01-01
        2       | B       | Bob   | mql   | 2026-02-01
        """,
    )
    app = opened.page(PAGE)
    app.multiselect(key="products-1").set_value(["B"])
    app.multiselect(key="owners-1").set_value(["Ann"])
    run(app)
    assert "There are no leads in this selection whose road is known." in words(app)
    assert not errors(app)


def test_stages_without_dates_give_rates_and_say_what_else_it_takes(opened: Opened) -> None:
    """Five of six leads left inquiry."""
    rows = "".join(
        f"\n{number} | {stage}" for number, stage in enumerate(["mql"] * 5 + ["inquiry"])
    )
    leads(opened.store, f"lead_id | stage{rows}")
    app = opened.page(PAGE)
    said = words(app)
    assert "This data has no dates that tell how long it takes." in said
    assert "Not in this data: needs Created." in said
    assert "needs First touch and Won on" in said
    assert not errors(app)
