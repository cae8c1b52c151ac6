"""The cards of the hand-off page say what they are of, and what they lack."""

from dataclasses import replace

from leadpact.domain.middles import middle
from leadpact.domain.shares import share
from leadpact.metrics.journeys import Bumps, Contacts, WonJourneys
from leadpact.metrics.verdicts import Tone
from leadpact.ui.hand_off_cards import hand_off_cards
from leadpact.ui.parts import Card
from tests.metrics.test_hand_off import TIGHT, WIDE, answer_of

FULL = replace(
    answer_of(WIDE, TIGHT),
    straight=share(61, 100),
    qualified=share(34, 100),
    accepted=share(62, 100),
    journeys=WonJourneys(
        middle([0.2, 0.4, 0.6, 0.8, 0.9]),
        middle([73.0] * 5),
        Bumps(0.4, middle([0] * 5), share(3, 5)),
    ),
    contacts=Contacts(middle([72.0] * 5), share(1, 5)),
    five_attempts=share(0, 5),
)


def cards_by_title(cards: list[Card]) -> dict[str, Card]:
    return {card.title: card for card in cards}


def test_there_are_at_most_eight_cards_and_none_twice() -> None:
    assert len(cards_by_title(hand_off_cards(FULL))) == len(hand_off_cards(FULL)) <= 8


def test_the_step_where_most_stall_stands_on_a_card() -> None:
    card = cards_by_title(hand_off_cards(FULL))["Most stall: MQL → SAL"]
    assert (card.value, card.of) == ("50 %", "30 of 60")


def test_a_journey_mostly_before_sales_is_to_be_watched() -> None:
    """The median of 20, 40, 60, 80 and 90 % is above the field's 50 %; at 40 % it is inside."""
    card = cards_by_title(hand_off_cards(FULL))["Journey before sales"]
    assert (card.value, card.verdict.tone) == ("60 %", Tone.WATCH)
    early = replace(FULL.journeys, before_sales=middle([0.4] * 5))
    (inside,) = (
        card
        for card in hand_off_cards(replace(FULL, journeys=early))
        if card.title == "Journey before sales"
    )
    assert inside.verdict.tone is Tone.GOOD


def test_a_first_contact_is_told_in_hours_below_two_days_and_in_days_above() -> None:
    days = cards_by_title(hand_off_cards(FULL))["Time to first contact"]
    assert days.value == "3 days"
    assert days.verdict.words == "20\u00a0% within 24 hours · 0\u00a0% tried 5 times in 14 days"
    fast = replace(FULL, contacts=Contacts(middle([5.5] * 5), share(5, 5)))
    assert cards_by_title(hand_off_cards(fast))["Time to first contact"].value == "5.5 hours"


def test_wins_without_a_bump_are_a_share_with_the_mean_beside_it() -> None:
    card = cards_by_title(hand_off_cards(FULL))["Won without a bump"]
    assert (card.value, card.of) == ("60 %", "3 of 5")
    assert "0.40 moves backwards per win" in card.verdict.words


def test_four_journeys_are_too_few_to_judge() -> None:
    few = replace(FULL, journeys=replace(FULL.journeys, length=middle([1, 2, 3, 4])))
    assert cards_by_title(hand_off_cards(few))["Journey length"].verdict.words == "too few to judge"


def test_what_is_not_in_the_data_is_said_and_never_zero() -> None:
    cards = cards_by_title(hand_off_cards(answer_of()))
    assert cards["Journey length"].value == "not in this data"
    assert cards["Journey length"].verdict.words == "needs Stage"
    assert cards["Most stall"].value == "cannot tell"


def test_a_selection_without_wins_has_none() -> None:
    nobody = replace(
        FULL, journeys=WonJourneys(*(middle([]),) * 2, Bumps(None, middle([]), share(0, 0)))
    )
    cards = cards_by_title(hand_off_cards(nobody))
    assert {cards[title].value for title in ("Journey length", "Won without a bump")} == {"none"}
