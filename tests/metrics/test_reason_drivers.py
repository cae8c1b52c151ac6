"""What stands behind a no: odds ratios over what was known before."""

import numpy as np
import pytest

from leadpact.domain.criteria import Test
from leadpact.domain.shares import share
from leadpact.metrics.driver_table import DriverTable, driver_table
from leadpact.metrics.driver_values import LeadTest
from leadpact.metrics.reason_drivers import Driver, drivers_of
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from tests.metrics.rejections import decided_in_sample
from tests.metrics.tables import figure
from tests.stores import all_of, import_cells, leads


def table_of(*rows: tuple[str, int, int, int, int], leads: int = 999) -> DriverTable:
    """A table of one reason: per value its words, a no with it, all with it, and the same of all.

    `leads` were rejected for the reason.
    """
    return DriverTable(
        reasons=("No",),
        with_reason=(leads,),
        tests=tuple(LeadTest("title", words, Test.IS_ONE_OF, (words,)) for words, *_ in rows),
        has=np.array([has for _, _, has, _, _ in rows]),
        known=np.array([known for *_, known in rows]),
        has_no=np.array([[has_no] for _, has_no, _, _, _ in rows]),
        known_no=np.array([[known_no] for _, _, _, known_no, _ in rows]),
        decided=1000,
        judged=1000,
        leads=1000,
    )


def test_a_textbook_table_has_its_odds_ratio_and_interval() -> None:
    """Aspirin and heart attacks.

    Agresti, An Introduction to Categorical Data Analysis, section 2.3: 189 of 11,034 on placebo
    and 104 of 11,037 on aspirin had a heart attack; odds ratio 1.832 [1.440–2.331].
    """
    (found,) = drivers_of(table_of(("Placebo", 189, 11034, 293, 22071)), "No").drivers
    assert found.odds_ratio == pytest.approx(1.832, abs=5e-4)
    assert found.low == pytest.approx(1.440, abs=2e-3)
    assert found.high == pytest.approx(2.331, abs=2e-3)
    assert (found.with_value, found.others) == (share(189, 11034), share(104, 11037))


def test_the_strongest_come_first_and_what_protects_or_tells_nothing_is_left_out() -> None:
    """Odds with the value ÷ odds without it, of 100 noes among 500 leads.

    Strong: 60 of 100 against 40 of 400: (60/40)/(40/360) = 13.5. Weak: 50 of 150 against 50 of
    350: (50/100)/(50/300) = 3. Less: 5 of 100 against 95 of 400, below one. Same: 20 of 100
    against 80 of 400.
    """
    found = drivers_of(
        table_of(
            ("Weak", 50, 150, 100, 500),
            ("Same", 20, 100, 100, 500),
            ("Less", 5, 100, 100, 500),
            ("Strong", 60, 100, 100, 500),
        ),
        "No",
    )
    assert [(one.value.words, round(one.odds_ratio, 2)) for one in found.drivers] == [
        ("Strong", 13.5),
        ("Weak", 3.0),
    ]
    assert found.tried == 4


def test_more_values_tried_make_each_less_sure() -> None:
    """By Benjamini and Hochberg the smallest of three p-values counts three times.

    15 of 40 against 45 of 260: odds ratio 2.87, surely above one when tried alone; so it is with
    two values that tell nothing.
    """
    one = ("Value", 15, 40, 60, 300)
    (alone,) = drivers_of(table_of(one), "No").drivers
    nothing = [(f"Nothing {number}", 20, 100, 60, 300) for number in range(2)]
    (among,) = drivers_of(table_of(one, *nothing), "No").drivers
    assert among.p == pytest.approx(3 * alone.p)
    many = [(f"Nothing {number}", 20, 100, 60, 300) for number in range(20)]
    assert drivers_of(table_of(one, *many), "No").drivers == ()


