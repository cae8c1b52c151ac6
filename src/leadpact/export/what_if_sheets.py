"""The tables of What-if's views: who moves, the grid, the scores and the thresholds."""

from collections.abc import Sequence

from leadpact.domain.scoring_model import ScoringModel, grade_of
from leadpact.domain.shares import share
from leadpact.export.cells import share_cells
from leadpact.export.moved_leads import moved_sheet
from leadpact.export.sheets import Sheet, SheetColumn, Unit
from leadpact.metrics.fit_grid import closed_of
from leadpact.metrics.moves import Move, change_words
from leadpact.metrics.scores import ScoreBar, ThresholdRow
from leadpact.patterns.outlook import Grid
from leadpact.store.grid_leads import GridLead
from leadpact.store.moves import MovedLead


def moves_sheet(moves: Sequence[Move], whose: str) -> Sheet:
    """Per flow: its leads, how they closed, and how the grade closes that they go to."""
    return Sheet(
        "who-moves",
        (
            SheetColumn("From"),
            SheetColumn("To"),
            SheetColumn("Leads", Unit.COUNT),
            SheetColumn("Won", Unit.COUNT),
            SheetColumn("Of matured", Unit.COUNT),
            SheetColumn("Closed", Unit.RATE),
            SheetColumn("Low", Unit.RATE),
            SheetColumn("High", Unit.RATE),
            SheetColumn(f"{whose} grade".capitalize(), Unit.RATE),
            SheetColumn("Verdict"),
            SheetColumn("Mostly because"),
        ),
        tuple(
            (
                move.was.value,
                move.now.value,
                move.leads,
                *share_cells(move.closed),
                move.there.rate,
                move.verdict.words,
                move.reason,
            )
            for move in moves
        ),
    )


def moved_leads_sheet(leads: Sequence[MovedLead]) -> Sheet:
    """Per lead that moves: grades and scores, the reasons in words, its outcome and who it is."""
    headings = ("From", "To", "Old score", "New score", "Because")
    return moved_sheet("moved-leads", headings, leads, change_words)


def grid_sheet(grid: Grid) -> Sheet:
    """Per cell of fit and engagement: its leads, and how they closed."""
    return Sheet(
        "fit-engagement",
        (
            SheetColumn("Fit"),
            SheetColumn("Engagement"),
            SheetColumn("Leads", Unit.COUNT),
            SheetColumn("Won", Unit.COUNT),
            SheetColumn("Of matured", Unit.COUNT),
            SheetColumn("Closed", Unit.RATE),
            SheetColumn("Low", Unit.RATE),
            SheetColumn("High", Unit.RATE),
        ),
        tuple(
            (cell.fit.value, str(cell.engagement), cell.leads, *share_cells(closed_of(cell)))
            for cell in grid.cells
        ),
    )


def grid_leads_sheet(leads: Sequence[GridLead]) -> Sheet:
    """Per lead of a cell: who it is, its scores and grade, and its outcome."""
    return Sheet(
        "grid-leads",
        (
            SheetColumn("Lead ID"),
            SheetColumn("First name"),
            SheetColumn("Last name"),
            SheetColumn("Company"),
            SheetColumn("Fit", Unit.COUNT),
            SheetColumn("Engagement", Unit.COUNT),
            SheetColumn("Score", Unit.COUNT),
            SheetColumn("Grade"),
            SheetColumn("Outcome"),
            SheetColumn("Matured"),
            SheetColumn("Source"),
            SheetColumn("Owner"),
        ),
        tuple(
            (
                *(lead.lead_id, lead.first_name, lead.last_name, lead.company),
                *(lead.fit, lead.engagement, lead.score, lead.grade, lead.outcome),
                *("yes" if lead.rated else "no", lead.source, lead.owner),
            )
            for lead in leads
        ),
    )


def scores_sheet(bars: Sequence[ScoreBar], model: ScoringModel) -> Sheet:
    """Per bar of the histogram: its scores, their grade, and the leads won and not won."""
    won, others = sum(bar.won for bar in bars), sum(bar.others for bar in bars)
    return Sheet(
        "scores",
        (
            SheetColumn("Score from", Unit.COUNT),
            SheetColumn("To", Unit.COUNT),
            SheetColumn("Grade"),
            SheetColumn("Leads", Unit.COUNT),
            SheetColumn("Won", Unit.COUNT),
            SheetColumn("Not won", Unit.COUNT),
            SheetColumn("Share of won", Unit.RATE),
            SheetColumn("Share of not won", Unit.RATE),
        ),
        tuple(
            (
                bar.start,
                bar.end - 1,
                grade_of(bar.start, model.cut_offs).value,
                bar.leads,
                bar.won,
                bar.others,
                share(bar.won, won).rate,
                share(bar.others, others).rate,
            )
            for bar in bars
        ),
    )


def thresholds_sheet(rows: Sequence[ThresholdRow]) -> Sheet:
    """Per MQL threshold: what it hands to a rep in a week, and the wins it captures."""
    return Sheet(
        "thresholds",
        (
            SheetColumn("MQL from"),
            SheetColumn("A rep and week", Unit.COUNT),
            SheetColumn("Leads worked", Unit.RATE),
            SheetColumn("Wins captured", Unit.RATE),
            SheetColumn("From", Unit.RATE),
            SheetColumn("To", Unit.RATE),
        ),
        tuple(
            (
                f"{row.threshold:,}{' (draft)' if row.is_draft else ''}",
                None if row.a_rep_and_week is None else round(row.a_rep_and_week, 2),
                row.qualified.rate,
                row.captured.rate,
                row.captured.low,
                row.captured.high,
            )
            for row in rows
        ),
    )
