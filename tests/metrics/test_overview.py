"""The overview: its figures from one pass, against single figures and against plain counting."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.domain.shares import share
from leadpact.metrics.changes import Change, changes
from leadpact.metrics.costly import costly_findings
from leadpact.metrics.grades import grade_mix, grade_order
from leadpact.metrics.headlines import HEADLINES, MATURING, shown_share
from leadpact.metrics.overview import overview
from leadpact.metrics.recycling import ClosesAtStake, closes_at_stake
from leadpact.metrics.shares import share_of
from leadpact.store.database import Store
from leadpact.store.kinds import QUARTER, kinds_of
from leadpact.store.questions import graded_leads

SAMPLE = Filters(1)
AS_OF = date(2026, 6, 30)
MODEL = default_model()
# One in ten of the sample's wins takes more than 111 days (data/README.md).
RIPE = 111
FILTERS = (
    SAMPLE,
    Filters(1, created_from=date(2025, 1, 1), created_to=date(2025, 12, 31)),
    Filters(1, sources=("DataBarn list", "Referral"), as_of=date(2026, 3, 31)),
)


@dataclass(frozen=True)
class Lead:
    """One lead of the store, with its grade."""

    grade: str
    is_mql: bool
    raised: bool
    is_won: bool
    is_open: bool
    age: int
    stage: str
    handed_off: bool
    rejected: bool
    spoken_to: bool


@pytest.fixture(scope="module")
def sample_leads(sample_store: Store) -> list[Lead]:
    query = graded_leads(sample_store, SAMPLE, MODEL)
    graded = {row[0]: row for row in sample_store.rows(query.text, query.parameters)}
    rows = sample_store.rows(
        """select lead_id, wants_contact, outcome, created_at, stage, handed_off, rejected,
        first_sales_contact_at from lead"""
    )
    return [
        Lead(
            grade=graded[row[0]][2],
            is_mql=graded[row[0]][3],
            raised=row[1] is True,
            is_won=row[2] == "won",
            is_open=row[2] == "open",
            age=(AS_OF - row[3].date()).days,
            stage=row[4],
            handed_off=row[5],
            rejected=row[6],
            spoken_to=row[7] is not None,
        )
        for row in rows
    ]


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("name", [*HEADLINES, "conversion_naive"])
def test_one_pass_gives_what_each_figure_gives(
    sample_store: Store, name: str, filters: Filters
) -> None:
    kinds = kinds_of(sample_store, filters, MODEL)
    assert shown_share(name, kinds) == share_of(sample_store, name, filters, MODEL)


@pytest.mark.parametrize("filters", FILTERS)
def test_the_grades_of_one_pass_are_those_of_the_grades_page(
    sample_store: Store, filters: Filters
) -> None:
    answer = overview(sample_store, filters, MODEL)
    assert answer.mix == grade_mix(sample_store, filters, MODEL)
    assert answer.order == grade_order(sample_store, filters, MODEL)


@pytest.mark.parametrize("name", HEADLINES)
def test_a_quarter_is_that_of_leads_created_in_its_91_days(sample_store: Store, name: str) -> None:
    """The newest: 1 April to 30 June 2026, or 111 days before: 11 December to 11 March."""
    last = AS_OF - timedelta(days=RIPE) if name in MATURING else AS_OF
    change = change_of(sample_store, name)
    assert change.last_day == last
    assert change.first_day == last - timedelta(days=QUARTER - 1)
    for found, to in ((change.now, last), (change.before, last - timedelta(days=QUARTER))):
        days = replace(SAMPLE, created_from=to - timedelta(days=QUARTER - 1), created_to=to)
        assert found == share_of(sample_store, name, days, MODEL)


def change_of(store: Store, name: str) -> Change:
    found = changes(store, SAMPLE, MODEL)
    assert isinstance(found, tuple)
    return next(one for one in found if one.figure == name)


def test_plain_counting_finds_the_same_change(
    sample_leads: list[Lead], sample_store: Store
) -> None:
    won = change_of(sample_store, "conversion_matured")
    good = change_of(sample_store, "good_grades")
    for place, found in ((0, won.now), (91, won.before)):
        of = [lead for lead in sample_leads if RIPE + place <= lead.age < RIPE + place + 91]
        assert found == share(sum(lead.is_won for lead in of), len(of))
    for place, found in ((0, good.now), (91, good.before)):
        of = [lead for lead in sample_leads if place <= lead.age < place + 91]
        assert found == share(sum(lead.grade != "D" for lead in of), len(of))


def test_the_samples_written_off_leads_cost_what_is_at_stake(sample_store: Store) -> None:
    at_stake = closes_at_stake(sample_store, SAMPLE, MODEL)
    assert isinstance(at_stake, ClosesAtStake)
    wins = found_wins(sample_store, "recycling")
    assert wins == pytest.approx((at_stake.estimate, at_stake.low, at_stake.high))


def test_plain_counting_finds_the_same_costs(sample_leads: list[Lead], sample_store: Store) -> None:
    def count(among: Callable[[Lead], bool]) -> int:
        return sum(among(lead) for lead in sample_leads)

    def rated(among: Callable[[Lead], bool]) -> tuple[int, int]:
        old = [lead for lead in sample_leads if lead.age >= RIPE and among(lead)]
        return sum(lead.is_won for lead in old), len(old)

    left = count(
        lambda one: (
            one.is_mql and not one.raised and one.is_open and not one.handed_off and one.age >= RIPE
        )
    )
    rate = share(*rated(lambda one: one.is_mql and not one.raised and one.handed_off))
    assert rate.rate is not None
    assert rate.low is not None
    assert rate.high is not None
    assert found_wins(sample_store, "hand_off") == pytest.approx(
        (left * rate.rate, left * rate.low, left * rate.high)
    )
    turned_down = count(
        lambda one: one.raised and one.is_open and one.rejected and one.stage == "rejected"
    )
    alone = count(
        lambda one: (
            one.raised
            and one.is_open
            and not one.handed_off
            and not one.spoken_to
            and one.age >= RIPE
        )
    )
    asked = share(*rated(lambda one: one.raised))
    assert asked.rate is not None
    wins = found_wins(sample_store, "hand_raise")[0]
    assert wins == pytest.approx((turned_down + alone) * asked.rate)


def test_the_bought_list_costs_the_samples_reps_most(sample_store: Store) -> None:
    """1,839 - 967 noes of 4,901 - 1,343 hand-offs of others; 671 wins in 4,901 hand-offs.

    376 of its 1,343 were accepted: 1,343 less the 967 noes of data/README.md.
    """
    others = (4901 - 1839 - 376) / (4901 - 1343)
    noes = 1343 * (others - 376 / 1343)
    assert found_wins(sample_store, "sources")[0] == pytest.approx(noes * 671 / 4901)


def found_wins(store: Store, page: str) -> tuple[float, float, float]:
    found = costly_findings(store, SAMPLE, MODEL)
    assert isinstance(found, tuple)
    assert [one.wins for one in found] == sorted((one.wins for one in found), reverse=True)
    one = next(one for one in found if one.page == page)
    return one.wins, one.low, one.high
