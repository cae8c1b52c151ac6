"""Every SQL file says its grain, is asked by somebody, and runs on an empty store.

Most run as they are. The others are pieces: they run through the functions that make a question of
them.
"""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

import leadpact
from leadpact.domain.default_model import default_model
from leadpact.domain.fields import FieldType
from leadpact.domain.figures import FIGURES
from leadpact.domain.filters import Filters
from leadpact.domain.promise import Promise, PromiseKind
from leadpact.domain.scoring_model import Grade
from leadpact.ingest.derive import derive
from leadpact.patterns.collapse import collapse
from leadpact.store.ages import behaviour_ages
from leadpact.store.another_round import like_counts, resting_leads
from leadpact.store.column_questions import (
    Column,
    by_key,
    count_keys,
    leads_of_key,
    numbers_of,
    quantiles_of,
)
from leadpact.store.customers import customer_groups, reasons_taken, won_amounts
from leadpact.store.database import Store, sql_file
from leadpact.store.datasets import find_or_create
from leadpact.store.filter_choices import filter_choices
from leadpact.store.gradings import draw_leads
from leadpact.store.grid_leads import grid_leads, grid_query
from leadpact.store.hand_raises import call_groups, question_groups, raise_groups
from leadpact.store.kinds import kinds_of
from leadpact.store.lifetimes import day_counts
from leadpact.store.moves import moved_leads, moves_query
from leadpact.store.one_lead import find_leads, lead_on_model, telling_leads
from leadpact.store.promise_counts import months_held, promised_query
from leadpact.store.questions import counts, graded_leads, leads_behind, rows_of
from leadpact.store.rejections import decided_counts, reason_counts, reasons_of_leads, week_values
from leadpact.store.rep_counts import counts_by_rep_and_grade, hours_by_rep
from leadpact.store.roads import (
    first_contacts,
    journeys,
    road_counts,
    stalled_leads,
    stalled_query,
    tried_five_times,
)
from leadpact.store.source_counts import campaign_counts, month_counts
from leadpact.store.waits import wait_counts
from leadpact.suggest.fields import read_fields
from tests.stores import all_of, store_in

NAMES = sorted(
    entry.name.removesuffix(".sql") for entry in files("leadpact.store").joinpath("sql").iterdir()
)
OF_THE_INGEST = ("derive_", "duplicate_")
MODEL = default_model()
TEXT = Column("source", FieldType.CHOICE, is_own=False)
NUMBER = Column("visits", FieldType.NUMBER, is_own=False)

Found = Iterable[object]
"""What a piece gave: on an empty store nothing but what is empty, zero, false or unknown."""


def ages(store: Store, filters: Filters) -> Found:
    counted = next(one for one in MODEL.criteria if one.field == "visits")
    return behaviour_ages(store, filters, counted, "last_activity_at")


def keys_of_a_text(store: Store, filters: Filters) -> Found:
    return count_keys(store, by_key(store, filters, TEXT))


def keys_of_a_number(store: Store, filters: Filters) -> Found:
    return count_keys(store, by_key(store, filters, NUMBER, edges=(1.0, 3.0)))


def quantiles(store: Store, filters: Filters) -> Found:
    """Without `whole`: of no numbers at all, all are whole."""
    found = quantiles_of(store, filters, NUMBER)
    return found.least, found.eighths, found.next_to_least


def listed_leads(store: Store, filters: Filters) -> Found:
    keyed = leads_of_key(store, by_key(store, filters, TEXT, model=MODEL), "Chat")
    behind = leads_behind(store, "conversion_naive", filters, MODEL)
    return keyed.rows, keyed.total, behind.rows, behind.total


def collapsed(store: Store, filters: Filters) -> Found:
    """Packed anew, and from what is kept."""
    return [collapse(store, filters, MODEL.criteria, None, keep).leads.size for keep in (1, 0, 0)]


def sampled_fields(store: Store, filters: Filters) -> Found:
    read = read_fields(store, filters)
    return read.columns, read.lead_ids.size, read.ended.size, read.leads


def the_road(store: Store, filters: Filters) -> Found:
    stalled = stalled_leads(store, stalled_query(store, filters, MODEL, "mql", 14))
    return *road_counts(store, filters), stalled.rows, stalled.total


def won_journeys(store: Store, filters: Filters) -> Found:
    return [numbers.size for numbers in vars(journeys(store, filters)).values()]


def contacts(store: Store, filters: Filters) -> Found:
    found = first_contacts(store, filters)
    return found.hours.size, found.within_24_hours, found.leads


def kinds(store: Store, filters: Filters) -> Found:
    return vars(kinds_of(store, filters, MODEL)).values()


def another_round(store: Store, filters: Filters) -> Found:
    every, first = (resting_leads(store, filters, MODEL, limit) for limit in (None, 5))
    return like_counts(store, filters, MODEL), every, first


def moved(store: Store, filters: Filters) -> Found:
    flow = (Grade("A"), Grade("B"))
    queries = [moves_query(store, filters, MODEL, MODEL, one) for one in (None, flow)]
    return [moved_leads(store, query) for query in queries]


def in_the_grid(store: Store, filters: Filters) -> Found:
    return grid_leads(store, grid_query(store, filters, MODEL, (None, 9), (9, None)))


def graded(store: Store, filters: Filters) -> Found:
    query = graded_leads(store, filters, MODEL)
    return store.rows(query.text, query.parameters)


def weeks_of_rejections(store: Store, filters: Filters) -> Found:
    return week_values(store, filters, (date(2026, 6, 1),), ("product", "owner"))


def promised(promise: Promise) -> Callable[[Store, Filters], Found]:
    return lambda store, filters: months_held(store, promised_query(store, filters, MODEL, promise))


