"""What follows from the activity log: counters, and first and last dates."""

import csv
from datetime import datetime

import pytest

from leadpact.domain.fields import Kind
from leadpact.ingest.activity_kinds import ActivityKind, activity_kind, unmapped_activities
from leadpact.ingest.load import Request, import_file
from leadpact.store.database import Store
from tests.stores import SAMPLE, TODAY, Choice, column, import_cells, leads

COUNTERS = (
    *("visits", "page_views", "downloads", "webinars", "forms", "email_clicks", "pricing_visits"),
)


def activities(store: Store, table: str) -> None:
    """Import a table of activities drawn with bars; a row without a time happened in May 2026."""
    leads(store, table, Choice(Kind.ACTIVITIES))


def log(store: Store, *rows: str) -> None:
    """Import activities of single leads, one day after the other: "1 visit /pricing"."""
    lines = [
        f"{lead} | 2026-05-{day:02} | {activity.replace('_', ' ')} | {' '.join(detail)}"
        for day, (lead, activity, *detail) in enumerate((row.split() for row in rows), 1)
    ]
    activities(store, "lead_id | happened_at | activity | detail\n" + "\n".join(lines))


def test_the_counters_of_the_sample_follow_from_its_activities(fresh_store: Store) -> None:
    """The sample without its counters gets them back from its activities, lead by lead.

    Its log has no page views, so these stay unknown. The 645 leads that the log does not name
    stay unknown too; the file says 0 and no date for each.
    """
    names = [name for name in COUNTERS if name != "page_views"]
    dates = ["last_activity_at", "first_sales_contact_at"]
    with (SAMPLE / "leads.csv").open(encoding="utf-8", newline="") as file:
        sample = list(csv.DictReader(file))
    kept = [name for name in sample[0] if name not in {*COUNTERS, *dates}]
    import_cells(fresh_store, [kept, *([row[name] for name in kept] for row in sample)])
    path = SAMPLE / "activities.csv"
    import_file(fresh_store, Request(path, path.name, "data", TODAY), Choice(Kind.ACTIVITIES).of)
    found = {
        lead_id: rest
        for lead_id, *rest in fresh_store.rows(
            f"""select lead_id, {", ".join(f"cast({name} as integer)::varchar" for name in names)},
            {", ".join(f"coalesce(strftime({name}, '%Y-%m-%d'), '')" for name in dates)}
            from lead where last_activity_at is not null"""
        )
    }
    expected = {row["lead_id"]: [row[name] for name in (*names, *dates)] for row in sample}
    absent = set(expected) - set(found)
    assert len(absent) == 645
    assert {tuple(expected.pop(lead_id)) for lead_id in absent} == {("0",) * 6 + ("", "")}
    assert found == expected
    assert fresh_store.rows("select count(page_views), count(visits) from lead") == [(0, 5367)]
    assert unmapped_activities(fresh_store, 1) == ()


def test_a_counter_is_known_only_for_leads_of_a_log_that_holds_its_kind(
    fresh_store: Store,
) -> None:
    """Lead 1: two visits, a download. Lead 2: a form. Lead 3 is not in the log.

    No activity is a webinar, a click or a page view, so these are unknown for all.
    """
    leads(fresh_store, "lead_id\n1\n2\n3")
    log(fresh_store, "1 visit", "1 Visit", "1 download", "2 form")
    assert column(fresh_store, "visits") == {"1": 2, "2": 0, "3": None}
    assert column(fresh_store, "downloads") == {"1": 1, "2": 0, "3": None}
    assert column(fresh_store, "forms") == {"1": 0, "2": 1, "3": None}
    for name in ("webinars", "email_clicks", "page_views", "pricing_visits"):
        assert set(column(fresh_store, name).values()) == {None}


def test_what_a_leads_file_says_wins_over_its_activities(fresh_store: Store) -> None:
    """Two visits on 1 and 2 May, of which the file of lead 1 knows another story."""
    leads(
        fresh_store,
        """
        lead_id | visits | last_activity_at | first_touch_at | first_sales_contact_at
        1       | 9      | 2026-04-01       | 2026-04-02     | 2026-04-03
        """,
    )
    log(fresh_store, "1 visit", "1 visit", "1 call")
    found = fresh_store.rows(
        "select visits, last_activity_at, first_touch_at, first_sales_contact_at from lead"
    )
    assert found == [
        (9, datetime(2026, 4, 1), datetime(2026, 4, 2), datetime(2026, 4, 3)),
    ]


