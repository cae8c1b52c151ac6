"""The sample's files: their shape, their agreement with each other, and their seed."""

import csv
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadpact.domain.fields import STAGES, FieldType, Kind, fields_of, lead_field
from leadpact.sample import AS_OF, REPS, SOURCES, SampleFiles, write_sample

DATA = Path(__file__).parent.parent / "data"
COMMITTED = SampleFiles(DATA / "leads.csv", DATA / "activities.csv", DATA / "stage_history.csv")
COUNTERS = {
    "visits": "visit",
    "downloads": "download",
    "webinars": "webinar",
    "forms": "form",
    "email_clicks": "e-mail click",
    "pricing_visits": "pricing page",
}
NOTHING = {"", "Select", "n/a"}

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_lead(rows: list[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["lead_id"]].append(row)
    return grouped


@pytest.fixture(scope="module")
def leads() -> list[Row]:
    return read(COMMITTED.leads)


def check_histories(leads: list[Row], history: list[Row]) -> None:
    steps_of = by_lead(history)
    assert steps_of.keys() == {lead["lead_id"] for lead in leads}
    for lead in leads:
        steps = steps_of[lead["lead_id"]]
        first, last = steps[0], steps[-1]
        assert (first["from_stage"], first["to_stage"]) == ("", "inquiry")
        assert first["happened_at"] == lead["created_at"]
        for before, after in pairwise(steps):
            assert after["from_stage"] == before["to_stage"]
            assert after["happened_at"] > before["happened_at"]
        assert last["to_stage"] == lead["stage"]
        assert last["happened_at"] <= AS_OF.isoformat()
        assert lead["won_at"] == (last["happened_at"] if lead["stage"] == "won" else "")
        assert lead["lost_at"] == (last["happened_at"] if lead["stage"] == "lost" else "")
        assert lead["rejection_reason"] == (last["reason"] if lead["stage"] == "rejected" else "")


def check_activities(leads: list[Row], activities: list[Row]) -> None:
    activities_of = by_lead(activities)
    for lead in leads:
        own = activities_of[lead["lead_id"]]
        counts = Counter(row["activity"] for row in own)
        days = [row["happened_at"] for row in own]
        assert {name: int(lead[name]) for name in COUNTERS} == {
            name: counts[activity] for name, activity in COUNTERS.items()
        }
        assert days == sorted(days)
        assert lead["last_activity_at"] == max(days, default="")
        assert min(days, default=lead["created_at"]) >= lead["first_touch_at"]
        assert max(days, default="") <= AS_OF.isoformat()


def check_outcomes(leads: list[Row]) -> None:
    for lead in leads:
        ended = lead["stage"] in {"won", "lost"}
        assert lead["outcome"] == (lead["stage"] if ended else "open")
        assert (lead["amount"] != "") == (lead["stage"] == "won")
        assert (lead["owner"] != "") == (lead["stage"] != "inquiry")
        assert lead["first_touch_at"] <= lead["created_at"] <= AS_OF.isoformat()
        if lead["first_sales_contact_at"]:
            assert lead["first_sales_contact_at"] > lead["created_at"]
        if ended:
            assert lead["first_sales_contact_at"] < lead["won_at"] + lead["lost_at"]


def test_the_committed_files_are_what_the_seed_gives(tmp_path: Path) -> None:
    files = write_sample(tmp_path)
    assert files.leads.read_bytes() == COMMITTED.leads.read_bytes()
    assert files.activities.read_bytes() == COMMITTED.activities.read_bytes()
    assert files.stage_history.read_bytes() == COMMITTED.stage_history.read_bytes()


def test_another_seed_gives_other_leads(tmp_path: Path) -> None:
    one = write_sample(tmp_path / "one", leads=20, seed=1)
    two = write_sample(tmp_path / "two", leads=20, seed=2)
    assert one.leads.read_bytes() != two.leads.read_bytes()


def test_the_leads_are_the_same_without_the_other_files(tmp_path: Path) -> None:
    full = write_sample(tmp_path / "full", leads=50)
    bare = write_sample(tmp_path / "bare", leads=50, with_history=False, with_activities=False)
    assert bare.leads.read_bytes() == full.leads.read_bytes()
    assert [path.name for path in (tmp_path / "bare").iterdir()] == ["leads.csv"]


def test_leads_beyond_one_chunk_have_one_header_and_ids_of_their_own(tmp_path: Path) -> None:
    files = write_sample(tmp_path, leads=50_001, with_history=False, with_activities=False)
    with files.leads.open(encoding="utf-8") as lines:
        ids = [line.partition(",")[0] for line in lines]
    assert ids == ["lead_id", *(f"L-{number:05d}" for number in range(1, 50_002))]


@settings(max_examples=15)
@given(count=st.integers(1, 60), seed=st.integers(0, 2**32))
def test_the_files_of_any_sample_agree(count: int, seed: int) -> None:
    with TemporaryDirectory() as folder:
        files = write_sample(Path(folder), count, seed)
        leads = read(files.leads)
        assert len(leads) == count
        check_outcomes(leads)
        check_histories(leads, read(files.stage_history))
        check_activities(leads, read(files.activities))


def test_the_committed_files_agree(leads: list[Row]) -> None:
    check_outcomes(leads)
    check_histories(leads, read(COMMITTED.stage_history))
    check_activities(leads, read(COMMITTED.activities))


def test_the_module_writes_into_the_folder_it_is_given(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "leadpact.sample", str(tmp_path), "--leads", "7"]
    subprocess.run(command, check=True)
    assert len(read(tmp_path / "leads.csv")) == 7
    assert (tmp_path / "activities.csv").is_file()
    assert (tmp_path / "stage_history.csv").is_file()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (COMMITTED.leads, Kind.LEADS),
        (COMMITTED.activities, Kind.ACTIVITIES),
        (COMMITTED.stage_history, Kind.STAGE_HISTORY),
    ],
)
def test_every_column_is_a_field_and_in_the_data_dictionary(path: Path, kind: Kind) -> None:
    columns = list(read(path)[0])
    dictionary = (DATA / "README.md").read_text(encoding="utf-8")
    assert set(columns) <= {field.name for field in fields_of(kind)}
    assert all(f"| `{column}` |" in dictionary for column in columns)


