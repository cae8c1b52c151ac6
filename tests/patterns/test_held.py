"""A held slider gives the numbers that the patterns give, wherever it is put."""

from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from leadpact.domain.criteria import Criterion
from leadpact.domain.scoring_model import CutOffs, Grade, ScoringModel
from leadpact.patterns.held import Held, held_outlook, hold, slider_moved
from leadpact.patterns.what_if import outlook
from tests.patterns.boards import Some, board_with
from tests.stores import model_of

EDGES = st.sets(st.integers(-60, 90), min_size=3, max_size=3).map(sorted)
POINTS = {"fit": 30, "behaviour": 30, "intent": 30, "red_flag": 0}


def fading(name: str, points: int) -> dict[str, Any]:
    """A criterion of which some hundredths are left."""
    return {
        "name": name,
        "field": "visits",
        "test": "count",
        "cap": 3,
        "group": "behaviour",
        "decay": 10,
        "since": "last_activity_at",
        "points": points,
    }


def visits(cap: int, points: int) -> dict[str, Any]:
    return {"name": "visits", "field": "visits", "test": "count", "cap": cap, "points": points}


def held_on(model: ScoringModel, place: int | None, *some: Some) -> Held | None:
    return hold(board_with(model, *some), model, None if place is None else model.criteria[place])


@dataclass(frozen=True)
class Holding:
    """Leads, the definition compared with, the draft at first, and which slider is held."""

    compared: ScoringModel
    draft: ScoringModel
    some: list[Some]
    criterion: Criterion | None


@st.composite
def holdings(draw: st.DrawFn) -> Holding:
    """One to four criteria, some fading, some red flags, of leads with unknowns, or of none."""
    groups = draw(st.lists(st.sampled_from(list(POINTS)), min_size=1, max_size=4))
    fades = [group != "fit" and draw(st.booleans()) for group in groups]
    caps = [draw(st.integers(1, 6)) for _ in groups]
    c, b, a = draw(EDGES)
    model = model_of(
        *(
            {
                **fading(f"n{place}", 0),
                "group": group,
                "cap": cap,
                "points": draw(st.integers(-30, POINTS[group])),
                **({} if fade else {"decay": None, "since": None}),
            }
            for place, (group, cap, fade) in enumerate(zip(groups, caps, fades, strict=True))
        ),
        a=a,
        b=b,
        c=c,
    )
    most = [cap * (100 if fade else 1) for cap, fade in zip(caps, fades, strict=True)]
    row = st.tuples(*(st.none() | st.integers(0, each) for each in most))
    kind = st.builds(
        Some,
        values=row,
        leads=st.integers(1, 9),
        won=st.booleans(),
        rated=st.booleans(),
        hand_raise=st.booleans(),
        source=st.sampled_from(["", "Google", "List"]),
    )
    draft = draw(turned(model, list(range(len(groups)))))
    criterion = draw(st.none() | st.sampled_from(model.criteria))
    return Holding(model, draft, draw(st.lists(kind, max_size=8)), criterion)


def turned(model: ScoringModel, places: list[int]) -> st.SearchStrategy[ScoringModel]:
    """The model with other points at those places, and other edges."""

    def put(points: list[int], edges: list[int], threshold: int) -> ScoringModel:
        given = list(model.points)
        for place, each in zip(places, points, strict=True):
            given[place] = each
        c, b, a = edges
        return model.model_copy(
            update={
                "points": tuple(given),
                "cut_offs": CutOffs(a=a, b=b, c=c),
                "mql_threshold": threshold,
            }
        )

    return st.builds(
        put,
        st.tuples(*(st.integers(-30, POINTS[model.criteria[place].group]) for place in places)).map(
            list
        ),
        EDGES,
        st.integers(-60, 90),
    )


@settings(max_examples=150)
@given(holdings(), st.data())
def test_a_held_slider_gives_the_outlook_wherever_it_is_put(
    given_: Holding, data: st.DataObject
) -> None:
    """Beside its points the cut-offs and the threshold move; without a slider they alone."""
    draft, criterion = given_.draft, given_.criterion
    board = board_with(given_.compared, *given_.some)
    held = hold(board, draft, criterion)
    assert held is not None
    places = [] if criterion is None else [draft.criteria.index(criterion)]
    for _ in range(3):
        moved = data.draw(turned(draft, places))
        assert held_outlook(held, moved) == outlook(board, moved)