IN_TIME = Promise(kind=PromiseKind.FIRST_CONTACT, number=24, share=0.8)
# Pieces are run by all functions that ask them: what they add has to stand an empty store too.
PIECES: dict[str, Callable[[Store, Filters], Found]] = {
    "acceptance_by_rep_and_grade": lambda store, filters: counts_by_rep_and_grade(
        store, "acceptance_by_rep_and_grade", filters, MODEL
    ),
    "behaviour_ages": ages,
    "by_relationship": lambda store, filters: customer_groups(store, filters, MODEL),
    "choices": lambda store, filters: vars(filter_choices(store, filters.dataset_id)).values(),
    "collapsed_words": collapsed,
    "column_by_bin": keys_of_a_number,
    "column_by_text": keys_of_a_text,
    "column_conversion": keys_of_a_number,
    "column_levels": keys_of_a_text,
    "column_numbers": lambda store, filters: numbers_of(store, filters, NUMBER),
    "column_quantiles": quantiles,
    "column_values": keys_of_a_text,
    "contacted_within_24_hours": contacts,
    "conversion_by_campaign": campaign_counts,
    "conversion_by_day": lambda store, filters: day_counts(store, "conversion_by_day", filters, 5),
    "days_to_next_hand_off": lambda store, filters: wait_counts(store, filters, 5),
    "decided_hand_offs": decided_counts,
    "field_sample": sampled_fields,
    "find_leads": lambda store, filters: find_leads(store, filters, MODEL, "ann"),
    "five_attempts_in_14_days": lambda store, filters: tried_five_times(store, filters, ["Call"]),
    "funnel": the_road,
    "graded_leads": graded,
    "grid_leads": in_the_grid,
    "hand_off_kinds": kinds,
    "hand_raise_against_bant": raise_groups,
    "journeys": won_journeys,
    "lead_kinds": kinds,
    "lead_list": listed_leads,
    "leads": lambda store, filters: counts(store, "conversion_naive", filters),
    "leads_by_source_and_month": lambda store, filters: month_counts(store, filters, MODEL),
    "leads_to_grade": lambda store, filters: draw_leads(store, filters.dataset_id, MODEL, 1),
    "moved_leads": moved,
    "one_lead": lambda store, filters: [lead_on_model(store, filters, MODEL, "1")],
    "packed_leads": collapsed,
    "patterns": collapsed,
    "promised_good_leads": promised(Promise(kind=PromiseKind.GOOD_LEADS, number=9)),
    "promised_hand_offs": promised(IN_TIME),
    "promised_months": promised(IN_TIME),
    "promised_noes": promised(Promise(kind=PromiseKind.REASON_WITH_NO, share=0.8)),
    "questions_answered": question_groups,
    "reason_drivers": lambda store, filters: reasons_of_leads(store, filters, ["1"]),
    "rejected_as_known": reasons_taken,
    "rejection_by_campaign": lambda store, filters: reason_counts(
        store, "rejection_by_campaign", filters
    ),
    "rejection_by_source": lambda store, filters: reason_counts(
        store, "rejection_by_source", filters
    ),
    "rejection_chart": weeks_of_rejections,
    "speed_by_rep": hours_by_rep,
    "telling_leads": lambda store, filters: vars(telling_leads(store, filters, MODEL)).values(),
    "who_sales_would_call": lambda store, filters: call_groups(store, filters, MODEL),
    "won_amounts": lambda store, filters: [won_amounts(store, filters)],
    "worth_another_round": another_round,
}
QUESTIONS = [name for name in NAMES if name not in PIECES and not name.startswith(OF_THE_INGEST)]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = store_in(tmp_path_factory.mktemp("empty"))
    with store.transaction() as cursor:
        find_or_create(cursor, "empty", is_sample=False)
    yield store
    store.close()


@pytest.mark.parametrize("name", NAMES)
def test_every_file_says_its_grain_first(name: str) -> None:
    assert sql_file(name).startswith("-- one row")


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_runs_on_an_empty_store(empty: Store, name: str) -> None:
    found = rows_of(empty, name, all_of(empty), MODEL)
    assert not any(value for row in found for value in row)


@pytest.mark.parametrize("name", PIECES)
def test_every_piece_runs_on_an_empty_store(empty: Store, name: str) -> None:
    assert not any(PIECES[name](empty, all_of(empty)))


def test_every_file_is_a_question_or_a_piece_or_of_the_ingest() -> None:
    of_the_ingest = [name for name in NAMES if name.startswith(OF_THE_INGEST)]
    assert sorted([*QUESTIONS, *PIECES, *of_the_ingest]) == NAMES


def test_deriving_runs_on_an_empty_store(empty: Store) -> None:
    with empty.transaction() as cursor:
        derive(cursor, 1)
    assert empty.rows("select * from lead") == []


def asked_names(call: ast.Call) -> Iterator[str]:
    """What the call may ask for: patterns of the names given to `sql_file` or beside a store."""
    if not call.args:
        return
    asks = ast.unparse(call.func) == "sql_file"
    if not asks and ast.unparse(call.args[0]) not in {"store", "the_store()"}:
        return
    for given in call.args:
        if isinstance(given, ast.Constant) and isinstance(given.value, str):
            yield re.escape(given.value)
        elif isinstance(given, ast.JoinedStr):
            yield "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+"
                for part in given.values
            )


def test_every_file_is_asked_by_a_figure_or_a_function() -> None:
    asked = {re.escape(figure.name) for figure in FIGURES}
    for module in Path(leadpact.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                asked.update(asked_names(node))
    known = re.compile("|".join(asked))
    assert [name for name in NAMES if not known.fullmatch(name)] == []
