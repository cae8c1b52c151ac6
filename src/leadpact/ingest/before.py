"""The leads as they were before an upload updated them, so that it can be undone."""

from leadpact.domain.fields import LEAD_FIELDS
from leadpact.ingest.destination import Destination
from leadpact.store.database import Cursor, run

GIVEN = ", ".join(("dataset_id", "upload_id", *(field.name for field in LEAD_FIELDS)))
"""The columns of `lead_given`, which `lead_before` has too."""


def remember(cursor: Cursor, to: Destination, *, with_customs: bool) -> None:
    """Keep the leads that temp table `incoming` updates, unless this upload has kept them already.

    A lead without own columns keeps that it had none, as an empty text.
    """
    keys = {"dataset_id": to.dataset_id, "upload_id": to.upload_id}
    run(
        cursor,
        f"""insert into lead_before (changed_by, {GIVEN})
        select $upload_id, {GIVEN} from lead_given
        where dataset_id = $dataset_id and upload_id <> $upload_id
          and lead_id in (select lead_id from incoming where fate = 'updated')""",
        keys,
    )
    if not with_customs:
        return
    run(
        cursor,
        f"""insert into custom_before (dataset_id, changed_by, lead_id, cells)
        select $dataset_id, $upload_id, lead_before.lead_id,
            case when custom.lead_id is null then '' else cast(to_json(custom) as varchar) end
        from lead_before
        left join lead_custom_{to.dataset_id} as custom on custom.lead_id = lead_before.lead_id
        where lead_before.dataset_id = $dataset_id and changed_by = $upload_id
          and lead_before.lead_id in (select lead_id from incoming where fate = 'updated')
          and lead_before.lead_id not in (
              select lead_id from custom_before
              where dataset_id = $dataset_id and changed_by = $upload_id)""",
        keys,
    )
