"""The leakage guard: each sign at its threshold, and the real files."""

from datetime import date, timedelta

from leadpact.domain.fields import FieldType
from leadpact.domain.filters import Filters
from leadpact.ingest.load import Request, import_file
from leadpact.store.database import Store
from leadpact.store.datasets import data_set_named
from leadpact.suggest.fields import FieldColumn
from leadpact.suggest.leakage import LeakKind, leaks, leaks_in
from tests.real_files import SHARED, with_real_files
from tests.stores import TODAY, Choice, all_of, leads
from tests.suggest.tables import ENDED, LOST, OPEN, WON, dates, kinds_of, numbers, table_of, texts


def some(filled: int, of: int, value: str = "x") -> list[str | None]:
    """So many times the value, and empty for the rest of them."""
    return [value] * filled + [None] * (of - filled)


def test_a_field_filled_for_a_fifth_of_the_lost_and_for_no_open_lead_leaks() -> None:
    """4 of 20 lost are 20 %; at 3 of 20, 15 %, or with one of 20 open, 5 %, it does not."""
    leaking = texts("a", some(0, WON) + some(4, LOST) + some(0, OPEN))
    seldom = texts("b", some(0, WON) + some(3, LOST) + some(0, OPEN))
    of_open = texts("c", some(0, WON) + some(4, LOST) + some(1, OPEN))
    assert kinds_of(leaking, seldom, of_open) == {"a": LeakKind.FILLED_AFTERWARDS}
    (leak,) = leaks_in(table_of(leaking))
    assert leak.reason == "it is filled for 20 % of the lost leads, and for 0 % of the open ones"


def test_a_field_that_tells_all_leaks_and_one_that_tells_much_does_not() -> None:
    """`b` has 4 of the 20 won on the wrong side, and as many of the 40 others: AUC near 0.85."""
    all_told = numbers("a", [1.0] * WON + [0.0] * 40)
    much = numbers("b", [1.0] * 16 + [0.0] * 4 + [1.0] * 4 + [0.0] * 36)
    assert kinds_of(all_told, much) == {"a": LeakKind.TELLS_ALL}


def test_where_it_is_filled_it_may_tell_all() -> None:
    """Half of each 40 have a value: the won "yes", the others "no"; the empty tell nothing."""
    half = some(20, 40, "yes") + some(20, 40, "no") + some(20, 40, "no")
    (leak,) = leaks_in(table_of(texts("a", half), each=40))
    assert leak.kind is LeakKind.TELLS_ALL
    assert leak.reason.endswith("almost always where it is filled (AUC 1.00)")


def test_ids_and_free_texts_tell_nothing_alone() -> None:
    """Each lead has a value of its own, so none of them was seen before."""
    assert kinds_of(texts("a", [f"note {place}" for place in range(60)])) == {}


def test_dates_later_than_the_outcome_leak_from_one_in_twenty_on() -> None:
    """2 of the 40 decided leads have a date of the day after: 5 %. A later hour is the same day."""
    day = timedelta(days=1)
    open_dates: list[date | None] = [None] * OPEN
    later = dates("a", [ENDED + day] * 2 + [ENDED] * 38 + open_dates)
    one = dates("b", [ENDED + day] + [ENDED - day] * 39 + [ENDED] * OPEN)
    found = {leak.field: leak for leak in leaks_in(table_of(later, one))}
    assert found["a"].kind is LeakKind.LATER_DATE
    assert found["a"].reason == "5.0 % of its dates lie after the lead was won or lost"
    assert "b" not in found


def test_a_creation_after_the_end_is_a_slip_and_no_leak() -> None:
    late = [ENDED + timedelta(days=9)] * 60
    assert kinds_of(dates("created_at", late, is_own=False)) == {}


def test_names_leak_in_own_columns_alone() -> None:
    """A lead field is judged by what it is, not by what it is called."""
    same = ["x"] * 60
    assert kinds_of(texts("Lost reason", same)) == {"Lost reason": LeakKind.NAME}
    assert kinds_of(texts("closed", same, is_own=False)) == {}


def test_lead_fields_of_the_road_leak_by_definition() -> None:
    same = ["x"] * 60
    found = kinds_of(
        texts("stage", same, is_own=False),
        texts("opportunity_id", same, is_own=False),
        texts("industry", same, is_own=False),
        texts("stage of growth", same),
    )
    by = LeakKind.BY_DEFINITION
    assert found == {"stage": by, "opportunity_id": by}


def test_cycles_leak_unless_they_are_the_earlier_attempts_and_this_one() -> None:
    cycles = numbers("cycles", [1.0, 2.0, 3.0] * 20, is_own=False)
    prior = numbers("prior_cycles", [0.0, 1.0, 2.0] * 20, is_own=False)
    other = numbers("prior_cycles", [0.0, 0.0, 0.0] * 20, is_own=False)
    assert kinds_of(cycles, prior) == {}
    assert kinds_of(cycles, other) == {"cycles": LeakKind.BY_DEFINITION}


