"""What each team promises: made by one of it, kept for good; the newest of a kind counts."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from leadpact.domain.people import Action
from leadpact.domain.promise import Promise, PromiseKind
from leadpact.errors import AgreementError
from leadpact.store.database import Cursor, Store, run
from leadpact.store.datasets import write_audit
from leadpact.store.people import allowed


@dataclass(frozen=True)
class PromiseMade:
    """A promise as it was made, or taken back (`promise` is None); `made_at` is in UTC."""

    kind: PromiseKind
    promise: Promise | None
    made_by: str
    made_at: datetime


_CONTENT: TypeAdapter[Promise | None] = TypeAdapter(Promise | None)
_HISTORY = """select kind, content, made_by, made_at from promise
where dataset_id = $dataset_id order by promise_id desc"""


def list_promises(store: Store, dataset_id: int) -> tuple[Promise, ...]:
    """The promises that count: the newest of each kind, in the order of the kinds."""
    return tuple(one.promise for one in promises_made(store, dataset_id) if one.promise is not None)


def promises_made(store: Store, dataset_id: int) -> tuple[PromiseMade, ...]:
    """The newest that was said of each kind, who said it and when, in the order of the kinds."""
    newest: dict[PromiseKind, PromiseMade] = {}
    for one in promise_history(store, dataset_id):
        newest.setdefault(one.kind, one)
    return tuple(newest[kind] for kind in PromiseKind if kind in newest)


def promise_history(store: Store, dataset_id: int) -> tuple[PromiseMade, ...]:
    """All that was ever promised and taken back, the newest first."""
    return tuple(
        PromiseMade(PromiseKind(kind), _CONTENT.validate_json(content), made_by, made_at)
        for kind, content, made_by, made_at in store.rows(_HISTORY, {"dataset_id": dataset_id})
    )


def make_promise(store: Store, by: int | None, dataset_id: int, promise: Promise) -> None:
    """Make the promise in place of the one of its kind; raises RoleError for another team's."""
    _say(store, by, dataset_id, promise.kind, promise)


def take_back(store: Store, by: int | None, dataset_id: int, kind: PromiseKind) -> None:
    """Promise nothing of that kind any more; what was promised stays in the history.

    Raises RoleError for another team's, AgreementError where nothing of the kind is promised.
    """
    _say(store, by, dataset_id, kind, None)


def _say(
    store: Store, by: int | None, dataset_id: int, kind: PromiseKind, promise: Promise | None
) -> None:
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.PROMISE, team=kind.team)
        if promise is None and _newest(cursor, dataset_id, kind) is None:
            raise AgreementError(
                f"{kind.team} promises nothing of this kind",
                "Open the page again to see what is promised.",
            )
        content = _CONTENT.dump_json(promise).decode()
        run(
            cursor,
            """insert into promise (dataset_id, content, team, kind, made_by, made_at)
            values ($dataset_id, $content, $team, $kind, $by, current_timestamp::timestamp)""",
            {
                "dataset_id": dataset_id,
                "content": content,
                "team": kind.team.value,
                "kind": kind.value,
                "by": person.name,
            },
        )
        # No note of the data set's own: a promise changes no figure of its leads.
        what = "promise taken back" if promise is None else "promise made"
        detail = f"{kind} {content} of data set {dataset_id}, by {person.name} ({kind.team})"
        write_audit(cursor, what, None, detail)


def _newest(cursor: Cursor, dataset_id: int, kind: PromiseKind) -> Promise | None:
    rows = run(
        cursor,
        """select content from promise where dataset_id = $dataset_id and kind = $kind
        order by promise_id desc limit 1""",
        {"dataset_id": dataset_id, "kind": kind.value},
    )
    return _CONTENT.validate_json(rows[0][0]) if rows else None
