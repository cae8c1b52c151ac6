"""The parts of the page about reps."""

from collections.abc import Mapping

import streamlit as st

from leadpact.charts.rep_heat import acceptance_heat
from leadpact.charts.reps import speed_points, wins_against_expected
from leadpact.charts.theme import Palette
from leadpact.metrics.excess import Excess
from leadpact.metrics.rep_counts import FEWEST
from leadpact.metrics.rep_names import hidden_names
from leadpact.metrics.rep_words import (
    chance_words,
    range_words,
    spread_words,
    standing_out,
    widest,
)
from leadpact.metrics.reps import RepsAnswer, reps
from leadpact.metrics.shares import Missing
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.metrics.words import counted
from leadpact.ui import parts
from leadpact.ui.cached import cached_choices, the_store
from leadpact.ui.look import Look
from leadpact.ui.parts import Card
from leadpact.ui.scope import Scope, figure_key


@st.cache_data(max_entries=64, hash_funcs={Scope: figure_key}, show_spinner="Counting…")
def cached_reps(scope: Scope) -> RepsAnswer | Missing:
    """How the reps compare."""
    return reps(the_store(), scope.filters, scope.model)


def names_shown(look: Look) -> Mapping[str, str] | None:
    """What to call the reps where their names are hidden; None where they are not."""
    hidden = st.toggle(
        "Hide the reps' names",
        key="hide-rep-names",
        help="For the projector: Rep 1, Rep 2 and so on, here and in what this page downloads. "
        "The filter by owner goes out of sight.",
        persist_state="session",
    )
    if not hidden:
        return None
    # The filter stays at work; its menu would say the names.
    st.html('<style>[class*="st-key-owners-"] { display: none; }</style>')
    return hidden_names(cached_choices(look.data_set).owners)


def rep_cards(answer: RepsAnswer) -> list[Card]:
    """How many are judged, how many stand out, and where they differ most."""
    judged = answer.judged
    chance = Verdict(Tone.PLAIN, f"about {answer.by_chance:.1f} by chance alone")
    few = len(answer.reps) - len(judged)
    return [
        Card(
            "Reps judged",
            f"{len(judged):,} of {len(answer.reps):,}",
            verdict=Verdict(
                Tone.PLAIN,
                f"{few:,} with under {FEWEST} decided hand-offs: too few to judge"
                if few
                else f"all with at least {FEWEST} decided hand-offs",
            ),
        ),
        _standing_card("Wins clearly differ", [rep.wins for rep in judged], chance),
        _standing_card("Acceptance clearly differs", [rep.accepted for rep in judged], chance),
        _spread_card(answer),
    ]


def charts(answer: RepsAnswer, palette: Palette) -> None:
    """Wins against what was to be expected, and acceptance of the same grade beside it."""
    left, right = parts.side_by_side(1, 1)
    with left:
        figure = wins_against_expected(answer.reps, palette)
        parts.chart(figure, "Wins less those expected", "of the grades received, 95 %", key="wins")
    with right:
        figure = acceptance_heat(answer.cells, answer.reps, palette)
        parts.chart(figure, "Acceptance of the same grade", "against others, 95 %", key="heat")


def speed(answer: RepsAnswer, palette: Palette) -> None:
    """How soon each rep speaks to a lead, or what the data lacks for it."""
    title = "From hand-off to first contact"
    if isinstance(answer.speeds, Missing):
        parts.lacking(title, answer.speeds)
    else:
        parts.chart(speed_points(answer.speeds, palette), title, "by rep", key="speed")


def remarks(answer: RepsAnswer) -> None:
    """What is compared with what, and what the numbers cannot tell."""
    of = "leads handed off and old enough to be won" if answer.is_matured else "leads handed off"
    compared = f"Expected: the {of}, grade by grade, at the rate of all reps."
    said = [compared, "It compares with the leads received, as they grade today, not with effort."]
    if len(answer.judged) > 1:
        said.append(chance_words(answer))
    if answer.out_of_reach:
        said.append(f"The grades cannot tell leads apart yet: {answer.out_of_reach}.")
    if answer.unowned:
        said.append(f"{counted(answer.unowned, 'hand-off')} of leads without an owner.")
    if answer.left_out:
        said.append(f"{counted(answer.left_out, 'rep')} with fewer hand-offs not shown.")
    parts.note(" ".join(said))


def _standing_card(title: str, found: list[Excess], chance: Verdict) -> Card:
    if len(found) < 2:
        return Card(title, "cannot tell", verdict=Verdict(Tone.PLAIN, "nobody to compare with"))
    fewer, more = standing_out(found)
    return Card(
        title,
        f"{fewer + more:,} of {len(found):,}",
        f"{fewer:,} fewer · {more:,} more",
        verdict=chance,
    )


def _spread_card(answer: RepsAnswer) -> Card:
    title = "Grade accepted least alike"
    found = widest(answer.spreads)
    if found is None:
        return Card(title, "cannot tell", verdict=Verdict(Tone.PLAIN, "too few to compare"))
    return Card(
        title,
        f"{found.grade}: {range_words(found)}",
        f"lowest and highest of {counted(found.reps, 'rep')}",
        verdict=Verdict(Tone.PLAIN, spread_words(found)),
    )
