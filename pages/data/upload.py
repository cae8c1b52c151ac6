"""What have we got?"""

from leadpact.ui import arrivals, parts, upload
from leadpact.ui.counting import counting_form
from leadpact.ui.data_set_form import leads_are_there
from leadpact.ui.import_report import show_report
from leadpact.ui.interest_table import interest_table
from leadpact.ui.look import data_set_in_view
from leadpact.ui.queued import at_work
from leadpact.ui.state import session
from leadpact.ui.uploads_list import uploads_list
from leadpact.ui.watching import say_news, watch

upload.take_in_results()
data_set = data_set_in_view()
parts.answer(
    "What do our own files say?",
    "Upload exports as they are: every row is accounted for, and you say what its columns mean.",
)
say_news()
job, report, file = session().job, session().report, at_work()
if job is not None:
    watch(job)
elif report is None and file is not None:
    upload.take_file(file)
else:
    if file is None:
        arrivals.uploader()
    if report is not None:
        show_report(report)
    elif not leads_are_there():
        arrivals.first_steps()
    if data_set is not None and file is None:
        uploads_list(data_set)
        interest_table(data_set)
        counting_form(data_set)
