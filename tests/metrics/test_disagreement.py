"""Where two proposals differ: by hand on sixteen leads, and lead by lead on the sample."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from leadpact.cli.figures import as_object
from leadpact.domain.criteria import Group
from leadpact.domain.default_model import default_model
from leadpact.domain.figures import figure_named
from leadpact.domain.people import Team
from leadpact.domain.scoring_model import Grade, ScoringModel, grade_of
from leadpact.domain.shares import difference, share
from leadpact.metrics.criterion_gaps import OUTCOME, IdleGap, Says
from leadpact.metrics.disagreement import CutOffGap, Disagreement, disagreement_of
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from leadpact.store.questions import over_valued
from leadpact.store.rounds import open_round, say_ready
from tests.metrics.proposals import MARKETING, SALES, SIXTEEN, proposal
from tests.metrics.tables import figure
from tests.patterns.oracle import points_of
from tests.stores import all_of, everybody, leads


@pytest.fixture
def found(fresh_store: Store) -> Disagreement:
    """`SIXTEEN` by marketing (10 a visit) and by sales (30 for a budget, else nothing).

    Marketing grades by visits: 1 to 4 A, 5 and 7 B, 6 and 8 C, the others D. Sales grades those
    with a budget A, the others D.
    """
    leads(fresh_store, SIXTEEN)
    return disagreement_of(fresh_store, all_of(fresh_store), MARKETING, SALES)


def test_the_cells_count_leads_and_wins_of_each_pair_of_grades(found: Disagreement) -> None:
    filled = {
        f"{cell.marketing}{cell.sales}": (cell.leads, cell.won, cell.closed)
        for cell in found.cells
        if cell.leads
    }
    assert len(found.cells) == 16
    assert filled == {
        "AA": (2, 2, share(2, 2)),
        "AD": (2, 2, share(2, 2)),
        "BA": (1, 1, share(1, 1)),
        "BD": (1, 1, share(1, 1)),
        "CA": (1, 1, share(1, 1)),
        "CD": (1, 1, share(1, 1)),
        "DA": (4, 0, share(0, 4)),
        "DD": (4, 0, share(0, 4)),
    }


def test_agreement_is_the_diagonal_and_kappa_weighs_how_far_apart(found: Disagreement) -> None:
    """AA and DD are 6 of 16.

    The others are 2×3 + 1×1 + 1×2 + 1×2 + 1×1 + 4×3 = 24 grades apart. By chance, with half of all
    leads A and half D at sales, any lead of marketing's is 1.5 apart: 24 as well, so kappa is 0.
    """
    assert found.agreed == share(6, 16)
    assert found.kappa is not None
    assert found.kappa.value == pytest.approx(0, abs=1e-12)
    assert found.kappa.low < 0 < found.kappa.high


def test_what_one_team_alone_calls_a_is_laid_beside_the_others(found: Disagreement) -> None:
    """Only marketing: AD, 2 of 2. Only sales: BA, CA and DA, 2 of 6."""
    assert (found.both_a.leads, found.both_a.closed) == (2, share(2, 2))
    assert (found.only_marketing_a.leads, found.only_marketing_a.closed) == (2, share(2, 2))
    assert (found.only_sales_a.leads, found.only_sales_a.closed) == (6, share(2, 6))
    assert found.only_difference == difference(share(2, 6), share(2, 2))


def test_criteria_are_ranked_by_the_points_they_move(found: Disagreement) -> None:
    """A budget moves 8 leads by 30, 15 on average; visits 4×3 + 2×2 + 2×1 by 10, or 11.25."""
    budget, visits = found.criteria
    assert (budget.criterion, budget.marketing, budget.sales) == ("budget", 0, 30)
    assert (budget.mean, visits.mean) == (15, 11.25)
    assert budget.cause == pytest.approx(15 / 26.25)
    assert visits.cause == pytest.approx(11.25 / 26.25)


def test_the_data_backs_the_team_with_more_points_where_it_matters(found: Disagreement) -> None:
    """All 8 visitors bought and none of the others; of 8 with a budget 4 did, and of 8 without."""
    budget, visits = found.criteria
    assert (visits.applies, visits.rest) == (share(8, 8), share(0, 8))
    assert (visits.says, visits.backs) == (Says.MUCH, Team.MARKETING)
    assert (budget.applies, budget.rest) == (share(4, 8), share(4, 8))
    assert (budget.says, budget.backs) == (Says.NOTHING, None)


def test_criteria_that_no_lead_feels_are_said_and_not_counted(fresh_store: Store) -> None:
    """Nobody's title is in the data. The two leads of the fair have no budget noted."""
    fair = "\n    17 | 1 | | won | Fair\n    18 | 0 | | lost | Fair"
    leads(fresh_store, SIXTEEN.rstrip() + fair)
    sales = proposal(budget=30, visits=5, director=20)
    at_fair = replace(all_of(fresh_store), sources=("Fair",))
    found = disagreement_of(fresh_store, at_fair, MARKETING, sales)
    assert [gap.criterion for gap in found.criteria] == ["visits"]
    assert found.criteria[0].cause == 1
    assert found.idle == (
        IdleGap("budget", "Budget known", 0, 30, "unknown for all leads in this selection"),
        IdleGap("director", "Director", 5, 20, "needs Job title"),
    )
    everywhere = disagreement_of(fresh_store, all_of(fresh_store), MARKETING, sales)
    assert [gap.criterion for gap in everywhere.idle] == ["director"]
    assert {gap.criterion: gap.unknown for gap in everywhere.criteria} == {"budget": 2, "visits": 0}