def test_pricing_visits_are_the_most_within_seven_days(fresh_store: Store) -> None:
    """Lead 1 on 1, 7, 8, 9 and 14 May: 7 to 9 May and 8 to 14 May hold three each.

    Lead 2 on 1 and 8 May: eight days, so never two in seven. Lead 3 twice on one day.
    """
    days = {"1": (1, 7, 8, 9, 14), "2": (1, 8), "3": (2, 2)}
    leads(fresh_store, "lead_id\n1\n2\n3")
    activities(
        fresh_store,
        "lead_id | happened_at | activity\n"
        + "\n".join(
            f"{lead} | 2026-05-{day:02} | pricing page" for lead in days for day in days[lead]
        ),
    )
    assert column(fresh_store, "pricing_visits") == {"1": 3, "2": 1, "3": 2}


def test_a_page_about_prices_is_a_pricing_visit_and_a_page_view(fresh_store: Store) -> None:
    """Four of lead 1's six pages are about prices; "Enterprising" and "plans" alone are not."""
    leads(fresh_store, "lead_id\n1\n2")
    log(
        fresh_store,
        "1 Visit_Webpage https://acme.example/pricing?x=1",
        "1 Visit_Webpage /de/preise.html",
        "1 Page_view Précios y tarifs",
        "1 Page_view /plans",
        "1 Page_view Enterprising plans",
        "1 Page_view",
        "2 Page_view /home",
        "2 download pricing.pdf",
    )
    assert column(fresh_store, "pricing_visits") == {"1": 4, "2": 0}
    assert column(fresh_store, "page_views") == {"1": 6, "2": 1}
    assert set(column(fresh_store, "visits").values()) == {None}


def test_a_pricing_visit_is_a_visit_only_where_the_log_has_no_other(fresh_store: Store) -> None:
    """Alone, two of them are two visits; beside a visit of its own they add nothing to it."""
    leads(fresh_store, "lead_id\n1\n2")
    log(fresh_store, "1 pricing_page", "1 pricing_page", "2 call")
    assert column(fresh_store, "visits") == {"1": 2, "2": 0}
    assert set(column(fresh_store, "page_views").values()) == {None}
    log(fresh_store, "1 pricing_page", "1 pricing_page", "2 call", "2 visit")
    assert column(fresh_store, "visits") == {"1": 0, "2": 1}


def test_first_and_last_dates_follow_from_the_log(fresh_store: Store) -> None:
    """Lead 1 was there before it was created, lead 2 after; lead 3 is not in the log.

    A mail that marketing sent, and a call that reached nobody, are no sales contact.
    """
    leads(fresh_store, "lead_id | created_at\n1 | 2026-05-20\n2 | 2026-04-01\n3 | 2026-04-01")
    activities(
        fresh_store,
        """
        lead_id | happened_at      | activity
        1       | 2026-05-02 10:00 | visit
        1       | 2026-05-03       | Email sent
        1       | 2026-05-04       | Left voicemail
        1       | 2026-05-25       | Meeting
        1       | 2026-05-24       | Phone Call
        2       | 2026-05-09       | webinar
        """,
    )
    found = fresh_store.rows(
        """select strftime(first_touch_at, '%m-%d %H'), strftime(last_activity_at, '%m-%d'),
        strftime(first_sales_contact_at, '%m-%d') from lead order by lead_id"""
    )
    assert found == [
        ("05-02 10", "05-25", "05-24"),
        ("04-01 00", "05-09", None),
        (None, None, None),
    ]


def test_an_activity_that_nobody_knows_counts_nowhere_and_is_listed(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id\n1")
    log(fresh_store, "1 Kickflip", "1 Ollie", "1 Ollie", "1 note", "1 visit")
    assert unmapped_activities(fresh_store, 1) == (("Ollie", 2), ("Kickflip", 1))
    assert column(fresh_store, "visits") == {"1": 1}
    assert unmapped_activities(fresh_store, 2) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Visit Webpage", ActivityKind.PAGE_VIEW),
        ("FILL OUT FORM", ActivityKind.FORM),
        ("Click Email", ActivityKind.EMAIL_CLICK),
        ("Form submission: Contact us", ActivityKind.FORM),
        ("Email: Click", ActivityKind.EMAIL_CLICK),
        ("Email: your offer", ActivityKind.SALES_EMAIL),
        ("Send Email", ActivityKind.NONE),
        ("Send Sales Email", ActivityKind.SALES_EMAIL),
        ("Phone Call", ActivityKind.CALL),
        ("Anruf", ActivityKind.CALL),
        ("Réunion", ActivityKind.MEETING),
        ("reunion", ActivityKind.MEETING),
        ("Formulario  enviado", ActivityKind.FORM),
        ("Téléchargement", ActivityKind.DOWNLOAD),
        ("Termin vereinbart", ActivityKind.NONE),
        ("page_view", ActivityKind.PAGE_VIEW),
        ("", None),
        (":", None),
        ("'; drop table lead; --", None),
    ],
)
def test_activity_texts_are_known_whatever_their_case_marks_and_accents(
    text: str, kind: ActivityKind | None
) -> None:
    assert activity_kind(text) == kind
