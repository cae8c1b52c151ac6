"""The tally is worked out by hand, and what is unknown is not a no."""

from dataclasses import replace
from datetime import date

import pytest

from leadpact.domain.figures import figure_named
from leadpact.domain.people import Team
from leadpact.domain.shares import share
from leadpact.domain.survey import Asked, Channel
from leadpact.metrics.question_coverage import (
    ChannelCoverage,
    coverage_of,
    gap_sentences,
)
from leadpact.metrics.shares import Missing
from leadpact.metrics.survey import Survey, survey_of
from leadpact.metrics.survey_words import (
    NearMiss,
    near_misses,
    survey_sentence,
    verdict_on_survey,
)
from leadpact.metrics.verdicts import Tone
from leadpact.store.database import Store
from leadpact.store.heard import Ride, note_heard
from leadpact.store.question_coverage import Cell, set_coverage, take_together
from leadpact.store.survey import Asks, take_in_answers
from tests.metrics.tables import figure
from tests.stores import all_of, everybody, leads

BUDGET, DECIDES, START, TODAY, HEAR = (
    "What is your budget?",
    "Who decides?",
    "When do you start?",
    "What do you use today?",
    "Where did you hear of us?",
)
ANSWERS = {
    ("Maria", Team.MARKETING): (BUDGET, DECIDES, HEAR),
    ("Milo", Team.MARKETING): (BUDGET, START, HEAR),
    ("Sam", Team.SALES): (BUDGET, DECIDES, START),
    ("Sara", Team.SALES): ("what is your BUDGET", DECIDES, START),
    ("Sven", Team.SALES): (DECIDES, TODAY),
}
"""Of 2 marketers and 3 reps, at least half are three: Budget 4 and Decides 4 and Start 3 are shared
of 5 questions; HEAR 2 and TODAY 1 are not. Of each team at least half, 1 of 2 and 2 of 3, ask
Budget (2, 2), Decides (1, 3) and Start (1, 2).
"""


@pytest.fixture
def surveyed(fresh_store: Store) -> Store:
    """`ANSWERS`, for a data set with one lead."""
    leads(fresh_store, "lead_id\n1")
    rows = [Asks(person, team, text) for (person, team), texts in ANSWERS.items() for text in texts]
    take_in_answers(fresh_store, everybody(fresh_store).admin.person_id, 1, rows, "a.csv")
    return fresh_store


def survey(store: Store) -> Survey:
    return survey_of(store, all_of(store))


def test_the_tally_counts_each_person_once_in_each_team(surveyed: Store) -> None:
    found = survey(surveyed)
    assert [(one.question, one.both, one.marketing, one.sales) for one in found.questions] == [
        (BUDGET, share(4, 5), share(2, 2), share(2, 3)),
        (DECIDES, share(4, 5), share(1, 2), share(3, 3)),
        (START, share(3, 5), share(1, 2), share(2, 3)),
        (HEAR, share(2, 5), share(2, 2), share(0, 3)),
        (TODAY, share(1, 5), share(0, 2), share(1, 3)),
    ]
    assert [one.is_shared for one in found.questions] == [True, True, True, False, False]
    assert (found.marketing, found.sales, found.only_heard) == (2, 3, 0)


def test_shared_is_named_by_at_least_half_of_both_teams_together(surveyed: Store) -> None:
    found = survey(surveyed)
    assert found.shared == figure(surveyed, "shared_questions") == share(3, 5)
    assert found.by_each_team == 3
    assert (
        verdict_on_survey(figure_named("shared_questions"), found, found.shared).tone is Tone.WATCH
    )
    assert survey_sentence(found) == (
        "You share 3 of 5 questions (60 % [23–88 %]); at least 75 % should be the same."
    )


