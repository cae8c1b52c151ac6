"""How the scores lie, and what the MQL threshold captures and hands to the reps."""

import streamlit as st

from leadpact.charts.curve import wins_curve
from leadpact.charts.scores import score_histogram
from leadpact.export.what_if_sheets import scores_sheet, thresholds_sheet
from leadpact.metrics.scores import (
    ThresholdRow,
    curve_sentence,
    histogram_sentence,
    load_words,
    score_bars,
    threshold_rows,
)
from leadpact.metrics.shares import Missing
from leadpact.metrics.words import interval_words, percent
from leadpact.patterns.curve import curve
from leadpact.ui import parts
from leadpact.ui.cached import cached_filled
from leadpact.ui.cached_what_if import cached_months_of, cached_reps_of
from leadpact.ui.tuning import Tuning
from leadpact.ui.view_parts import OUTCOME, download, say, view_chart, view_table

_HEADINGS = ("MQL from", ">A rep and week", ">Leads worked", ">Wins captured")


def show_histogram(tuning: Tuning) -> None:
    """The draft's scores of won leads against those of the others, with the cut-offs in it."""
    title = "Scores of leads won and not won"
    if _lacks_outcomes(tuning, title):
        return
    model = tuning.draft.model
    bars = score_bars(tuning.answer().after.outlook.scores, model)
    say(histogram_sentence(bars, model))
    view_chart(
        score_histogram(bars, model, tuning.look.palette),
        title,
        "each side as shares of its own",
        key="score-histogram",
    )
    download(scores_sheet(bars, model))


def show_curve(tuning: Tuning) -> None:
    """The wins that working the best leads first captures, and what thresholds hand to a rep."""
    title = "Wins captured by working the best scores first"
    if _lacks_outcomes(tuning, title):
        return
    model, answer = tuning.draft.model, tuning.answer()
    drawn = curve(answer.after.outlook.scores, model)
    compared = curve(answer.before.outlook.scores, tuning.compared) if tuning.differs else None
    say(curve_sentence(drawn, compared, tuning.compared_name))
    figure = wins_curve(drawn, model, compared, tuning.compared_name, tuning.look.palette)
    view_chart(figure, title, key="wins-curve")
    _thresholds(tuning)


def _thresholds(tuning: Tuning) -> None:
    """What round thresholds would hand to each rep in a week, and what they would capture."""
    with st.container(border=True, gap="small"):
        months = cached_months_of(tuning.bench)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html("<b>Which threshold can the reps work?</b>")
            reps = _reps(tuning) if months else None
        rows = threshold_rows(
            tuning.board,
            tuning.draft.model,
            tuning.answer().after.outlook.scores,
            months,
            reps,
        )
        view_table(_HEADINGS, [_row(row) for row in rows])
        parts.note(load_words(rows, reps, is_dated=months is not None))
        download(thresholds_sheet(rows))


def _row(row: ThresholdRow) -> str:
    """One threshold as a row; the draft's own is marked."""
    mark, whose = (' class="lp-now"', " (draft)") if row.is_draft else ("", "")
    load = "–" if row.a_rep_and_week is None else f"{row.a_rep_and_week:,.1f}"
    return (
        f'<tr{mark}><td class="lp-whole">{row.threshold:,}{whose}</td>'
        f'<td class="lp-right">{load}</td>'
        f'<td class="lp-right">{percent(row.qualified.rate)}</td>'
        f'<td class="lp-right">{percent(row.captured.rate)} {interval_words(row.captured)}</td>'
        f"</tr>"
    )


def _reps(tuning: Tuning) -> int | None:
    """The reps who own leads, or as many as one says."""
    found = cached_reps_of(tuning.bench)
    said = st.number_input(
        "Reps",
        min_value=1,
        max_value=100_000,
        value=found,
        placeholder="How many work the leads?",
        help="As many as own leads in this data, unless you say otherwise.",
        key=f"reps-{tuning.look.data_set.dataset_id}-{found or 0}",
        persist_state="session",
        width=150,
    )
    return None if said is None else int(said)


def _lacks_outcomes(tuning: Tuning, title: str) -> bool:
    """Whether the data cannot tell who was won; the view says then what would bring it to life."""
    if OUTCOME in cached_filled(tuning.look.data_set):
        return False
    parts.lacking(title, Missing((OUTCOME,)))
    return True
