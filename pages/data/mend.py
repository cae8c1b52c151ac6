"""Which rows still need a hand?"""

from leadpact.store.waiting import waiting_by_upload
from leadpact.ui import backlog, parts
from leadpact.ui.cached import the_store
from leadpact.ui.duplicates import MOST_GROUPS, cached_duplicates, duplicates_section
from leadpact.ui.kept_rows import uploads_to_mend
from leadpact.ui.look import data_set_in_view
from leadpact.ui.mending import mending_section
from leadpact.ui.waiting_rows import unknown_texts_section, waiting_section

QUESTION = "Which rows still need a hand?"

data_set = data_set_in_view()
if data_set is None:
    parts.answer(QUESTION, "None: nothing has come in yet.")
    backlog.way_to_upload()
else:
    uploads = uploads_to_mend(data_set)
    groups = cached_duplicates(data_set)
    waiting = waiting_by_upload(the_store(), data_set.dataset_id)
    parts.answer(
        QUESTION,
        backlog.backlog_sentence([one.open for one in uploads], len(groups), waiting, MOST_GROUPS),
    )
    backlog.show_mended(data_set)
    kept_out, in_twice, waits, unknown = backlog.sections()
    with kept_out:
        mending_section(uploads)
    with in_twice:
        duplicates_section(data_set, groups)
    with waits:
        waiting_section(data_set, waiting)
    with unknown:
        unknown_texts_section(data_set)
