"""`--definition` takes what was signed: by its number, or as its file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from leadpact.config import read_settings
from leadpact.domain.scoring_model import ScoringModel
from leadpact.export.definition_sheets import definition_file_of
from leadpact.store.database import Store, open_store
from tests.cli.commands import LEADS, Command, write
from tests.definitions import agreed
from tests.stores import everybody, model_of


def only(source: str) -> ScoringModel:
    """Leads of the source are A, all others D; the one that was won is from Google."""
    return model_of(
        {"name": "s", "field": "source", "test": "is one of", "values": [source], "points": 30}
    )


@contextmanager
def opened() -> Iterator[Store]:
    store = open_store(read_settings())
    yield store
    store.close()


def test_definitions_are_taken_by_number_and_as_files(leadpact: Command) -> None:
    leadpact("import", write("crm.csv", LEADS))
    with opened() as store:
        people = everybody(store)
        first = agreed(store, people, only("Google"))
        agreed(store, people, only("List"))
    Path("first.yaml").write_bytes(definition_file_of(first))

    def won_with_a(*options: str) -> int:
        done = leadpact("metrics", "wins_captured", "--json", *options)
        return int(done.json["wins_captured"]["numerator"])

    assert won_with_a() == 0
    assert won_with_a("--definition", "definition-1") == 1
    assert won_with_a("--definition", "definition-2") == 0
    assert won_with_a("--definition", "first.yaml") == 1


def refused(leadpact: Command, definition: str) -> str:
    done = leadpact("metrics", "--definition", definition)
    assert (done.code, done.out) == (1, "")
    return done.err


def test_one_that_is_not_there_or_was_changed_is_a_named_problem(leadpact: Command) -> None:
    leadpact("import", write("crm.csv", LEADS))
    assert "None has been put up for signature yet." in refused(leadpact, "definition-1")
    with opened() as store:
        first = agreed(store, everybody(store), only("Google"))
    assert "this data set has no definition 2" in refused(leadpact, "definition-2")
    assert "It has these: 1." in refused(leadpact, "definition-2")
    text = definition_file_of(first).decode()
    write("changed.yaml", text.replace("points: 30", "points: 31"))
    assert "changed.yaml was changed after it was signed" in refused(leadpact, "changed.yaml")
    with opened() as store, store.transaction() as cursor:
        cursor.execute("update definition set content = replace(content, '[30]', '[31]')")
    assert "Definition 1 is not what was signed: its content was" in refused(
        leadpact, "definition-1"
    )
