"""`leadpact import`: every row is accounted for, and nothing goes where it does not belong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from leadpact.cli.serve_command import load_sample, sample_kinds_lacking
from leadpact.config import read_settings
from leadpact.domain.fields import Kind
from leadpact.ingest.load_files import load_files
from leadpact.store.database import open_store
from leadpact.store.datasets import list_data_sets
from tests.cli.commands import LEADS, Command, write
from tests.real_files import SHARED, with_real_files
from tests.stores import SAMPLE, TODAY

ACTIVITIES = "lead_id,happened_at,activity\n1,2026-01-20,webinar\n9,2026-01-21,visit\n"
HISTORY = "lead_id,happened_at,to_stage\n1,2026-01-20,mql\n"


def test_every_row_is_accounted_for_in_the_json_report(leadpact: Command) -> None:
    """Of six rows four are new, the second lead 4 is a duplicate, lead 5 has no date."""
    done = leadpact("import", write("crm.csv", LEADS), "--json")
    assert done.code == 0
    counts = {
        **dict.fromkeys(("updated", "unchanged", "waiting", "left_out"), 0),
        "read": 6,
        "new": 4,
        "duplicate": 1,
        "quarantined": 1,
    }
    reason = {
        "rows": 1,
        "line": 7,
        "field": "created_at",
        "value": "soon",
        "reason": "is not a date",
    }
    found = done.json
    [file] = found["files"]
    problems, checks, quality = (file.pop(name) for name in ("problems", "checks", "quality"))
    assert found == {
        "data_set": "crm",
        "dry_run": False,
        **counts,
        "files": [
            {
                "file": "crm.csv",
                "kind": "leads",
                "sheet": "",
                "sheets": [],
                "read_as": ["cells separated by commas"],
                "same_as": None,
                **counts,
                "joined": 0,
                "reasons": [reason],
                "reasons_among": 1,
                "notes": [],
                "fields": {
                    name: name for name in ("lead_id", "source", "created_at", "outcome", "won_at")
                },
                "custom_fields": ["Favourite colour"],
            }
        ],
    }
    assert problems == [
        {
            "field": "created_at",
            "what": "is not a date",
            "cells": 1,
            "quarantined": True,
            "examples": [{"line": 7, "value": "soon"}],
        }
    ]
    assert {check["name"]: check["rows"] for check in checks} == {
        "future_date": 0,
        "won_before_created": 0,
    }
    [created] = [one for one in quality if one["field"] == "created_at"]
    assert (created["rows"], created["filled"], created["valid"], created["plausible"]) == (
        *(6, 6, 5, 5),
    )
    assert done.err == ""


def test_the_report_in_words_names_line_field_and_value(leadpact: Command) -> None:
    done = leadpact("import", write("crm.csv", LEADS))
    assert "6 read = 4 new + 0 updated + 0 unchanged + 1 duplicate + 1 quarantined" in done.out
    assert "1 × created_at 'soon' is not a date (line 7)" in done.out
    assert "Custom fields: Favourite colour" in done.out


def test_the_same_file_again_changes_nothing_and_a_changed_lead_is_updated(
    leadpact: Command,
) -> None:
    leadpact("import", write("crm.csv", LEADS))
    again = leadpact("import", "crm.csv", "--json").json
    assert (again["new"], again["updated"], again["unchanged"]) == (0, 0, 4)
    changed = leadpact("import", write("crm.csv", LEADS.replace("blue", "green")), "--json").json
    assert (changed["new"], changed["updated"], changed["unchanged"]) == (0, 1, 3)


def test_a_dry_run_reports_and_keeps_nothing(leadpact: Command) -> None:
    dry = leadpact("import", write("crm.csv", LEADS), "--dry-run", "--json")
    assert (dry.json["new"], dry.json["dry_run"]) == (4, True)
    after = leadpact("metrics")
    assert after.code == 1
    assert "the store has no data set yet" in after.err


def test_options_say_what_headers_and_values_do_not(leadpact: Command) -> None:
    text = "Ref;Where from;Signed?;Since\n1;Fair;J;03/04/2026\n2;Fair;N;05/04/2026\n"
    done = leadpact(
        *("import", write("crm.csv", text), "--dataset", "Fairs", "--json"),
        *("--map", "lead_id=Ref", "--map", "source=where from", "--map", "outcome=Signed?"),
        *("--map", "created_at=Since", "--value", "outcome:J=won", "--value", "outcome:N=lost"),
        *("--dates", "day-first"),
    )
    assert done.json["data_set"] == "Fairs"
    assert done.json["files"][0]["custom_fields"] == []
    metrics = leadpact("metrics", "win_rate", "--json").json
    assert (metrics["win_rate"]["numerator"], metrics["win_rate"]["denominator"]) == (1, 2)


def test_dates_that_can_be_read_two_ways_are_asked_for(leadpact: Command) -> None:
    text = "lead_id,created_at\n1,03/04/2026\n2,05/04/2026\n"
    done = leadpact("import", write("crm.csv", text))
    assert done.code == 1
    assert "03/04/2026" in done.err
    assert "--dates day-first" in done.err


def test_leads_go_in_before_what_belongs_to_them(leadpact: Command) -> None:
    """Lead 9 is in no file of leads, so one of the two activities waits for it."""
    names = [write("a.csv", ACTIVITIES), write("h.csv", HISTORY), write("leads.csv", LEADS)]
    done = leadpact("import", *names, "--json").json
    assert done["data_set"] == "leads"
    assert [(file["file"], file["kind"], file["new"]) for file in done["files"]] == [
        ("leads.csv", "leads", 4),
        ("a.csv", "activities", 1),
        ("h.csv", "stage-history", 1),
    ]
    assert (done["read"], done["waiting"], done["quarantined"]) == (9, 1, 1)


def test_without_a_name_activities_join_the_newest_data_set(leadpact: Command) -> None:
    leadpact("import", write("old.csv", LEADS))
    leadpact("import", write("new.csv", LEADS))
    assert leadpact("import", write("a.csv", ACTIVITIES), "--json").json["data_set"] == "new"


def test_a_kind_is_not_guessed_where_there_are_no_leads_yet(leadpact: Command) -> None:
    done = leadpact("import", write("crm.csv", "lead_id,outcome\n1,won\n"), "--json").json
    assert (done["data_set"], done["files"][0]["kind"]) == ("crm", "leads")


def test_what_is_not_kept_of_a_history_is_not_called_a_custom_field(leadpact: Command) -> None:
    leadpact("import", write("leads.csv", LEADS))
    history = "lead_id,happened_at,to_stage,Changed by\n1,2026-01-20,mql,Ann\n"
    [file] = leadpact("import", write("h.csv", history), "--json").json["files"]
    assert (file["kind"], file["new"], file["custom_fields"]) == ("stage-history", 1, [])


def test_outcomes_wait_for_their_leads_and_join_when_these_come(leadpact: Command) -> None:
    """Lead 1 is in LEADS with the outcome that the deals overrule; lead 77 is nowhere."""
    deals = write("deals.csv", "lead_id,outcome,amount\n1,won,500\n77,won,900\n")
    first = leadpact("import", deals, "--kind", "outcomes", "--dataset", "crm", "--json").json
    assert (first["read"], first["waiting"], first["quarantined"]) == (2, 2, 0)
    second = leadpact("import", write("crm.csv", LEADS), "--json").json
    assert (second["new"], second["files"][0]["joined"]) == (4, 1)
    again = leadpact("import", "deals.csv", "--kind", "outcomes", "--json").json
    assert (again["waiting"], again["unchanged"]) == (0, 2)


def test_real_leads_stay_apart_from_the_sample(leadpact: Command) -> None:
    made_up = Path(write("sample.csv", LEADS))
    store = open_store(read_settings())
    load_files(store, [(Kind.LEADS, made_up)], "sample", TODAY, is_sample=True)
    assert list_data_sets(store)[0].is_sample
    store.close()
    done = leadpact("import", "sample.csv")
    assert done.code == 1
    assert "the data set 'sample' is the sample, which is made up" in done.err


def test_the_files_before_a_broken_one_are_in_and_reported(leadpact: Command) -> None:
    Path("broken.csv").write_bytes(b"")
    names = [write("crm.csv", LEADS), "broken.csv"]
    done = leadpact("import", *names, "--kind", "leads", "--json")
    assert done.code == 1
    assert done.json["new"] == 4
    assert "broken.csv is empty" in done.err


def test_nothing_in_a_file_steers_the_terminal(leadpact: Command) -> None:
    text = "lead_id,created_at,\x1b[2Jcolour\n1,\x1b]0;owned\x07,red\n"
    done = leadpact("import", write("crm.csv", text))
    assert "is not a date" in done.out
    assert "\x1b" not in done.out + done.err
    assert "\x07" not in done.out + done.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.csv"], "nowhere.csv does not exist"),
        (["home"], "home is not a file"),
        (["report.pdf"], "report.pdf is a PDF document, not a table"),
    ],
)
def test_a_file_that_is_no_table_is_named(
    leadpact: Command, arguments: list[str], words: str
) -> None:
    Path("home").mkdir()
    Path("report.pdf").write_bytes(b"%PDF-1.7\n")
    done = leadpact("import", *arguments)
    assert (done.code, done.out) == (1, "")
    assert words in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "options",
    [
        ["--map", "source"],
        ["--map", "sauce=source"],
        ["--map", "source=Nowhere"],
        ["--value", "outcome=won"],
        ["--value", "outcome:x=maybe"],
        ["--dates", "sometimes"],
        ["--kind", "people"],
        ["--colour", "red"],
    ],
)
def test_wrong_usage_ends_with_two_and_keeps_nothing(leadpact: Command, options: list[str]) -> None:
    done = leadpact("import", write("crm.csv", LEADS), *options)
    assert (done.code, done.out) == (2, "")
    assert "Error" in done.err
    assert "no data set yet" in leadpact("metrics").err


def test_a_store_open_in_another_process_is_said_so(leadpact: Command) -> None:
    script = (
        "from leadpact.config import read_settings\n"
        "from leadpact.store.database import open_store\n"
        "store = open_store(read_settings())\nprint(flush=True)\ninput()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ},
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        done = leadpact("import", write("crm.csv", LEADS))
        other.communicate(b"\n")
    assert done.code == 1
    assert f"is open in process {other.pid}" in done.err


def test_a_home_that_cannot_be_written_is_said_so(
    leadpact: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADPACT_HOME", write("taken", "a file, not a folder"))
    done = leadpact("metrics")
    assert done.code == 1
    assert "cannot be written" in done.err
    assert "LEADPACT_HOME" in done.err


def test_an_empty_store_lacks_the_sample_and_one_with_own_data_does_not(
    leadpact: Command,
) -> None:
    store = open_store(read_settings())
    assert sample_kinds_lacking(store) == (Kind.LEADS, Kind.ACTIVITIES, Kind.STAGE_HISTORY)
    store.close()
    leadpact("import", write("crm.csv", LEADS))
    store = open_store(read_settings())
    assert sample_kinds_lacking(store) == ()
    store.close()


def test_a_sample_that_was_broken_off_is_completed_from_files_made_anew(leadpact: Command) -> None:
    store = open_store(read_settings())
    nowhere = Path("no such folder")
    load_sample(store, nowhere, [Kind.LEADS], TODAY, lambda _share, _words: None)
    assert sample_kinds_lacking(store) == (Kind.ACTIVITIES, Kind.STAGE_HISTORY)
    said: list[tuple[float, str]] = []
    lacking = sample_kinds_lacking(store)
    load_sample(store, SAMPLE, lacking, TODAY, lambda share, words: said.append((share, words)))
    assert sample_kinds_lacking(store) == ()
    assert said == sorted(said, key=lambda told: told[0])
    assert said[-1] == (1.0, "Done")
    store.close()
    done = leadpact("metrics", "active_share", "--json").json
    assert done["active_share"]["denominator"] == 6012


def share(leadpact: Command, name: str) -> tuple[int, int]:
    found = leadpact("metrics", name, "--json").json[name]
    return found["numerator"], found["denominator"]


@with_real_files
def test_a_real_lead_export_goes_in_whole(leadpact: Command) -> None:
    """9,240 rows; Google is spelt two ways; nothing tells cycles (Kaggle, X Education)."""
    done = leadpact(
        *("import", str(SHARED / "x_education.csv"), "--json", "--map", "lead_id=Prospect ID"),
        *("--map", "source=Lead Source", "--map", "outcome=Converted"),
    ).json
    assert (done["read"], done["new"]) == (9240, 9240)
    metrics = leadpact("metrics", "--json").json
    naive = metrics["conversion_naive"]
    assert (naive["numerator"], naive["denominator"]) == (3561, 9240)
    sources = {row["source"]: row for row in metrics["conversion_by_source"]}
    assert sources["Google"]["denominator"] == 2873
    assert (sources["Reference"]["numerator"], sources["Reference"]["denominator"]) == (490, 534)
    assert metrics["recycled_share_of_closes"] == {"missing": ["cycles"]}


@with_real_files
def test_earlier_attempts_tell_which_closes_were_recycled(leadpact: Command) -> None:
    """45,211 contacts, 5,289 won, 1,905 of them with an earlier contact (UCI, Bank Marketing)."""
    done = leadpact(
        *("import", str(SHARED / "bank_full.csv"), "--json", "--map", "prior_cycles=previous"),
        *("--map", "source=contact", "--map", "outcome=term deposit"),
    ).json
    assert (done["read"], done["new"]) == (45211, 45211)
    assert share(leadpact, "conversion_naive") == (5289, 45211)
    assert share(leadpact, "recycled_share_of_closes") == (1905, 5289)
