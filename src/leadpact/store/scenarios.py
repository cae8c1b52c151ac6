"""Scenarios: drafts kept under a name of their own in their data set, to be laid side by side."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from leadpact.domain.model_file import dump_model, parse_model
from leadpact.domain.scoring_model import ScoringModel
from leadpact.errors import ScenarioError
from leadpact.store.database import Cursor, Store, run
from leadpact.store.datasets import write_audit

LONGEST_NAME = 80


@dataclass(frozen=True)
class Scenario:
    """One kept draft; `made_by` is None where nobody said who they are, `made_at` is in UTC."""

    scenario_id: int
    dataset_id: int
    name: str
    model: ScoringModel
    made_by: str | None
    made_at: datetime


_COLUMNS = "scenario_id, dataset_id, name, model, made_by, made_at"


def keep_scenario(
    store: Store, dataset_id: int, name: str, model: ScoringModel, made_by: str = ""
) -> Scenario:
    """Keep the model as a scenario of the data set.

    Raises ScenarioError when the name is taken there, or nothing of it can be seen. Two names are
    the same when they differ in spaces, in letters' case or in the way they are encoded alone.
    """
    with store.transaction() as cursor:
        proper = _proper(cursor, dataset_id, name)
        [(scenario_id, made_at)] = run(
            cursor,
            """insert into scenario (dataset_id, name, model, made_by, made_at)
            values ($dataset_id, $name, $model, $made_by, current_timestamp::timestamp)
            returning scenario_id, made_at""",
            {
                "dataset_id": dataset_id,
                "name": proper,
                "model": dump_model(model),
                "made_by": made_by or None,
            },
        )
        _note(cursor, "scenario kept", dataset_id, f"'{proper}'", made_by)
    return Scenario(scenario_id, dataset_id, proper, model, made_by or None, made_at)


def restore_scenario(store: Store, dropped: Scenario, by: str = "") -> None:
    """Bring back a scenario that was dropped, as it was; raises ScenarioError as keeping does."""
    with store.transaction() as cursor:
        run(
            cursor,
            f"""insert into scenario ({_COLUMNS})
            values ($scenario_id, $dataset_id, $name, $model, $made_by, $made_at)""",
            {
                "scenario_id": dropped.scenario_id,
                "dataset_id": dropped.dataset_id,
                "name": _proper(cursor, dropped.dataset_id, dropped.name, dropped.scenario_id),
                "model": dump_model(dropped.model),
                "made_by": dropped.made_by,
                "made_at": dropped.made_at,
            },
        )
        _note(cursor, "scenario restored", dropped.dataset_id, f"'{dropped.name}'", by)


def list_scenarios(store: Store, dataset_id: int) -> tuple[Scenario, ...]:
    """The scenarios of a data set, the newest first."""
    rows = store.rows(
        f"""select {_COLUMNS} from scenario
        where dataset_id = $dataset_id order by scenario_id desc""",
        {"dataset_id": dataset_id},
    )
    return tuple(
        Scenario(number, of, name, parse_model(text, f"scenario '{name}'"), made_by, made_at)
        for number, of, name, text, made_by, made_at in rows
    )


def rename_scenario(store: Store, scenario_id: int, name: str, by: str = "") -> str:
    """Call the scenario by another name; gives the name as it is kept.

    Raises ScenarioError as keeping does, and when the scenario is gone.
    """
    with store.transaction() as cursor:
        dataset_id, old = _found(cursor, scenario_id)
        proper = _proper(cursor, dataset_id, name, scenario_id)
        run(
            cursor,
            "update scenario set name = $name where scenario_id = $scenario_id",
            {"name": proper, "scenario_id": scenario_id},
        )
        _note(cursor, "scenario renamed", dataset_id, f"'{old}' to '{proper}'", by)
    return proper


def drop_scenario(store: Store, scenario_id: int, by: str = "") -> None:
    """Delete the scenario; raises ScenarioError when it is gone already."""
    with store.transaction() as cursor:
        dataset_id, name = _found(cursor, scenario_id)
        run(
            cursor,
            "delete from scenario where scenario_id = $scenario_id",
            {"scenario_id": scenario_id},
        )
        _note(cursor, "scenario deleted", dataset_id, f"'{name}'", by)


def _found(cursor: Cursor, scenario_id: int) -> tuple[int, str]:
    """The data set and the name of the scenario."""
    rows = run(
        cursor,
        "select dataset_id, name from scenario where scenario_id = $scenario_id",
        {"scenario_id": scenario_id},
    )
    if not rows:
        raise ScenarioError(
            "this scenario is no longer there",
            "Somebody has deleted it; open the page again to see which there are.",
        )
    return int(rows[0][0]), str(rows[0][1])


def _proper(cursor: Cursor, dataset_id: int, name: str, own_id: int | None = None) -> str:
    """The name on one line, without control marks; no other scenario of the data set has it."""
    proper = " ".join("".join(mark for mark in name if mark.isspace() or _is_kept(mark)).split())
    if not any(unicodedata.category(mark)[0] in "LNPS" for mark in proper):
        raise ScenarioError(
            "a scenario needs a name that can be seen", "Give it a few letters or figures."
        )
    if len(proper) > LONGEST_NAME:
        raise ScenarioError(
            f"the name '{proper[:20]}…' has {len(proper)} characters",
            f"Give it one of {LONGEST_NAME} at most.",
        )
    others = run(
        cursor,
        "select scenario_id, name from scenario where dataset_id = $dataset_id",
        {"dataset_id": dataset_id},
    )
    for scenario_id, other in others:
        if scenario_id != own_id and _alike(other) == _alike(proper):
            raise ScenarioError(
                f"this data set has a scenario named '{other}' already",
                "Choose another name, or rename or delete that one first.",
            )
    return proper


def _is_kept(mark: str) -> bool:
    return unicodedata.category(mark) not in ("Cc", "Cs")


def _alike(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _note(cursor: Cursor, what: str, dataset_id: int, detail: str, by: str) -> None:
    # No note of the data set's own: those raise its version, all pages would count anew, and a
    # scenario changes no figure.
    write_audit(cursor, what, None, f"{detail} of data set {dataset_id}, by {by or 'nobody named'}")