def test_a_lead_has_one_row_and_one_address(leads: list[Row]) -> None:
    assert len(leads) == 6012
    assert len({lead["lead_id"] for lead in leads}) == 6012
    assert len({lead["email"] for lead in leads}) == 6012


def test_every_cell_is_what_its_field_needs(leads: list[Row]) -> None:
    for column in leads[0]:
        field = lead_field(column)
        cells = {lead[column] for lead in leads} - NOTHING
        if field.type is FieldType.CHOICE:
            assert cells <= set(field.choices)
        elif field.type is FieldType.BOOLEAN:
            assert cells <= {"yes", "no"}
        elif field.type is FieldType.NUMBER:
            assert all(int(cell) >= 0 for cell in cells)
        elif field.type is FieldType.DATE:
            assert max(map(date.fromisoformat, cells)) <= AS_OF


def test_the_history_moves_between_known_stages() -> None:
    history = read(COMMITTED.stage_history)
    assert {row["to_stage"] for row in history} == set(STAGES)
    assert {row["from_stage"] for row in history} <= {"", *STAGES}


def test_the_latest_date_is_the_as_of_date() -> None:
    history, activities = read(COMMITTED.stage_history), read(COMMITTED.activities)
    assert max(row["happened_at"] for row in history + activities) == AS_OF.isoformat()


def test_leads_of_the_last_month_are_mostly_still_open(leads: list[Row]) -> None:
    month_ago = (AS_OF - timedelta(days=30)).isoformat()
    recent = [lead["outcome"] for lead in leads if lead["created_at"] > month_ago]
    assert recent.count("open") > 0.8 * len(recent)


def test_sources_and_reps_are_those_of_the_vocabulary_but_for_a_few_spellings(
    leads: list[Row],
) -> None:
    names = {source.name for source in SOURCES}
    written = Counter(lead["source"] for lead in leads)
    misspelt = sum(number for source, number in written.items() if source not in names)
    assert {source.strip().casefold() for source in written} == {name.casefold() for name in names}
    assert 3 <= misspelt <= 15
    assert {lead["owner"] for lead in leads} - {""} == {rep.name for rep in REPS}


def test_unknowns_are_gaps(leads: list[Row]) -> None:
    for column in ("timeline", "budget", "authority", "need", "employees", "industry"):
        filled = sum(lead[column] not in NOTHING for lead in leads)
        assert 0.1 * len(leads) < filled < 0.95 * len(leads)
    assert {"Select"} <= {lead["industry"] for lead in leads}
    assert {"n/a"} <= {lead["department"] for lead in leads}


def test_pricing_visits_lie_within_seven_days() -> None:
    visits = [row for row in read(COMMITTED.activities) if row["activity"] == "pricing page"]
    assert visits
    for own in by_lead(visits).values():
        days = [date.fromisoformat(row["happened_at"]) for row in own]
        assert (max(days) - min(days)).days < 7


def test_about_a_sixth_of_the_addresses_are_free_mail(leads: list[Row]) -> None:
    free = sum(not lead["email"].endswith(".example") for lead in leads)
    assert 0.13 * len(leads) < free < 0.19 * len(leads)
