"""`leadpact suggest`: a model that the other commands take, with what it is worth."""

import csv
from io import StringIO
from pathlib import Path

from leadpact.domain.model_file import parse_model
from tests.cli.commands import Command, write
from tests.suggest.made_up import made_up_rows


def leads_file(number: int = 400) -> str:
    """Made-up leads as a file."""
    out = StringIO()
    csv.writer(out).writerows(made_up_rows(number))
    return write("crm.csv", out.getvalue())


def test_the_model_goes_to_standard_output_and_the_words_beside_it(leadpact: Command) -> None:
    leadpact("import", leads_file())
    done = leadpact("suggest")
    assert done.code == 0
    model = parse_model(done.out)
    assert "Plan" in {criterion.field for criterion in model.criteria}
    assert "suggested" in done.err
    assert "gradient boosting" in done.err
    assert "Lost reason: " in done.err


def test_a_model_in_a_file_grades_the_leads(leadpact: Command) -> None:
    """Those that win most often by their plan are graded above those that win least."""
    leadpact("import", leads_file())
    done = leadpact("suggest", "-o", "model.yaml")
    assert done.code == 0
    assert "default" in done.out
    assert "The model is in model.yaml" in done.err
    graded = leadpact("score", "--definition", "model.yaml")
    assert graded.code == 0
    scores = {row["lead_id"]: int(row["score"]) for row in csv.DictReader(StringIO(graded.out))}
    rows = made_up_rows(400)[1:]
    good = [scores[row[0]] for row in rows if row[1] in ("Gold", "Silver")]
    bad = [scores[row[0]] for row in rows if row[1] in ("Bronze", "Tin")]
    assert sum(good) / len(good) > sum(bad) / len(bad)


def test_json_has_the_model_and_its_figures(leadpact: Command) -> None:
    leadpact("import", leads_file())
    found = leadpact("suggest", "--json").json
    assert [one["name"] for one in found["figures"]] == [
        "suggested",
        "default",
        "gradient boosting",
    ]
    own = found["figures"][0]
    assert 0.5 < own["auc"]["low"] <= own["auc"]["value"] <= own["auc"]["high"]
    assert found["split"]["train_leads"] + found["split"]["test_leads"] == 400
    assert {one["field"] for one in found["left_out"] if one["is_leak"]} == {"Lost reason"}
    assert sum(own["confusion"].values()) == found["split"]["test_leads"]


def test_a_field_left_out_can_be_allowed(leadpact: Command) -> None:
    leadpact("import", leads_file())
    found = leadpact("suggest", "--allow", "Lost reason", "--json").json
    assert found["allowed"] == ["Lost reason"]
    assert found["figures"][0]["auc"]["value"] == 1


def test_too_little_data_ends_with_one_and_the_numbers(leadpact: Command) -> None:
    leadpact("import", leads_file(40))
    done = leadpact("suggest")
    assert (done.code, done.out) == (1, "")
    assert "too little to learn from" in done.err
    assert "at least 40 won and 40 not won are needed" in done.err


def test_a_file_that_cannot_be_written_is_named(leadpact: Command) -> None:
    leadpact("import", leads_file())
    Path("folder").mkdir()
    done = leadpact("suggest", "-o", "folder")
    assert done.code == 1
    assert "folder cannot be written" in done.err