def test_an_empty_cell_has_a_finite_odds_ratio() -> None:
    """30 of 30 with the value and 10 of 100 without: an empty cell counts as half a lead.

    (30/0.5)/(10/90) = 540.
    """
    (found,) = drivers_of(table_of(("Always", 30, 30, 40, 130)), "No").drivers
    assert found.odds_ratio == pytest.approx(540)
    assert found.high < 1e6


def test_a_value_that_all_leads_have_is_not_tried() -> None:
    assert drivers_of(table_of(("All", 50, 100, 50, 100)), "No").tried == 0


def test_under_five_leads_are_too_few_to_judge() -> None:
    found = drivers_of(table_of(("Value", 4, 40, 4, 300), leads=4), "No")
    assert found.too_few
    assert found.drivers == ()


def students(store: Store, *headers: str) -> None:
    """40 students and 40 buyers, half of the students and five buyers rejected for "Student".

    Each header is a column of the user's own.
    """
    rows = []
    for number in range(80):
        is_no = number < 20 or 40 <= number < 45
        extra = {
            "Colour": "red" if number < 40 else "blue",
            "Sorted out by": "Ann" if is_no else "",
            "Rejected on": "Monday" if number % 2 else "Tuesday",
        }
        rows.append(
            [
                str(number),
                "Student" if number < 40 else "Buyer",
                "rejected" if is_no else "sal",
                "Student" if is_no else "",
                *(extra[header] for header in headers),
            ]
        )
    import_cells(store, [["lead_id", "title", "stage", "rejection_reason", *headers], *rows])


def of_figure(store: Store) -> dict[str, Driver]:
    found = figure(store, "reason_drivers")
    assert isinstance(found, tuple)
    return {one.value.words: one for one in found if isinstance(one, Driver)}


def test_values_of_lead_fields_are_compared_over_the_decided_leads(fresh_store: Store) -> None:
    """20 of 40 students and 5 of 40 buyers: (20/20)/(5/35) = 7."""
    students(fresh_store)
    found = of_figure(fresh_store)
    driver = found["Job title is Student"]
    assert driver.odds_ratio == pytest.approx(7)
    assert (driver.reason, driver.with_value, driver.others) == (
        "Student",
        share(20, 40),
        share(5, 40),
    )


def test_own_columns_are_looked_at_but_not_what_is_written_with_the_no(
    fresh_store: Store,
) -> None:
    """The colour goes with the title, and the seniority follows from it.

    Who sorted out is filled for the rejected alone, and "Rejected on" says by its name
    that it comes afterwards.
    """
    students(fresh_store, "Colour", "Sorted out by", "Rejected on")
    table = driver_table(fresh_store, all_of(fresh_store))
    assert isinstance(table, DriverTable)
    assert {test.field for test in table.tests} == {"title", "seniority", "Colour"}
    assert of_figure(fresh_store)["Colour is red"].odds_ratio == pytest.approx(7)


def test_without_reasons_or_stages_there_is_nothing_behind_a_no(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | title\n1 | Student")
    assert figure(fresh_store, "reason_drivers") == Missing(("rejection_reason", "stage"))


def test_the_bought_list_of_the_sample_stands_behind_no_authority(sample_store: Store) -> None:
    """Counted plainly: leads ever rejected for it, of those ever decided, by source."""
    decided = decided_in_sample()
    noes = {one.lead["lead_id"] for one in decided if one.reason == "No authority"}
    bought = {one.lead["lead_id"] for one in decided if one.source == "databarn list"}
    others = {one.lead["lead_id"] for one in decided} - bought
    found = figure(sample_store, "reason_drivers")
    assert isinstance(found, tuple)
    first = found[0]
    assert isinstance(first, Driver)
    assert (first.reason, first.value.words) == ("No authority", "Source is DataBarn list")
    assert first.with_value == share(len(noes & bought), len(bought))
    assert first.others == share(len(noes & others), len(others))
    a, b = len(noes & bought), len(bought - noes)
    c, d = len(noes & others), len(others - noes)
    assert first.odds_ratio == pytest.approx(a * d / (b * c))
    assert first.low < first.odds_ratio < first.high
