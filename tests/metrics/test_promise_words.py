"""Promises in words that a room understands."""

from datetime import date

from leadpact.domain.promise import Promise, PromiseKind
from leadpact.domain.shares import share
from leadpact.metrics.promise_words import (
    month_interval,
    month_words,
    newest_verdict,
    promise_words,
    promises_sentence,
)
from leadpact.metrics.promises import PromisedMonth, PromiseKept, Standing
from leadpact.metrics.shares import Missing
from leadpact.metrics.verdicts import Tone

GOOD = Promise(kind=PromiseKind.GOOD_LEADS, number=100)
REASONS = Promise(kind=PromiseKind.REASONS, number=3, share=0.9)
CONTACT = Promise(kind=PromiseKind.FIRST_CONTACT, number=1, share=0.8)
ATTEMPTS = Promise(kind=PromiseKind.ATTEMPTS, number=5, days=14, share=0.5)
NO = Promise(kind=PromiseKind.REASON_WITH_NO, share=1.0)


def kept(promise: Promise, *months: tuple[int, int, Standing]) -> PromiseKept:
    """The promise from January on."""
    return PromiseKept(
        promise,
        tuple(
            PromisedMonth(date(2026, number, 1), share(held, of), standing)
            for number, (held, of, standing) in enumerate(months, start=1)
        ),
    )


def test_each_promise_says_what_it_is() -> None:
    said = [promise_words(one).replace("\u00a0", " ") for one in (GOOD, REASONS, CONTACT, ATTEMPTS)]
    assert said == [
        "100 leads of grade A or B a month",
        "3 reasons or more with 90 % of leads handed off",
        "first contact within 1 hour, for 80 % of leads",
        "5 attempts within 14 days, for 50 % of leads",
    ]
    assert promise_words(NO).replace("\u00a0", " ") == "a reason with 100 % of no's"


def test_the_sentence_says_for_each_team_what_was_kept_and_names_what_was_broken() -> None:
    found = [
        kept(GOOD, (90, 300, Standing.BROKEN), (103, 300, Standing.KEPT)),
        kept(CONTACT, (20, 40, Standing.BROKEN), (3, 4, Standing.OPEN)),
        kept(NO, (9, 9, Standing.KEPT)),
    ]
    assert promises_sentence(found) == (
        "Marketing kept 1 of 1 promise in February 2026. "
        "Sales kept 1 of 2 promises in January 2026; broken: first contact."
    )


def test_the_sentence_without_promises_or_without_months_that_can_be_judged() -> None:
    assert promises_sentence([]).startswith("Nobody has promised anything yet.")
    assert promises_sentence([kept(NO, (1, 2, Standing.TOO_FEW))]) == (
        "Marketing promises nothing yet. No promise of sales can be judged yet."
    )


def test_a_month_says_what_held_of_how_many() -> None:
    good, contact, none = (
        PromisedMonth(date(2026, 1, 1), share(held, of), Standing.KEPT)
        for held, of in ((103, 300), (35, 196), (0, 0))
    )
    assert month_words(GOOD, good) == "103 of 100"
    assert month_interval(GOOD, good) == ""
    assert month_words(CONTACT, contact) == "35 of 196, 17.9\u00a0%"
    assert month_interval(CONTACT, contact) == "[13.1–23.8 %]"
    assert month_words(CONTACT, none) == "none there"


def test_the_verdict_is_that_of_the_newest_month_that_can_be_judged() -> None:
    found = kept(NO, (9, 10, Standing.BROKEN), (2, 2, Standing.TOO_FEW), (1, 1, Standing.OPEN))
    verdict = newest_verdict(found)
    assert (verdict.tone, verdict.words) == (Tone.BAD, "broken in January 2026: 9 of 10, 90\u00a0%")
    assert newest_verdict(kept(NO)).words == "no month can be judged yet"
    lacking = PromiseKept(CONTACT, Missing(("first_sales_contact_at",)))
    assert newest_verdict(lacking).words == "needs First sales contact"
