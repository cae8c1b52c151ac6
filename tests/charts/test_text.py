"""Uploaded text on charts is shown letter for letter."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from leadpact.charts.text import LONGEST, hover_words, key_words, plain
from leadpact.domain.shares import share


def test_a_link_becomes_the_characters_it_is_written_with() -> None:
    assert plain('<a href="https://x">x</a>') == '&lt;a href="https://x"&gt;x&lt;/a&gt;'


def test_an_entity_is_shown_as_it_was_typed() -> None:
    assert plain("Q&lt;A") == "Q&amp;lt;A"


def test_dollar_signs_do_not_start_a_formula() -> None:
    assert plain("US$ or CA$") == "US&#36; or CA&#36;"


def test_a_long_name_is_cut_before_its_markup_is_escaped() -> None:
    """27 characters and an ellipsis; the ampersand at the 27th place stays a whole entity."""
    assert plain("x" * 26 + "&" + "y" * 9) == "x" * 26 + "&amp;…"


def test_a_name_of_28_characters_is_not_cut() -> None:
    assert plain("x" * LONGEST) == "x" * LONGEST


def test_line_breaks_and_marks_that_turn_the_text_round_are_left_out() -> None:
    assert plain("one\ntwo\u202ethree\x00") == "one two three"


@given(st.text(max_size=80))
def test_no_text_at_all_keeps_markup_or_grows_too_long(text: str) -> None:
    shown = plain(text)
    assert not re.search(r"[<>$]", shown)
    assert len(unescape(shown)) <= LONGEST
    assert "&" not in re.sub(r"&(amp|lt|gt|#36);", "", shown)


def test_leads_without_a_value_get_words_of_ours() -> None:
    assert key_words(None, "no source given") == "no source given"
    assert key_words("None", "no source given") == "None"


def test_hovering_tells_counts_rate_and_interval() -> None:
    """Wilson for 3 of 10: [0.1077913, 0.6032219]."""
    assert hover_words("A", share(3, 10)) == "A<br>3 of 10 = 30.0 % [10.8–60.3 %]"


def test_hovering_over_too_few_says_so() -> None:
    assert hover_words("A", share(1, 2)).endswith("too few to judge")
    assert hover_words("A", share(0, 0)) == "A: no leads"
