"""The closer looks at sources: by day, by campaign, by cost, paper tigers, and active interest."""

from functools import partial
from html import escape

import streamlit as st

from leadpact.charts import sources as charts
from leadpact.charts.lifetimes import DayCurve, day_curves
from leadpact.charts.text import plain
from leadpact.domain.lifetimes import Reached
from leadpact.domain.shares import Share, share
from leadpact.export.source_sheets import campaigns_sheet, days_sheet, tigers_sheet
from leadpact.metrics.campaigns import CampaignRow
from leadpact.metrics.conversion_by_day import DAYS, Group, SourceCurve
from leadpact.metrics.shares import Missing
from leadpact.metrics.source_words import (
    NO_SOURCE,
    campaign_sentence,
    curve_name,
    days_sentence,
    ends_words,
    less_words,
    reached_words,
    tigers_sentence,
)
from leadpact.metrics.sources import SourcesAnswer
from leadpact.metrics.words import counted, interval_words, of_words, rate_words
from leadpact.ui import cached_lifetimes, parts
from leadpact.ui.look import Look
from leadpact.ui.look_closer import look_closer
from leadpact.ui.source_costs import show_costs
from leadpact.ui.view_parts import download, say, view_chart, view_table

_DRAWN = 6
_DAY_HEADINGS = ("Source", ">Leads", *(f">By day {day}" for day in DAYS), ">Matured", ">Naive")


def source_views(look: Look, answer: SourcesAnswer) -> None:
    """One of the closer looks; the others are not worked out."""
    look_closer(
        {
            "By day": partial(_show_days, look, answer),
            "Paper tigers": partial(_show_tigers, look),
            "Campaigns": partial(_show_campaigns, look),
            "Cost": partial(show_costs, look, answer),
            "Active interest": partial(_show_interest, look, answer),
        },
        key="source-view",
    )


def _show_days(look: Look, answer: SourcesAnswer) -> None:
    curves = cached_lifetimes.cached_curves(look.scope)
    if isinstance(curves, Missing):
        parts.lacking("Conversion by day", curves)
        return
    say(days_sentence(curves))
    view_chart(
        day_curves(
            [
                DayCurve(plain(curve_name(one)), one.life, is_quiet=one.group is Group.ALL)
                for one in _chosen(look, curves)
            ],
            DAYS,
            look.palette,
            empty="No leads whose days are known",
        ),
        "Won by day, whatever the age of the leads",
        "Kaplan–Meier; hover for the 95 % interval",
        key="curves",
    )
    view_table(_DAY_HEADINGS, [_day_row(one, *_besides(one, answer)) for one in curves])
    unseen = sum(one.unseen for one in curves if one.group is Group.ALL)
    if unseen:
        parts.note(f"{counted(unseen, 'lead')} without the dates to tell the days are left out.")
    download(days_sheet(curves), "Download the days")


def _chosen(look: Look, curves: tuple[SourceCurve, ...]) -> list[SourceCurve]:
    """The curves to draw: at first the six largest sources; all sources stand beside them."""
    by_name = {_id(one): one for one in curves if one.group is not Group.ALL}
    names = st.multiselect(
        "Sources to draw",
        list(by_name),
        default=list(by_name)[:_DRAWN],
        format_func=lambda name: curve_name(by_name[name]),
        max_selections=8,
        key=f"curves-{look.data_set.dataset_id}",
    )
    return [by_name[name] for name in names] + [one for one in curves if one.group is Group.ALL]


def _id(curve: SourceCurve) -> str:
    """What a curve goes by: names of sources begin with a sign of their own."""
    return f"={curve.source}" if curve.source is not None else curve.group.value


def _besides(curve: SourceCurve, answer: SourcesAnswer) -> tuple[Share | None, Share | None]:
    """The matured and the naive conversion that stand beside a curve."""
    if curve.group is Group.ALL:
        won = sum(row.naive.numerator for row in answer.rows)
        naive = share(won, sum(row.naive.denominator for row in answer.rows))
        return (answer.overall if answer.is_matured else None), naive
    if curve.group is Group.OTHERS:
        return None, None
    row = next((row for row in answer.rows if row.source == curve.source), None)
    return (None, None) if row is None else (row.matured, row.naive)


