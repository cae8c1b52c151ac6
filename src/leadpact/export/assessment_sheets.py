"""The self-assessment as a table."""

from collections.abc import Sequence

from leadpact.domain.checklist import Step
from leadpact.export.sheets import Sheet, SheetColumn
from leadpact.metrics.self_assessment import STEP_WORDS, ChecklistStand


def assessment_sheet(stands: Sequence[ChecklistStand]) -> Sheet:
    """Per practice: how far it is lived, who or what says so, what people say, and the note."""
    return Sheet(
        "self-assessment",
        (
            SheetColumn("Checklist"),
            SheetColumn("Practice"),
            SheetColumn("Lived"),
            SheetColumn("Answered by"),
            SheetColumn("The data says"),
            SheetColumn("People say"),
            SheetColumn("By"),
            SheetColumn("Note"),
            SheetColumn("Last time"),
        ),
        tuple(
            (
                stand.checklist.title,
                one.item.says,
                _words(one.step),
                "data" if one.by_data else "nobody" if one.answer is None else "people",
                None if one.data is None else one.data.words,
                None if one.answer is None else _words(one.answer.step),
                None if one.answer is None else one.answer.answered_by,
                None if one.answer is None else one.answer.note,
                _words(one.then),
            )
            for stand in stands
            for one in stand.items
        ),
    )


def _words(step: Step | None) -> str | None:
    return None if step is None else STEP_WORDS[step]
