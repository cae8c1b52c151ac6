"""What have we got?"""

from leadpact.ui import parts, upload
from leadpact.ui.counting import counting_form
from leadpact.ui.interest_table import interest_table
from leadpact.ui.look import data_set_in_view
from leadpact.ui.state import session

data_set = data_set_in_view()
parts.answer(
    "What do our own files say?",
    "Upload an export as it is: every row is accounted for, and you say what its columns mean.",
)
pending = upload.choose_file()
if pending is not None:
    upload.map_file(pending)
else:
    report = session().report
    if report is not None:
        upload.show_report(report)
    if data_set is not None:
        interest_table(data_set)
        counting_form(data_set)
        upload.uploads_list(data_set)
