"""Who is worth another round."""

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.domain.shares import share
from leadpact.metrics.another_round import (
    AnotherRound,
    Worth,
    ranked_leads,
    worth_another_round,
)
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from leadpact.store.questions import graded_leads
from tests.metrics.tables import BY_VISITS, CYCLES
from tests.stores import all_of, history, leads


def test_leads_that_rest_are_ranked_by_how_recycled_ones_of_their_grade_closed(
    fresh_store: Store,
) -> None:
    """As for the closes at stake: of the lost, 4 is an A, 10 a B, 11 a C.

    Recycled B: 5, won; recycled A: 3, 4, 6, one won; no C came back. All are too few to judge.
    """
    leads(fresh_store, CYCLES)
    found = worth_another_round(fresh_store, all_of(fresh_store), BY_VISITS)
    assert found == (
        AnotherRound("B", None, 1, share(1, 1), Worth.UNKNOWN),
        AnotherRound("A", None, 1, share(1, 3), Worth.UNKNOWN),
        AnotherRound("C", None, 1, share(0, 0), Worth.UNKNOWN),
    )
    ranked = ranked_leads(fresh_store, all_of(fresh_store), BY_VISITS, None)
    assert not isinstance(ranked, Missing)
    assert [one.lead.lead_id for one in ranked] == ["10", "4", "11"]
    assert ranked[0].why == (
        "1 of 1 recycled leads of grade B won, 100 % [20.7–100.0 %], too few to judge"
    )
    assert ranked[2].why == "no lead of grade C came back yet"


def test_twenty_that_came_back_from_the_same_reason_are_compared_with(fresh_store: Store) -> None:
    """Twenty D's came back from "No need" and 18 were won; six from "Bad fit", of which none was.

    One D rests since "No need": of those like it 18 of 20 closed. One since "Bad fit": 18 of all 26
    D's that came back. Of all 28 leads 18 were won, 64 %: the first is surely above it, the
    second, from 50 to 83 %, perhaps.
    """
    lines, steps = ["lead_id | outcome"], ["lead_id | happened_at | to_stage | reason"]
    for number in range(26):
        reason, won = ("No need" if number < 20 else "Bad fit"), number < 18
        lines.append(f"{number} | {'won' if won else 'open'}")
        steps += [
            f"{number} | 2026-01-01 | mql |",
            f"{number} | 2026-01-02 | rejected | {reason}",
            f"{number} | 2026-01-03 | mql |",
            f"{number} | 2026-01-04 | sal |",
        ]
    for lead_id, reason in (("x", "No need"), ("y", "Bad fit")):
        lines.append(f"{lead_id} | open")
        steps += [
            f"{lead_id} | 2026-01-01 | mql |",
            f"{lead_id} | 2026-01-02 | rejected | {reason}",
            f"{lead_id} | 2026-01-03 | nurture |",
        ]
    leads(fresh_store, "\n".join(lines))
    history(fresh_store, "\n".join(steps))
    assert worth_another_round(fresh_store, all_of(fresh_store), default_model()) == (
        AnotherRound("D", "No need", 1, share(18, 20), Worth.YES),
        AnotherRound("D", None, 1, share(18, 26), Worth.PERHAPS),
    )
    ranked = ranked_leads(fresh_store, all_of(fresh_store), default_model(), 1)
    assert not isinstance(ranked, Missing)
    assert [one.lead.lead_id for one in ranked] == ["x"]
    assert ranked[0].why.startswith("18 of 20 recycled leads of grade D and “No need” won, 90 % [")
    assert ranked[0].lead.days_since == 2


def test_where_nothing_tells_who_was_written_off_the_figure_says_so(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | cycles | outcome\n1 | 2 | won\n2 | 1 | open")
    wanted = Missing(("stage",))
    assert worth_another_round(fresh_store, all_of(fresh_store), BY_VISITS) == wanted
    assert ranked_leads(fresh_store, all_of(fresh_store), BY_VISITS, 1) == wanted


def test_the_samples_leads_agree_with_plain_counting(sample_store: Store) -> None:
    """The grades from the model, all else counted lead by lead."""
    query = graded_leads(sample_store, Filters(1), default_model())
    grades = {row[0]: row[2] for row in sample_store.rows(query.text, query.parameters)}
    noes: dict[str, list[tuple[str | None, bool]]] = {}
    for lead_id, reason, came_back, is_no in sample_store.rows(
        """select lead_id, reason, came_back, coalesce(decision = 'rejected', false) or handed_back
        from hand_off where dataset_id = 1 order by lead_id, number"""
    ):
        if is_no:
            noes.setdefault(lead_id, []).append((reason, came_back))

    def last_reason(lead_id: str, *, back: bool) -> str | None:
        said = [
            reason
            for reason, came_back in noes.get(lead_id, [])
            if reason is not None and (came_back or not back)
        ]
        return said[-1] if said else None

    again, waiting = [], []
    for lead_id, cycles, won, lost, stage, written_off, old in sample_store.rows(
        """select lead_id, cycles, is_won, is_lost, stage, written_off,
            date_diff('day', created_at::date, date '2026-06-30')
                >= (select maturity_days from dataset where dataset_id = 1)
        from lead where dataset_id = 1"""
    ):
        if cycles >= 2 and old:
            again.append((grades[lead_id], last_reason(lead_id, back=True), won))
        if not won and (written_off or (stage == "nurture" and not lost)):
            waiting.append((grades[lead_id], last_reason(lead_id, back=False)))
    expected: dict[tuple[str, str | None], list[int]] = {}
    for grade, reason in waiting:
        alike = [won for other, said, won in again if (other, said) == (grade, reason)]
        by_reason = reason is not None and len(alike) >= 20
        key = (grade, reason if by_reason else None)
        wins = alike if by_reason else [won for other, _, won in again if other == grade]
        expected.setdefault(key, [0, sum(wins), len(wins)])[0] += 1
    found = worth_another_round(sample_store, Filters(1), default_model())
    assert not isinstance(found, Missing)
    assert {
        (row.grade, row.reason): [row.leads, row.like_them.numerator, row.like_them.denominator]
        for row in found
    } == expected
    rates = [row.like_them.rate or 0 for row in found]
    assert rates == sorted(rates, reverse=True)
