"""`leadpact score`: every lead with its score and grade, safe to open in a spreadsheet."""

import csv
from io import StringIO
from pathlib import Path

from leadpact.domain.model_file import dump_model
from tests.cli.commands import Command, write
from tests.stores import model_of

COLUMNS = (
    "lead_id,score,grade,is_mql,fit_score,engagement_score,red_flag_score,unknown_criteria,"
    "least_score,most_score"
).split(",")
LEADS = "lead_id,source,visits\n1,Web,3\n=1+1,List,0\n3,List,\n"


def model_file() -> str:
    """Web is worth 20 and each of up to three visits 5; a list costs 10."""
    model = model_of(
        {"name": "web", "field": "source", "test": "is one of", "values": ["Web"], "points": 20},
        {
            "name": "visits",
            "group": "behaviour",
            "field": "visits",
            "test": "count",
            "cap": 3,
            "points": 5,
        },
        {
            "name": "list",
            "group": "red_flag",
            "field": "source",
            "test": "is one of",
            "values": ["List"],
            "points": -10,
        },
    )
    Path("model.yaml").write_text(dump_model(model), encoding="utf-8")
    return "model.yaml"


def test_leads_are_graded_the_best_first(leadpact: Command) -> None:
    """Lead 1 has 20 + 3 × 5 = 35, an A and an MQL; the others have −10, a D; 3's visits are
    unknown, and three of them would make it 5.
    """
    leadpact("import", write("crm.csv", LEADS))
    done = leadpact("score", "--definition", model_file())
    assert done.code == 0
    assert list(csv.reader(StringIO(done.out))) == [
        COLUMNS,
        ["1", "35", "A", "yes", "20", "15", "0", "0", "35", "35"],
        ["3", "-10", "D", "no", "0", "0", "-10", "1", "-10", "5"],
        ["'=1+1", "-10", "D", "no", "0", "0", "-10", "0", "-10", "-10"],
    ]


def test_a_file_is_marked_so_that_excel_reads_it_as_utf_8(leadpact: Command) -> None:
    leadpact("import", write("crm.csv", LEADS.replace("3,", "É,")))
    done = leadpact("score", "-o", "graded.csv")
    assert (done.code, done.out) == (0, "")
    assert "3 leads of 'crm', graded by 'Default', are in graded.csv" in done.err
    content = Path("graded.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbflead_id,score")
    assert "É," in content.decode("utf-8-sig")


def test_a_file_that_cannot_be_written_is_named(leadpact: Command) -> None:
    leadpact("import", write("crm.csv", LEADS))
    done = leadpact("score", "--output", "home")
    assert done.code == 1
    assert "home cannot be written" in done.err
