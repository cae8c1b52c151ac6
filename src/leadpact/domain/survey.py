"""The questions that people ask to qualify a lead: how two are told apart, and where they stand."""

import unicodedata
from enum import StrEnum
from functools import lru_cache

from leadpact.errors import EntryError

LONGEST_QUESTION = 300
LONGEST_NAME = 60
LONGEST_PRODUCT = 200
_CURLY = str.maketrans("’‘“”", "''\"\"")


class Channel(StrEnum):
    """Where a question can be asked."""

    PROMOTIONS = "promotions"
    SCRIPTS = "scripts"
    LANDING_PAGES = "landing pages"
    REPLY_DEVICES = "reply devices"
    CONTACT_FORMS = "contact forms"
    TELEMARKETING = "telemarketing"
    CRM = "CRM and automation"


class Asked(StrEnum):
    """How a question is asked in a channel; UNKNOWN where nobody has said."""

    SAME_WORDS = "same words"
    OTHER_WORDS = "other words"
    NOT_ASKED = "not asked"
    UNKNOWN = "unknown"


@lru_cache(maxsize=4096)
def question_key(question: str) -> str:
    """What two ways to write one question share: all but case, spaces and marks at the end."""
    plain = unicodedata.normalize("NFKC", question.translate(_CURLY)).casefold()
    line = " ".join(plain.split())
    end = len(line)
    while end and (line[end - 1] == " " or unicodedata.category(line[end - 1])[0] == "P"):
        end -= 1
    return line[:end] or line


def proper_question(text: str) -> str:
    """The question on one line, without control marks; raises EntryError."""
    return _proper(text, "a question", LONGEST_QUESTION)


def proper_name(text: str) -> str:
    """The name of a person on one line, without control marks; raises EntryError."""
    return _proper(text, "a person's name", LONGEST_NAME)


def proper_product(text: str | None) -> str | None:
    """The product on one line; None, for all products, where nothing is said."""
    if text is None or not text.strip():
        return None
    return _proper(text, "a product", LONGEST_PRODUCT)


def _proper(text: str, what: str, longest: int) -> str:
    kept = (mark for mark in text if mark.isspace() or unicodedata.category(mark)[0] != "C")
    line = " ".join("".join(kept).split())
    if not any(unicodedata.category(mark)[0] in "LN" for mark in line):
        raise EntryError(f"{what} needs letters that can be seen", "Write it in a few words.")
    if len(line) > longest:
        raise EntryError(
            f"{what} has {len(line)} characters: '{line[:20]}…'", f"Use {longest} at most."
        )
    return line
