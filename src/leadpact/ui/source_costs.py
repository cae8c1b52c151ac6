"""What the leads of each source cost, and the table in which the costs are entered."""

from html import escape

from leadpact.export.source_sheets import costs_sheet
from leadpact.metrics.shares import Missing
from leadpact.metrics.source_costs import Price, SourceCost
from leadpact.metrics.source_words import costs_sentence, gaps_words, money, price_ends
from leadpact.metrics.sources import SourcesAnswer
from leadpact.metrics.words import counted
from leadpact.ui import cached_lifetimes, parts
from leadpact.ui.look import Look
from leadpact.ui.spend_form import spend_form
from leadpact.ui.view_parts import download, say, view_table

_HEADINGS = ("Source", ">Cost", ">Leads", ">A lead", ">An MQL", ">A win", "Not in it")
_NAMED = 8


def show_costs(look: Look, answer: SourcesAnswer) -> None:
    """Cost per lead, MQL and win where costs are known, and the form to bring them in."""
    found = cached_lifetimes.cached_costs(look.scope)
    if isinstance(found, Missing):
        if found.fields == ("spend",):
            say("No costs yet. Enter what each source cost by month, or upload a file of it.")
            spend_form(look.data_set)
        else:
            parts.lacking("Cost per lead, MQL and win", found)
        return
    say(costs_sentence(found))
    if found:
        view_table(_HEADINGS, [_row(one) for one in found])
        parts.note(
            "A win is priced over the months whose leads are all old enough to be won. A cost is "
            "not known by product or owner: those filters do not hold here."
        )
        _say_unpaid(found, answer)
        download(costs_sheet(found), "Download the costs")
    spend_form(look.data_set)


def _say_unpaid(costs: tuple[SourceCost, ...], answer: SourcesAnswer) -> None:
    """The sources that no cost is known of at all."""
    paid = {one.source for one in costs}
    free = [row for row in answer.rows if row.source and row.source not in paid]
    if free:
        names = ", ".join(row.source or "" for row in free[:_NAMED])
        more = f" and {len(free) - _NAMED:,} more" if len(free) > _NAMED else ""
        leads = sum(row.naive.denominator for row in free)
        parts.note(f"Without any cost: {names}{more}, {counted(leads, 'lead')}.")


def _row(one: SourceCost) -> str:
    each = "–" if one.per_lead is None else money(one.per_lead)
    return (
        f"<tr><td>{escape(one.source)}</td>{_right(money(one.cost))}{_right(f'{one.leads:,}')}"
        f"{_right(each)}{_price(one.per_mql)}{_price(one.per_win)}"
        f"<td><small>{escape(gaps_words(one))}</small></td></tr>"
    )


def _price(price: Price) -> str:
    words = "none yet" if price.each is None else money(price.each)
    return (
        f'<td class="lp-right">{escape(words)}<small>{escape(price_ends(price))}</small></td>'
        if price.each is not None
        else _right(words)
    )


def _right(words: str) -> str:
    return f'<td class="lp-right">{escape(words)}</td>'
