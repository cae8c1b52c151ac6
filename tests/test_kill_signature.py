"""A signature that is killed in the middle is there with all that belongs to it, or not at all."""

import multiprocessing
import random
import signal
import time
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

from leadpact.store.database import Store
from leadpact.store.definitions import Definition, State, list_definitions, sign
from leadpact.store.rounds import open_round, round_under_way
from tests.definitions import OURS, up
from tests.stores import everybody, store_in

KILLS = 20
SEED = 6
# How long a child may work before it is killed, in seconds: a round takes it about a tenth.
LONGEST = 0.3
_ROUNDS = "select round_id, ended_at is not null from round"


def agree_without_end(home: Path, parent: Connection) -> None:
    """Open a round, put a definition of it up, and sign it for both; over and over."""
    store = store_in(home)
    people = everybody(store)
    admin = people.admin.person_id
    parent.send("ready")
    while True:
        round_ = round_under_way(store, 1, None)
        round_id = round_.round_id if round_ else open_round(store, admin, 1, OURS)
        known = list_definitions(store, 1)
        waiting = [one for one in known if one.state is State.UP_FOR_SIGNATURE]
        draft = waiting[0] if waiting else up(store, people, round_id=round_id)
        signed = {one.team for one in draft.signatures}
        for person in (people.marketing, people.sales):
            if person.team not in signed:
                draft = sign(store, person.person_id, draft.definition_id, draft.hash)


def kill_after(home: Path, seconds: float) -> None:
    """Have a child at work for so long.

    It is forked from a server that has loaded what it needs and opened nothing.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    mine, theirs = context.Pipe()
    process = context.Process(target=agree_without_end, args=(home, theirs), daemon=True)
    process.start()
    assert mine.recv() == "ready"
    time.sleep(seconds)
    process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL


def check(store: Store) -> Counter[tuple[State, int]]:
    """How many definitions there are per state and number of signatures, all tables agreeing.

    Reading them holds contents, hashes, signatures and audit against each other.
    """
    known = list_definitions(store, 1)
    [(audited,)] = store.rows("select count(*) from audit where what = 'definition signed'")
    [(signed,)] = store.rows("select count(*) from sign_off")
    assert signed == audited == sum(len(one.signatures) for one in known)
    [(in_force,)] = store.rows("select count(*) from audit where what = 'definition in force'")
    agreed = [one for one in known if one.agreed_at is not None]
    assert in_force == len(agreed)
    ended = {number: bool(is_over) for number, is_over in store.rows(_ROUNDS)}
    noted = store.rows("select count(*) from audit where what = 'round ended'")
    assert noted == [(len(agreed),)]
    for one in known:
        assert one.round_id is not None
        assert ended[one.round_id] == (one.agreed_at is not None)
        check_state(one, newest_agreed=agreed[:1])
    return Counter((one.state, len(one.signatures)) for one in known)


def check_state(one: Definition, newest_agreed: list[Definition]) -> None:
    if one.agreed_at is None:
        assert one.state is State.UP_FOR_SIGNATURE
    else:
        assert one.state is (State.IN_FORCE if one in newest_agreed else State.SUPERSEDED)


def test_a_signature_killed_twenty_times_is_whole_or_not_there(tmp_path: Path) -> None:
    """The kills strike at moments spread over the work, the same ones in every run."""
    moments = random.Random(SEED)
    found: Counter[tuple[State, int]] = Counter()
    for _ in range(KILLS):
        kill_after(tmp_path, moments.uniform(0, LONGEST))
        store = store_in(tmp_path)
        try:
            found |= check(store)
        finally:
            store.close()
    assert found[State.IN_FORCE, 2]
    assert found[State.UP_FOR_SIGNATURE, 0] + found[State.UP_FOR_SIGNATURE, 1]
