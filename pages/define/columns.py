"""What do our own columns tell about who buys?"""

from leadpact.export.column_sheets import column_sheet
from leadpact.metrics.columns import column_sentence
from leadpact.ui import columns, parts
from leadpact.ui.column_doors import column_doors
from leadpact.ui.look import take_look

QUESTION = "What do our own columns tell about who buys?"

look = take_look()
lacks = columns.lacks_outcomes(look)
if lacks:
    parts.missing(QUESTION, lacks)
else:
    heading = parts.later()
    choice = columns.choose_column(look)
    found = columns.answer_of(look, choice) if choice else None
    if choice is None or found is None:
        with heading:
            parts.answer(QUESTION, "This data has no column to look at beside its outcome.")
    else:
        with heading:
            parts.answer(QUESTION, column_sentence(found, choice.label))
        columns.warn_of_leak(choice)
        sheet = column_sheet(found)
        columns.column_chart(look, choice, found)
        columns.criterion_maker(look, choice, found)
        parts.table(sheet, key="column-table")
        columns.how_to_read()
        column_doors(look, found, sheet)
