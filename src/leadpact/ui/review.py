"""The parts of the page that reviews a definition."""

import streamlit as st

from leadpact.charts.drift import drift_panels
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.snapshot import Snapshot
from leadpact.metrics.drift import ActiveShare, Drift, active_share, drift_of
from leadpact.metrics.snapshot import snapshot_on
from leadpact.metrics.words import counted, day_words
from leadpact.store.definitions import Definition
from leadpact.ui import parts
from leadpact.ui.cached import the_store
from leadpact.ui.cached_what_if import Bench, bench_for, bench_key, cached_board
from leadpact.ui.review_choice import Reviewed
from leadpact.ui.scope import Scope, figure_key
from leadpact.ui.standing import link_to


def nothing_to_review(question: str) -> None:
    """What to do before there is anything to review."""
    parts.answer(question, "There is no definition to review yet.")
    st.write(
        "A review holds the definition that both teams have signed against newer leads: do better "
        "grades still close better, and do the leads still look as they did? Agree on a "
        "definition and sign it; it comes up for review a quarter later."
    )
    link_to("agreement", "Open Agreement")
    link_to("definitions", "Open Definitions")


def drift_found(reviewed: Reviewed) -> Drift:
    """How the chosen leads lie under the definition, beside those it was put up on."""
    look, content = reviewed.look, reviewed.definition.content
    bench = bench_for(look.data_set.version, look.filters, content.model)
    now = _cached_now(bench, content.model)
    return drift_of(content.model, content.evidence.snapshot, now)


def active_found(reviewed: Reviewed) -> ActiveShare:
    """The active share of the chosen leads, beside the one signed."""
    return _cached_active(reviewed.look.scope, reviewed.definition)


def chart(reviewed: Reviewed, drift: Drift) -> None:
    """What moved, whom each criterion applies to, and how those close."""
    figure = drift_panels(drift, reviewed.look.palette)
    parts.chart(figure, "What has moved", "then → now, with 95 % intervals", key="drift")


def remarks(reviewed: Reviewed, drift: Drift) -> None:
    """Which leads are compared with which, and what the numbers cannot tell."""
    evidence, of = reviewed.definition.content.evidence, reviewed.look.data_set
    on = "" if evidence.as_of is None else f" on {day_words(evidence.as_of)}"
    then = f"{counted(drift.then.leads, 'lead')} of {evidence.data_set}{on}"
    said = [f"Then: {then}. Now: {reviewed.which}."]
    if drift.rated_now < drift.now.leads:
        said.append(f"How they close is counted over those old enough: {drift.rated_now:,} now.")
    if reviewed.look.filters.created_from is None and of.dataset_id == _own(reviewed):
        said.append(
            "These are the very leads it was signed on, so nothing can have moved yet: import "
            "newer ones, or choose others above."
            if drift.now == drift.then
            else "The leads of then are among them, which hides part of what has moved."
        )
    parts.note(" ".join(said))


def how_to_read() -> None:
    """What the index is."""
    with st.expander("How to read this"):
        st.write(
            "The stability index compares how leads spread over the values of a criterion then and "
            "now: for each value, the change of its share times the logarithm of the ratio, summed "
            "up. Nothing moved: 0. Under 0.1 is called stable, 0.1 to 0.25 worth a look, above "
            "0.25 moved. Unknown is a value of its own; a value no lead has on one side counts as "
            "half a lead. Scores are put into ten bins of equal size then."
        )
        st.write(
            "Few leads give a large index by chance alone. The upright mark is what chance stays "
            "under in 19 of 20 cases; an index below it tells nothing, and under 50 leads nothing "
            "is told at all. Changes carry 95 % intervals; filled points leave zero out."
        )


def _own(reviewed: Reviewed) -> int:
    return reviewed.definition.dataset_id


@st.cache_resource(
    max_entries=32, hash_funcs={Bench: bench_key, ScoringModel: repr}, show_spinner=False
)
def _cached_now(bench: Bench, model: ScoringModel) -> Snapshot:
    return snapshot_on(cached_board(bench, model))


@st.cache_data(
    max_entries=32,
    hash_funcs={Scope: figure_key, Definition: lambda one: one.hash},
    show_spinner="Counting…",
)
def _cached_active(scope: Scope, definition: Definition) -> ActiveShare:
    return active_share(the_store(), scope.filters, scope.model, definition.content.evidence)
