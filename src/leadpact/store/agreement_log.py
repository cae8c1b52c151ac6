"""The part of the audit log that tells how the teams agreed."""

from dataclasses import dataclass
from datetime import datetime

from leadpact.store.database import Store


@dataclass(frozen=True)
class LogEntry:
    """What was done, when (UTC), in words that end with who did it."""

    happened_at: datetime
    what: str
    detail: str


_LOG = """select happened_at, what, detail from audit
where (dataset_id = $dataset_id and what = 'definition in force')
    or (dataset_id is null and not starts_with(what, 'scenario')
        and regexp_matches(detail, 'of data set ' || $dataset_id || '(\\D|$)'))
    or (starts_with(what, 'proposal') or starts_with(what, 'round') or what = 'joint points set')
        and dataset_id is null
        and try_cast(regexp_extract(detail, '(^|in round )(\\d+)', 2) as integer)
            in (select round_id from round where dataset_id = $dataset_id)
order by audit_id desc"""


def agreement_log(store: Store, dataset_id: int) -> tuple[LogEntry, ...]:
    """All that was noted of the agreement in the data set, the newest first."""
    return tuple(LogEntry(*row) for row in store.rows(_LOG, {"dataset_id": dataset_id}))
