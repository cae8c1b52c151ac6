"""The sentences that answer each page's question."""

from dataclasses import replace

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.domain.shares import Share, share
from leadpact.metrics.grades import GradesAnswer, grades, order_of
from leadpact.metrics.overview import overview
from leadpact.metrics.recycling import RecyclingAnswer, recycling
from leadpact.metrics.sentences import (
    grades_sentence,
    needs_sentence,
    order_words,
    overview_sentence,
    recycling_sentence,
    sources_sentence,
)
from leadpact.metrics.shares import Missing
from leadpact.metrics.sources import SourceRow, SourcesAnswer
from leadpact.store.database import Store
from tests.metrics.tables import BY_VISITS
from tests.stores import all_of, leads

SAMPLE = Filters(1)


def test_the_overview_says_what_the_sample_says(sample_store: Store) -> None:
    """3,309 of 6,012 leads grade A to C, and no figure with a target lies outside of it."""
    assert overview_sentence(overview(sample_store, SAMPLE, default_model())) == (
        "Mostly. 55 % of leads grade A–C, and better grades close better."
    )


def test_a_figure_out_of_its_band_is_named_on_the_overview(sample_store: Store) -> None:
    """Of a bought list no lead is active, where at least half should be."""
    of_a_list = Filters(1, sources=("DataBarn list",))
    found = overview_sentence(overview(sample_store, of_a_list, default_model()))
    assert found.startswith("Not enough of them. 14.3 % of leads grade A–C")
    assert "Out of its band: active interest" in found


def test_grades_are_said_with_their_verdict(sample_store: Store) -> None:
    assert grades_sentence(grades(sample_store, SAMPLE, default_model())) == (
        "It is a good mix: 55 % of leads grade A–C (3,309 of 6,012), and better grades close "
        "better."
    )


def test_more_than_half_d_is_fit_for_the_dumpster(fresh_store: Store) -> None:
    """One visit is a C: two of the six leads. Grades C and D close nothing."""
    leads(
        fresh_store,
        """
        lead_id | visits | outcome
        1       | 1      | open
        2       | 1      | open
        3       | 0      | open
        4       | 0      | open
        5       | 0      | open
        6       | 0      | open
        """,
    )
    found = grades_sentence(grades(fresh_store, all_of(fresh_store), BY_VISITS))
    assert found == (
        "Fit for the dumpster: only 33 % of leads grade A–C (2 of 6), and the order of the grades "
        "does not hold: D closes at least as well as C."
    )


def test_without_the_fields_of_the_model_the_grades_cannot_tell(fresh_store: Store) -> None:
    """Of the default model only visits find their field: five times two points, and A needs 60."""
    leads(fresh_store, "lead_id | visits | outcome\n1 | 3 | won\n2 | 1 | open")
    scope = (fresh_store, all_of(fresh_store), default_model())
    reason = (
        "The grades cannot tell yet: only 1 of 20 criteria find their field in this data, so no "
        "lead can score above 10, and A begins at 60."
    )
    assert grades_sentence(grades(*scope)).startswith(reason)
    assert overview_sentence(overview(*scope)).startswith(reason)


