"""Definitions for other programs: all of a data set, what differs, the log, and one as a file."""

from collections.abc import Sequence

from leadpact.domain.definition import DefinitionContent
from leadpact.domain.definition_file import FileSignature, dump_definition
from leadpact.domain.people import Team
from leadpact.export.sheets import Sheet, SheetColumn, Unit
from leadpact.metrics.scenarios import points_that_differ
from leadpact.store.agreement_log import LogEntry
from leadpact.store.definitions import Definition

_SECONDS = "%Y-%m-%d %H:%M:%S"


def definitions_sheet(known: Sequence[Definition]) -> Sheet:
    """One row per definition: its state, who put it up and who signed it; times are in UTC."""
    return Sheet(
        "definitions",
        (
            SheetColumn("Definition", Unit.COUNT),
            SheetColumn("State"),
            SheetColumn("Put up"),
            SheetColumn("By"),
            SheetColumn("Signed for marketing"),
            SheetColumn("Signed for sales"),
            SheetColumn("Criteria", Unit.COUNT),
            SheetColumn("Hash"),
            SheetColumn("Withdrawn because"),
        ),
        tuple(
            (
                one.number,
                one.state.value,
                f"{one.put_up_at:{_SECONDS}}",
                one.put_up_by,
                *(_signed(one, team) for team in Team),
                len(one.content.model.criteria),
                one.hash,
                None if one.withdrawal is None else one.withdrawal.words,
            )
            for one in known
        ),
    )


def points_sheet(old: DefinitionContent, new: DefinitionContent, names: tuple[str, str]) -> Sheet:
    """The points and cut-offs in which two definitions differ, under these names."""
    rows = points_that_differ([old.model, new.model])
    return Sheet(
        "definition-difference",
        (SheetColumn("Points"), *(SheetColumn(name, Unit.COUNT) for name in names)),
        tuple((row.label, *row.values) for row in rows),
    )


def log_sheet(log: Sequence[LogEntry]) -> Sheet:
    """What was done on the way to the definitions; times are in UTC."""
    return Sheet(
        "agreement-log",
        (SheetColumn("When"), SheetColumn("What"), SheetColumn("Of what, and who")),
        tuple((f"{one.happened_at:{_SECONDS}}", one.what, one.detail) for one in log),
    )


def definition_file_of(one: Definition) -> bytes:
    """The definition as a YAML file with its signatures and its hash."""
    signatures = [
        FileSignature(by.team.value, by.person, f"{by.signed_at:{_SECONDS}} UTC")
        for by in one.signatures
    ]
    return dump_definition(one.content, one.hash, signatures).encode("utf-8")


def definition_file_name(one: Definition) -> str:
    """Such as "definition-3.yaml"."""
    return f"definition-{one.number}.yaml"


def _signed(one: Definition, team: Team) -> str | None:
    by = one.signed_for(team)
    return None if by is None else f"{by.person}, {by.signed_at:{_SECONDS}}"
