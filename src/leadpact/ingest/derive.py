"""What follows from what the files give: counters, hand-offs, cycles, interest, the as-of date."""

from datetime import date

from leadpact.domain.derived import (
    DECISION_MAKER_WORDS,
    FREE_MAIL_DOMAINS,
    MID_LEVEL_WORDS,
    interest_of_source,
)
from leadpact.domain.fields import LEAD_FIELDS, FieldType
from leadpact.ingest.activity_kinds import PRICING_WORDS, map_activities
from leadpact.ingest.given import gather_given
from leadpact.store.database import Cursor, Parameter, run, sql_file

_DATES = tuple(field.name for field in LEAD_FIELDS if field.type is FieldType.DATE)


def derive(cursor: Cursor, dataset_id: int) -> None:
    """Make the data set's `lead` and `hand_off` rows anew from what its files give."""
    keys = {"dataset_id": dataset_id}
    run(cursor, "delete from hand_off where dataset_id = $dataset_id", keys)
    run(cursor, "delete from lead where dataset_id = $dataset_id", keys)
    run(cursor, sql_file("derive_spelling"), keys)
    gather_given(cursor, dataset_id)
    run(cursor, sql_file("derive_stage_steps"), keys)
    run(cursor, sql_file("derive_dates"), keys)
    run(cursor, sql_file("derive_hand_off"), keys)
    map_activities(cursor, dataset_id)
    run(cursor, sql_file("derive_activities"), {**keys, "pricing_words": PRICING_WORDS})
    _name_interests(cursor, dataset_id)
    run(
        cursor,
        sql_file("derive_leads"),
        {
            "dataset_id": dataset_id,
            "decision_maker_words": DECISION_MAKER_WORDS,
            "mid_level_words": MID_LEVEL_WORDS,
            "free_mail_domains": list(FREE_MAIL_DOMAINS),
        },
    )
    run(cursor, sql_file("derive_maturity"), keys)
    _count_filled(cursor, dataset_id)


def find_as_of(cursor: Cursor, dataset_id: int, today: date) -> None:
    """Set the as-of date: the latest date in the data that is not after the day of the import."""
    latest = ", ".join(
        f"max(cast({name} as date)) filter (where cast({name} as date) <= $today)"
        for name in _DATES
    )
    run(
        cursor,
        f"""
        update dataset set as_of = (select greatest(
            (select greatest({latest}) from lead_given where dataset_id = $dataset_id),
            (select max(cast(happened_at as date)) from activity
             where dataset_id = $dataset_id and cast(happened_at as date) <= $today),
            (select max(cast(happened_at as date)) from stage_change
             where dataset_id = $dataset_id and cast(happened_at as date) <= $today)))
        where dataset_id = $dataset_id
        """,
        {"dataset_id": dataset_id, "today": today},
    )


def _name_interests(cursor: Cursor, dataset_id: int) -> None:
    """Give every source that has no line in the table one, by what its name says.

    What a person said of another spelling of it holds.
    """
    new = run(
        cursor,
        """
        select distinct coalesce(spelling.written, lead_given.source)
        from lead_given
        left join spelling
          on spelling.field = 'source' and spelling.folded = lower(lead_given.source)
        where lead_given.dataset_id = $dataset_id and lead_given.source is not null
        except
        select source from source_interest where dataset_id = $dataset_id
        order by 1
        """,
        {"dataset_id": dataset_id},
    )
    for (source,) in new:
        keys: dict[str, Parameter] = {"dataset_id": dataset_id, "source": str(source)}
        said = run(cursor, _SAID_OF_ANOTHER_SPELLING, keys)
        interest = said[0][0] if said else interest_of_source(str(source))
        run(
            cursor,
            "insert into source_interest values ($dataset_id, $source, $interest, $said)",
            {**keys, "interest": interest, "said": bool(said)},
        )


_SAID_OF_ANOTHER_SPELLING = """
select interest from source_interest
where dataset_id = $dataset_id and lower(source) = lower($source) and said_by_person
"""


def _count_filled(cursor: Cursor, dataset_id: int) -> None:
    """Count the leads that have each lead field; "lost" counts the leads known to be lost.

    Rejection reasons that stand only in the stage history count too.
    """
    names = [field.name for field in LEAD_FIELDS]
    keys = {"dataset_id": dataset_id}
    filled = run(
        cursor,
        f"""select {", ".join(_filled(name) for name in names)}, count(*) filter (where is_lost)
        from lead where dataset_id = $dataset_id""",
        keys,
    )[0]
    run(cursor, "delete from field_fill where dataset_id = $dataset_id", keys)
    run(
        cursor,
        "insert into field_fill select $dataset_id, unnest($names), unnest($filled)",
        {"dataset_id": dataset_id, "names": [*names, "lost"], "filled": list(filled)},
    )


def _filled(name: str) -> str:
    if name != "rejection_reason":
        return f"count({name})"
    reasons = "select count(reason) from hand_off where dataset_id = $dataset_id"
    return f"greatest(count({name}), ({reasons}))"
