"""Every page opens, with data and without, and says what the data says."""

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.metrics.recycling import RecyclingAnswer, recycling
from leadpact.metrics.sentences import recycling_sentence
from leadpact.ui.frame import SECTIONS
from tests.pages.opened import PAGES, ROOT, Opened, errors, run, words
from tests.stores import leads

EVIDENCE = tuple(page for page in PAGES if "/data/" not in page)
MOST_LINES = 45


def test_every_page_stands_in_the_navigation_one_folder_down() -> None:
    """A page directly in pages/ would run without the frame when it is opened by its address."""
    listed = [
        f"pages/{section.lower()}/{name}.py"
        for section, pages in SECTIONS.items()
        for name, _ in pages
    ]
    assert sorted(listed) == sorted(PAGES)
    assert not list((ROOT / "pages").glob("*.py"))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_a_short_script(page: str) -> None:
    assert len((ROOT / page).read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_the_sample_and_says_that_it_is_made_up(
    on_sample: Opened, page: str
) -> None:
    app = on_sample.page(page)
    assert not errors(app)
    assert "Sample data, made up" in words(app)
    assert 'class="lp-answer"' in words(app)


@pytest.mark.parametrize("page", EVIDENCE)
def test_an_empty_store_says_how_to_get_leads(opened: Opened, page: str) -> None:
    app = opened.page(page)
    assert app.title[0].value == "No leads yet"
    assert not errors(app)


def test_upload_opens_on_an_empty_store(opened: Opened) -> None:
    app = opened.page("pages/data/upload.py")
    assert app.get("file_uploader")
    assert not errors(app)


@pytest.mark.parametrize("page", EVIDENCE)
def test_real_data_is_no_longer_called_a_sample(opened: Opened, page: str) -> None:
    leads(opened.store, "lead_id | source | outcome\n1 | Web | won\n2 | | open")
    app = opened.page(page)
    assert not errors(app)
    assert "made up" not in words(app)


@pytest.mark.parametrize(
    ("page", "needed"),
    [
        ("define/columns", "Outcome"),
        ("evidence/customers", "Relationship and Known contact"),
        ("evidence/hand_off", "Stage"),
        ("evidence/hand_raise", "Asked to be contacted and Outcome"),
        ("evidence/recycling", "Cycles"),
        ("evidence/red_flags", "Rejection reason"),
        ("evidence/reps", "Owner and Stage"),
        ("evidence/sources", "Source and Outcome"),
    ],
)
def test_a_page_says_which_fields_would_bring_it_to_life(
    opened: Opened, page: str, needed: str
) -> None:
    leads(opened.store, "lead_id\n1")
    app = opened.page(f"pages/{page}.py")
    assert f"This data cannot answer: it needs {needed}. Map a column to it in Upload." in words(
        app
    )
    assert not errors(app)


def test_overview_says_what_each_figure_lacks(opened: Opened) -> None:
    leads(opened.store, "lead_id | source | outcome\n1 | Web | won")
    said = words(opened.page("pages/meet/overview.py"))
    assert "needs Cycles" in said
    assert "needs Stage" in said
    assert "matured needs Created and Won on" in said


@pytest.mark.parametrize("page", EVIDENCE)
def test_a_filter_that_leaves_no_lead_is_survived(opened: Opened, page: str) -> None:
    """Nobody's leads are of product B and owned by Ann."""
    leads(
        opened.store,
        """
        lead_id | product | owner | source | outcome | cycles | created_at | won_at
        1       | A       | Ann   | Web    | won     | 2      | 2026-01-01 | 2026-01-09
        2       | B       | Bob   | Ads    | open    | 1      | 2026-02-01 |
        """,
    )
    app = opened.page(page)
    app.multiselect(key="products-1").set_value(["B"])
    app.multiselect(key="owners-1").set_value(["Ann"])
    run(app)
    assert not errors(app)


def test_the_sentence_is_that_of_the_figure(on_sample: Opened) -> None:
    found = recycling(on_sample.store, Filters(1), default_model())
    assert isinstance(found, RecyclingAnswer)
    assert recycling_sentence(found) in words(on_sample.page("pages/evidence/recycling.py"))


def test_a_filter_holds_on_the_next_page(on_sample: Opened) -> None:
    """Of the bought list 35 of 1,080 matured leads were won."""
    app = on_sample.page("pages/evidence/grades.py")
    app.multiselect(key="sources-1").set_value(["DataBarn list"])
    run(app).switch_page("pages/evidence/sources.py")
    assert "35 of 1,080" in words(run(app))


def test_a_period_counts_back_from_the_as_of_date(on_sample: Opened) -> None:
    app = on_sample.page("pages/evidence/grades.py")
    app.selectbox(key="period-1").set_value("Last 3 months")
    said = words(run(app))
    assert "of 6,012" not in said
    assert "no leads" not in said
