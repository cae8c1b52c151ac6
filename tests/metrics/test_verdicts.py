"""Verdicts in words: good in the band, to be watched at its edge, bad outside a target."""

import pytest

from leadpact.domain.figures import figure_named
from leadpact.domain.shares import share
from leadpact.metrics.shares import Missing
from leadpact.metrics.verdicts import Tone, Verdict, verdict_on
from leadpact.metrics.words import interval_words, of_words, percent, rate_words

RECYCLED = figure_named("recycled_share_of_closes")


@pytest.mark.parametrize(
    ("won", "of", "tone", "words"),
    [
        (25, 100, Tone.GOOD, "field: 20–30 %"),
        (20, 100, Tone.GOOD, "field: 20–30 %"),
        (15, 100, Tone.WATCH, "below, but not surely · field: 20–30 %"),
        (35, 100, Tone.WATCH, "above, but not surely · field: 20–30 %"),
        (5, 100, Tone.WATCH, "below · field: 20–30 %"),
        (60, 100, Tone.WATCH, "above · field: 20–30 %"),
        (1, 4, Tone.PLAIN, "too few to judge"),
        (0, 0, Tone.PLAIN, "no such leads in this selection"),
    ],
)
def test_a_share_is_judged_against_its_band(won: int, of: int, tone: Tone, words: str) -> None:
    """Wilson: 15 of 100 reaches up to 23 %, 35 of 100 down to 26 %."""
    assert verdict_on(RECYCLED, share(won, of)) == Verdict(tone, words)


def test_only_a_target_of_our_own_is_missed() -> None:
    """Others' band is worth a look, as above; of the active share at least half is a goal."""
    active = figure_named("active_share")
    assert verdict_on(active, share(20, 100)) == Verdict(Tone.BAD, "below · target: at least 50 %")


def test_a_figure_that_cannot_be_had_says_what_it_needs() -> None:
    assert verdict_on(RECYCLED, Missing(("cycles",))) == Verdict(Tone.PLAIN, "needs Cycles")


def test_a_figure_without_a_target_is_explained() -> None:
    plain = figure_named("win_rate")
    assert verdict_on(plain, share(50, 100)) == Verdict(Tone.PLAIN, plain.meaning)


def test_every_tone_but_plain_has_a_sign() -> None:
    signs = {tone: Verdict(tone, "").sign for tone in Tone}
    assert signs.pop(Tone.PLAIN) == ""
    assert len(set(signs.values())) == 3
    assert all(signs.values())


def test_numbers_are_said_the_same_everywhere() -> None:
    """165 of 671 is 24.59 %, from 21.5 to 28.0 %; 671 of 6,012 is 11.2 %."""
    assert percent(None) == "–"
    assert rate_words(share(165, 671)) == "25 %"
    assert interval_words(share(165, 671)) == "[21.5–28.0 %]"
    assert rate_words(share(671, 6012)) == "11.2 %"
    assert rate_words(share(9204, 9240)) == "99.6 %"
    assert of_words(share(671, 6012)) == "671 of 6,012"
    assert interval_words(share(0, 0)) == ""


def test_only_all_are_100_percent_and_only_none_are_0() -> None:
    """1 of 6,012 is 0.02 %, and the 6,011 others are 99.98 %."""
    assert rate_words(share(1, 6012)) == "<0.1 %"
    assert rate_words(share(6011, 6012)) == ">99.9 %"
    assert percent(1 / 6012) == "<1 %"
    assert percent(6011 / 6012) == ">99 %"
    assert (percent(0), percent(1)) == ("0 %", "100 %")
    assert (rate_words(share(0, 5)), rate_words(share(5, 5))) == ("0 %", "100 %")
    assert (percent(0.5, 2), percent(0.99996, 2)) == ("50.00 %", ">99.99 %")
