"""The members of a group of duplicates as a small table, and what their merged lead would be."""

from datetime import datetime
from html import escape

from leadpact.domain.fields import LEAD_FIELDS
from leadpact.ingest.mending.duplicates import DuplicateGroup, Member, MergedField

_LABELS = {field.name: field.label for field in LEAD_FIELDS}
_NAMES = ("first_name", "last_name")
_SHOWN = ("company", "email", "created_at", "stage", "outcome")
_WIDTHS = (12, 15, 17, 27, 12, 8, 9)
_HEADINGS = ("Lead", "Name", "Company", "E-mail", "Created", "Stage", "Outcome")


def group_html(group: DuplicateGroup) -> str:
    """Who it is about and why, the members side by side, and what their merged lead would be.

    Every text in it is escaped.
    """
    columns = "".join(f'<col style="width: {width}%">' for width in _WIDTHS)
    heads = "".join(f'<th scope="col">{heading}</th>' for heading in _HEADINGS)
    members = "".join(_member_row(member, is_kept=member is group.kept) for member in group.members)
    return (
        f'{_heading(group)}<table class="lp-members"><colgroup>{columns}</colgroup>'
        f"<thead><tr>{heads}</tr></thead><tbody>{members}{_merged_row(group)}</tbody></table>"
        f"{_conflicts(group)}{_rest(group)}"
    )


def _heading(group: DuplicateGroup) -> str:
    name = group.kept.name or group.kept.email or group.kept.lead_id
    return f'<b>{escape(name)}</b> <span class="lp-tag">{escape(group.why)}</span>'


def _member_row(member: Member, *, is_kept: bool) -> str:
    lead = f"{escape(member.lead_id)}{' <em>kept</em>' if is_kept else ''}"
    texts = (
        member.name,
        member.company,
        member.email,
        _day(member.created_at),
        member.stage,
        member.outcome,
    )
    return f'<tr><th scope="row">{lead}</th>{"".join(map(_cell, texts))}</tr>'


def _merged_row(group: DuplicateGroup) -> str:
    values = {field.field: field.value for field in group.fields}
    # Stage and outcome are worked out where no file gives them, and a won lead is the kept one.
    values.setdefault("stage", group.kept.stage or "")
    values.setdefault("outcome", group.kept.outcome or "")
    name = " ".join(values[part] for part in _NAMES if part in values)
    texts = (name, *(_short(field, values.get(field)) for field in _SHOWN))
    cells = "".join(map(_cell, texts))
    return f'<tr class="lp-merged"><th scope="row">Merged</th>{cells}</tr>'


def _conflicts(group: DuplicateGroup) -> str:
    """Each field in which the members say different things: what stays, and what does not."""
    lines = "".join(_conflict(field) for field in group.fields if field.conflicts)
    return f'<ul class="lp-differ"><li>They differ</li>{lines}</ul>' if lines else ""


def _conflict(field: MergedField) -> str:
    others = ", ".join(
        f"not “{escape(value)}” of {escape(lead_id)}" for lead_id, value in field.conflicts
    )
    return f"<li><b>{escape(_label(field))}</b>: “{escape(field.value)}” stays, {others}</li>"


def _rest(group: DuplicateGroup) -> str:
    """All fields of the merged lead, behind a fold."""
    rows = "".join(
        f'<tr><th scope="row">{escape(_label(field))}</th><td>{escape(field.value)}</td>'
        f"<td>of {escape(field.lead_id)}</td></tr>"
        for field in group.fields
    )
    fields = f"{len(group.fields)} fields" if len(group.fields) != 1 else "field"
    return (
        f'<details class="lp-fold"><summary>The {fields} of the merged lead</summary>'
        f'<table class="lp-members"><tbody>{rows}</tbody></table></details>'
    )


def _label(field: MergedField) -> str:
    return _LABELS.get(field.field, field.field)


def _cell(text: str | None) -> str:
    return f"<td>{escape(text) if text else '–'}</td>"


def _short(field: str, value: str | None) -> str | None:
    return value[:10] if value and field == "created_at" else value


def _day(moment: datetime | None) -> str | None:
    return f"{moment:%Y-%m-%d}" if moment else None
