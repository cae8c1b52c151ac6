"""All numbers of a what-if, counted lead by lead with nothing but Python."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from fractions import Fraction

from leadpact.domain.criteria import Criterion, Group
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.patterns.collapse import OTHER_SOURCES
from leadpact.patterns.outlook import FlowReason, Grid, NextPoint, NoGrid, Outlook
from tests.patterns.cases import Judged
from tests.patterns.oracle import points_of

ENGAGEMENT = (Group.BEHAVIOUR, Group.INTENT)


@dataclass(frozen=True)
class Said:
    """What a model says of one lead; `least` and `most` are its scores if all were known."""

    score: int
    grade: str
    is_mql: bool
    fit: int
    engagement: int
    least: int
    most: int


@dataclass(frozen=True)
class Seen:
    """A lead with what the compared definition and the draft say of it."""

    source: str
    won: bool
    rated: bool
    was: Said
    now: Said


def said_of(one: Judged, model: ScoringModel) -> Said:
    """What the glossary says of the lead."""
    least = most = one.verdict.score
    for criterion in model.criteria:
        if one.verdict.values.get(criterion.name, 0) is None:
            stake = model.points_of(criterion.name) * criterion.largest_value
            least, most = least + min(0, stake), most + max(0, stake)
    verdict = one.verdict
    return Said(
        verdict.score,
        verdict.grade,
        verdict.is_mql,
        verdict.fit,
        verdict.engagement,
        least,
        most,
    )


def seen_of(
    facts: Sequence[Judged], was: Mapping[str, Said], now: Mapping[str, Said]
) -> list[Seen]:
    """The leads with what two models say of them, by the leads' names."""
    assert list(was) == list(now) == [one.name for one in facts]
    return [
        Seen(
            str(one.lead.cells["source"] or ""),
            one.lead.is_won,
            one.is_rated,
            was[one.name],
            now[one.name],
        )
        for one in facts
    ]


def counts(leads: Iterable[Seen]) -> tuple[int, int, int, int]:
    """Leads, won, rated, rated and won."""
    some = list(leads)
    return (
        len(some),
        sum(one.won for one in some),
        sum(one.rated for one in some),
        sum(one.rated and one.won for one in some),
    )


def check_outlook(found: Outlook, seen: Sequence[Seen], draft: ScoringModel) -> None:
    """Every number of the outlook, counted again."""
    cut = draft.cut_offs
    assert [astuple(count) for count in found.grades] == [
        (*counts(one for one in seen if one.now.grade == grade), grade) for grade in Grade
    ]
    assert astuple(found.qualified) == counts(one for one in seen if one.now.is_mql)
    assert found.mqls == sum(one.now.is_mql for one in seen)
    assert found.undecided == sum(
        any(one.now.least < edge <= one.now.most for edge in (cut.a, cut.b, cut.c)) for one in seen
    )
    assert [astuple(count) for count in found.flows] == [
        (
            *counts(one for one in seen if (one.was.grade, one.now.grade) == (was, now)),
            was,
            now,
        )
        for was in Grade
        for now in Grade
    ]
    check_sources(found, seen)
    check_histogram(found, seen)


def check_sources(found: Outlook, seen: Sequence[Seen]) -> None:
    """Each source by itself; those that have no name of their own are taken together."""
    names = list(dict.fromkeys(count.source for count in found.by_source))
    assert names == sorted(names)
    in_name = [one.source if one.source in names else OTHER_SOURCES for one in seen]
    assert set(names) == set(in_name)
    assert [astuple(count) for count in found.by_source] == [
        (
            *counts(
                one
                for one, name in zip(seen, in_name, strict=True)
                if name == source and one.now.grade == grade
            ),
            source,
            grade,
        )
        for source in names
        for grade in Grade
    ]


