"""`leadpact metrics`: the figures of the glossary as JSON and as text."""

from pathlib import Path

import pytest

from leadpact.cli.figures import as_object
from leadpact.config import read_settings
from leadpact.domain.default_model import default_model
from leadpact.domain.figures import FIGURES, figure_named
from leadpact.domain.model_file import dump_model
from leadpact.domain.scoring_model import Grade
from leadpact.domain.shares import Share, difference, share
from leadpact.metrics.grades import order_of
from leadpact.metrics.recycling import AtStake, ClosesAtStake
from leadpact.metrics.shares import KeyedShare
from leadpact.store.database import open_store
from leadpact.store.proposals import keep_proposal
from tests.cli.commands import LEADS, Command, write
from tests.stores import model_of


def keyed(by: str, key: object, of: Share) -> dict[str, object]:
    return {by: key, **vars(of)}


def test_every_figure_stands_under_its_name(leadpact: Command) -> None:
    leadpact("import", write("crm.csv", LEADS))
    done = leadpact("metrics", "--json")
    assert done.code == 0
    assert done.err == ""
    assert list(done.json) == [figure.name for figure in FIGURES]


def test_shares_breakdowns_and_what_is_missing_have_their_shapes(leadpact: Command) -> None:
    """Of four leads, one is won and one lost: two from Google in two spellings, two from List."""
    leadpact("import", write("crm.csv", LEADS))
    names = ["conversion_naive", "conversion_by_source_naive", "acceptance_rate", "win_rate"]
    done = leadpact("metrics", *names, "--json").json
    assert done == {
        "conversion_naive": vars(share(1, 4)),
        "conversion_by_source_naive": [
            keyed("source", "Google", share(1, 2)),
            keyed("source", "List", share(0, 2)),
        ],
        "acceptance_rate": {"missing": ["stage"]},
        "win_rate": vars(share(1, 2)),
    }
    assert done["conversion_naive"]["low"] == pytest.approx(0.0456, abs=1e-4)


def test_leads_without_a_source_have_a_null_key_and_the_largest_comes_first(
    leadpact: Command,
) -> None:
    text = "lead_id,source,outcome\n1,,won\n2,Web,won\n3,,open\n"
    leadpact("import", write("crm.csv", text))
    done = leadpact("metrics", "conversion_by_source", "--json").json
    assert done["conversion_by_source"] == [
        keyed("source", None, share(1, 2)),
        keyed("source", "Web", share(1, 1)),
    ]


def test_grades_come_from_a_to_d_whatever_their_size() -> None:
    parts = tuple(KeyedShare(key, share(0, size)) for key, size in (("D", 9), ("A", 3), ("C", 1)))
    found = as_object(figure_named("conversion_by_grade"), parts)
    assert found == [keyed("grade", part.key, part.share) for part in sorted(parts, key=by_key)]


def by_key(part: KeyedShare) -> str:
    return str(part.key)


def test_the_grade_order_has_its_test_and_its_pairs() -> None:
    """A wins 8 of 10, B 5 of 10, C 2 of 10; D is empty, so the pair with it has no numbers."""
    conversion = (share(8, 10), share(5, 10), share(2, 10), share(0, 0))
    order = order_of(conversion)
    assert order.trend is not None
    a_to_b, b_to_c = difference(*conversion[:2]), difference(*conversion[1:3])
    assert a_to_b is not None
    assert b_to_c is not None
    assert as_object(figure_named("grade_order"), order) == {
        "holds": True,
        "z": order.trend.z,
        "p": order.trend.p,
        "conversion": [
            keyed("grade", grade, part) for grade, part in zip("ABCD", conversion, strict=True)
        ],
        "pairs": [
            {
                "better": "A",
                "worse": "B",
                "difference": pytest.approx(0.3),
                "low": a_to_b.low,
                "high": a_to_b.high,
            },
            {
                "better": "B",
                "worse": "C",
                "difference": pytest.approx(0.3),
                "low": b_to_c.low,
                "high": b_to_c.high,
            },
            {"better": "C", "worse": "D", "difference": None, "low": None, "high": None},
        ],
    }


def test_closes_at_stake_name_the_grades_they_come_from() -> None:
    stake = ClosesAtStake(2.5, 1.0, 4.0, 3, (AtStake(Grade.A, 5, share(1, 2)),))
    assert as_object(figure_named("closes_at_stake"), stake) == {
        "estimate": 2.5,
        "low": 1.0,
        "high": 4.0,
        "unjudged": 3,
        "grades": [{"grade": "A", "written_off": 5, **vars(share(1, 2))}],
    }


