"""Eight people at their sliders at once, each holding an arrow key down, against one alone."""

from dataclasses import dataclass
from itertools import islice
from threading import Barrier, Thread
from time import perf_counter, sleep

from benchmarks.slider import HELD, Hand, Spread, answered, moved, spread
from leadpact.patterns.what_if import Board

USERS = 8
GOAL = 4.0
_PRESSES_A_SECOND = 30
_SECONDS = 3.0


@dataclass(frozen=True)
class UsersResult:
    """Key press to numbers, alone and among others; `ratio` is that of the 95th percentiles.

    Presses that come while the one before is being answered are passed over for the latest of
    them, as the app does it; `answered` is the share of all presses that were not.
    """

    users: int
    one: Spread
    all: Spread
    ratio: float
    goal: float
    answered: float
    passed: bool


def measure_users(board: Board, seconds: float = _SECONDS) -> UsersResult:
    """One user for so many seconds, then eight, on one board, as in the app."""
    alone = _waits(board, 1, seconds)
    together = _waits(board, USERS, seconds)
    one, all_ = spread(alone), spread(together)
    ratio = all_.p95 / one.p95
    presses = USERS * int(seconds * _PRESSES_A_SECOND)
    return UsersResult(USERS, one, all_, ratio, GOAL, len(together) / presses, ratio <= GOAL)


def _waits(board: Board, users: int, seconds: float) -> list[float]:
    waits: list[float] = []
    barrier = Barrier(users)
    threads = [
        Thread(target=_hold, args=(board, user, seconds, barrier, waits)) for user in range(users)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return waits


def _hold(board: Board, user: int, seconds: float, barrier: Barrier, waits: list[float]) -> None:
    """Each user begins at another slider and moment, and goes on to the next at another press."""
    presses = int(seconds * _PRESSES_A_SECOND)
    criteria = board.patterns.criteria
    place = user * 5 % max(1, len(criteria))
    moves = moved(board.compared, criteria[place:] + criteria[:place])
    drafts = list(islice(moves, user * HELD // USERS, user * HELD // USERS + presses))
    barrier.wait()
    start = perf_counter() + user / USERS / _PRESSES_A_SECOND
    press, hand = 0, Hand(board.compared)
    while press < presses:
        at = start + press / _PRESSES_A_SECOND
        sleep(max(0.0, at - perf_counter()))
        _, hand = answered(board, hand, drafts[press], None)
        now = perf_counter()
        waits.append(now - at)
        press = max(press + 1, int((now - start) * _PRESSES_A_SECOND))
