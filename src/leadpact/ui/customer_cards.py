"""The customers page's figures, kept between reruns, and its cards."""

import streamlit as st

from leadpact.domain.figures import figure_named
from leadpact.domain.shares import Share
from leadpact.metrics.customer_words import points_words
from leadpact.metrics.customers import CustomersAnswer, customers
from leadpact.metrics.rejected_as_known import RejectedAsKnown
from leadpact.metrics.shares import Missing
from leadpact.metrics.verdicts import Tone, Verdict, verdict_on
from leadpact.metrics.words import interval_words, of_words, rate_words
from leadpact.ui.cached import the_store
from leadpact.ui.parts import Card
from leadpact.ui.scope import Scope, figure_key


@st.cache_data(max_entries=64, hash_funcs={Scope: figure_key}, show_spinner="Counting…")
def cached_customers(scope: Scope) -> CustomersAnswer | Missing:
    """How customers and known contacts fare."""
    return customers(the_store(), scope.filters, scope.model)


def customer_cards(answer: CustomersAnswer) -> list[Card]:
    """What existing customers and known contacts are of leads and wins, and how they close."""
    ahead = points_words(answer.lead) if answer.lead else ""
    others = (
        ""
        if isinstance(answer.unknown, Missing)
        else f"new contacts: {rate_words(answer.unknown)} {interval_words(answer.unknown)}"
    )
    return [
        _card("Customers, of leads", answer.existing_of_leads, "cross-sell and up-sell"),
        _card("Customers, of wins", answer.existing_of_wins, "cross-sell and up-sell"),
        _card("Customers close at", answer.existing, f"{ahead} on net new" if ahead else ""),
        _card("Net new closes at", answer.net_new, ""),
        _card("Known contacts, of leads", answer.known_of_leads, "sales knew them before"),
        _card("Known contacts, of MQLs", answer.known_of_mqls, "sales knew them before"),
        _card("Known contacts close at", answer.known, others),
        _rejected(answer.rejected),
    ]


def _rejected(rejected: RejectedAsKnown | Missing) -> Card:
    title = "Rejected as known"
    if isinstance(rejected, Missing):
        return _card(title, rejected, "")
    if not rejected.reasons and rejected.share.denominator:
        said = f"of {rejected.share.denominator:,} rejections with a reason"
        return Card(title, "none", said, verdict=Verdict(Tone.PLAIN, "no reason says so"))
    return _card(title, rejected.share, "of rejections with a reason")


def _card(title: str, value: Share | Missing, words: str) -> Card:
    verdict = verdict_on(figure_named("by_relationship"), value)
    if isinstance(value, Missing):
        return Card(title, "not in this data", verdict=verdict)
    if value.rate is not None and not value.too_few:
        verdict = Verdict(Tone.PLAIN, words)
    return Card(title, rate_words(value), of_words(value), value, verdict=verdict)
