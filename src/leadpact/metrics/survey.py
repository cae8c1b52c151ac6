"""Do reps and marketers ask the same questions? The tally of what each of them asks."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leadpact.domain.filters import Filters
from leadpact.domain.people import Team
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.domain.survey import question_key
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from leadpact.store.heard import list_heard
from leadpact.store.people import alike
from leadpact.store.question_coverage import SameQuestion, list_same
from leadpact.store.survey import list_answers

Voice = tuple[Team, str]
"""Somebody surveyed: the team, and the name as all its spellings have it."""


@dataclass(frozen=True)
class QuestionTally(Record):
    """One question: how many of those surveyed ask it, together and in each team.

    `heard` are the reps who were heard asking it. `is_shared`: at least half of all surveyed ask
    it. `products` are those it was named with; `is_of_product` that more than half of those who
    ask it ask it for certain products only. `written` are the other questions taken as this one.
    """

    question: str
    both: Share
    marketing: Share
    sales: Share
    heard: int
    is_shared: bool
    products: tuple[str, ...]
    is_of_product: bool
    written: tuple[str, ...]


@dataclass(frozen=True)
class Survey:
    """The questions, those most asked first, and how many people of each team they come from.

    `only_heard` are the reps who were heard on rides and calls and have not answered themselves.
    `shared` and `of_product` are shares of the questions; `by_each_team` counts those that at least
    half of each team asks.
    """

    questions: tuple[QuestionTally, ...]
    marketing: int
    sales: int
    only_heard: int
    shared: Share | Missing
    of_product: Share
    by_each_team: int

    @property
    def surveyed(self) -> int:
        """How many people the questions come from."""
        return self.marketing + self.sales


@dataclass(frozen=True)
class _Named:
    """One person asks one question, for one product or all."""

    voice: Voice
    question: str
    product: str | None
    is_heard: bool = False


def survey_of(store: Store, filters: Filters) -> Survey:
    """The tally of a data set's answers and of what reps were heard asking.

    Of the filters the products alone count: answers for other products are left out.
    """
    named = _named(store, filters)
    people = {one.voice for one in named}
    teams = Counter(team for team, _ in people)
    groups = _grouped(named, list_same(store, filters.dataset_id))
    tallies = [_tally(question, group, teams) for question, group in groups.items()]
    answered = {one.voice for one in named if not one.is_heard}
    return Survey(
        tuple(sorted(tallies, key=_rank)),
        teams[Team.MARKETING],
        teams[Team.SALES],
        len(people - answered),
        _shared(tallies, teams),
        share(sum(one.is_of_product for one in tallies), len(tallies)),
        sum(_half(one.marketing) and _half(one.sales) for one in tallies),
    )


def shared_questions(store: Store, filters: Filters, _model: ScoringModel) -> Share | Missing:
    """Questions named by at least half of all surveyed ÷ all questions named.

    Missing where nobody of a team has answered: what one team asks is shared with nobody.
    """
    return survey_of(store, filters).shared


def _named(store: Store, filters: Filters) -> list[_Named]:
    said = [
        _Named((one.asks.team, alike(one.asks.person)), one.asks.question, one.asks.product)
        for one in list_answers(store, filters.dataset_id)
    ]
    heard = [
        _Named((Team.SALES, alike(one.rep)), one.question, one.product, is_heard=True)
        for one in reversed(list_heard(store, filters.dataset_id))
    ]
    wanted = {alike(product) for product in filters.products}
    return [
        one
        for one in (*said, *heard)
        if not wanted or one.product is None or alike(one.product) in wanted
    ]


def _grouped(
    named: Sequence[_Named], same: Sequence[SameQuestion]
) -> Mapping[str, tuple[_Named, ...]]:
    """Who asks each question, under the spelling it is taken as, or else the first one."""
    mains = {one.written: one.question for one in same}
    spelt: dict[str, str] = {question_key(main): main for main in mains.values()}
    groups: dict[str, list[_Named]] = {}
    for one in named:
        key = question_key(one.question)
        main = question_key(mains[key]) if key in mains else key
        spelt.setdefault(main, one.question)
        groups.setdefault(main, []).append(one)
    return {spelt[key]: tuple(group) for key, group in groups.items()}


def _tally(question: str, group: Sequence[_Named], teams: Mapping[Team, int]) -> QuestionTally:
    voices = {one.voice for one in group}
    by_team = Counter(team for team, _ in voices)
    both = share(len(voices), sum(teams.values()))
    for_all = {one.voice for one in group if one.product is None}
    main = question_key(question)
    others = {question_key(one.question): one.question for one in reversed(group)}
    products = {alike(one.product): one.product for one in reversed(group) if one.product}
    return QuestionTally(
        question,
        both,
        share(by_team[Team.MARKETING], teams.get(Team.MARKETING, 0)),
        share(by_team[Team.SALES], teams.get(Team.SALES, 0)),
        len({one.voice for one in group if one.is_heard}),
        _half(both),
        tuple(sorted(products.values())),
        2 * len(voices - for_all) > len(voices),
        tuple(sorted(text for key, text in others.items() if key != main)),
    )


def _shared(tallies: Sequence[QuestionTally], teams: Mapping[Team, int]) -> Share | Missing:
    silent = tuple(f"answers of {team}" for team in Team if not teams.get(team))
    if silent:
        return Missing(silent)
    return share(sum(one.is_shared for one in tallies), len(tallies))


def _half(asks: Share) -> bool:
    return asks.denominator > 0 and 2 * asks.numerator >= asks.denominator


def _rank(one: QuestionTally) -> tuple[int, str]:
    return -one.both.numerator, question_key(one.question)
