"""The questions as tables: their tally, where they are asked, answers to fill in and take back."""

from collections.abc import Sequence

from leadpact.domain.shares import Share
from leadpact.domain.survey import Channel
from leadpact.export.sheets import Cell, Sheet, SheetColumn, Unit
from leadpact.export.tables import csv_bytes
from leadpact.ingest.survey_file import ANSWER_COLUMNS
from leadpact.metrics.question_coverage import Coverage
from leadpact.metrics.survey import Survey
from leadpact.store.heard import Heard
from leadpact.store.survey import Asks

_HEADINGS = tuple(column.label for column in ANSWER_COLUMNS)


def answers_csv(answers: Sequence[Asks]) -> bytes:
    """The answers under the headings that the file way looks for."""
    return csv_bytes(
        _HEADINGS, ((one.person, one.team.value, one.question, one.product) for one in answers)
    )


def template_csv(survey: Survey) -> bytes:
    """The questions so far with nobody beside them, to be filled in."""
    return csv_bytes(_HEADINGS, ((None, None, one.question, None) for one in survey.questions))


def tally_sheet(survey: Survey) -> Sheet:
    """Per question: who asks it, of each team and together."""
    return Sheet(
        "questions",
        (
            SheetColumn("Question"),
            *_of("Marketing"),
            *_of("Sales"),
            *_of("Both"),
            SheetColumn("Shared"),
            SheetColumn("Heard from reps", Unit.COUNT),
            SheetColumn("Of one product"),
            SheetColumn("Named with products"),
            SheetColumn("Also written"),
        ),
        tuple(
            (
                one.question,
                *_cells(one.marketing),
                *_cells(one.sales),
                *_cells(one.both),
                "yes" if one.is_shared else "no",
                one.heard,
                "yes" if one.is_of_product else "no",
                "; ".join(one.products) or None,
                " / ".join(one.written) or None,
            )
            for one in survey.questions
        ),
    )


def coverage_sheet(coverage: Coverage) -> Sheet:
    """Per question: how it is asked in each channel."""
    return Sheet(
        "question-coverage",
        (SheetColumn("Question"), *(SheetColumn(channel.value) for channel in Channel)),
        tuple((row.question, *(how.value for how in row.asked)) for row in coverage.rows),
    )


def heard_sheet(heard: Sequence[Heard]) -> Sheet:
    """The notes from rides and calls."""
    return Sheet(
        "heard-questions",
        tuple(SheetColumn(name) for name in ("Date", "Rep", "Question", "Product", "Noted by")),
        tuple(
            (one.heard_on.isoformat(), one.rep, one.question, one.product or "all", one.noted_by)
            for one in heard
        ),
    )


def _of(who: str) -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(f"{who} ask it", Unit.COUNT),
        SheetColumn(f"{who} surveyed", Unit.COUNT),
        SheetColumn(f"{who} rate", Unit.RATE),
        SheetColumn(f"{who} from", Unit.RATE),
        SheetColumn(f"{who} to", Unit.RATE),
    )


def _cells(asks: Share) -> tuple[Cell, ...]:
    return asks.numerator, asks.denominator, asks.rate, asks.low, asks.high
