"""The parts a page is put together from: the answer, cards, charts and tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.column_types import ColumnConfig

from leadpact.charts.chart import Chart
from leadpact.charts.frame import PLOT_CONFIG
from leadpact.charts.grades import grade_conversion
from leadpact.charts.theme import Palette
from leadpact.domain.figures import Target
from leadpact.domain.shares import Share
from leadpact.export.sheets import Sheet, SheetColumn, Unit
from leadpact.metrics.grades import GradeOrder
from leadpact.metrics.overview import Headline
from leadpact.metrics.sentences import needs_sentence
from leadpact.metrics.shares import Missing
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.metrics.words import field_words, interval_words, of_words, rate_words
from leadpact.ui.bullet import bullet_html

NO_VERDICT = Verdict(Tone.PLAIN, "")


@dataclass(frozen=True)
class Card:
    """One figure as a card: its value large, what it is of, and its verdict in words."""

    title: str
    value: str
    of: str = ""
    share: Share | None = None
    target: Target | None = None
    verdict: Verdict = NO_VERDICT
    note: str = ""


def answer(question: str, answered: str) -> None:
    """The page's question as its title, and the sentence that answers it."""
    st.title(question, anchor=False)
    sentence(answered)


def sentence(answered: str) -> None:
    """The one sentence that answers the page's question."""
    st.html(f'<p class="lp-answer">{escape(answered)}</p>')


def share_card(headline: Headline) -> Card:
    """A headline figure as a card; a figure that cannot be had says what it needs."""
    value = headline.value
    title = headline.figure.title
    if isinstance(value, Missing):
        return Card(title, "not in this data", verdict=headline.verdict, note=headline.note)
    return Card(
        title,
        rate_words(value),
        of_words(value),
        value,
        headline.figure.target,
        headline.verdict,
        headline.note,
    )


def missing(question: str, lacks: Missing) -> None:
    """What a page shows when the data cannot answer: the field that would, and the way there."""
    answer(question, needs_sentence(lacks))
    st.page_link("pages/data/upload.py", label="Map a column in Upload", icon=":material/upload:")


def lacking(title: str, lacks: Missing) -> None:
    """The place of a chart that the data cannot carry, and what would bring it to life."""
    with st.container(border=True, height="stretch"):
        st.html(f"<b>{escape(title)}</b>")
        note(f"Not in this data: needs {field_words(lacks.fields)}.")


def order_place(order: GradeOrder | Missing, palette: Palette) -> None:
    """How each grade closes, or what the data lacks for it."""
    if isinstance(order, Missing):
        lacking("How each grade closes", order)
        return
    shares = [row.share for row in order.conversion]
    won = sum(share.numerator for share in shares)
    leads = sum(share.denominator for share in shares)
    overall = won / leads if leads else None
    chart(grade_conversion(shares, palette, overall), "How each grade closes", "95 %", key="order")


def later() -> DeltaGenerator:
    """A place at the top that is filled after what it tells about was worked out."""
    return st.container()


def side_by_side(*widths: int) -> Sequence[DeltaGenerator]:
    """Places beside each other, of these relative widths."""
    return st.columns(widths, gap="small")


def remark_on_model(awake: int, criteria: int, whose: str) -> None:
    """Say whose model graded, and how much of it this data can carry."""
    asleep = criteria - awake
    rest = "" if not asleep else f"; {asleep} sleep, because this data lacks their fields"
    note(f"Graded with {whose}: {awake} of {criteria} criteria at work{rest}.")


def row() -> DeltaGenerator:
    """A place in which buttons stand beside each other."""
    return st.container(horizontal=True)


def cards(shown: Sequence[Card]) -> None:
    """The cards in rows of four."""
    st.html(f'<div class="lp-cards">{"".join(_card_html(card) for card in shown)}</div>')


def chart(figure: Chart, title: str, note: str = "", *, key: str) -> None:
    """A chart in a frame of its own, with what it shows above and how to read it beside."""
    with st.container(border=True, height="stretch", gap="xsmall"):
        beside = f' <span class="lp-tag">{escape(note)}</span>' if note else ""
        st.html(f"<b>{escape(title)}</b>{beside}")
        st.plotly_chart(figure, config=dict(PLOT_CONFIG), theme=None, key=key, alt=title)


def table(
    sheet: Sheet, *, key: str, height: int | None = None, first_width: int | None = None
) -> None:
    """The sheet as a table that can be sorted and searched; its first column so many pixels wide.

    Without a width it is as wide as its longest text, which may push others out of sight.
    """
    st.dataframe(
        {
            column.heading: [_shown(row[place], column.unit) for row in sheet.rows]
            for place, column in enumerate(sheet.columns)
        },
        column_config={
            column.heading: _config(column, None if place else first_width)
            for place, column in enumerate(sheet.columns)
        },
        hide_index=True,
        key=key,
        height=height or "auto",
    )


def note(text: str) -> None:
    """A quiet remark under a figure."""
    st.html(f'<p class="lp-note">{escape(text)}</p>')


def under_slider(body: str) -> None:
    """What a slider's criterion does, close under it; `body` is HTML, escaped already."""
    st.html(body)


def asleep(criteria: Sequence[tuple[str, str]]) -> None:
    """The criteria that the data cannot carry: their labels, and what would wake each."""
    st.html(
        "".join(
            f'<p class="lp-asleep"><b>{escape(label)}</b><br>'
            f"☾ sleeps · not in this data: {escape(reason)}</p>"
            for label, reason in criteria
        )
    )


def _config(column: SheetColumn, width: int | None) -> ColumnConfig:
    if column.unit is Unit.COUNT:
        return st.column_config.NumberColumn(column.heading, format="localized")
    if column.unit is Unit.RATE:
        return st.column_config.NumberColumn(column.heading, format="%.1f %%")
    return st.column_config.TextColumn(column.heading, width=width)


def _shown(cell: str | float | None, unit: Unit) -> str | float | None:
    return cell * 100 if unit is Unit.RATE and isinstance(cell, float | int) else cell


def _card_html(card: Card) -> str:
    verdict = " ".join(part for part in (card.verdict.sign, card.verdict.words) if part)
    said = " · ".join(part for part in (verdict, card.note) if part)
    bare = "" if any(mark.isdigit() for mark in card.value) else " lp-none"
    interval = interval_words(card.share) if card.share else ""
    return (
        f'<section class="lp-card"><h3>{escape(card.title)}</h3>'
        f'<div class="lp-value{bare}">{escape(card.value)}</div>'
        f'<div class="lp-of">{escape(card.of)} <span>{escape(interval)}</span></div>'
        f"{bullet_html(card.share, card.target) if card.share else ''}"
        f'<div class="lp-verdict {card.verdict.tone}">{escape(said)}</div></section>'
    )
