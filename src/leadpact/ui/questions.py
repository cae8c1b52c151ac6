"""What reps and marketers ask: the figures as cards, and the tally by team."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from leadpact.charts.theme import Palette
from leadpact.domain.figure_lists.questions import OF_PRODUCT
from leadpact.domain.figures import Figure, figure_named
from leadpact.domain.shares import TOO_FEW, Share
from leadpact.export.question_sheets import tally_sheet
from leadpact.metrics.question_coverage import Coverage
from leadpact.metrics.shares import Missing
from leadpact.metrics.survey import QuestionTally, Survey
from leadpact.metrics.survey_words import verdict_on_survey, whole_interval
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.metrics.words import counted, of_words, percent, rate_words
from leadpact.ui import parts
from leadpact.ui.parts import Card
from leadpact.ui.view_parts import download

_MOST_ROWS = 40
_STYLE = """<style>
.lp-asked { table-layout: fixed; }
.lp-asked th:first-child { width: 37%; }
.lp-asked td { overflow-wrap: anywhere; }
.lp-asked .lp-bar { height: 12px; border-radius: 3px; background: var(--lp-line); margin: .2rem 0; }
.lp-asked .lp-bar i { display: block; height: 100%; border-radius: 3px; }
.lp-asked small { font-size: .9rem; } .lp-asked th small { font-weight: 400; }
</style>"""


def survey_cards(survey: Survey, coverage: Coverage) -> tuple[Card, ...]:
    """What is shared, what is of one product, where it is asked alike, and who was surveyed."""
    return (
        _shared_card(survey),
        _product_card(survey),
        _coverage_card(coverage),
        _surveyed_card(survey),
    )


def show_tally(survey: Survey, palette: Palette) -> None:
    """The questions with a bar for each team, those most asked first."""
    colours = (palette.marketing, palette.sales, palette.ink)
    shown = survey.questions[:_MOST_ROWS]
    rows = "".join(_row(one, colours) for one in shown)
    heads = zip(
        ("■ Marketing", "■ Sales", "Both together"),
        (survey.marketing, survey.sales, survey.surveyed),
        (*colours[:2], palette.muted),
        strict=True,
    )
    head = "".join(
        f'<th><span style="color: {colour}">{words}</span><small>{_surveyed(people)}</small></th>'
        for words, people, colour in heads
    )
    st.html(
        f'{_STYLE}<table class="lp-view lp-asked"><thead><tr><th>Question</th>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    _remarks(survey)
    download(tally_sheet(survey))


def _surveyed(people: int) -> str:
    few = ": too few to judge" if people < TOO_FEW else ""
    return f"{people:,} surveyed{few}"


def _row(one: QuestionTally, colours: Sequence[str]) -> str:
    cells = "".join(
        _bar(asks, colour)
        for asks, colour in zip((one.marketing, one.sales, one.both), colours, strict=True)
    )
    asides = "".join(f"<small>{escape(aside)}</small>" for aside in _asides(one))
    mark = '<small class="good">✓ shared</small>' if one.is_shared else ""
    return f"<tr><td>{escape(one.question)}{mark}{asides}</td>{cells}</tr>"


def _asides(one: QuestionTally) -> list[str]:
    asides = []
    if one.is_of_product:
        asides.append(f"of one product: {', '.join(one.products)}")
    if one.heard:
        asides.append(f"heard from {counted(one.heard, 'rep')}")
    if one.written:
        asides.append(f"also: {' / '.join(one.written)}")
    return asides


def _bar(asks: Share, colour: str) -> str:
    """A team's bar from zero; where nobody of it was surveyed, that."""
    if asks.rate is None:
        return "<td><small>nobody surveyed</small></td>"
    return (
        f'<td><div class="lp-bar" role="img" aria-label="{percent(asks.rate)}">'
        f'<i style="width: {asks.rate * 100:.1f}%; background: {colour}"></i></div>'
        f"<small>{of_words(asks)} · {percent(asks.rate)} {whole_interval(asks)}</small></td>"
    )


def _remarks(survey: Survey) -> None:
    more = len(survey.questions) - _MOST_ROWS
    said = [
        "✓ shared: at least half of all surveyed ask it.",
        "Of one product: more than half of those who ask it ask it for certain products only.",
    ]
    if survey.only_heard:
        said.append(
            f"{counted(survey.only_heard, 'rep')} only heard on rides and calls, and counted "
            "among those surveyed."
        )
    if more > 0:
        said.append(f"And {counted(more, 'question')} more: the download has all.")
    parts.note(" ".join(said))


def _shared_card(survey: Survey) -> Card:
    figure = figure_named("shared_questions")
    verdict = verdict_on_survey(figure, survey, survey.shared)
    if isinstance(survey.shared, Missing):
        return Card(figure.title, "not known yet", verdict=verdict)
    each = f"{survey.by_each_team:,} by half of each team"
    shared = survey.shared
    return Card(
        figure.title, rate_words(shared), of_words(shared), shared, figure.target, verdict, each
    )


def _product_card(survey: Survey) -> Card:
    title, found = "Questions of one product", survey.of_product
    if found.rate is None:
        return Card(title, "not known yet")
    figure = Figure("of_product", title, "", target=OF_PRODUCT)
    verdict = verdict_on_survey(figure, survey, found)
    return Card(title, rate_words(found), of_words(found), found, OF_PRODUCT, verdict)


def _coverage_card(coverage: Coverage) -> Card:
    title, same = "Asked in the same words", coverage.same_words
    unknown = f"{coverage.unknown:,} of {coverage.unknown + same.denominator:,} places unknown"
    if same.rate is None:
        return Card(title, "not known yet", verdict=Verdict(Tone.PLAIN, unknown))
    return Card(
        title,
        rate_words(same),
        f"{of_words(same)} places",
        same,
        verdict=Verdict(Tone.PLAIN, unknown),
    )


def _surveyed_card(survey: Survey) -> Card:
    heard = f"{counted(survey.only_heard, 'rep')} only heard" if survey.only_heard else ""
    return Card(
        "Surveyed",
        f"{survey.surveyed:,}",
        f"{counted(survey.marketing, 'marketer')} · {counted(survey.sales, 'rep')}",
        verdict=Verdict(Tone.PLAIN, heard),
    )
