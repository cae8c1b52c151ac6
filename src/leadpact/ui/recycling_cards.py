"""The cards about recycled leads, and the control that says from when on a lead has cycled."""

from dataclasses import replace

import streamlit as st

from leadpact.metrics.recycling import RecyclingAnswer
from leadpact.metrics.recycling_words import (
    BACK_BY,
    THRESHOLDS,
    cycled_share,
    times_words,
)
from leadpact.metrics.shares import Missing
from leadpact.metrics.source_words import ends_words, reached_words
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.metrics.waits import WaitsAnswer
from leadpact.metrics.words import counted, of_words, rate_words
from leadpact.ui.figure_cards import recycling_cards
from leadpact.ui.parts import Card


def threshold_control() -> int:
    """From how many hand-offs on a lead has cycled: two, as the field counts, three or four."""
    return st.segmented_control(
        "A lead has cycled when it was handed off",
        THRESHOLDS,
        default=THRESHOLDS[0],
        required=True,
        format_func=times_words,
        key="cycled-from",
        persist_state="session",
    )


def cycle_cards(
    answer: RecyclingAnswer, waited: WaitsAnswer | Missing, threshold: int
) -> list[Card]:
    """The recycled share of closes, what is at stake, and how leads come back after a no."""
    share, stake = recycling_cards(answer)
    if threshold == THRESHOLDS[0]:
        cards = [share, stake]
    else:
        as_asked = f"recycled there: {times_words(THRESHOLDS[0])}"
        cards = [_share_card(answer, threshold), replace(stake, note=as_asked)]
    if isinstance(waited, Missing) or waited.whole is None:
        return cards
    whole = waited.whole
    days = whole.days
    if days.median is not None and days.low is not None and days.high is not None:
        few = "too few to judge" if days.too_few else "the median of those that came back"
        cards.append(
            Card(
                "From a no to the next hand-off",
                f"{days.median:,.0f} days",
                f"of {counted(days.count, 'hand-off')} [{days.low:,.0f}–{days.high:,.0f}]",
                verdict=Verdict(Tone.PLAIN, few),
            )
        )
    back = whole.next.by(BACK_BY)
    cards.append(
        Card(
            f"Back within {BACK_BY} days",
            reached_words(back),
            f"of {whole.next.count:,} no's {ends_words(back)}",
            verdict=Verdict(Tone.PLAIN, "handed off again after a no"),
        )
    )
    return cards


def _share_card(answer: RecyclingAnswer, threshold: int) -> Card:
    found = cycled_share(answer, threshold)
    words = "too few to judge" if found.too_few else f"leads handed off {times_words(threshold)}"
    return Card(
        f"Closes cycled {threshold}+ times",
        rate_words(found),
        of_words(found),
        found,
        verdict=Verdict(Tone.PLAIN, words),
    )
