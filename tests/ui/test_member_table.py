"""The table of a group of duplicates."""

from datetime import datetime

from leadpact.ingest.mending.duplicates import DuplicateGroup, Member, MergedField
from leadpact.ui.member_table import group_html

IMAGE = "<img src=x onerror=alert(1)>"


def group(name: str = "Anna Bauer") -> DuplicateGroup:
    return DuplicateGroup(
        (
            Member("1", name, "Acme", "a@acme.de", datetime(2026, 1, 5, 8), "won", "won"),
            Member("2", None, "Acme AG", None, None, None, None),
        ),
        "same e-mail",
        (
            MergedField("company", "Acme", "1", (("2", "Acme AG"),)),
            MergedField("created_at", "2026-01-05 08:00", "1", ()),
        ),
    )


def test_what_stays_and_what_goes_is_named_with_its_lead() -> None:
    assert "<b>Company</b>: “Acme” stays, not “Acme AG” of 2" in group_html(group())


def test_the_merged_lead_stands_in_the_last_row_with_the_stage_and_outcome_of_the_kept_one() -> (
    None
):
    html = group_html(group())
    merged = html.split('<tr class="lp-merged">')[1].split("</tr>")[0]
    cells = merged.replace("</td>", "").split("<td>")[1:]
    assert cells == ["–", "Acme", "–", "2026-01-05", "won", "won"]


def test_uploaded_text_never_becomes_html() -> None:
    hostile = group_html(
        DuplicateGroup(
            (
                Member(IMAGE, IMAGE, IMAGE, IMAGE, None, IMAGE, IMAGE),
                Member(f"{IMAGE}2", None, None, None, None, None, None),
            ),
            IMAGE,
            (MergedField(IMAGE, IMAGE, IMAGE, ((IMAGE, IMAGE),)),),
        )
    )
    assert "<img" not in hostile