def test_a_fading_slider_rounds_each_value_for_itself() -> None:
    """Of 5 points, 10 % are 0.5, rounded up to 1, 50 % are 2.5, so 3; of 4 points 0.4 and 2."""
    model = model_of(fading("fading", 1), a=3, b=2, c=1)
    held = held_on(model, 0, Some((10,), 7), Some((50,), 9), Some((None,), 2))
    assert held is not None
    five = held_outlook(held, model.model_copy(update={"points": (5,)}))
    assert [grade.leads for grade in five.grades] == [9, 0, 7, 2]
    assert five.undecided == 2
    four = held_outlook(held, model.model_copy(update={"points": (4,)}))
    assert [grade.leads for grade in four.grades] == [0, 9, 0, 9]


def test_leads_whose_slider_is_unknown_become_undecided_as_its_points_rise() -> None:
    """A from 10: at 9 points an unknown answer could not give it, at 10 it could."""
    model = model_of(visits(1, 1), a=10, b=-1, c=-2)
    held = held_on(model, 0, Some((None,), 4), Some((1,), 3))
    assert held is not None
    nine, ten = (
        held_outlook(held, model.model_copy(update={"points": (points,)})) for points in (9, 10)
    )
    assert (nine.undecided, nine.grades[0].leads) == (0, 0)
    assert (ten.undecided, ten.grades[0].leads) == (4, 3)


def test_points_far_apart_are_binned_as_without_holding() -> None:
    """A thousand visits at 1,000 points are a million: the histogram is of bins then."""
    model = model_of(visits(1000, 0), a=500_500, b=12_345, c=1)
    some = [Some((number,), leads=number + 1) for number in (0, 12, 13, 500, 501, 1000)]
    board = board_with(model, *some)
    held = hold(board, model, model.criteria[0])
    assert held is not None
    wide = model.model_copy(update={"points": (1000,)})
    found = held_outlook(held, wide)
    assert found == outlook(board, wide)
    assert [(part.grade, part.leads) for part in found.grades] == [
        (Grade.A, 502 + 1001),
        (Grade.B, 14 + 501),
        (Grade.C, 13),
        (Grade.D, 1),
    ]


def test_too_many_cells_are_not_held() -> None:
    """Without the other slider the scores reach from 0 to 1,000 × 1,000, times 32 kinds."""
    model = model_of(visits(1000, 1000), {**visits(1, 1), "name": "other"}, a=3, b=2, c=1)
    some = Some((0, 0)), Some((1000, 1))
    assert held_on(model, 1, *some) is None
    assert held_on(model, None, *some) is None
    assert held_on(model, 0, *some) is not None


def test_a_slider_that_the_data_cannot_carry_moves_nothing() -> None:
    model = model_of(visits(5, 2), a=3, b=2, c=1)
    asleep = model_of({**visits(5, 2), "name": "other", "field": "pages"}, visits(5, 2))
    board = board_with(model, Some((2,), 3), Some((None,), 4))
    draft = model.model_copy(update={"criteria": asleep.criteria, "points": (7, 2)})
    held = hold(board, draft, draft.criteria[0])
    assert held is not None
    assert held_outlook(held, draft) == outlook(board, draft) == outlook(board, model)


def test_the_slider_that_moved_is_the_one_whose_points_alone_differ() -> None:
    model = model_of(visits(5, 2), {**visits(5, 2), "name": "other"}, a=3, b=2, c=1)
    visited, other = model.criteria
    assert slider_moved(model, model.model_copy(update={"points": (2, 3)})) == other
    assert slider_moved(model, model.model_copy(update={"points": (1, 2)})) == visited
    assert slider_moved(model, model.model_copy(update={"points": (1, 3)})) is None
    assert slider_moved(model, model.model_copy(update={"mql_threshold": 9})) is None
    assert slider_moved(model, model_of(visits(5, 3))) is None