def _day_row(curve: SourceCurve, matured: Share | None, naive: Share | None) -> str:
    cells = [f"<td>{escape(curve_name(curve))}</td>", _right(f"{curve.life.count:,}")]
    cells += [_reached_cell(curve.life.by(day)) for day in DAYS]
    cells += [_share_cell(matured), _share_cell(naive)]
    return f"<tr>{''.join(cells)}</tr>"


def _show_tigers(look: Look) -> None:
    tigers = cached_lifetimes.cached_tigers(look.scope)
    if isinstance(tigers, Missing):
        parts.lacking("Paper tigers", tigers)
        return
    say(tigers_sentence(tigers))
    if tigers:
        view_table(
            ("Source", ">Leads", ">Conversion", ">Accepted by sales", "Why"),
            [
                f"<tr><td>{escape(one.source)}</td>{_right(f'{one.leads:,}')}"
                f"{_share_cell(one.conversion)}{_share_cell(one.acceptance)}"
                f"<td>{escape(less_words(one))}</td></tr>"
                for one in tigers
            ],
        )
    parts.note(
        "A paper tiger has more leads than the median source, and the whole interval of its "
        "conversion or acceptance lies below that of all leads."
    )
    download(tigers_sheet(tigers), "Download the paper tigers")


def _show_campaigns(look: Look) -> None:
    found = cached_lifetimes.cached_campaigns(look.scope)
    if isinstance(found, Missing):
        parts.lacking("Campaigns", found)
        return
    if not found:
        parts.note("No leads in this selection.")
        return
    rows = _of_one_source(look, found)
    say(campaign_sentence(rows))
    is_matured = any(row.matured is not None for row in rows)
    judged = [row.matured or row.naive for row in rows]
    overall = share(sum(one.numerator for one in judged), sum(one.denominator for one in judged))
    how = "matured, 95 %; hollow: naive" if is_matured else "naive, 95 %: no dates to mature"
    view_chart(
        charts.campaign_conversion(rows, overall, look.palette),
        "Conversion by campaign inside the source",
        how,
        key="campaigns",
    )
    parts.table(campaigns_sheet(rows), key="campaigns-table")
    download(campaigns_sheet(found), "Download all campaigns")


def _of_one_source(look: Look, found: tuple[CampaignRow, ...]) -> list[CampaignRow]:
    """The campaigns of the source that is chosen, at first the largest one with several."""
    campaigns: dict[str, list[CampaignRow]] = {}
    for row in found:
        campaigns.setdefault(row.source or "", []).append(row)
    names = list(campaigns)
    first = next((place for place, name in enumerate(names) if len(campaigns[name]) > 1), 0)
    chosen = st.selectbox(
        "Source to look into",
        names,
        index=first,
        format_func=lambda name: f"{name or NO_SOURCE} · {len(campaigns[name]):,}",
        key=f"campaigns-of-{look.data_set.dataset_id}",
    )
    return campaigns[chosen]


def _show_interest(look: Look, answer: SourcesAnswer) -> None:
    left, right = parts.side_by_side(2, 1)
    with left:
        if isinstance(answer.active_by_month, Missing):
            parts.lacking("Active interest by month", answer.active_by_month)
        else:
            figure = charts.active_by_month(answer.active_by_month, look.palette)
            parts.chart(figure, "Active interest by month", "share of leads, 95 %", key="active")
    with right:
        if isinstance(answer.by_interest, Missing):
            parts.lacking("Active against passive", answer.by_interest)
        else:
            figure = charts.interest_conversion(answer.by_interest, look.palette)
            parts.chart(figure, "Active against passive", "conversion, 95 %", key="interest")


def _right(words: str) -> str:
    return f'<td class="lp-right">{escape(words)}</td>'


def _reached_cell(reached: Reached) -> str:
    return (
        f'<td class="lp-right">{escape(reached_words(reached))}'
        f"<small>{escape(ends_words(reached))}</small></td>"
    )


def _share_cell(found: Share | None) -> str:
    if found is None:
        return _right("–")
    few = "too few to judge" if found.too_few else interval_words(found)
    return (
        f'<td class="lp-right" title="{escape(of_words(found))}">{escape(rate_words(found))}'
        f"<small>{escape(few)}</small></td>"
    )