def test_cut_offs_that_differ_are_named(fresh_store: Store) -> None:
    """The threshold lies where B begins."""
    leads(fresh_store, SIXTEEN)
    lower = proposal(budget=0, visits=10, b=15, c=10)
    found = disagreement_of(fresh_store, all_of(fresh_store), MARKETING, lower)
    assert found.cut_offs == (CutOffGap("B from", 20, 15), CutOffGap("MQL from", 20, 15))
    assert found.criteria == ()
    assert found.agreed == share(16, 16)


def test_without_outcomes_nothing_is_said_of_how_leads_closed(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | visits | budget\n1 | 3 | yes\n2 | 0 | yes\n3 | 0 | no")
    found = disagreement_of(fresh_store, all_of(fresh_store), MARKETING, SALES)
    assert {cell.closed for cell in found.cells} == {OUTCOME}
    assert {cell.won for cell in found.cells} == {None}
    assert (found.both_a.won, found.only_difference) == (None, None)
    assert {gap.applies for gap in found.criteria} == {OUTCOME}
    assert {(gap.says, gap.backs) for gap in found.criteria} == {(Says.NOTHING, None)}
    assert found.agreed == share(2, 3)


def test_a_selection_without_leads_is_survived(fresh_store: Store) -> None:
    leads(fresh_store, SIXTEEN)
    nobody = replace(all_of(fresh_store), owners=("nobody",))
    found = disagreement_of(fresh_store, nobody, MARKETING, SALES)
    assert (found.leads, found.kappa, found.agreed) == (0, None, share(0, 0))
    assert [gap.cause for gap in found.criteria] == [None, None]


# The sample's proposals: points moved about, one criterion that fades, other cut-offs.
_MORE = {"decision_maker": 10, "pricing_urgency": 8, "form": 4, "student": -5, "passive_list": 6}
_MOVED = {"webinar": 6, "authority_known": 9, "form": -2, "free_mail": -7, "asked_for_contact": -5}


def _moved(moves: dict[str, int], cut_offs: dict[str, int]) -> ScoringModel:
    base = default_model()
    return base.model_copy(
        update={
            "criteria": tuple(
                one.model_copy(update={"decay": 7, "since": "created_at"})
                if one.group is Group.BEHAVIOUR and one.name == "webinar"
                else one
                for one in base.criteria
            ),
            "points": tuple(
                points + moves.get(one.name, 0)
                for one, points in zip(base.criteria, base.points, strict=True)
            ),
            "cut_offs": base.cut_offs.model_copy(update=cut_offs),
        }
    )


def test_the_sample_comes_out_as_lead_by_lead(sample_store: Store) -> None:
    """Grades, wins and causes are counted again in Python from each lead's values."""
    marketing, sales = _moved(_MORE, {}), _moved(_MOVED, {"a": 55, "c": 15})
    filters = replace(all_of(sample_store), created_from=date(2025, 1, 1))
    found = disagreement_of(sample_store, filters, marketing, sales)
    criteria = marketing.criteria
    values = ", ".join(f"value_{place}" for place in range(1, len(criteria) + 1))
    query = over_valued(
        sample_store,
        filters,
        criteria,
        f"select outcome = 'won', matured, {values} from valued",
    )
    rows = sample_store.rows(query.text, query.parameters)
    cells: Counter[tuple[Grade, Grade, bool, bool]] = Counter()
    moved: Counter[str] = Counter()
    closed: Counter[tuple[str, bool, bool]] = Counter()
    for won, matured, *row in rows:
        scores = [0, 0]
        for criterion, value, *points in zip(
            criteria, row, marketing.points, sales.points, strict=True
        ):
            worth = [points_of(criterion, value, one) for one in points]
            scores = [score + one for score, one in zip(scores, worth, strict=True)]
            moved[criterion.name] += abs(worth[1] - worth[0])
            if matured:
                closed[criterion.name, bool(value), bool(won)] += 1
        grades = [
            grade_of(score, model.cut_offs)
            for score, model in zip(scores, (marketing, sales), strict=True)
        ]
        cells[grades[0], grades[1], bool(won), bool(matured)] += 1
    assert found.leads == len(rows) > 3000
    for cell in found.cells:
        counts = {
            (won, matured): cells[cell.marketing, cell.sales, won, matured]
            for won in (True, False)
            for matured in (True, False)
        }
        assert cell.leads == sum(counts.values())
        assert cell.won == counts[True, True] + counts[True, False]
        assert cell.closed == share(counts[True, True], counts[True, True] + counts[False, True])
    assert {gap.criterion for gap in found.criteria} == {*_MORE, *_MOVED}
    assert [gap.mean for gap in found.criteria] == sorted(
        (moved[gap.criterion] / len(rows) for gap in found.criteria), reverse=True
    )
    assert sum(gap.cause or 0 for gap in found.criteria) == pytest.approx(1)
    for gap in found.criteria:
        name = gap.criterion
        for side, applies in ((gap.applies, True), (gap.rest, False)):
            won, lost = (closed[name, applies, one] for one in (True, False))
            assert side == share(won, won + lost)


def test_the_figure_is_told_only_after_the_reveal(fresh_store: Store) -> None:
    leads(fresh_store, SIXTEEN)
    people = everybody(fresh_store)
    missing = Missing(("two proposals",))
    assert figure(fresh_store, "disagreement") == missing
    number = open_round(fresh_store, people.admin.person_id, 1, MARKETING)
    say_ready(fresh_store, people.marketing.person_id, number, ready=True)
    assert figure(fresh_store, "disagreement") == missing
    say_ready(fresh_store, people.sales.person_id, number, ready=True)
    found = figure(fresh_store, "disagreement")
    assert isinstance(found, Disagreement)
    assert found.agreed == share(16, 16)


def test_the_figure_is_one_object_of_json(found: Disagreement) -> None:
    told = json.loads(json.dumps(as_object(figure_named("disagreement"), found)))
    assert told["kappa"]["leads"] == 16
    assert told["cells"][3] == {
        "marketing": "A",
        "sales": "D",
        "leads": 2,
        "won": 2,
        "closed": vars(share(2, 2)),
    }
    assert told["criteria"][1]["backs"] == "marketing"
    assert told["idle"] == []
