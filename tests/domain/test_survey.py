"""Two ways to write one question are one where nothing but their dress differs."""

import pytest

from leadpact.domain.survey import proper_name, proper_product, proper_question, question_key
from leadpact.errors import EntryError


@pytest.mark.parametrize(
    "again",
    [
        "what is your budget",
        "WHAT IS YOUR BUDGET?!",
        "  What  is\tyour budget ? ",
        "What is your budget\uff1f",
        "What is your budget…",
    ],
)
def test_case_spaces_and_marks_at_the_end_make_no_other_question(again: str) -> None:
    assert question_key(again) == question_key("What is your budget?")


@pytest.mark.parametrize("other", ["What was your budget?", "What is your budget (EUR", "Budget?"])
def test_other_words_make_another_question(other: str) -> None:
    assert question_key(other) != question_key("What is your budget?")


def test_curly_quotes_are_quotes_and_marks_alone_stay() -> None:
    assert question_key("What’s new?") == question_key("what's new")
    assert question_key("???") == "???"


def test_a_question_stands_on_one_line_without_marks_that_nobody_sees() -> None:
    assert proper_question(" What\nis \u202eyour\x00 budget? ") == "What is your budget?"
    assert proper_product("  ") is None
    assert proper_product(" Suite ") == "Suite"


@pytest.mark.parametrize("text", ["", " \n", "?!", "\u200b"])
def test_what_has_no_letters_is_no_question_and_no_name(text: str) -> None:
    for proper in (proper_question, proper_name):
        with pytest.raises(EntryError, match="needs letters that can be seen") as raised:
            proper(text)
        assert raised.value.hint == "Write it in a few words."


def test_a_text_that_is_too_long_is_told_with_its_length() -> None:
    assert proper_question("x" * 300) == "x" * 300
    with pytest.raises(EntryError, match="a question has 301 characters"):
        proper_question("x" * 301)
    with pytest.raises(EntryError, match="a person's name has 61 characters"):
        proper_name("x" * 61)
