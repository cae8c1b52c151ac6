"""Hand-raise against BANT: counted by hand, and again from the sample's leads by other means."""

from collections.abc import Iterable
from dataclasses import replace
from statistics import median

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.middles import Middle, middle
from leadpact.domain.shares import difference, share
from leadpact.metrics.calls import Caller, Decides, who_sales_would_call
from leadpact.metrics.hand_raise import (
    HandRaiseAnswer,
    HandRaiseCell,
    hand_raise,
    hand_raise_against_bant,
)
from leadpact.metrics.hand_raise_words import hand_raise_sentence
from leadpact.metrics.questions_answered import QuestionRow
from leadpact.metrics.shares import Missing
from leadpact.store.database import Row, Store
from leadpact.store.questions import graded_leads
from tests.metrics.raised import with_raises
from tests.metrics.tables import BY_VISITS, broken_down, figure
from tests.stores import all_of, leads


def answer_of(store: Store, at_least: int = 3) -> HandRaiseAnswer:
    found = hand_raise(store, all_of(store), BY_VISITS, at_least)
    assert isinstance(found, HandRaiseAnswer)
    return found


def test_hand_raise_against_bant_is_counted_per_group(fresh_store: Store) -> None:
    """Ten leads say whether they asked; wins took 10, 20, 10, 10, 10 days, so M is 16.

    10 and 11 are younger. Three yeses or more: 1, 2, 5, 6, 10 (and 9, which does not say). Asked
    and passed: 1, 2, 10, of which 1 and 2 are old and won after 10 and 20 days; sales took 1, and 2
    after a no. Asked only: 3, won after a no, and 4. Passed only: 5, accepted and won, and 6,
    refused. Neither: 7, 8, refused, and 11.
    """
    with_raises(fresh_store)
    assert figure(fresh_store, "hand_raise_against_bant") == (
        HandRaiseCell(
            True, True, share(3, 10), share(2, 3), 1, share(2, 2), share(2, 3), middle([10, 20])
        ),
        HandRaiseCell(
            True, False, share(2, 10), share(0, 1), 1, share(1, 2), share(1, 2), middle([10])
        ),
        HandRaiseCell(
            False, True, share(2, 10), share(1, 2), 1, share(1, 2), share(1, 2), middle([10])
        ),
        HandRaiseCell(
            False, False, share(3, 10), share(0, 1), 1, share(0, 2), share(0, 3), middle([])
        ),
    )


def test_with_four_yeses_two_leads_pass(fresh_store: Store) -> None:
    """5, which did not ask and was won, and 10, which asked and is too young."""
    with_raises(fresh_store)
    cells = hand_raise_against_bant(fresh_store, all_of(fresh_store), BY_VISITS, 4)
    assert not isinstance(cells, Missing)
    assert [cell.leads.numerator for cell in cells] == [1, 4, 1, 4]
    assert cells[0].conversion == share(0, 0)
    assert answer_of(fresh_store, 4).bant_alone == share(1, 1)


def test_the_answer_sets_those_that_asked_against_bant(fresh_store: Store) -> None:
    """Asked and old: 1 to 4, three won; sales took 1 and 2, and refused 2 once, and 3.

    Quiet and old: 5 to 8, one won; passed BANT: 5 and 6, one won.
    """
    with_raises(fresh_store)
    found = answer_of(fresh_store)
    assert (found.asked, found.quiet, found.bant_alone) == (share(3, 4), share(1, 4), share(1, 2))
    assert found.lead == difference(share(3, 4), share(1, 2))
    assert found.accepted == share(2, 4)
    assert found.how_asked == "matured, 95 %; 1 unknown"
    assert replace(found, unsaid=0).how_asked == found.how == "matured, 95 %"


def test_open_leads_belong_to_sales_or_to_marketing(fresh_store: Store) -> None:
    """4 and 10 asked, 8 has 20 points and 11 has 30: sales. 7 has 10: marketing."""
    with_raises(fresh_store)
    owners = broken_down(("sales", 4, 5), ("marketing", 1, 5))
    assert figure(fresh_store, "ownership") == owners
    assert answer_of(fresh_store).ownership == owners