def check_histogram(found: Outlook, seen: Sequence[Seen]) -> None:
    """From the lowest score to the highest, one bin each."""
    scores = [one.now.score for one in seen] or [0]
    assert [count.score for count in found.scores] == list(range(min(scores), max(scores) + 1))
    for count in found.scores:
        in_bin = [one for one in seen if one.now.score == count.score]
        assert (count.leads, count.won, count.rated, count.rated_won) == counts(in_bin)


def stepped(draft: ScoringModel, criterion: Criterion) -> ScoringModel:
    """The draft with one more point on the criterion, one fewer on a red flag."""
    step = -1 if criterion.group is Group.RED_FLAG else 1
    points = dict(zip(draft.criteria, draft.points, strict=True))
    points[criterion] = points.get(criterion, 0) + step
    return draft.model_copy(update={"criteria": tuple(points), "points": tuple(points.values())})


def check_next_points(
    found: Sequence[NextPoint],
    seen: Sequence[Seen],
    draft: ScoringModel,
    judge: Callable[[ScoringModel], Mapping[str, Said]],
) -> None:
    """Every next point taken, and all leads graded anew by `judge`."""
    for next_ in found:
        after = list(judge(stepped(draft, next_.criterion)).values())
        pairs = [(one.now, then) for one, then in zip(seen, after, strict=True)]
        assert next_.up == sum(then.grade < now.grade for now, then in pairs)
        assert next_.down == sum(then.grade > now.grade for now, then in pairs)
        assert next_.mqls == sum(then.is_mql - now.is_mql for now, then in pairs)


def check_grid(
    found: Grid | NoGrid, seen: Sequence[Seen], draft: ScoringModel, awake: Sequence[Criterion]
) -> None:
    """The cut-offs shared out as fractions."""

    def most(*groups: Group) -> int:
        return sum(
            max(0, points) * criterion.largest_value
            for criterion, points in zip(draft.criteria, draft.points, strict=True)
            if criterion in awake and criterion.group in groups
        )

    fit, engagement = most(Group.FIT), most(*ENGAGEMENT)
    if not fit or not engagement:
        assert found is (NoGrid.NO_ENGAGEMENT if fit else NoGrid.NO_FIT)
        return
    assert isinstance(found, Grid)
    edges = (draft.cut_offs.a, draft.cut_offs.b, draft.cut_offs.c)

    def place(score: int, most_of_it: int) -> int:
        return sum(score < Fraction(edge * most_of_it, fit + engagement) for edge in edges)

    assert [astuple(cell) for cell in found.cells] == [
        (
            *counts(
                one
                for one in seen
                if (place(one.now.fit, fit), place(one.now.engagement, engagement)) == (row, level)
            ),
            grade,
            level + 1,
        )
        for row, grade in enumerate(Grade)
        for level in range(4)
    ]


def check_flow_reasons(
    found: Sequence[FlowReason],
    seen: Sequence[Seen],
    values: Sequence[Mapping[Criterion, int | None]],
    compared: ScoringModel,
    draft: ScoringModel,
) -> None:
    """Each flow's mean change by every criterion; `values` are the leads' by criterion."""
    old = dict(zip(compared.criteria, compared.points, strict=True))
    new = dict(zip(draft.criteria, draft.points, strict=True))
    moved = sorted(
        {(one.was.grade, one.now.grade) for one in seen if one.was.grade != one.now.grade}
    )
    assert [(reason.was, reason.now) for reason in found] == moved
    for reason in found:
        of_flow = [
            value
            for one, value in zip(seen, values, strict=True)
            if (one.was.grade, one.now.grade) == (reason.was, reason.now)
        ]
        means = {
            criterion: Fraction(
                sum(
                    points_of(criterion, value.get(criterion), new.get(criterion, 0))
                    - points_of(criterion, value.get(criterion), old.get(criterion, 0))
                    for value in of_flow
                ),
                len(of_flow),
            )
            for criterion in dict.fromkeys((*old, *new))
        }
        largest = max(map(abs, means.values()))
        if reason.criterion is None:
            assert largest == reason.points == 0
        else:
            assert abs(means[reason.criterion]) == largest > 0
            assert reason.points == float(means[reason.criterion])
