"""Leads now beside those that a definition was signed on."""

from datetime import date

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.definition import FigureThen
from leadpact.domain.filters import Filters
from leadpact.domain.psi import Bin, Stability
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Difference, difference, share
from leadpact.metrics.drift import Standing, active_share, drift_of, new_leads
from leadpact.metrics.drift_words import (
    change_words,
    drift_sentence,
    figures_seen,
    most_moved_words,
    moved_words,
    psi_words,
    seen_words,
)
from leadpact.metrics.shares import Missing
from leadpact.metrics.snapshot import snapshot_of
from leadpact.store.database import Store
from tests.definitions import evidence_on
from tests.metrics.drifts import TWO, drifted, snapshot
from tests.metrics.tables import BY_VISITS, SOURCES
from tests.stores import all_of, leads


def test_shares_and_conversion_are_compared_with_those_then() -> None:
    """The same figures from both sides.

    Then 600 of 1,000 leads visited, of whom 80 closed; 60 of 90 wins were A or B. Now 450 of 500
    visited, and 90 of them closed; 80 of 100 wins are A or B.
    """
    found = drifted((40, 100), (40, 150), (10, 200), (10, 50))
    visits, other = found.criteria
    assert (visits.applies.then, visits.applies.now) == (share(600, 1000), share(450, 500))
    assert visits.applies.change == difference(share(450, 500), share(600, 1000))
    assert (visits.conversion.then, visits.conversion.now) == (share(80, 600), share(90, 450))
    assert (found.wins_captured.then, found.wins_captured.now) == (share(60, 90), share(80, 100))
    assert (found.good_grades.then, found.good_grades.now) == (share(600, 1000), share(450, 500))
    assert (found.conversion.then, found.conversion.now) == (share(90, 1000), share(100, 500))
    assert other.psi is None
    assert other.applies.then == share(0, 0)


def test_the_index_of_values_counts_the_unknown_apart() -> None:
    """Unknown has a bin of its own.

    value      then  now    now - then in shares  ln(now / then)  product
    unknown     100   250    0.15                  0.916291       0.137444
    0           300   150   -0.15                 -0.693147       0.103972
    1           600   600    0                                    0.241416

    Of 1,000 on either side chance gives 2 · (1/1000 + 1/1000) = 0.004. It is under a quarter.
    """
    grades = ((30, 100), (30, 200), (20, 300), (10, 400))
    then = snapshot(grades, (400, 600), 100)
    now = snapshot(grades, (400, 600), 250)
    visits = drift_of(TWO, then, now).criteria[0]
    assert visits.psi is not None
    assert visits.psi.value == pytest.approx(0.241416, abs=1e-6)
    assert visits.psi.by_chance == pytest.approx(0.004)
    assert visits.stability is Stability.LOOK
    assert visits.psi.bins[0] == Bin(None, None, 100, 250)
    assert most_moved_words(visits) == "unknown: 10 → 25 %"


def test_the_index_of_scores_is_over_the_same_bins_then_and_now() -> None:
    """Four scores, a bin each.

    Scores 0, 10, 20, 30 have 400, 300, 200, 100 leads then and 100, 200, 300, 400 now, of 1,000:
    2 · (0.3 · ln 4 + 0.1 · ln 1.5) = 0.912870.
    """
    found = drifted((30, 400), (30, 300), (20, 200), (10, 100))
    assert found.score.value == pytest.approx(0.912870, abs=1e-6)
    assert found.score.stability is Stability.MOVED
    assert psi_words(found.score) == "0.91"


def test_nothing_has_moved_where_now_is_then(sample_store: Store) -> None:
    """The default model on the sample, beside itself."""
    model = default_model()
    now = snapshot_of(sample_store, all_of(sample_store), model)
    found = drift_of(model, now, now)
    assert [one.psi.value for one in found.criteria if one.psi] == [0.0] * len(model.criteria)
    assert found.score.value == 0
    assert found.wins_captured.change is not None
    assert found.wins_captured.change.value == 0
    assert not found.wins_captured.change.is_real
    assert found.standing is Standing.HOLDS
    name = "Definition 3"
    assert drift_sentence(found, name) == (
        "Definition 3 holds: A to D still close in order; none of 20 criteria moved."
    )


