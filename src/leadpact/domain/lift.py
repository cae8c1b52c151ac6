"""What stands behind one lead's score, and the smallest changes that would lift its grade."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations, islice

from leadpact.domain.clashes import clash
from leadpact.domain.criteria import Criterion, Group, Test

MOST_WAYS = 3
MOST_CHANGES = 5
_MOST_SETS = 20_000

Cell = str | float | bool | datetime | None


@dataclass(frozen=True)
class Standing:
    """One criterion on one lead.

    `points` are those per unit and `worth` what the lead has from them. `value` is the criterion's
    value in its unit, None where unknown, and `bare` the value that the field alone gives: whole,
    not aged, whatever the product. `cell` is what the field holds, `since` the date that the points
    age from, and `product` the lead's product.
    """

    criterion: Criterion
    points: int
    value: int | None
    worth: int
    bare: int | None
    cell: Cell = None
    since: datetime | None = None
    product: str | None = None

    @property
    def is_unknown(self) -> bool:
        """Whether the lead lacks what the criterion looks at."""
        return self.value is None

    @property
    def stake(self) -> int:
        """The points that it could give or take at most, were it known; 0 where it is."""
        return self.points * self.criterion.largest_value if self.is_unknown else 0

    @property
    def is_of_other_product(self) -> bool:
        """Whether the criterion does not apply, since the lead asked for another product."""
        wanted = self.criterion.product
        return None not in (wanted, self.product) and (
            str(wanted).lower() != str(self.product).lower()
        )

    @property
    def unknown_field(self) -> str | None:
        """The field that would have to be filled to know the value; None where it is known."""
        if not self.is_unknown:
            return None
        if self.criterion.product is not None and self.product is None:
            return "product"
        return self.criterion.field if self.bare is None else self.criterion.since


@dataclass(frozen=True)
class Change:
    """A criterion's value going up to `value` (whole, as its field alone gives it).

    `gain` is what that adds to the score.
    """

    standing: Standing
    value: int
    gain: int


def ways_to_lift(standings: Sequence[Standing], shortfall: int) -> tuple[tuple[Change, ...], ...]:
    """Up to three ways to gain `shortfall` points or more, the one of fewest points first.

    Each changes as few criteria as any way can, MOST_CHANGES at most, and raises no count further
    than it has to. Ways of equal points come in the order of the criteria. What changes: what is
    unknown, and what a lead or a colleague can still do (behaviour and intent); never what is
    known of fit or a red flag, nor two criteria that no lead can meet at once. Of very many
    criteria the likeliest 20,000 sets of a size are tried. Empty where there is no way.
    """
    open_ = [changes for one in standings if (changes := _changes(one))]
    open_.sort(key=lambda changes: -changes[-1].gain)
    place = {one.criterion.name: number for number, one in enumerate(standings)}
    for size in range(1, min(MOST_CHANGES, len(open_)) + 1):
        found = [
            _just_enough(chosen, shortfall)
            for chosen in islice(combinations(open_, size), _MOST_SETS)
            if sum(changes[-1].gain for changes in chosen) >= shortfall and not _any_clash(chosen)
        ]
        if found:
            ways = [sorted(way, key=lambda c: place[c.standing.criterion.name]) for way in found]
            ways.sort(
                key=lambda way: (
                    sum(change.gain for change in way),
                    [place[change.standing.criterion.name] for change in way],
                )
            )
            return tuple(tuple(way) for way in ways[:MOST_WAYS])
    return ()


def _changes(one: Standing) -> tuple[Change, ...]:
    """What could become of the criterion, the gains rising; empty where nothing better can."""
    return tuple(
        Change(one, value, gain)
        for value in _values(one)
        if (gain := one.points * value - one.worth) > 0
    )


def _values(one: Standing) -> Iterable[int]:
    criterion, bare, most = one.criterion, one.bare, one.criterion.largest_value
    if one.is_unknown:
        if bare is not None and criterion.group in (Group.FIT, Group.RED_FLAG):
            return range(bare, bare + 1)
        return range(max(1, bare or 0), most + 1)
    if one.is_of_other_product or bare is None:
        return ()
    if criterion.test is Test.IS_FILLED and bare == 0:
        return (1,)
    if criterion.group in (Group.FIT, Group.RED_FLAG) or _is_past(one):
        return ()
    # What has aged is worth all its points again when it happens once more.
    return range(min(bare + 1, most), most + 1)


def _is_past(one: Standing) -> bool:
    """Whether a number, that can only rise, is above what the criterion asks for."""
    criterion = one.criterion
    most = criterion.number if criterion.test is Test.AT_MOST else criterion.high
    return (
        criterion.test in (Test.AT_MOST, Test.BETWEEN)
        and isinstance(one.cell, float | int)
        and most is not None
        and one.cell > most
    )


def _any_clash(chosen: Sequence[tuple[Change, ...]]) -> bool:
    criteria = [changes[0].standing.criterion for changes in chosen]
    return any(clash(first, second) for first, second in combinations(criteria, 2))


def _just_enough(chosen: Sequence[tuple[Change, ...]], shortfall: int) -> list[Change]:
    """Of each criterion the least change with which all together still reach the shortfall."""
    spare = sum(changes[-1].gain for changes in chosen) - shortfall
    way = []
    for changes in chosen:
        most = changes[-1].gain
        least = next(change for change in changes if most - change.gain <= spare)
        spare -= most - least.gain
        way.append(least)
    return way
