"""The table of a blind grading: each lead, what everybody gave it, and how it ended."""

from leadpact.export.sheets import Sheet, SheetColumn, Unit
from leadpact.metrics.gradings import Comparison


def grading_sheet(found: Comparison) -> Sheet:
    """Per lead in the order it was shown: its score, every voice's grade, and the outcome."""
    return Sheet(
        "blind-grading",
        (
            SheetColumn("Lead"),
            SheetColumn("Name"),
            SheetColumn("Company"),
            *(SheetColumn(name) for name in _headings(found)),
            SheetColumn("Score", Unit.COUNT),
            SheetColumn("Outcome"),
        ),
        tuple(
            (
                lead.lead_id,
                lead.name or None,
                lead.company,
                *(voice.grades[place].value for voice in found.voices),
                lead.score,
                lead.outcome or "unknown",
            )
            for place, lead in enumerate(found.leads)
        ),
    )


def _headings(found: Comparison) -> tuple[str, ...]:
    """The voices' names, each with its number where it is that of another column too."""
    taken = ["Lead", "Name", "Company", "Score", "Outcome"]
    names: list[str] = []
    for place, voice in enumerate(found.voices, start=1):
        is_taken = voice.name in taken or voice.name in names
        names.append(f"{voice.name} ({place})" if is_taken else voice.name)
    return tuple(names)