def test_without_any_field_of_the_model_all_leads_are_alike(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | outcome\n1 | won\n2 | open")
    found = grades_sentence(grades(fresh_store, all_of(fresh_store), default_model()))
    assert "none of the 20 criteria finds its field in this data, so all leads score 0" in found


def test_a_selection_without_leads_is_said_to_be_one(sample_store: Store) -> None:
    nobody = Filters(1, owners=("Nobody",))
    expected = "There are no leads in this selection."
    assert grades_sentence(grades(sample_store, nobody, default_model())) == expected
    assert overview_sentence(overview(sample_store, nobody, default_model())) == expected


@pytest.mark.parametrize(
    ("conversion", "words"),
    [
        (((30, 100), (20, 100), (10, 100), (2, 100)), "better grades close better"),
        (
            ((3, 10), (2, 10), (0, 0), (0, 0)),
            "better grades close better, though it may be chance",
        ),
        (
            ((30, 100), (10, 100), (20, 100), (2, 100)),
            "the order of the grades does not hold: C closes at least as well as B",
        ),
        (((0, 0), (0, 0), (0, 0), (2, 100)), "the order of the grades cannot be judged yet"),
    ],
)
def test_the_order_of_the_grades_in_words(
    conversion: tuple[tuple[int, int], ...], words: str
) -> None:
    """3 of 10 against 2 of 10 gives z = 0.5: p is about 0.3."""
    assert order_words(order_of(tuple(share(*pair) for pair in conversion))) == words


def test_an_order_that_cannot_be_had_says_what_it_needs() -> None:
    assert order_words(Missing(("outcome",))) == "whether better grades close better needs Outcome"


def test_what_is_lacking_is_said_by_its_label() -> None:
    assert needs_sentence(Missing(("created_at", "won_at"))) == (
        "This data cannot answer: it needs Created and Won on. Map a column to it in Upload."
    )


def row(source: str | None, won: int, of: int) -> SourceRow:
    return SourceRow(source, share(won, of), None, None, (0, 0, 0, of))


def sources_of(overall: Share, *rows: SourceRow) -> SourcesAnswer:
    return SourcesAnswer(rows, overall, False, Missing(("interest",)), Missing(("interest",)), ())


def test_best_and_worst_are_those_whose_intervals_say_so() -> None:
    """90 of 100 against 10 of 100; five of five could be luck, and no source is none."""
    found = sources_of(
        share(105, 210), row("Luck", 5, 5), row("A", 90, 100), row("B", 10, 100), row(None, 0, 5)
    )
    assert sources_sentence(found) == (
        "A converts best, at 90 % (90 of 100); B worst, at 10.0 % (10 of 100). All leads: 50 % "
        "(105 of 210)."
    )


def test_sources_that_may_be_alike_have_no_worst() -> None:
    found = sources_of(share(21, 40), row("A", 11, 20), row("B", 10, 20))
    assert sources_sentence(found) == (
        "A converts best, at 55 % (11 of 20). All leads: 52 % (21 of 40)."
    )


def test_few_leads_have_no_best_source() -> None:
    assert sources_sentence(sources_of(share(2, 7), row("A", 1, 3), row("B", 1, 4))) == (
        "Leads convert at 29 %; no source has enough to judge."
    )
    assert sources_sentence(sources_of(share(2, 9), row("A", 1, 5), row("B", 1, 4))) == (
        "A converts at 20 % (1 of 5), the only source with enough to judge."
    )
    assert sources_sentence(sources_of(share(0, 0), row("A", 0, 0))) == (
        "There are no leads old enough to judge in this selection."
    )


def test_recycling_on_the_sample_lies_in_the_band(sample_store: Store) -> None:
    found = recycling(sample_store, SAMPLE, default_model())
    assert isinstance(found, RecyclingAnswer)
    assert recycling_sentence(found) == (
        "Yes: 25 % of closes (165 of 671) came from leads that cycled two or more times, inside "
        "the field's 20–30 %. A no is not the end."
    )
    for counts, start in (
        ((36, 100), "Yes: 36 % of closes (36 of 100)"),
        ((10, 100), "Less than elsewhere: 10.0 % of closes (10 of 100)"),
        ((1, 4), "25 % of closes (1 of 4)"),
        ((0, 0), "No won lead in this selection has its cycles known."),
    ):
        said = recycling_sentence(replace(found, recycled_share=share(*counts)))
        assert said.startswith(start)


def test_a_mix_too_small_to_judge_is_said_without_a_verdict() -> None:
    answer = GradesAnswer(
        (), share(2, 3), Missing(("outcome",)), (), (), (), (), awake=1, out_of_reach=None
    )
    assert grades_sentence(answer).startswith("67 % of leads grade A–C (2 of 3), and whether")
