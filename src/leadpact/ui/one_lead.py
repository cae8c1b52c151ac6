"""One lead explained: why it stands where it stands, and what would lift it."""

from html import escape

import streamlit as st

from leadpact.charts.waterfall import Bar, waterfall
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.export.one_lead import one_lead_sheet
from leadpact.metrics.lead_words import found_words, range_sentence, reckoning, score_words
from leadpact.metrics.one_lead import OneLead, explain_lead
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.store.one_lead import (
    FoundLead,
    TellingLeads,
    find_leads,
    one_lead_query,
    telling_leads,
)
from leadpact.ui import parts
from leadpact.ui.boundary import guarded
from leadpact.ui.cached import the_store
from leadpact.ui.cached_what_if import Bench, bench_key, cached_patterns
from leadpact.ui.lead_html import ways_html, weights_html
from leadpact.ui.look import Look
from leadpact.ui.plain import plain
from leadpact.ui.scope import Scope, figure_key
from leadpact.ui.tiles import Tile, tiles_html
from leadpact.ui.tuning import Tuning
from leadpact.ui.view_parts import download, show_query

_ENTRIES = 64
_TELLING = {
    "won_d": "A won lead graded D",
    "lost_a": "A lost lead graded A",
    "below_a": "The lead nearest below A",
}


def show_one_lead(tuning: Tuning) -> None:
    """Find a lead, and explain its score under the draft beside the compared definition."""
    lead_id = _chosen(tuning)
    if lead_id is None:
        return
    look = tuning.look
    one = _cached_lead(tuning.bench, tuning.compared, look.model, lead_id)
    if one is None:
        parts.note("This lead is not in the selection any more. Choose another one.")
        return
    _head(one, tuning)
    cut_offs = look.model.cut_offs
    bars = [
        Bar(standing.criterion.label, _bar_words(one, place), standing.worth)
        for place, standing in enumerate(one.lead.standings)
    ]
    figure = waterfall(bars, one.lead.score, one.lead.grade, cut_offs, look.palette)
    parts.chart(figure, "How its score adds up", "criteria at 0 left out", key="one-lead")
    left, right = parts.side_by_side(1, 1)
    with left.container(border=True, height="stretch", gap="xsmall"):
        leads = tuning.answer().after.outlook.leads
        st.html("<b>What sets it apart</b>")
        st.html(weights_html(one))
        parts.note(f"Against the mean of all {leads:,} leads in this selection.")
    with right.container(border=True, height="stretch", gap="xsmall"):
        grade = one.next_grade
        st.html(f"<b>{f'The shortest ways to {grade}' if grade else 'What would lift it'}</b>")
        st.html(ways_html(one))
        if one.ways:
            parts.note("What is known of fit and of red flags stays as it is.")
    parts.note(range_sentence(one))
    _doors(look, one, lead_id)


def _chosen(tuning: Tuning) -> str | None:
    """The lead in the menu, by its id: those of the search, or else the telling ones."""
    look = tuning.look
    # Under the compared definition, so that the menu stays as it is while sliders move.
    scope = Scope(look.data_set.version, look.filters, tuning.compared)
    left, right = parts.side_by_side(2, 3)
    with left:
        text = st.text_input(
            "Find a lead",
            placeholder="Name, company, e-mail or id",
            key=f"find-lead-{look.data_set.dataset_id}",
            max_chars=200,
            persist_state="session",
        )
    searched = bool(text.strip())
    found = _searched(scope, text) if searched else _telling(scope)
    with right:
        if not found:
            parts.note(
                "No lead in this selection has all these words. Look at the filters on the left."
                if searched
                else "No lead here is telling by itself. Find one by its name."
            )
            return None
        title = "Leads found" if searched else "Or look at a telling one"
        return st.selectbox(
            title,
            list(found),
            format_func=found.__getitem__,
            key=f"lead-{look.data_set.dataset_id}-{'found' if searched else 'telling'}",
            help=plain(f"Their grades are those of {tuning.compared_name}."),
        )


