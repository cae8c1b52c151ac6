"""What was said last time about a file with the same headers."""

from collections.abc import Sequence
from dataclasses import replace

from leadpact.ingest.columns.headers import fold_header, header_key
from leadpact.ingest.map import Mapping
from leadpact.ingest.mending.kept_out import own_headers
from leadpact.store.database import Store


def key_of(columns: Sequence[str]) -> str:
    """The key of these headers; the columns that we add to a quarantine file do not count."""
    return header_key(own_headers(columns))


def remembered_mapping(store: Store, columns: Sequence[str]) -> Mapping | None:
    """The mapping of the newest upload with the same headers, with these columns in it.

    The sample does not count, uploads that were undone do. None where there is no such upload.
    """
    found = store.rows(
        """select mapping from upload join dataset using (dataset_id)
        where header_key = $key and not is_sample order by upload_id desc limit 1""",
        {"key": key_of(columns)},
    )
    if not found:
        return None
    mapping = Mapping.from_json(found[0][0])
    by_fold: dict[str, str] = {}
    for column in columns:
        by_fold.setdefault(fold_header(column), column)

    def here(column: str) -> str:
        return column if column in columns else by_fold.get(fold_header(column), column)

    return replace(
        mapping,
        fields=tuple((field, here(column)) for field, column in mapping.fields),
        ignored=tuple(here(column) for column in mapping.ignored),
    )
