"""The preview of an import: how good the cells are, and the commonest problems."""

from leadpact.domain.fields import Kind
from leadpact.ingest.cells.problems import MOST_PROBLEMS, Example, Problem
from leadpact.ingest.cells.quality import CrossCheck, FieldQuality
from leadpact.ingest.load import Request, import_file
from leadpact.store.database import Store
from tests.stores import TODAY, Choice, everything, leads

LEADS = """
    lead_id | email     | employees | created_at | won_at     | outcome | amount | visits
    1       | a@x.com   | 12        | 2026-01-01 | 2026-02-01 | won     | 500    | 3
    2       | nobody    | 0         | 2026-01-02 | 2026-01-01 | won     | -5     | -1
    3       |           | many      | 2030-01-01 |            | lost    | 70     | 2
    4       | b@x.com   | 7         | 1970-01-01 |            | lost    | 0      | some
    5       | c@x.com   |           | soon       |            |         |        |
"""


def test_every_field_says_how_many_cells_are_filled_valid_and_plausible(
    fresh_store: Store,
) -> None:
    """Of five employees cells four are filled, "many" is no number, and nobody employs 0 people.

    2030 lies after the import, 1970 before 1990; 2 was won before it was created; 2's amount is
    negative, and 3 is lost and has one. The row of 5 is quarantined, and counts all the same.
    """
    report = leads(fresh_store, LEADS)
    assert report.quality == (
        FieldQuality("lead_id", "lead_id", 5, 5, 5, 5),
        FieldQuality("email", "email", 5, 4, 4, 3),
        FieldQuality("employees", "employees", 5, 4, 3, 2),
        FieldQuality("visits", "visits", 5, 4, 3, 2),
        FieldQuality("created_at", "created_at", 5, 5, 4, 2),
        FieldQuality("outcome", "outcome", 5, 4, 4, 4),
        FieldQuality("won_at", "won_at", 5, 2, 2, 1),
        FieldQuality("amount", "amount", 5, 4, 4, 2),
    )


def test_cells_that_contradict_each_other_are_counted_with_the_first_line(
    fresh_store: Store,
) -> None:
    assert leads(fresh_store, LEADS).checks == (
        CrossCheck("future_date", "Dates in the future", 1, 4),
        CrossCheck("won_before_created", "Won before created", 1, 3),
        CrossCheck("amount_on_lost", "Amounts on lost leads", 1, 4),
    )


def test_touches_and_losses_are_checked_against_what_comes_before_them(fresh_store: Store) -> None:
    table = """
    lead_id | created_at | first_touch_at | first_sales_contact_at | lost_at
    1       | 2026-01-02 | 2026-01-03     | 2026-01-02             | 2026-01-01
    2       | 2026-01-02 | 2026-01-02     | 2026-01-02             | 2026-01-02
    """
    assert [(one.name, one.rows, one.line) for one in leads(fresh_store, table).checks] == [
        ("future_date", 0, None),
        ("lost_before_created", 1, 2),
        ("sales_before_touch", 1, 2),
    ]


def test_problems_come_with_the_commonest_first_and_three_examples_at_most(
    fresh_store: Store,
) -> None:
    path = fresh_store.settings.home / "file.csv"
    rows = "".join(f"{n};many{n};\n" for n in range(1, 6))
    path.write_text(
        f"lead_id;visits;created_at\n{rows}6;1;soon\n7;1;never\n8;1;2;3\n9;-4;\n", encoding="utf-8"
    )
    report = import_file(fresh_store, Request(path, "file.csv", "data", TODAY), Choice().of)
    examples = tuple(Example(n + 1, f"many{n}") for n in (1, 2, 3))
    assert report.problems == (
        Problem("visits", "is not a number, left empty", 5, False, examples),
        Problem("created_at", "is not a date", 2, True, (Example(7, "soon"), Example(8, "never"))),
        Problem("", "has 4 cells, the header has 3", 1, True, (Example(9, "8;1;2;3"),)),
        Problem("visits", "is below zero", 1, False, (Example(10, "-4.0"),)),
    )


def test_ten_problems_are_told_at_most(fresh_store: Store) -> None:
    fields = ("visits", "page_views", "downloads", "webinars", "forms", "email_clicks")
    table = f"lead_id | {' | '.join(fields)}\n1{' | x' * 6}\n2{' | -1' * 6}"
    assert len(leads(fresh_store, table).problems) == MOST_PROBLEMS


def test_a_dry_run_says_all_of_it_and_keeps_nothing(fresh_store: Store) -> None:
    before = everything(fresh_store)
    dry = leads(fresh_store, LEADS, dry_run=True)
    assert everything(fresh_store) == before
    assert dry.upload_id is None
    done = leads(fresh_store, LEADS)
    assert (dry.quality, dry.checks, dry.problems) == (done.quality, done.checks, done.problems)
    assert (dry.new, dry.quarantined, dry.examples) == (done.new, done.quarantined, done.examples)


def test_activities_are_assessed_too(fresh_store: Store) -> None:
    table = "lead_id | happened_at | activity\n1 | 2030-01-01 | visit\n1 | soon | visit"
    report = leads(fresh_store, table, Choice(Kind.ACTIVITIES))
    assert report.quality[1] == FieldQuality("happened_at", "happened_at", 2, 2, 1, 0)
    assert report.checks == (CrossCheck("future_date", "Dates in the future", 1, 2),)