def test_questions_are_set_against_hand_raise_and_conversion(fresh_store: Store) -> None:
    """0: 4. 1: 3, won, and 10, young. 2: 1 and 2, won. 3: 5, won. 10 and more: 6 and 7."""
    with_raises(fresh_store)
    assert figure(fresh_store, "questions_answered") == (
        QuestionRow(0, 1, share(1, 1), share(0, 1)),
        QuestionRow(1, 2, share(2, 2), share(1, 1)),
        QuestionRow(2, 2, share(2, 2), share(2, 2)),
        QuestionRow(3, 1, share(0, 1), share(1, 1)),
        QuestionRow(10, 2, share(0, 2), share(0, 2)),
    )


def test_whom_sales_would_call_depends_on_what_decides(fresh_store: Store) -> None:
    """Of 11 leads 9 are old and 5 of these won: 1, 2, 3, 5, 9.

    Hand-raise: 1, 2, 3, 4 and 10; three of four old ones won. BANT: 1, 2, 5, 6, 9 and 10; four of
    five. The definition, a hand-raise or two visits: all but 7 and 9; four of 1 to 6 and 8.
    """
    with_raises(fresh_store)
    assert figure(fresh_store, "who_sales_would_call") == (
        Caller(Decides.HAND_RAISE, share(5, 11), share(3, 4), share(3, 5)),
        Caller(Decides.BANT, share(6, 11), share(4, 5), share(4, 5)),
        Caller(Decides.DEFINITION, share(9, 11), share(4, 7), share(4, 5)),
    )


def test_what_the_data_lacks_is_named_and_never_zero(fresh_store: Store) -> None:
    leads(
        fresh_store,
        """
        lead_id | wants_contact | need | outcome
        1       | yes           | yes  | won
        2       | no            | yes  | open
        """,
    )
    lacks = Missing(("budget", "authority", "timeline"))
    assert figure(fresh_store, "hand_raise_against_bant") == lacks
    found = answer_of(fresh_store)
    assert (found.cells, found.bant_alone, found.lead) == (lacks, lacks, None)
    assert found.accepted == Missing(("stage",))
    assert found.questions == Missing(("questions_answered",))
    assert found.how == "naive, 95 %: no dates to mature"
    assert found.callers[1] == Caller(Decides.BANT, lacks, lacks, lacks)
    one = hand_raise_against_bant(fresh_store, all_of(fresh_store), BY_VISITS, 1)
    assert isinstance(one, tuple)
    assert one[0].days_to_win == Missing(("created_at", "won_at"))
    assert one[0].acceptance_rate == one[0].disputed == Missing(("stage",))


