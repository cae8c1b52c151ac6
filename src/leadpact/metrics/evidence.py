"""What do the teams have before them when they sign, and would it be the same today?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from leadpact.domain.definition import DefinitionContent, Evidence, FigureThen
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.domain.snapshot import Snapshot
from leadpact.errors import DefinitionError
from leadpact.metrics.shares import share_of
from leadpact.metrics.snapshot import snapshot_of
from leadpact.metrics.words import counted
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of, data_set_of, filled_fields
from leadpact.store.fingerprints import data_hash, scores_hash

_OF_THE_LEADS = ("active_share", "recycled_share_of_closes", "acceptance_rate")
_GRADED, _HASHED = 0.4, 0.95

Progress = Callable[[float], None]


@dataclass(frozen=True)
class Replay:
    """Whether the leads, and their scores under the definition, are those of the day it was made.

    `leads` are there now, `leads_then` were then.
    """

    same_data: bool
    same_scores: bool
    leads: int
    leads_then: int


def evidence_of(
    store: Store, dataset_id: int, model: ScoringModel, progress: Progress | None = None
) -> Evidence:
    """What all leads of the data set are under the model now; `progress` is told the share done.

    The figures are those that the data can carry. Raises DefinitionError when the leads change
    while they are looked at.
    """
    tell = progress or _unheard
    filters = Filters(dataset_id)
    data_set, basis = data_set_of(store, dataset_id), basis_of(store, dataset_id)
    snapshot = snapshot_of(store, filters, model, lambda done: tell(done * _GRADED))
    hashed = _HASHED - _GRADED
    of_the_data = data_hash(store, dataset_id, lambda done: tell(_GRADED + done * hashed))
    evidence = Evidence(
        data_set=data_set.name,
        leads=data_set.leads,
        as_of=basis.as_of,
        maturity_days=basis.maturity_days,
        data_hash=of_the_data,
        scores_hash=scores_hash(store, filters, model),
        figures=(
            *_of_the_grades(snapshot, has_outcome="outcome" in filled_fields(store, dataset_id)),
            *_of_the_leads(store, filters, model),
        ),
        snapshot=snapshot,
    )
    if data_set_of(store, dataset_id).version != data_set.version:
        raise DefinitionError(
            "the leads changed while the evidence was taken", "Put the definition up again."
        )
    return evidence


def replay(store: Store, dataset_id: int, content: DefinitionContent) -> Replay:
    """Hash the data set's leads and scores again, at the as-of date that was signed."""
    then = content.evidence
    filters = Filters(dataset_id, as_of=then.as_of)
    return Replay(
        same_data=data_hash(store, dataset_id) == then.data_hash,
        same_scores=scores_hash(store, filters, content.model) == then.scores_hash,
        leads=data_set_of(store, dataset_id).leads,
        leads_then=then.leads,
    )


def replay_words(found: Replay) -> str:
    """What came of it, as "Same data, same 6,012 scores, bit for bit."."""
    if found.same_data and found.same_scores:
        scores = counted(found.leads_then, "score")
        return f"Same data, same {scores}, bit for bit."
    if found.same_data:
        return "Same data, but other scores than were signed."
    more = found.leads - found.leads_then
    changed = {
        more > 0: f"{counted(more, 'new lead')}",
        more < 0: f"{counted(-more, 'lead')} fewer",
    }.get(True, "as many leads, but not the same")
    scores = "the scores are the same" if found.same_scores else "so the scores differ too"
    return f"The data has changed since: {changed}; {scores}."


def figure_then(content: DefinitionContent, name: str, key: str | None = None) -> Share | None:
    """The figure as it was when the definition was made; None where the data could not carry it."""
    for figure in content.evidence.figures:
        if (figure.name, figure.key) == (name, key):
            return share(figure.numerator, figure.denominator)
    return None


def _of_the_grades(snapshot: Snapshot, *, has_outcome: bool) -> Iterator[FigureThen]:
    """What follows from the tallies of the grades; each share's counts, as the figure has them."""
    for tally in snapshot.grades:
        yield _figure("grade_mix", tally.leads, snapshot.leads, tally.grade)
    yield _figure("qualified_share", snapshot.mqls, snapshot.leads)
    if has_outcome:
        for tally in snapshot.grades:
            yield _figure("conversion_by_grade", tally.rated_won, tally.rated, tally.grade)
        captured = sum(t.won for t in snapshot.grades if t.grade in (Grade.A, Grade.B))
        yield _figure("wins_captured", captured, snapshot.won)


def _of_the_leads(store: Store, filters: Filters, model: ScoringModel) -> Iterator[FigureThen]:
    for name in _OF_THE_LEADS:
        found = share_of(store, name, filters, model)
        if isinstance(found, Share):
            yield _figure(name, found.numerator, found.denominator)


def _figure(name: str, numerator: int, denominator: int, grade: Grade | None = None) -> FigureThen:
    key = None if grade is None else grade.value
    return FigureThen(name=name, key=key, numerator=numerator, denominator=denominator)


def _unheard(_share: float) -> None:
    """Progress that nobody waits for."""