def test_one_of_two_is_half(fresh_store: Store) -> None:
    """One of the two asks each question: half of both together, but of sales nobody asks A."""
    leads(fresh_store, "lead_id\n1")
    rows = [Asks("Maria", Team.MARKETING, "A?"), Asks("Sam", Team.SALES, "B?")]
    take_in_answers(fresh_store, everybody(fresh_store).admin.person_id, 1, rows, "a.csv")
    found = survey(fresh_store)
    assert (found.shared, found.by_each_team) == (share(2, 2), 0)
    assert (
        verdict_on_survey(figure_named("shared_questions"), found, found.shared).words
        == "too few to judge: 2 of 5 people"
    )
    assert survey_sentence(found) == (
        "Too few to judge: you share 2 of 2 questions, as 1 marketer and 1 rep say; it takes 5 "
        "people."
    )


def test_of_one_team_alone_nothing_is_shared_or_not_shared(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id\n1")
    both = ("answers of marketing", "answers of sales")
    assert figure(fresh_store, "shared_questions") == Missing(both)
    assert "Nobody has answered yet" in survey_sentence(survey(fresh_store))
    admin = everybody(fresh_store).admin.person_id
    take_in_answers(fresh_store, admin, 1, [Asks("Sam", Team.SALES, BUDGET)], "a.csv")
    assert figure(fresh_store, "shared_questions") == Missing(both[:1])
    assert "Only sales has answered so far" in survey_sentence(survey(fresh_store))


def test_what_a_rep_was_heard_asking_counts_as_asked_by_that_rep(surveyed: Store) -> None:
    """Sven, who answered, is heard asking for the budget; Rita, who did not, for the start.

    Of 4 reps 3 ask each; of all 6 half are three, which Start reaches with 4 and HEAR with 2 not.
    """
    by = everybody(surveyed).marketing.person_id
    note_heard(surveyed, by, 1, Ride(date(2026, 6, 1), "SVEN"), [BUDGET, BUDGET])
    note_heard(surveyed, by, 1, Ride(date(2026, 6, 2), "Rita"), [START])
    found = survey(surveyed)
    by_question = {one.question: one for one in found.questions}
    assert by_question[BUDGET].sales == share(3, 4)
    assert by_question[START].sales == share(3, 4)
    assert (by_question[BUDGET].heard, by_question[START].heard) == (1, 1)
    assert (found.sales, found.only_heard, found.shared) == (4, 1, share(3, 5))


def test_of_one_product_is_what_most_ask_for_products_only(surveyed: Store) -> None:
    """TODAY: 1 for all, 2 for products. START: 3 for all. HEAR, who said it for all, adds Suite."""
    rows = [
        Asks("Sam", Team.SALES, TODAY, "Suite"),
        Asks("Sara", Team.SALES, TODAY, "Desk"),
        Asks("Maria", Team.MARKETING, HEAR, "Suite"),
    ]
    take_in_answers(surveyed, everybody(surveyed).admin.person_id, 1, rows, "b.csv")
    found = survey(surveyed)
    assert {one.question: one.products for one in found.questions if one.is_of_product} == {
        TODAY: ("Desk", "Suite")
    }
    assert found.of_product == share(1, 5)
    [hear] = [one for one in found.questions if one.question == HEAR]
    assert hear.products == ("Suite",)


def test_a_product_in_the_filter_leaves_answers_for_others_out(surveyed: Store) -> None:
    rows = [
        Asks("Sam", Team.SALES, "Which desks?", "Desk"),
        Asks("Sam", Team.SALES, "Which rooms?", "Suite"),
    ]
    take_in_answers(surveyed, everybody(surveyed).admin.person_id, 1, rows, "b.csv")
    found = survey_of(surveyed, replace(all_of(surveyed), products=("desk",)))
    asked = {one.question for one in found.questions}
    assert "Which desks?" in asked
    assert BUDGET in asked
    assert "Which rooms?" not in asked


def test_questions_taken_together_are_counted_as_one(surveyed: Store) -> None:
    """Sven and Sara use TODAY and START: taken as one, Start has 4 of 5, and all 4 are left."""
    take_together(surveyed, everybody(surveyed).sales.person_id, 1, TODAY, START)
    found = survey(surveyed)
    [start] = [one for one in found.questions if one.question == START]
    assert (start.both, start.written) == (share(4, 5), (TODAY,))
    assert len(found.questions) == 4


def test_questions_of_nearly_the_same_words_are_suggested(surveyed: Store) -> None:
    row = Asks("Sven", Team.SALES, "Your budget is what")
    take_in_answers(surveyed, everybody(surveyed).admin.person_id, 1, [row], "b.csv")
    assert near_misses(survey(surveyed)) == (NearMiss(BUDGET, "Your budget is what"),)


def test_coverage_is_of_what_was_said_and_unknown_is_not_no(surveyed: Store) -> None:
    """Scripts: same, not asked, other; two unknown. Of all 35 places 4 are known, one the same."""
    said = [
        Cell(BUDGET, Channel.SCRIPTS, Asked.SAME_WORDS),
        Cell(DECIDES, Channel.SCRIPTS, Asked.NOT_ASKED),
        Cell(START, Channel.SCRIPTS, Asked.OTHER_WORDS),
        Cell(START, Channel.CRM, Asked.NOT_ASKED),
        Cell(HEAR, Channel.SCRIPTS, Asked.UNKNOWN),
    ]
    assert figure(surveyed, "question_coverage") == Missing(("question coverage",))
    set_coverage(surveyed, everybody(surveyed).admin.person_id, 1, said)
    found = coverage_of(surveyed, 1, survey(surveyed))
    assert found.same_words == share(1, 4)
    assert found.unknown == 31
    assert found.channels[1] == ChannelCoverage("scripts", share(1, 3), 1, 1, 2, (DECIDES,))
    assert found.channels[0] == ChannelCoverage("promotions", share(0, 0), 0, 0, 5, ())
    assert figure(surveyed, "question_coverage") == found.channels


def test_gaps_are_named_in_words(surveyed: Store) -> None:
    said = [
        *(
            Cell(BUDGET, channel, Asked.NOT_ASKED)
            for channel in (Channel.PROMOTIONS, Channel.LANDING_PAGES, Channel.CONTACT_FORMS)
        ),
        Cell(BUDGET, Channel.CRM, Asked.OTHER_WORDS),
        Cell(BUDGET, Channel.SCRIPTS, Asked.SAME_WORDS),
    ]
    set_coverage(surveyed, everybody(surveyed).admin.person_id, 1, said)
    assert gap_sentences(coverage_of(surveyed, 1, survey(surveyed))) == (
        "'What is your budget?' is not asked in promotions, on landing pages and contact forms.",
        "'What is your budget?' is asked in other words in CRM and automation.",
    )


def test_a_question_covers_what_was_said_of_those_taken_as_it_unless_said_otherwise(
    surveyed: Store,
) -> None:
    sam = everybody(surveyed).sales.person_id
    said = [
        Cell(TODAY, Channel.SCRIPTS, Asked.SAME_WORDS),
        Cell(TODAY, Channel.CRM, Asked.SAME_WORDS),
        Cell(START, Channel.CRM, Asked.NOT_ASKED),
    ]
    set_coverage(surveyed, sam, 1, said)
    take_together(surveyed, sam, 1, TODAY, START)

    def start() -> dict[Channel, Asked]:
        rows = coverage_of(surveyed, 1, survey(surveyed)).rows
        [row] = [one for one in rows if one.question == START]
        return dict(zip(Channel, row.asked, strict=True))

    assert start()[Channel.SCRIPTS] is Asked.SAME_WORDS
    assert start()[Channel.CRM] is Asked.NOT_ASKED
    set_coverage(surveyed, sam, 1, [Cell(START, Channel.SCRIPTS, Asked.UNKNOWN)])
    assert start()[Channel.SCRIPTS] is Asked.UNKNOWN
