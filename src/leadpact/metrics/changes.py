"""How the headline figures changed against the quarter before."""

from dataclasses import dataclass
from datetime import date, timedelta

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Difference, Share, difference
from leadpact.metrics.headlines import HEADLINES, MATURING, quarter_share
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Missing, lacking
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.store.database import Store
from leadpact.store.kinds import QUARTER, Kinds, kinds_of

_NEEDS_DATES = Missing(("created_at",))


@dataclass(frozen=True)
class Change(Record):
    """A figure over leads created from `first_day` to `last_day`, 91 days, and over the 91 before.

    Where `matured`, the days end where leads begin to be matured; else on the as-of date.
    `difference` is None when either quarter has nothing to share.
    """

    figure: str
    first_day: date
    last_day: date
    matured: bool
    now: Share
    before: Share
    difference: Difference | None

    @property
    def can_tell(self) -> bool:
        """Whether both quarters have enough to compare them."""
        return self.difference is not None and not self.now.too_few and not self.before.too_few


def changes(store: Store, filters: Filters, model: ScoringModel) -> tuple[Change, ...] | Missing:
    """The changes of the headline figures that the data can carry, whatever the filters' period."""
    return changes_of(store, kinds_of(store, filters, model), filters.dataset_id)


def changes_of(store: Store, kinds: Kinds, dataset_id: int) -> tuple[Change, ...] | Missing:
    """The changes of the headline figures from these kinds; needs dates of creation."""
    missing = lacking(store, figure_named("changes"), dataset_id)
    if missing or kinds.as_of is None:
        return missing or _NEEDS_DATES
    found = (
        _change(name, kinds, kinds.as_of)
        for name in HEADLINES
        if not lacking(store, figure_named(name), dataset_id)
    )
    return tuple(one for one in found if one is not None)


def change_verdict(change: Change | None) -> Verdict:
    """The change in words; a real one of a figure that should be high is good or bad."""
    if change is None:
        return Verdict(Tone.PLAIN, "no dates to compare quarters")
    if not change.can_tell or change.difference is None:
        return Verdict(Tone.PLAIN, "too few to compare quarters")
    points = f"{abs(change.difference.value) * 100:.1f} points"
    if not change.difference.is_real:
        return Verdict(Tone.PLAIN, "no real change")
    rises = change.difference.value > 0
    target = figure_named(change.figure).target
    tone = Tone.GOOD if rises else Tone.BAD
    return Verdict(
        Tone.PLAIN if target is not None and target.of_the_field else tone,
        f"{'up' if rises else 'down'} {points}",
    )


def _change(name: str, kinds: Kinds, as_of: date) -> Change | None:
    matured = name in MATURING
    if matured and kinds.ripe_days is None:
        return None
    last = as_of - timedelta(days=kinds.ripe_days or 0) if matured else as_of
    now, before = quarter_share(name, kinds, 1), quarter_share(name, kinds, 2)
    return Change(
        figure=name,
        first_day=last - timedelta(days=QUARTER - 1),
        last_day=last,
        matured=matured,
        now=now,
        before=before,
        difference=difference(now, before),
    )