def test_a_lift_is_a_number_or_null() -> None:
    assert as_object(figure_named("lift_of_a"), 2.5) == 2.5
    assert as_object(figure_named("lift_of_a"), None) is None


def test_people_read_counts_intervals_verdicts_and_what_is_needed(leadpact: Command) -> None:
    leadpact("import", write("crm.csv", LEADS))
    done = leadpact("metrics")
    lines = {line.split()[0]: line for line in done.out.splitlines()}
    assert "25 %  1 of 4" in lines["conversion_naive"]
    assert "too few to judge" in lines["conversion_naive"]
    assert "not in this data" in lines["acceptance_rate"]
    assert "needs" in lines["acceptance_rate"]
    assert "50 %  1 of 2" in lines["Google"]
    assert "Data set 'crm', as of 2026-02-04" in done.err


def test_another_as_of_date_counts_once_and_is_not_kept(leadpact: Command) -> None:
    """The one win took 30 days, so M is 30: at 4 February only lead 1 is 30 days old; at
    5 February lead 2 is as well; a month earlier none is.
    """
    leadpact("import", write("crm.csv", LEADS))

    def matured(*options: str) -> int:
        found = leadpact("metrics", "conversion_matured", "--json", *options).json
        return int(found["conversion_matured"]["denominator"])

    assert matured() == 1
    assert matured("--as-of", "2026-02-05") == 2
    assert matured("--as-of", "2026-01-05") == 0
    assert matured() == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["conversion_naiv"], "Did you mean conversion_naive?"),
        (["--as-of", "yesterday"], "--as-of"),
        (["--no-such-option"], "--no-such-option"),
    ],
)
def test_wrong_usage_ends_with_two(leadpact: Command, arguments: list[str], words: str) -> None:
    done = leadpact("metrics", *arguments)
    assert (done.code, done.out) == (2, "")
    assert words in done.err


def test_a_data_set_that_is_not_there_is_named_with_those_that_are(leadpact: Command) -> None:
    leadpact("import", write("crm.csv", LEADS))
    done = leadpact("metrics", "--dataset", "cmr")
    assert (done.code, done.out) == (1, "")
    assert "there is no data set named 'cmr'" in done.err
    assert "'crm'" in done.err


def test_the_definition_is_the_one_in_use_unless_another_is_named(leadpact: Command) -> None:
    """One model gives every lead from Google 30 points, an A; the other gives List the same."""
    leadpact("import", write("crm.csv", LEADS))
    google, bought, none = (
        model_of(
            {
                "name": "source",
                "field": "source",
                "test": "is one of",
                "values": [source],
                "points": 30,
            }
        )
        for source in ("Google", "List", "Nowhere")
    )
    store = open_store(read_settings())
    numbers = [keep_proposal(store, 1, model) for model in (google, bought)]
    store.close()
    Path("none.yaml").write_text(dump_model(none), encoding="utf-8")

    def won_with_a(*options: str) -> int:
        done = leadpact("metrics", "wins_captured", "--json", *options)
        return int(done.json["wins_captured"]["numerator"])

    assert won_with_a() == 0
    assert won_with_a("--definition", str(numbers[0])) == 1
    assert won_with_a("--definition", str(numbers[1])) == 0
    assert won_with_a("--definition", "none.yaml") == 0
    assert "graded by 'Default'" in leadpact("metrics", "--definition", "default").err


def test_a_definition_that_cannot_be_had_is_a_named_problem(leadpact: Command) -> None:
    leadpact("import", write("crm.csv", LEADS))
    Path("broken.yaml").write_text(
        dump_model(default_model()).replace("mql_threshold", "threshold"), encoding="utf-8"
    )
    Path("latin.yaml").write_bytes(b"name: caf\xe9\n")
    for definition, words in (
        ("7", "there is no proposal 7"),
        ("nowhere.yaml", "there is no model file 'nowhere.yaml'"),
        ("home", "the model file 'home' cannot be read"),
        ("latin.yaml", "the model file 'latin.yaml' is not UTF-8 text"),
        ("broken.yaml", "broken.yaml, line 6: 'threshold' is not part of a model"),
    ):
        done = leadpact("metrics", "--definition", definition)
        assert (done.code, done.out) == (1, "")
        assert words in done.err
