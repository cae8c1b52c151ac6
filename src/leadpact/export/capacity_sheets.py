"""The tables of the Capacity page."""

from leadpact.export.sheets import Sheet, SheetColumn, Unit
from leadpact.metrics.assignment import AssignmentAnswer
from leadpact.metrics.capacity import CapacityAnswer
from leadpact.metrics.rep_load import RepLoad


def load_sheet(answer: CapacityAnswer) -> Sheet:
    """Per rep: qualified leads a month, capacity, quota, what is expected, and the verdict."""
    return Sheet(
        "capacity",
        (
            SheetColumn("Rep"),
            SheetColumn("Verdict"),
            SheetColumn("Months", Unit.COUNT),
            SheetColumn("Qualified", Unit.COUNT),
            SheetColumn("A month", Unit.COUNT),
            SheetColumn("Capacity", Unit.COUNT),
            SheetColumn("Quota", Unit.COUNT),
            SheetColumn("Expected", Unit.COUNT),
            SheetColumn("From", Unit.COUNT),
            SheetColumn("To", Unit.COUNT),
        ),
        tuple(
            (
                one.rep,
                _verdict(one),
                one.months,
                one.qualified,
                None if one.a_month is None else round(one.a_month, 1),
                one.capacity,
                one.quota,
                _whole(one.expected),
                _whole(one.expected_low),
                _whole(one.expected_high),
            )
            for one in answer.reps
        ),
    )


def assignment_sheet(answer: AssignmentAnswer) -> Sheet:
    """Per waiting lead, the best score first: its rep, or why nobody gets it."""
    return Sheet(
        "assignment",
        (
            SheetColumn("Lead ID"),
            SheetColumn("Score", Unit.COUNT),
            SheetColumn("Product"),
            SheetColumn("Country"),
            SheetColumn("Rep"),
            SheetColumn("Why nobody"),
        ),
        tuple(
            (
                one.lead.lead_id,
                one.lead.score,
                one.lead.product,
                one.lead.country,
                one.rep,
                one.reason or None,
            )
            for one in answer.assignments
        ),
    )


def _verdict(one: RepLoad) -> str:
    unsure = "not surely" if one.is_too_few and not one.is_surely_too_few else ""
    assumed = "capacity assumed" if one.is_assumed else ""
    return " · ".join(part for part in (one.verdict.value, unsure, assumed) if part)


def _whole(number: float | None) -> int | None:
    return None if number is None else round(number)
