"""The tables that pages show and let download."""

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade
from leadpact.domain.shares import difference, share
from leadpact.export.sheets import (
    grades_sheet,
    outlook_sheet,
    overview_sheet,
    recycling_sheet,
    sources_sheet,
)
from leadpact.metrics.grades import grades
from leadpact.metrics.overview import overview
from leadpact.metrics.recycling import RecyclingAnswer, recycling
from leadpact.metrics.sources import SourcesAnswer, sources
from leadpact.patterns.outlook import Counts, GradeCount, Outlook
from leadpact.store.database import Store

SCOPE = (Filters(1), default_model())


def test_every_row_has_a_cell_for_every_column(sample_store: Store) -> None:
    by_source, by_cycle = sources(sample_store, *SCOPE), recycling(sample_store, *SCOPE)
    assert isinstance(by_source, SourcesAnswer)
    assert isinstance(by_cycle, RecyclingAnswer)
    for sheet in (
        overview_sheet(overview(sample_store, *SCOPE)),
        grades_sheet(grades(sample_store, *SCOPE)),
        sources_sheet(by_source),
        recycling_sheet(by_cycle),
    ):
        assert sheet.rows
        assert {len(row) for row in sheet.rows} == {len(sheet.headings)}


def test_the_overviews_sheet_has_the_change_against_the_quarter_before(
    sample_store: Store,
) -> None:
    """A to C: 524 of the 930 leads of the last 91 days, 474 of the 867 before."""
    sheet = overview_sheet(overview(sample_store, *SCOPE))
    change = difference(share(524, 930), share(474, 867))
    assert change is not None
    assert sheet.rows[0][-3:] == (change.value, change.low, change.high)


def test_the_sheet_of_grades_has_the_samples_numbers(sample_store: Store) -> None:
    """949 leads are A; of the 780 matured ones 279 were won (the page's conversion)."""
    first = grades_sheet(grades(sample_store, *SCOPE)).rows[0]
    conversion = share(279, 780)
    assert first[:6] == ("A", 949, 949 / 6012, 279, 780, conversion.rate)


def test_sources_come_with_the_most_leads_first_and_unknowns_in_words(sample_store: Store) -> None:
    found = sources(sample_store, *SCOPE)
    assert isinstance(found, SourcesAnswer)
    sheet = sources_sheet(found)
    assert sheet.rows[0][:3] == ("DataBarn list", "passive", 1309)
    leads = [row[2] for row in sheet.rows]
    assert leads == sorted(leads, key=lambda count: -int(count or 0))


def test_the_last_cycle_is_four_and_more(sample_store: Store) -> None:
    found = recycling(sample_store, *SCOPE)
    assert isinstance(found, RecyclingAnswer)
    assert [row[0] for row in recycling_sheet(found).rows] == ["1", "2", "3", "4+"]


def outlook(*leads: int) -> Outlook:
    counts = tuple(GradeCount(n, 0, 0, 0, grade) for grade, n in zip(Grade, leads, strict=True))
    return Outlook(counts, Counts(0, 0, 0, 0), 0, (), (), ())


def test_the_sheet_of_a_draft_has_the_differences() -> None:
    rows = outlook_sheet(outlook(1, 2, 3, 4), outlook(3, 2, 2, 3)).rows
    assert [row[3] for row in rows] == [2, 0, -1, -1]


def test_the_sheet_of_a_draft_names_what_it_is_compared_with() -> None:
    sheet = outlook_sheet(outlook(1, 2, 3, 4), outlook(3, 2, 2, 3), "number 3")
    assert sheet.headings[1:3] == ("Leads number 3", "Draft")
