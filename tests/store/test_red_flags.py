"""Each team names the no's it looks for, and takes them back while its proposal is open."""

import pytest

from leadpact.domain.people import Team
from leadpact.errors import AgreementError, EntryError
from leadpact.store.database import Store
from leadpact.store.red_flags import LONGEST_WORDS, drop_red_flag, name_red_flag
from leadpact.store.rounds import say_ready
from tests.ingest.naughty import NAUGHTY
from tests.rounds import under_way


def test_a_red_flag_stands_with_its_team_and_reason(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    number = name_red_flag(fresh_store, round_.maria, round_.round_id, " no\n budget ", "Budget")
    [flag] = round_.seen_by(round_.maria).red_flags
    assert (flag.red_flag_id, flag.team, flag.words) == (number, Team.MARKETING, "no budget")
    assert (flag.reason, flag.named_by) == ("Budget", "Maria")


def test_a_dropped_red_flag_is_gone_and_can_be_named_again(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    number = name_red_flag(fresh_store, round_.maria, round_.round_id, "no budget")
    with pytest.raises(EntryError, match="'No Budget' is named already"):
        name_red_flag(fresh_store, round_.maria, round_.round_id, "No Budget")
    drop_red_flag(fresh_store, round_.maria, number)
    assert round_.seen_by(round_.maria).red_flags == ()
    with pytest.raises(AgreementError, match="no such red flag any more"):
        drop_red_flag(fresh_store, round_.maria, number)
    name_red_flag(fresh_store, round_.maria, round_.round_id, "no budget")
    assert len(round_.seen_by(round_.maria).red_flags) == 1


def test_another_teams_red_flag_is_no_ones_to_drop(fresh_store: Store) -> None:
    """The same words as for one that is gone: that it is there is hidden still."""
    round_ = under_way(fresh_store)
    number = name_red_flag(fresh_store, round_.maria, round_.round_id, "no budget")
    with pytest.raises(AgreementError) as hidden:
        drop_red_flag(fresh_store, round_.sam, number)
    with pytest.raises(AgreementError) as gone:
        drop_red_flag(fresh_store, round_.sam, number + 1)
    assert hidden.value.message == gone.value.message
    assert len(round_.seen_by(round_.maria).red_flags) == 1


def test_both_teams_may_look_for_the_same_no(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    name_red_flag(fresh_store, round_.maria, round_.round_id, "no budget")
    name_red_flag(fresh_store, round_.sam, round_.round_id, "no budget")
    round_.reveal()
    flags = round_.seen_by(None).red_flags
    assert [(flag.team, flag.words) for flag in flags] == [
        (Team.MARKETING, "no budget"),
        (Team.SALES, "no budget"),
    ]


@pytest.mark.parametrize("words", ["", " \t", "…", "\u200b", "x" * (LONGEST_WORDS + 1)])
def test_words_that_nobody_can_read_are_refused(fresh_store: Store, words: str) -> None:
    round_ = under_way(fresh_store)
    with pytest.raises(EntryError):
        name_red_flag(fresh_store, round_.maria, round_.round_id, words)


def test_hostile_words_are_kept_as_they_are_written(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    readable: dict[str, str] = {}
    for words in NAUGHTY:
        one_line = " ".join(words.split())
        if one_line == words and words.isprintable() and any(map(str.isalnum, words)):
            readable.setdefault(words.casefold(), words)
    assert len(readable) > 10
    kept = [words for words in readable.values() if len(words) <= LONGEST_WORDS]
    for words in kept:
        name_red_flag(fresh_store, round_.maria, round_.round_id, words)
    assert [flag.words for flag in round_.seen_by(round_.maria).red_flags] == kept


def test_a_ready_team_names_and_drops_none(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    number = name_red_flag(fresh_store, round_.maria, round_.round_id, "no budget")
    say_ready(fresh_store, round_.maria, round_.round_id, ready=True)
    with pytest.raises(AgreementError, match="marketing is ready"):
        name_red_flag(fresh_store, round_.maria, round_.round_id, "a student")
    with pytest.raises(AgreementError, match="marketing is ready"):
        drop_red_flag(fresh_store, round_.maria, number)
    name_red_flag(fresh_store, round_.sam, round_.round_id, "a student")
