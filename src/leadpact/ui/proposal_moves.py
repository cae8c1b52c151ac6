"""The moves of a team's own sliders: each is saved at once, as a change of what was on screen."""

from collections.abc import Callable, Mapping

from leadpact.domain.scoring_model import CutOffs
from leadpact.store.team_proposals import change_cut_offs, change_points, change_threshold
from leadpact.ui.cached import the_store
from leadpact.ui.people import by_now
from leadpact.ui.refusals import tried
from leadpact.ui.state import moves, number_in, put_in, stands


def show_kept(kept: Mapping[str, int]) -> None:
    """Have the sliders show what is kept."""
    known = moves()
    with known.one_at_a_time:
        for key, now in kept.items():
            if not stands(key) or number_in(key) != now:
                put_in(key, now)
        known.seen.update(kept)


def move_points(round_id: int, name: str, key: str) -> None:
    """Save the points that the slider of that key shows for the criterion of that name."""
    _save_number(
        key, lambda was, now: change_points(the_store(), by_now(), round_id, name, was=was, now=now)
    )


def _save_number(key: str, save: Callable[[int, int], None]) -> None:
    """Save what a slider was moved from and to."""
    known = moves()
    with known.one_at_a_time:
        was, now = known.seen[key], number_in(key)
        # A browser that has not heard yet that its sliders are gone tells of all of them once more.
        if was != now and tried(lambda: save(was, now)):
            known.seen[key] = now


def chosen_cut_offs(keys: Mapping[str, str]) -> CutOffs | None:
    """The cut-offs that the sliders show; None where they do not fall."""
    chosen = {name: number_in(key) for name, key in keys.items()}
    return CutOffs(**chosen) if chosen["a"] > chosen["b"] > chosen["c"] else None


def move_cut_offs(round_id: int, keys: Mapping[str, str]) -> None:
    """Save the cut-offs that the sliders show, once they fall; `keys` are by cut-off."""
    known = moves()
    with known.one_at_a_time:
        now = chosen_cut_offs(keys)
        if now is None:
            return
        was = CutOffs(**{name: known.seen[key] for name, key in keys.items()})
        by = by_now()
        if tried(lambda: change_cut_offs(the_store(), by, round_id, was=was, now=now)):
            known.seen.update({keys[name]: edge for name, edge in now.model_dump().items()})
        else:
            for key in keys.values():
                known.seen.pop(key)


def move_threshold(round_id: int, key: str) -> None:
    """Save the MQL threshold that the slider of that key shows."""
    _save_number(
        key, lambda was, now: change_threshold(the_store(), by_now(), round_id, was=was, now=now)
    )
