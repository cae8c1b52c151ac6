"""Where is each question asked, and in the same words?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.domain.survey import Asked, Channel, question_key
from leadpact.metrics.record import Record, Records
from leadpact.metrics.shares import Missing
from leadpact.metrics.survey import QuestionTally, Survey, survey_of
from leadpact.store.database import Store
from leadpact.store.question_coverage import KeptCell, list_coverage

_PLACES = {
    Channel.PROMOTIONS: "in",
    Channel.SCRIPTS: "in",
    Channel.LANDING_PAGES: "on",
    Channel.REPLY_DEVICES: "on",
    Channel.CONTACT_FORMS: "on",
    Channel.TELEMARKETING: "in",
    Channel.CRM: "in",
}


@dataclass(frozen=True)
class CoverageRow:
    """How one question is asked in each channel, in the channels' order."""

    question: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class ChannelCoverage(Record):
    """How many questions one channel asks, and how; `gaps` are those that it is known not to ask.

    `same_words` is of the questions of which somebody said how they are asked there.
    """

    channel: str
    same_words: Share
    other_words: int
    not_asked: int
    unknown: int
    gaps: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """The grid of questions and channels; `same_words` is of all cells that are not unknown."""

    rows: tuple[CoverageRow, ...]
    channels: tuple[ChannelCoverage, ...]
    same_words: Share
    unknown: int


def coverage_of(store: Store, dataset_id: int, survey: Survey) -> Coverage:
    """The grid of the questions that the data set's survey named, in the order of their tally."""
    kept: dict[str, dict[Channel, KeptCell]] = {}
    for cell in list_coverage(store, dataset_id):
        kept.setdefault(cell.key, {})[cell.channel] = cell
    rows = tuple(_row(one, kept) for one in survey.questions)
    channels = tuple(_channel(channel, rows, at) for at, channel in enumerate(Channel))
    known = sum(one.same_words.denominator for one in channels)
    same = sum(one.same_words.numerator for one in channels)
    return Coverage(rows, channels, share(same, known), len(rows) * len(Channel) - known)


def question_coverage(store: Store, filters: Filters, _model: ScoringModel) -> Records | Missing:
    """The coverage channel by channel; Missing while nobody has said anything about it."""
    found = coverage_of(store, filters.dataset_id, survey_of(store, filters))
    return found.channels if found.same_words.denominator else Missing(("question coverage",))


def gap_sentences(coverage: Coverage) -> tuple[str, ...]:
    """The gaps in words: "'What is your budget?' is not asked on landing pages."."""
    told = (
        (row.question, words, _places(row, asked))
        for row in coverage.rows
        for asked, words in (
            (Asked.NOT_ASKED, "is not asked"),
            (Asked.OTHER_WORDS, "is asked in other words"),
        )
        if asked in row.asked
    )
    return tuple(f"'{question}' {words} {places}." for question, words, places in told)


def _places(row: CoverageRow, asked: Asked) -> str:
    """The channels with their prepositions, each said once in a row."""
    there = [channel for channel, how in zip(Channel, row.asked, strict=True) if how is asked]
    parts = [
        channel.value
        if at and _PLACES[there[at - 1]] == _PLACES[channel]
        else f"{_PLACES[channel]} {channel.value}"
        for at, channel in enumerate(there)
    ]
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)


def _row(one: QuestionTally, kept: Mapping[str, Mapping[Channel, KeptCell]]) -> CoverageRow:
    keys = [question_key(text) for text in (one.question, *one.written)]
    own, *others = [kept.get(key, {}) for key in keys]
    return CoverageRow(one.question, tuple(_asked(channel, own, others) for channel in Channel))


def _asked(
    channel: Channel,
    own: Mapping[Channel, KeptCell],
    others: Sequence[Mapping[Channel, KeptCell]],
) -> Asked:
    """What was said of the question itself, or else last of those that are taken as it."""
    if channel in own:
        return own[channel].asked
    said = [one[channel] for one in others if channel in one]
    return max(said, key=lambda cell: cell.set_at).asked if said else Asked.UNKNOWN


def _channel(channel: Channel, rows: Sequence[CoverageRow], at: int) -> ChannelCoverage:
    def asked(how: Asked) -> tuple[str, ...]:
        return tuple(row.question for row in rows if row.asked[at] is how)

    same, other, gaps = (
        asked(how) for how in (Asked.SAME_WORDS, Asked.OTHER_WORDS, Asked.NOT_ASKED)
    )
    known = len(same) + len(other) + len(gaps)
    return ChannelCoverage(
        channel.value,
        share(len(same), known),
        len(other),
        len(gaps),
        len(rows) - known,
        gaps,
    )
