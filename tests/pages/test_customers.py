"""The customers page, with data and without."""

from tests.metrics.related import with_relations
from tests.pages.opened import Opened, errors, run, words
from tests.stores import leads

PAGE = "pages/evidence/customers.py"


def test_the_sample_says_to_look_at_customers_too(on_sample: Opened) -> None:
    """Matured: 153 of 773 customers and 433 of 4,108 net new leads were won."""
    app = on_sample.page(PAGE)
    assert app.title[0].value == "Do we only look at net new?"
    said = words(app)
    assert "customers close at 19.8 % [17.1–22.7 %] and net new at 10.5 % [9.6–11.5 %]" in said
    assert said.count('class="lp-card"') == 8
    assert "No reason says that sales knew the lead: 0 of 1,738 rejections." in said
    table = app.dataframe[0].value
    assert list(table.columns) == ["What", "Net new", "Cross-sell", "Up-sell"]
    assert list(table.iloc[0]) == ["Leads", "5,061", "635", "316"]


def test_few_leads_are_called_too_few(opened: Opened) -> None:
    with_relations(opened.store)
    said = words(opened.page(PAGE))
    assert "No: only 50 % of leads (5 of 10) are net new" in said
    assert "too few to judge" in said


def test_a_hostile_reason_is_shown_and_inert(opened: Opened) -> None:
    leads(
        opened.store,
        "lead_id | relationship | rejection_reason\n1 | net_new | Duplicate <b>of</b> 9",
    )
    app = opened.page(PAGE)
    written = " ".join(str(html.proto.body) for html in app.get("html"))
    assert "“Duplicate &lt;b&gt;of&lt;/b&gt; 9” (1)" in written


def test_known_contacts_alone_are_answered_as_far_as_they_go(opened: Opened) -> None:
    leads(opened.store, "lead_id | known_contact | outcome\n1 | yes | won\n2 | no | open")
    app = opened.page(PAGE)
    said = words(app)
    assert "Sales knew 50 % of leads before" in said
    assert "Not in this data: needs Relationship." in said
    assert not app.dataframe
    assert not errors(app)


def test_a_selection_without_leads_is_survived(opened: Opened) -> None:
    leads(
        opened.store,
        """
        lead_id | source | product | relationship | outcome
        1       | Web    | A       | net_new      | won
        2       | Ads    | B       | up_sell      | open
        """,
    )
    app = opened.page(PAGE)
    app.multiselect(key="sources-1").set_value(["Ads"])
    app.multiselect(key="products-1").set_value(["A"])
    assert "No lead in this selection has its relationship known." in words(run(app))
    assert not errors(app)