def test_without_hand_raises_or_outcomes_the_page_says_so(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | outcome | questions_answered\n1 | won | 1")
    assert hand_raise(fresh_store, all_of(fresh_store), BY_VISITS) == Missing(("wants_contact",))
    rows = figure(fresh_store, "questions_answered")
    assert rows == (QuestionRow(1, 1, Missing(("wants_contact",)), share(1, 1)),)
    leads(fresh_store, "lead_id | visits\n1 | 3", data_set="other")
    assert figure(fresh_store, "ownership") == Missing(("outcome",))
    found = who_sales_would_call(fresh_store, all_of(fresh_store), BY_VISITS)
    assert found == Missing(("outcome",))


def test_the_sentence_gives_both_rates_and_a_verdict(fresh_store: Store) -> None:
    """Of the sample's numbers, 264 of 743 against 50 of 278: 35.5 % to 18.0 %."""
    with_raises(fresh_store)
    few = answer_of(fresh_store)
    asked, bant = share(264, 743), share(50, 278)
    many = replace(few, asked=asked, bant_alone=bant, lead=difference(asked, bant))
    said = "People who asked to be called close at 36 % [32.2–39.0 %], those who passed BANT but "
    assert hand_raise_sentence(many) == (
        f"{said}did not ask at 18.0 % [13.9–22.9 %]: the lead should decide."
    )
    turned = replace(few, asked=bant, bant_alone=asked, lead=difference(bant, asked))
    assert hand_raise_sentence(turned).endswith(": BANT should decide.")
    alike = replace(few, asked=bant, bant_alone=bant, lead=difference(bant, bant))
    assert "no real difference, so neither should decide alone" in hand_raise_sentence(alike)


def test_the_sentence_says_when_it_cannot_judge(fresh_store: Store) -> None:
    with_raises(fresh_store)
    few = answer_of(fresh_store)
    assert hand_raise_sentence(few).endswith(": too few to judge.")
    none = share(0, 0)
    assert hand_raise_sentence(replace(few, bant_alone=none, lead=None)).endswith(
        "; nobody passed BANT without asking."
    )
    lacks = replace(few, bant_alone=Missing(("budget", "need")), lead=None)
    assert hand_raise_sentence(lacks).endswith(". BANT needs Budget and Pain point.")
    assert "old enough to judge" in hand_raise_sentence(replace(few, asked=none))


class Told:
    """A lead of the sample as plain counting sees it."""

    def __init__(self, row: Row, is_mql: bool, decisions: list[str]) -> None:
        self.asked, budget, authority, need, timeline = row[1:6]
        self.yeses = [budget, authority, need, timeline in ("now", "within_3_months")].count(True)
        self.won = row[6] == "won"
        self.old = (row[8] - row[7]).days >= 111
        self.days = None if row[9] is None else (row[9] - row[7]).days
        self.questions = row[10]
        self.is_open = row[6] == "open"
        self.is_mql = is_mql
        self.decisions = decisions


@pytest.fixture(scope="module")
def told(sample_store: Store) -> list[Told]:
    query = graded_leads(sample_store, all_of(sample_store), default_model())
    names, graded = sample_store.columns_and_rows(query.text, query.parameters)
    mql = {row[0]: bool(row[names.index("is_mql")]) for row in graded}
    decided: dict[str, list[str]] = {}
    for lead_id, decision in sample_store.rows(
        "select lead_id, decision from hand_off where decision is not null"
    ):
        decided.setdefault(lead_id, []).append(decision)
    rows = sample_store.rows(
        """select lead_id, wants_contact, budget, authority, need, timeline, outcome,
        cast(created_at as date), cast('2026-06-30' as date), cast(won_at as date),
        questions_answered from lead"""
    )
    return [Told(row, mql[row[0]], decided.get(row[0], [])) for row in rows]


def conversion(some: Iterable[Told]) -> tuple[int, int]:
    old = [lead for lead in some if lead.old]
    return sum(lead.won for lead in old), len(old)


def test_the_samples_groups_are_those_of_plain_counting(
    sample_store: Store, told: list[Told]
) -> None:
    """Naive: hand-raisers 264 of 743, BANT alone 50 of 278, the rest 357 of 4,991 (README)."""
    cells = figure(sample_store, "hand_raise_against_bant", default_model())
    assert isinstance(cells, tuple)
    naive = []
    for cell in cells:
        assert isinstance(cell, HandRaiseCell)
        own = [x for x in told if x.asked is cell.asked and (x.yeses >= 3) is cell.bant]
        naive.append((sum(x.won for x in own), len(own)))
        decisions = [decision for x in own for decision in x.decisions]
        assert cell.conversion == share(*conversion(own))
        assert cell.conversion_naive == share(*naive[-1])
        assert cell.acceptance_rate == share(decisions.count("accepted"), len(decisions))
        assert cell.disputed == decisions.count("rejected")
        assert isinstance(cell.days_to_win, Middle)
        assert cell.days_to_win.median == median(x.days for x in own if x.days is not None)
    assert tuple(map(sum, zip(naive[0], naive[1], strict=True))) == (264, 743)
    assert naive[2:] == [(50, 278), (357, 4991)]


def test_the_samples_calls_are_those_of_plain_counting(
    sample_store: Store, told: list[Told]
) -> None:
    rows = figure(sample_store, "who_sales_would_call", default_model())
    called = [
        [lead for lead in told if lead.asked],
        [lead for lead in told if lead.yeses >= 3],
        [lead for lead in told if lead.is_mql],
    ]
    wins = conversion(told)[0]
    assert isinstance(rows, tuple)
    for row, own in zip(rows, called, strict=True):
        assert isinstance(row, Caller)
        won, old = conversion(own)
        assert row.calls == share(len(own), 6012)
        assert (row.wins_per_call, row.wins_captured) == (share(won, old), share(won, wins))


def test_the_samples_questions_and_owners_are_those_of_plain_counting(
    sample_store: Store, told: list[Told]
) -> None:
    rows = figure(sample_store, "questions_answered", default_model())
    assert rows == tuple(
        QuestionRow(
            number,
            len(own),
            share(sum(lead.asked for lead in own), len(own)),
            share(*conversion(own)),
        )
        for number in range(10)
        if (own := [lead for lead in told if lead.questions == number])
    )
    unowned = [lead for lead in told if lead.is_open]
    sales = sum(lead.is_mql for lead in unowned)
    assert figure(sample_store, "ownership", default_model()) == broken_down(
        ("marketing", len(unowned) - sales, len(unowned)), ("sales", sales, len(unowned))
    )
