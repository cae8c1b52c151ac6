"""The overview: what changed, what costs most, and the doors from each to its page."""

from leadpact.ui.frame import SECTIONS
from tests.pages.opened import Opened, words
from tests.stores import leads

PAGE = "pages/meet/overview.py"


def test_each_figure_and_each_finding_opens_its_page(on_sample: Opened) -> None:
    app = on_sample.page(PAGE)
    links = [str(link.proto.page) for link in app.get("page_link")]
    known = {name for pages in SECTIONS.values() for name, _ in pages}
    assert len(links) == 1 + 8 + 3
    assert {link.rsplit("/", 1)[-1] for link in links} <= known
    assert {"grades", "sources", "recycling", "hand_off"} <= set(links)


def test_the_sample_says_what_changed_and_what_costs_most(on_sample: Opened) -> None:
    said = words(on_sample.page(PAGE))
    assert said.count("no real change") == 8
    assert "1 Apr 2026 – 30 Jun 2026; 11 Dec 2025 – 11 Mar 2026 where leads have to be" in said
    assert "1 · Written-off leads that nobody tries again" in said
    assert "2 · Qualified leads that never reached sales" in said
    assert "3 · Reps' time on leads of DataBarn list" in said


def test_without_dates_it_says_that_no_change_can_be_told(opened: Opened) -> None:
    leads(opened.store, "lead_id | source | outcome\n1 | Web | won\n2 | Web | open")
    said = words(opened.page(PAGE))
    assert "No change against the quarter before: needs Created." in said
    assert "Nothing here surely costs wins." in said


def test_without_outcomes_it_says_what_the_costs_need(opened: Opened) -> None:
    leads(opened.store, "lead_id | source\n1 | Web")
    assert "What costs wins is not in this data: needs Outcome." in words(opened.page(PAGE))


def test_fewer_than_three_findings_are_said_to_be_all(opened: Opened) -> None:
    """Of 14 that asked for a call 4 never got one; 5 were won: 4 × 5/14 are 1.4 wins."""
    stages = ["won"] * 5 + ["lost"] * 5 + ["inquiry"] * 4
    leads(
        opened.store,
        "lead_id | stage | wants_contact | first_sales_contact_at\n"
        + "\n".join(
            f"{number} | {stage} | yes | {'2026-01-05' if stage == 'won' else ''}"
            for number, stage in enumerate(stages)
        ),
    )
    said = words(opened.page(PAGE))
    assert "1 · Leads that asked for a call, and got a no or none" in said
    assert "≈ 1 win <" in said
    assert "This data can carry only 1." in said
