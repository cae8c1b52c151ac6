"""The benchmark, small: what it measures has to be the same thing, and its file has to be whole."""

import json
from dataclasses import fields
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from benchmarks.__main__ import main
from benchmarks.collapses import CollapseResult
from benchmarks.data import sample_files
from benchmarks.machine import Machine
from benchmarks.many import ManyResults
from benchmarks.many_leads import many_leads
from benchmarks.one_sql import ask, one_sql
from benchmarks.run import Results
from benchmarks.slider import HELD, SliderResult, moved
from benchmarks.users import UsersResult
from leadpact.config import Settings
from leadpact.domain.default_model import default_model
from leadpact.domain.scoring_model import ScoringModel
from leadpact.patterns.collapse import collapse
from leadpact.patterns.what_if import board_of, outlook
from leadpact.store.database import Store, open_store
from leadpact.ui.frame import SECTIONS
from tests.stores import all_of, leads, model_of

LEADS, MANY, MOST = 2_000, 4_000, 64_000


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("benchmark")
    path = folder / "results.json"
    sizes = ["--leads", str(LEADS), "--many", str(MANY), "--most", str(MOST), "--runs", "1"]
    main([*sizes, "--no-browser", "--folder", str(folder), "--results", str(path)])
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_results_hold_every_field(results: Any) -> None:
    assert list(results) == [field.name for field in fields(Results)]
    for part, kind in (
        (results["slider"], SliderResult),
        (results["many"], ManyResults),
        (results["many"]["users"], UsersResult),
        (results["many"]["collapse"], CollapseResult),
    ):
        assert list(part) == [field.name for field in fields(kind)]
    assert list(results["machine"]) == [field.name for field in fields(Machine)]


def test_the_moves_and_the_statements_are_as_many_as_promised(results: Any) -> None:
    assert results["slider"]["move"]["runs"] >= 30
    assert results["slider"]["one_sql"]["runs"] >= 5


def test_whether_a_goal_was_reached_follows_from_the_numbers(results: Any) -> None:
    for slider in (results["slider"], results["many"]["slider"], results["many"]["most"]):
        goal = slider["goal"]
        soon = goal["p95"] is None or slider["move"]["p95"] <= goal["p95"]
        better = goal["ratio"] is None or slider["ratio"] >= goal["ratio"]
        assert slider["passed"] == (soon and better)
    users = results["many"]["users"]
    assert users["passed"] == (users["ratio"] <= users["goal"])


def test_many_leads_are_collapsed_once_with_progress_and_found_again(results: Any) -> None:
    collapsed = results["many"]["collapse"]
    assert collapsed["leads"] == results["many"]["slider"]["leads"] == MANY
    assert collapsed["shares"] >= 3
    assert not collapsed["repeated"]
    assert len(collapsed["filters"]) == 5
    assert results["many"]["most"]["leads"] == MOST


def test_an_import_passes_where_its_ratio_and_its_peak_do(results: Any) -> None:
    for name, rows in (("csv_import", LEADS), ("workbook", LEADS // 10)):
        found = results[name]
        assert found["ours"]["rows"] == found["barest"]["rows"] == rows
        fast_enough = found["ratio"] <= found["goal"]
        assert found["passed"] == (fast_enough and found["ours"]["peak_mb"] <= 1_536)


def test_all_leads_are_imported_before_their_history(results: Any) -> None:
    """Every lead of the sample has at least one stage, so its history is no shorter."""
    imported = [(one["kind"], one["rows"]) for one in results["imports"]]
    assert imported[0] == ("leads", LEADS)
    assert imported[1][0] == "stage-history"
    assert imported[1][1] >= LEADS


def test_every_page_with_a_metric_is_loaded(results: Any) -> None:
    loads = results["first_loads"]
    pages = {load["page"] for load in loads}
    assert {"overview", *(name for name, _ in SECTIONS["Evidence"])} <= pages
    assert {"agreement", "self_assessment", "review", "promises", "grading"} <= pages
    assert all(load["passed"] == (load["seconds"] <= load["goal"] == 1) for load in loads)


def test_the_statement_counts_grades_mqls_and_undecided_leads(fresh_store: Store) -> None:
    """Visits give 10 points each, at most 2; a known student loses 15. A >= 20, B >= 10, C >= 1.

    L1: 20, A, and surely no student. L2: 20, A; a student would have 5, C: undecided. L3: 10, B,
    no student. L4: visits unknown, so 0 to 20, D, undecided, won. MQLs begin at 10: three.
    """
    leads(
        fresh_store,
        """
        lead_id | visits | student | outcome
        L1      | 7      | no      | won
        L2      | 2      |         | open
        L3      | 1      | no      | open
        L4      |        | no      | won
        """,
    )
    model = model_of(
        {"name": "visits", "field": "visits", "test": "count", "cap": 2, "points": 10},
        {
            "name": "student",
            "field": "student",
            "test": "is true",
            "points": -15,
            "group": "red_flag",
        },
        a=20,
        b=10,
        c=1,
    )
    found = ask(fresh_store, one_sql(fresh_store, all_of(fresh_store), model, model))
    assert [count.leads for count in found.grades] == [2, 1, 0, 1]
    assert [count.won for count in found.grades] == [1, 0, 0, 1]
    assert (found.mqls, found.undecided) == (3, 2)
    assert [(count.score, count.leads) for count in found.scores if count.leads] == [
        (0, 1),
        (10, 1),
        (20, 2),
    ]


def test_both_ways_agree_on_the_sample_wherever_the_sliders_stand(sample_store: Store) -> None:
    """The compared definition has another threshold, so that leads flow without a slider moved."""
    filters, model = all_of(sample_store), default_model()
    cut_offs = {"a": 70, "b": 35, "c": 10}
    compared = ScoringModel.model_validate({**model.model_dump(), "cut_offs": cut_offs})
    board = board_of(collapse(sample_store, filters, model.criteria), compared)
    for draft in islice(moved(model, model.criteria), 0, 20 * HELD, HELD - 1):
        found = ask(sample_store, one_sql(sample_store, filters, draft, compared))
        assert found == outlook(board, draft)


def test_a_slider_is_held_for_some_moves_and_left_where_it_is() -> None:
    model = default_model()
    drafts = [draft.points for draft in islice(moved(model, model.criteria), 3 * HELD)]
    assert len({model.points, *drafts}) == 3 * HELD + 1
    changed = [
        [
            place
            for place, (old, new) in enumerate(zip(model.points, points, strict=True))
            if old != new
        ]
        for points in drafts
    ]
    assert changed == [[0]] * HELD + [[0, 1]] * HELD + [[0, 1, 2]] * HELD


def test_many_leads_are_made_of_halves_of_the_sample(tmp_path: Path) -> None:
    """Sixty leads of thirty pairs, of a sample of twenty: no company and no stage is new."""
    store = open_store(Settings(home=many_leads(tmp_path, 60, 30, 20)))
    [(found, ids, companies)] = store.rows(
        "select count(*), count(distinct lead_id), count(distinct company) from lead"
    )
    assert (found, ids) == (60, 60)
    assert 1 < companies <= 20
    [(filled,)] = store.rows("select filled from field_fill where field = 'lead_id'")
    assert filled == 60
    store.close()


def test_the_sample_of_one_run_serves_the_next(tmp_path: Path) -> None:
    first = sample_files(tmp_path, 10)
    first.leads.write_text("kept", encoding="utf-8")
    assert sample_files(tmp_path, 10).leads.read_text(encoding="utf-8") == "kept"