@pytest.mark.parametrize(
    ("closed", "standing", "words"),
    [
        (
            ((40, 100), (30, 100), (20, 100), (10, 100)),
            Standing.HOLDS,
            "Definition 3 holds: A to D still close in order; ",
        ),
        (
            ((40, 100), (20, 100), (21, 100), (10, 100)),
            Standing.MOSTLY,
            "mostly holds: better grades still close better, though C closes at least as well as B",
        ),
        (
            ((10, 100), (10, 100), (30, 100), (2, 100)),
            Standing.BROKEN,
            "Definition 3 no longer holds: C closes better than B; ",
        ),
        (
            ((10, 100), (9, 100), (9, 100), (8, 100)),
            Standing.NOT_SHOWN,
            "is not confirmed: that better grades close better may be chance here (p = 0.",
        ),
        (
            ((5, 10), (3, 10), (2, 10), (1, 19)),
            Standing.TOO_EARLY,
            "Too early to tell whether Definition 3 holds: only 49 of 49 leads are old enough",
        ),
    ],
)
def test_whether_the_definition_holds_is_told_by_the_order_of_grades(
    closed: tuple[tuple[int, int], ...], standing: Standing, words: str
) -> None:
    found = drifted(*closed)
    assert found.standing is standing
    assert words in drift_sentence(found, "Definition 3")


def test_a_missing_grade_between_does_not_hide_a_break() -> None:
    """C closes at 30 % and A at 20 %, with no B between them."""
    found = drifted((20, 100), (0, 0), (30, 100), (2, 100))
    assert found.standing is Standing.MOSTLY
    assert "though not in order, which may be chance" in drift_sentence(found, "It")


def test_too_few_leads_say_nothing_of_criteria() -> None:
    found = drifted((5, 10), (3, 10), (2, 10), (1, 19))
    assert moved_words(found) == "49 leads are too few to tell whether criteria moved"


def test_what_was_seen_is_kept_with_the_review() -> None:
    found = drifted((40, 100), (30, 100), (20, 100), (10, 100))
    seen = figures_seen(found, "all leads of data", date(2026, 7, 1))
    assert type(seen).model_validate_json(seen.model_dump_json()) == seen
    assert (seen.leads_then, seen.leads, seen.wins_captured) == (1000, 400, (70, 100))
    assert [one.told for one in seen.criteria] == ["look at it", "not in both data"]
    assert seen_words(seen) == (
        "all leads of data: order holds, score moved by 0.23 (look at it), 0 of 2 criteria moved"
    )


def test_a_change_is_said_in_points_with_its_interval() -> None:
    assert change_words(Difference(0.0312, 0.004, 0.059)) == "+3.1 [+0.4, +5.9]"
    assert change_words(Difference(-0.1, -0.2, 0.0)) == "−10.0 [−20.0, +0.0]"
    assert change_words(None) == "–"


def test_new_leads_are_those_created_after_the_as_of_date_then(fresh_store: Store) -> None:
    """Of SOURCES the leads 7 and 8 came after 24 February."""
    leads(fresh_store, SOURCES)
    found = new_leads(fresh_store, 1, date(2026, 2, 24))
    assert found == (Filters(1, created_from=date(2026, 2, 25)), 2)
    assert new_leads(fresh_store, 1, None) is None


def test_the_active_share_is_compared_with_the_one_signed(fresh_store: Store) -> None:
    """Then 3 of 4; Google is active and the bought list passive: 4 of 7 now."""
    leads(fresh_store, SOURCES)
    evidence = evidence_on(fresh_store, BY_VISITS)
    found = active_share(fresh_store, Filters(1), BY_VISITS, evidence)
    assert (found.then, found.now) == (share(3, 4), share(4, 7))
    without = evidence.model_copy(
        update={"figures": (FigureThen(name="x", numerator=1, denominator=1),)}
    )
    assert active_share(fresh_store, Filters(1), BY_VISITS, without).then is None
    leads(fresh_store, "lead_id | visits\n1 | 2", data_set="bare")
    assert active_share(fresh_store, Filters(2), BY_VISITS, evidence).now == Missing(("interest",))


def test_newer_leads_are_laid_beside_those_signed_on(fresh_store: Store) -> None:
    """Sixty leads without visits come after 100 of which half had one.

    Now 60 and, for the empty bin, 0.5 of 60.5: (60 / 60.5 - 0.5) · ln(60 / 0.5) = 2.354180.
    """
    model = ScoringModel.model_validate(BY_VISITS.model_dump())
    leads(fresh_store, table(range(100), "2026-01-05"))
    then = evidence_on(fresh_store, model)
    assert then.as_of == date(2026, 1, 5)
    leads(fresh_store, table(range(100, 220, 2), "2026-02-01"))
    found = new_leads(fresh_store, 1, then.as_of)
    assert found is not None
    assert found[1] == 60
    now = snapshot_of(fresh_store, found[0], model)
    visits = drift_of(model, then.snapshot, now).criteria[0]
    assert visits.psi is not None
    assert visits.psi.value == pytest.approx(2.354180, abs=1e-6)
    assert visits.stability is Stability.MOVED
    assert visits.applies.now == share(0, 60)


def table(numbers: range, day: str) -> str:
    """Leads of that day, those of an odd number with a visit."""
    rows = [f"{number} | {day} | {number % 2}" for number in numbers]
    return "\n".join(["lead_id | created_at | visits", *rows])