def test_an_owner_leaks_where_leads_get_one_at_the_hand_off() -> None:
    """All 20 won leads have an owner, and 20 of the 40 others; or else every lead has one."""
    late = texts("owner", [*some(20, WON), *some(10, LOST), *some(10, OPEN)], is_own=False)
    assert kinds_of(late) == {"owner": LeakKind.BY_DEFINITION}
    assert kinds_of(texts("owner", ["x"] * 60, is_own=False)) == {}


def test_values_that_name_the_end_leak_where_they_are_right() -> None:
    """20 of 60 values speak of an end; all of those leads were lost. In `b` half of them were won.

    "busy" is as common among the won as among the open, so that nothing else gives `a` away.
    """
    ended = "Lost to a competitor"
    other = ["busy"] * WON
    found = kinds_of(
        texts("a", other + [ended] * LOST + ["busy"] * OPEN),
        texts("b", [ended] * 10 + ["busy"] * 10 + [ended] * 10 + ["busy"] * 30),
    )
    assert found == {"a": LeakKind.ENDS_NAMED}


def test_a_verdict_leaks_by_its_name_when_the_won_have_it_more_often() -> None:
    """16 of 20 won have one, 80 %, and 16 of the 40 others, 40 %; all the same value."""
    values = some(16, WON) + some(8, LOST) + some(8, OPEN)
    assert kinds_of(texts("Lead rating", values), texts("City", values)) == {
        "Lead rating": LeakKind.VERDICT
    }
    assert kinds_of(texts("Credit rating", ["x"] * 60)) == {}


def test_a_verdict_by_any_name_leaks_when_it_tells_a_lot() -> None:
    """36 of 40 won have one, 90 %, and 36 of the 80 others, 45 %; all but four are right."""
    won = ["hot"] * 34 + ["cold"] * 2 + [None] * 4
    others = ["cold"] * 17 + ["hot"] + [None] * 22
    (leak,) = leaks_in(table_of(texts("Gut feeling", [*won, *others, *others]), each=40))
    assert leak.kind is LeakKind.VERDICT
    assert leak.reason.startswith("it is filled for 90 % of the won leads, and for 45 % of the ")


def test_too_few_leads_give_nothing_away(fresh_store: Store) -> None:
    """Three leads and a field that tells all: no verdict without twenty of a kind."""
    leads(fresh_store, "lead_id | outcome | Colour\n1 | won | red\n2 | lost | blue\n3 | open |")
    assert [leak.field for leak in leaks(fresh_store, all_of(fresh_store))] == ["outcome"]


def test_a_selection_without_leads_gives_only_what_leaks_by_definition(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | outcome | source | Colour\n1 | won | Web | red")
    dataset_id = data_set_named(fresh_store, None).dataset_id
    found = leaks(fresh_store, Filters(dataset_id, sources=("Fair",)))
    assert [leak.field for leak in found] == ["outcome"]


def test_a_column_knows_where_it_is_filled() -> None:
    flags = FieldColumn("a", "a", FieldType.BOOLEAN, True, numbers("a", [1.0, float("nan")]).values)
    assert flags.known.tolist() == [True, False]
    assert dates("b", [None, ENDED]).known.tolist() == [False, True]
    assert texts("c", ["", None]).known.tolist() == [True, False]


def real_file(store: Store, name: str, *said: tuple[str, str]) -> dict[str, LeakKind]:
    path = SHARED / name
    import_file(store, Request(path, name, "real", TODAY), Choice(said=said).of)
    return {leak.field: leak.kind for leak in leaks(store, all_of(store))}


@with_real_files
def test_tags_and_lead_quality_are_caught_and_what_was_known_before_is_not(
    fresh_store: Store,
) -> None:
    """Of 36 own columns and lead fields just these; 9,240 leads (Kaggle, X Education)."""
    found = real_file(fresh_store, "x_education.csv", ("outcome", "Converted"))
    assert found == {
        "Tags": LeakKind.TELLS_ALL,
        "Lead Quality": LeakKind.VERDICT,
        "outcome": LeakKind.BY_DEFINITION,
    }


@with_real_files
def test_the_duration_of_the_call_is_caught_and_earlier_campaigns_are_not(
    fresh_store: Store,
) -> None:
    """45,211 contacts; poutcome, pdays and previous are about earlier calls (UCI)."""
    found = real_file(
        fresh_store, "bank_full.csv", ("outcome", "term deposit"), ("prior_cycles", "previous")
    )
    assert found == {"duration": LeakKind.NAME, "outcome": LeakKind.BY_DEFINITION}