def _searched(scope: Scope, text: str) -> dict[str, str]:
    return {one.lead_id: _lead_label(one) for one in _cached_search(scope, " ".join(text.split()))}


def _telling(scope: Scope) -> dict[str, str]:
    telling = _cached_telling(scope)
    there = [(why, lead) for name, why in _TELLING.items() if (lead := getattr(telling, name))]
    return {lead.lead_id: f"{why}: {_lead_label(lead)}" for why, lead in there}


def _lead_label(lead: FoundLead) -> str:
    # With its id, since of two options that read alike the menu gives back the same one.
    words = (lead.name, lead.company, f"{lead.grade} {lead.score}", lead.lead_id)
    return " · ".join(" ".join(word.split())[:60] for word in words if word)


def _head(one: OneLead, tuning: Tuning) -> None:
    lead = one.lead
    name = lead.name or lead.company or lead.lead_id
    beside = " · ".join(word for word in (lead.company, lead.lead_id) if word and word != name)
    st.html(f'<b>{escape(name)}</b> <span class="lp-tag">{escape(beside)}</span>')
    compared = f"{score_words(one.compared_score)} · {one.compared_grade}"
    tone = Tone.PLAIN
    if lead.grade is not one.compared_grade:
        tone = Tone.GOOD if lead.grade < one.compared_grade else Tone.WATCH
    grades = str(one.best) if one.best is one.worst else f"{one.worst} to {one.best}"
    ends = f"{score_words(lead.least_score)} to {score_words(lead.most_score)}"
    shown = [
        Tile(
            "Score, grade",
            f"{score_words(lead.score)} · {lead.grade}",
            change=Verdict(tone, f"{tuning.compared_name}: {compared}"),
        ),
        Tile(
            "MQL",
            "yes" if lead.is_mql else "no",
            f"from {tuning.look.model.mql_threshold:,} points, or asked to be contacted",
        ),
        Tile("Outcome", lead.outcome or "unknown", _stage(lead.stage)),
        Tile("Could be", grades, f"score {ends}, were all of it known"),
    ]
    st.html(tiles_html(shown))


def _stage(stage: str | None) -> str:
    return f"stage: {stage}" if stage else ""


def _bar_words(one: OneLead, place: int) -> str:
    standing = one.lead.standings[place]
    reckoned = reckoning(standing)
    found = found_words(standing)
    return f"{found} → {reckoned}" if "=" in reckoned else found


def _doors(look: Look, one: OneLead, lead_id: str) -> None:
    sheet = one_lead_sheet(one)
    with st.expander("All criteria"):
        parts.table(sheet, key="one-lead-criteria")
    with st.container(horizontal=True):
        if st.button("Show the SQL", key="sql-one-lead"):
            _sql_dialog(look.filters, look.model, lead_id)
        download(sheet)


@st.dialog("The SQL behind this lead", width="large")
@guarded
def _sql_dialog(filters: Filters, model: ScoringModel, lead_id: str) -> None:
    query = one_lead_query(the_store(), filters, model, lead_id)
    show_query(
        query,
        "One row. For each criterion: its value, its points (worth), what its field alone gives "
        "(bare), what the field holds (cell), and the date its points age from (since).",
    )


@st.cache_data(
    max_entries=_ENTRIES, hash_funcs={Bench: bench_key, ScoringModel: repr}, show_spinner=False
)
def _cached_lead(
    bench: Bench, compared: ScoringModel, model: ScoringModel, lead_id: str
) -> OneLead | None:
    patterns = cached_patterns(bench)
    return explain_lead(the_store(), bench.filters, (compared, model), patterns, lead_id)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: figure_key}, show_spinner="Looking…")
def _cached_search(scope: Scope, text: str) -> tuple[FoundLead, ...]:
    return find_leads(the_store(), scope.filters, scope.model, text)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: figure_key}, show_spinner="Looking…")
def _cached_telling(scope: Scope) -> TellingLeads:
    return telling_leads(the_store(), scope.filters, scope.model)
