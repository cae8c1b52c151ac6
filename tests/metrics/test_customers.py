"""Customers against net new: counted by hand, and again from the sample by other means."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.middles import Middle, middle
from leadpact.domain.shares import difference, share
from leadpact.metrics.customer_words import customers_sentence
from leadpact.metrics.customers import CustomersAnswer, RelationshipRow, customers
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from leadpact.store.questions import graded_leads
from tests.metrics.related import with_relations
from tests.metrics.tables import BY_VISITS, broken_down, figure
from tests.stores import all_of, leads


def answer_of(store: Store) -> CustomersAnswer:
    found = customers(store, all_of(store), BY_VISITS)
    assert isinstance(found, CustomersAnswer)
    return found


def test_each_relationship_has_its_leads_wins_amount_and_days(fresh_store: Store) -> None:
    """Ten relations are known; wins took 10, 20, 10, 10, 10 days, so M is 16: 10, 11 are young.

    Net new: 1, 2, 3, 4, 11; of 20 points or more 1, 3, 11; won 1 of four old ones. Cross-sell: 5,
    6, 7; MQL 5; won 5 and 6, only 5 with an amount. Up-sell: 8 and 10, both MQLs; 8 won.
    """
    with_relations(fresh_store)
    assert figure(fresh_store, "by_relationship") == (
        RelationshipRow(
            "net_new",
            share(5, 10),
            share(3, 5),
            share(1, 4),
            share(1, 4),
            share(1, 5),
            middle([100]),
            middle([10]),
        ),
        RelationshipRow(
            "cross_sell",
            share(3, 10),
            share(1, 3),
            share(2, 4),
            share(2, 3),
            share(2, 3),
            middle([300]),
            middle([10, 20]),
        ),
        RelationshipRow(
            "up_sell",
            share(2, 10),
            share(2, 2),
            share(1, 4),
            share(1, 1),
            share(1, 2),
            middle([500]),
            middle([10]),
        ),
    )


def test_the_answer_sets_customers_and_known_contacts_against_the_others(
    fresh_store: Store,
) -> None:
    """Customers: 5 of 10 leads, 3 of 4 wins; old ones 5 to 8, three won; net new 1 of 4.

    Known contacts: 3, 5, 6, 8, 10 of ten; of the MQLs 1, 3, 5, 8, 9, 10, 11 they are 3, 5, 8, 10.
    Of the old known ones 5, 6, 8 won; of the old new ones 1, 2, 7, 9 won 1 and 9.
    """
    with_relations(fresh_store)
    found = answer_of(fresh_store)
    assert (found.existing_of_leads, found.existing_of_wins) == (share(5, 10), share(3, 4))
    assert (found.existing, found.net_new) == (share(3, 4), share(1, 4))
    assert found.lead == difference(share(3, 4), share(1, 4))
    assert (found.known_of_leads, found.known_of_mqls) == (share(5, 10), share(4, 7))
    assert (found.known, found.unknown) == (share(3, 4), share(2, 4))
    assert found.how == "matured, 95 %; 1 unknown"
    assert replace(found, unsaid=0).how == "matured, 95 %"


def test_the_figures_are_those_of_the_page(fresh_store: Store) -> None:
    """The page groups the leads once; each figure has its own SQL."""
    with_relations(fresh_store)
    found = answer_of(fresh_store)
    assert figure(fresh_store, "existing_customer_share") == found.existing_of_leads
    assert figure(fresh_store, "existing_customer_share_of_wins") == found.existing_of_wins
    assert figure(fresh_store, "known_contact_share") == found.known_of_leads
    assert figure(fresh_store, "known_contact_share_of_mqls") == found.known_of_mqls
    rows = broken_down(("known", 3, 4), ("new", 2, 4))
    assert figure(fresh_store, "conversion_of_known_contacts") == rows


def test_what_the_data_lacks_is_named_and_never_zero(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | relationship\n1 | net_new\n2 | up_sell")
    found = answer_of(fresh_store)
    assert found.existing_of_leads == share(1, 2)
    assert found.existing == found.existing_of_wins == Missing(("outcome",))
    assert found.known == found.known_of_leads == Missing(("known_contact",))
    assert found.rejected == Missing(("rejection_reason",))
    assert found.lead is None
    assert isinstance(found.rows, tuple)
    row = found.rows[0]
    outcome = Missing(("outcome",))
    assert row.share_of_wins == row.conversion == row.amount == row.days_to_win == outcome
    leads(fresh_store, "lead_id | outcome\n1 | won", data_set="bare")
    bare = customers(fresh_store, all_of(fresh_store), BY_VISITS)
    assert bare == Missing(("relationship", "known_contact"))
    assert figure(fresh_store, "by_relationship") == Missing(("relationship",))


def test_amounts_and_dates_are_asked_for_where_only_they_lack(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | relationship | outcome\n1 | net_new | won")
    found = answer_of(fresh_store)
    assert isinstance(found.rows, tuple)
    assert found.rows[0].amount == Missing(("amount",))
    assert found.rows[0].days_to_win == Missing(("created_at", "won_at"))
    assert found.rows[0].conversion == share(1, 1)
    assert found.how == "naive, 95 %: no dates to mature"


def test_the_sentence_weighs_customers_against_net_new(fresh_store: Store) -> None:
    with_relations(fresh_store)
    few = answer_of(fresh_store)
    assert customers_sentence(few) == (
        "No: only 50 % of leads (5 of 10) are net new; customers close at 75 % [30.1–95.4 %] and "
        "net new at 25 % [4.6–69.9 %]: too few to judge."
    )
    old, new = share(153, 773), share(433, 4108)
    many = replace(
        few,
        existing_of_leads=share(951, 6012),
        existing=old,
        net_new=new,
        lead=difference(old, new),
    )
    assert customers_sentence(many) == (
        "Mostly: 84 % of leads (5,061 of 6,012) are net new, yet customers close at "
        "19.8 % [17.1–22.7 %] and net new at 10.5 % [9.6–11.5 %]: look at customers too."
    )
    worse = replace(many, existing=new, net_new=old, lead=difference(new, old))
    assert customers_sentence(worse).endswith(": net new closes better.")
    alike = replace(many, existing=new, lead=difference(new, new))
    assert customers_sentence(alike).endswith(": no real difference.")


def test_the_sentence_says_what_it_cannot_tell(fresh_store: Store) -> None:
    with_relations(fresh_store)
    few = answer_of(fresh_store)
    only = replace(few, existing_of_leads=share(0, 7))
    said = "Yes: all 7 leads whose relationship is known are net new."
    assert customers_sentence(only) == said
    empty = replace(few, existing_of_leads=share(0, 0))
    assert customers_sentence(empty) == "No lead in this selection has its relationship known."
    lacks = Missing(("relationship",))
    contacts = replace(few, existing_of_leads=lacks)
    assert customers_sentence(contacts) == (
        "Sales knew 50 % of leads before; these close at 75 % [30.1–95.4 %], others at "
        "50 % [15.0–85.0 %]. How net new and customers differ needs Relationship."
    )
    unwon = replace(contacts, known=Missing(("outcome",)))
    assert customers_sentence(unwon).startswith("Sales knew 50 % of leads before. How")
    nothing = replace(contacts, known_of_leads=share(0, 0))
    assert customers_sentence(nothing) == "How net new and customers differ needs Relationship."
    outcome = Missing(("outcome",))
    open_ended = replace(few, existing=outcome, net_new=outcome)
    assert customers_sentence(open_ended) == "No: only 50 % of leads (5 of 10) are net new."


@dataclass(frozen=True)
class Told:
    """A lead of the sample as plain counting sees it."""

    relationship: str
    known: bool
    won: bool
    created: date
    won_at: date | None
    amount: float | None
    is_mql: bool

    @property
    def old(self) -> bool:
        return date(2026, 6, 30) - self.created >= timedelta(days=111)


@pytest.fixture(scope="module")
def told(sample_store: Store) -> list[Told]:
    query = graded_leads(sample_store, all_of(sample_store), default_model())
    names, graded = sample_store.columns_and_rows(query.text, query.parameters)
    mql = {row[0]: bool(row[names.index("is_mql")]) for row in graded}
    rows = sample_store.rows(
        """select relationship, known_contact, outcome = 'won', cast(created_at as date),
        cast(won_at as date), amount, lead_id from lead"""
    )
    return [Told(*(*row[:6], mql[row[6]])) for row in rows]


def conversion(some: Iterable[Told]) -> tuple[int, int]:
    old = [lead for lead in some if lead.old]
    return sum(lead.won for lead in old), len(old)


def test_the_samples_relationships_are_those_of_plain_counting(
    sample_store: Store, told: list[Told]
) -> None:
    rows = figure(sample_store, "by_relationship", default_model())
    assert isinstance(rows, tuple)
    for row in rows:
        assert isinstance(row, RelationshipRow)
        own = [lead for lead in told if lead.relationship == row.relationship]
        wins = [lead for lead in own if lead.won]
        assert row.leads == share(len(own), 6012)
        assert row.mqls == share(sum(lead.is_mql for lead in own), len(own))
        assert row.share_of_wins == share(len(wins), 671)
        assert row.conversion == share(*conversion(own))
        assert row.conversion_naive == share(len(wins), len(own))
        assert isinstance(row.amount, Middle)
        assert isinstance(row.days_to_win, Middle)
        assert row.amount.median == median(lead.amount for lead in wins if lead.amount is not None)
        assert row.days_to_win.median == median(
            (lead.won_at - lead.created).days for lead in wins if lead.won_at is not None
        )


def test_the_samples_customers_and_contacts_are_those_of_plain_counting(
    sample_store: Store, told: list[Told]
) -> None:
    """170 of 951 customers and 179 of 1,093 known contacts were won, naively (README)."""
    found = customers(sample_store, all_of(sample_store), default_model())
    assert isinstance(found, CustomersAnswer)
    existing = [lead for lead in told if lead.relationship != "net_new"]
    known = [lead for lead in told if lead.known]
    mqls = [lead for lead in told if lead.is_mql]
    assert (sum(lead.won for lead in existing), len(existing)) == (170, 951)
    assert (sum(lead.won for lead in known), len(known)) == (179, 1093)
    assert found.existing == share(*conversion(existing))
    assert found.existing_of_wins == share(170, 671)
    assert found.known == share(*conversion(known))
    assert found.unknown == share(*conversion(lead for lead in told if not lead.known))
    assert found.known_of_mqls == share(sum(lead.known for lead in mqls), len(mqls))
    assert found.known_of_mqls == figure(
        sample_store, "known_contact_share_of_mqls", default_model()
    )
