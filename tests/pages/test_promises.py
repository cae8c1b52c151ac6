"""The page of promises: each team makes its own, and sees what became of them."""

from leadpact.domain.promise import Promise, PromiseKind
from leadpact.store.promises import list_promises, make_promise
from tests.pages.opened import Opened, errors, press, run, words
from tests.stores import everybody, leads

PAGE = "pages/define/promises.py"


def test_a_team_makes_its_promise_and_takes_it_back(opened: Opened) -> None:
    """Two leads in January, and the data ends in February: 100 good leads were not there."""
    leads(opened.store, "lead_id | created_at\n1 | 2026-01-05\n2 | 2026-02-10")
    maria = everybody(opened.store).marketing
    app = opened.page(PAGE)
    assert "Nobody has promised anything yet." in words(app)
    assert "pick your name and team in the sidebar" in words(app)
    app = opened.page(PAGE, maria)
    assert "What marketing promises" in words(app)
    app.button(key="promise-good_leads").click()
    app = run(app)
    assert list_promises(opened.store, 1) == (Promise(kind=PromiseKind.GOOD_LEADS, number=100),)
    said = words(app)
    assert "Marketing kept 0 of 1 promise in January 2026; broken: good leads." in said
    assert "Sales promises nothing yet." in said
    assert "✕ broken" in said
    assert "… still open" in said
    assert app.button(key="promise-good_leads").disabled
    app.button(key="take-back-good_leads").click()
    app = run(app)
    assert list_promises(opened.store, 1) == ()
    assert "taken back: Good leads" in words(app)
    assert not errors(app)


def test_what_the_data_lacks_is_said_on_the_card(opened: Opened) -> None:
    leads(opened.store, "lead_id | title\n1 | CFO")
    sam = everybody(opened.store).sales
    promise = Promise(kind=PromiseKind.FIRST_CONTACT, number=24, share=0.8)
    make_promise(opened.store, sam.person_id, 1, promise)
    app = opened.page(PAGE)
    assert not errors(app)
    assert "not in this data" in words(app)
    assert "needs Became MQL" in words(app)
    assert "Sam" in words(app)


def test_the_leads_behind_a_promise_are_shown_by_month(opened: Opened) -> None:
    """Two leads came in January, one in February; without a criterion awake none is good."""
    leads(opened.store, "lead_id | created_at\n1 | 2026-01-05\n2 | 2026-01-06\n3 | 2026-02-10")
    maria = everybody(opened.store).marketing
    promise = Promise(kind=PromiseKind.GOOD_LEADS, number=1)
    make_promise(opened.store, maria.person_id, 1, promise)
    app = press(opened.page(PAGE), "Show the leads")
    assert not errors(app)
    assert app.caption[-1].value.endswith("3 rows.")
    month = next(one for one in app.selectbox if one.label == "Month")
    assert month.options == ["All", "Feb 2026", "Jan 2026"]
    [shown] = [one.value for one in app.dataframe if "Counts" in one.value.columns]
    assert list(shown["Counts"]) == ["no", "no", "no"]
    assert sorted(shown["Lead ID"]) == ["1", "2", "3"]
