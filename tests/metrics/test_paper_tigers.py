"""Sources that bring many leads and little else."""

from statistics import median

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.domain.shares import share
from leadpact.metrics.paper_tigers import PaperTiger, paper_tigers
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from tests.metrics.tables import BY_VISITS
from tests.stores import all_of, leads

MODEL = default_model()


def made(*sources: tuple[str, int, int]) -> str:
    """Leads of these sources: so many, and so many of them won."""
    lines = ["lead_id | source | outcome"]
    for source, count, won in sources:
        lines += [f"{source}{n} | {source} | {'won' if n < won else 'open'}" for n in range(count)]
    return "\n".join(lines)


def test_a_large_source_clearly_below_all_is_one(fresh_store: Store) -> None:
    """List: 0 of 12, at most 24 %; all: 10 of 20, 50 %. The median source has 3 leads.

    Late, with 0 of 3 and no more leads than the median, is none; Web converts better than all.
    """
    leads(fresh_store, made(("List", 12, 0), ("Late", 2, 0), ("Own", 3, 3), ("Web", 8, 7)))
    assert paper_tigers(fresh_store, all_of(fresh_store), MODEL) == (
        PaperTiger("List", 12, share(0, 12), True, None, False),
    )


def test_a_large_source_that_may_be_as_good_as_all_is_none(fresh_store: Store) -> None:
    """List: 2 of 6, up to 70 %; all: 6 of 11, 55 %."""
    leads(fresh_store, made(("List", 6, 2), ("Web", 4, 4), ("Own", 1, 0)))
    assert paper_tigers(fresh_store, all_of(fresh_store), MODEL) == ()


def test_one_that_sales_turns_down_is_one(fresh_store: Store) -> None:
    """Sales accepted 0 of 8 of the list, at most 32 %, and 8 of 17, 47 %, of all.

    Nobody is won, so that no source converts below the others.
    """
    lines = ["lead_id | source | outcome | stage"]
    lines += [f"l{n} | List | open | rejected" for n in range(8)]
    lines += [f"w{n} | Web | open | sal" for n in range(7)]
    lines += ["o1 | Own | open | sal", "o2 | Own | open | rejected"]
    leads(fresh_store, "\n".join(lines))
    assert paper_tigers(fresh_store, all_of(fresh_store), BY_VISITS) == (
        PaperTiger("List", 8, share(0, 8), False, share(0, 8), True),
    )


def test_leads_without_a_source_are_no_source(fresh_store: Store) -> None:
    leads(fresh_store, made(("", 12, 0), ("Web", 8, 8)))
    assert paper_tigers(fresh_store, all_of(fresh_store), MODEL) == ()


def test_without_sources_the_figure_says_so(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | outcome\n1 | won")
    assert paper_tigers(fresh_store, all_of(fresh_store), MODEL) == Missing(("source",))


def test_the_samples_paper_tigers_agree_with_plain_counting(sample_store: Store) -> None:
    """The three bought or borrowed lists, from leads and hand-offs counted one by one."""
    rows = sample_store.rows(
        """select source, outcome = 'won', date_diff('day', created_at::date, date '2026-06-30')
            >= (select maturity_days from dataset where dataset_id = 1), lead_id
        from lead where dataset_id = 1"""
    )
    decided = sample_store.rows(
        """select lead_id, decision = 'accepted' from hand_off
        where dataset_id = 1 and decision is not null"""
    )
    source_of = {lead_id: source for source, _, _, lead_id in rows}
    sizes = {source: sum(row[0] == source for row in rows) for source in source_of.values()}
    old = [(source, won) for source, won, is_old, _ in rows if is_old]
    overall = sum(won for _, won in old) / len(old)
    accepted = sum(yes for _, yes in decided) / len(decided)
    expected = {}
    for source, size in sizes.items():
        wins = [won for other, won in old if other == source]
        yeses = [yes for lead_id, yes in decided if source_of[lead_id] == source]
        conversion, acceptance = share(sum(wins), len(wins)), share(sum(yeses), len(yeses))
        below = ((conversion.high or 1) < overall, (acceptance.high or 1) < accepted)
        if size > median(sizes.values()) and any(below):
            expected[source] = PaperTiger(source, size, conversion, below[0], acceptance, below[1])
    found = paper_tigers(sample_store, Filters(1), MODEL)
    assert not isinstance(found, Missing)
    assert {one.source: one for one in found} == expected
    assert [one.source for one in found] == [
        "DataBarn list",
        "Sponsored content",
        "Trade-show list",
    ]
