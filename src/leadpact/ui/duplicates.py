"""People who seem to be in twice: shown side by side, merged or kept apart as a person says."""

from collections.abc import Sequence
from itertools import combinations

import streamlit as st

from leadpact.export.sheets import Sheet, SheetColumn
from leadpact.ingest.mending.duplicates import DuplicateGroup, Member, find_duplicates
from leadpact.ingest.mending.merging import (
    MergedLead,
    SameLeads,
    merge_all,
    merged_leads,
    say_not_the_same,
    unmerge,
)
from leadpact.store.datasets import DataSet
from leadpact.ui import parts
from leadpact.ui.boundary import guarded
from leadpact.ui.cached import the_store
from leadpact.ui.member_table import group_html
from leadpact.ui.person import person_field
from leadpact.ui.plain import plain

MOST_GROUPS = 200
_SHOWN = 50


@st.cache_data(
    max_entries=8, hash_funcs={DataSet: repr}, show_spinner="Looking for people who are in twice…"
)
def cached_duplicates(data_set: DataSet) -> tuple[DuplicateGroup, ...]:
    """The groups of leads that seem to be one person, at most `MOST_GROUPS`."""
    return find_duplicates(the_store(), data_set.dataset_id, MOST_GROUPS)


def duplicates_section(data_set: DataSet, groups: Sequence[DuplicateGroup]) -> None:
    """Every group with what merging it would give, and the leads that were merged before."""
    merged = merged_leads(the_store(), data_set.dataset_id)
    if not groups:
        parts.note("Nobody seems to be in twice: no two leads share an e-mail or name and company.")
    if not groups and not merged:
        return
    by = _bar(data_set, groups)
    for group in groups[:_SHOWN]:
        _card(data_set, group, by)
    if len(groups) > _SHOWN:
        parts.note(
            f"The first {_SHOWN} of {_at_least(len(groups))} groups; the others follow as you "
            "decide on these."
        )
    if merged:
        _merged(data_set, merged, by)


def _at_least(groups: int) -> str:
    return f"{groups} or more" if groups == MOST_GROUPS else str(groups)


def _bar(data_set: DataSet, groups: Sequence[DuplicateGroup]) -> str:
    """Who decides, and the way to merge all that share an e-mail."""
    same = [group for group in groups if _shares_email(group)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=300):
            by = person_field("merge-by")
        if same and st.button("Merge all with the same e-mail"):
            _merge_all_dialog(data_set, same, by)
    return by


def _shares_email(group: DuplicateGroup) -> bool:
    emails = {(member.email or "").strip().casefold() for member in group.members}
    return len(emails) == 1 and "" not in emails


@st.dialog("Merge all with the same e-mail?")
@guarded
def _merge_all_dialog(data_set: DataSet, groups: Sequence[DuplicateGroup], by: str) -> None:
    leads = sum(len(group.members) for group in groups)
    count = len(groups)
    people = "1 person" if count == 1 else f"{count:,} people"
    st.write(
        f"{leads:,} leads become {count:,}: {people} whose leads all have the same e-mail. Where "
        "two leads differ, the value shown for the merged lead stays. Each can be taken apart "
        "again below the list."
    )
    if st.button(f"Merge {leads:,} leads into {count:,}", type="primary"):
        with st.spinner("Merging, and working everything out anew…"):
            _merge(data_set, groups, by)
        st.rerun()


def _card(data_set: DataSet, group: DuplicateGroup, by: str) -> None:
    key = "-".join(member.lead_id for member in group.members)
    with st.container(border=True, gap="small"):
        st.html(group_html(group))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            if st.button("Merge", key=f"merge-{key}"):
                _merge(data_set, (group,), by)
                st.toast(f"Merged into lead {plain(group.kept.lead_id)}.")
                st.rerun()
            apart = _who_is_apart(group, key)
            said = st.button("Not the same person", key=f"apart-{key}", disabled=not apart)
            if said:
                _keep_apart(data_set, group, apart, by)
                st.rerun()


def _who_is_apart(group: DuplicateGroup, key: str) -> tuple[Member, ...]:
    """The members that are somebody else: of two both, of more the ones that are chosen."""
    if len(group.members) == 2:
        return group.members
    with st.container(width=360):
        chosen = st.multiselect(
            "Somebody else",
            group.members,
            format_func=lambda member: " · ".join(filter(None, (member.lead_id, member.name))),
            placeholder="Choose who is not this person",
            key=f"else-{key}",
        )
    return tuple(chosen)


def _merge(data_set: DataSet, groups: Sequence[DuplicateGroup], by: str) -> None:
    same = [
        SameLeads(group.kept.lead_id, tuple(member.lead_id for member in group.others))
        for group in groups
    ]
    merge_all(the_store(), data_set.dataset_id, same, by or None)


def _keep_apart(data_set: DataSet, group: DuplicateGroup, apart: Sequence[Member], by: str) -> None:
    """Say of each pair with one of `apart` in it that they are two people."""
    gone = {member.lead_id for member in apart}
    for one, other in combinations([member.lead_id for member in group.members], 2):
        if one in gone or other in gone:
            say_not_the_same(the_store(), data_set.dataset_id, one, other, by or None)


def _merged(data_set: DataSet, merged: Sequence[MergedLead], by: str) -> None:
    """The leads that were merged, and the way to take each apart."""
    st.subheader(f"Merged leads: {len(merged):,}", anchor=False)
    sheet = Sheet(
        "merged",
        tuple(SheetColumn(heading) for heading in ("Lead", "Counts as", "When (UTC)", "By")),
        tuple(
            (one.lead_id, one.into_lead_id, f"{one.merged_at:%Y-%m-%d %H:%M}", one.merged_by)
            for one in merged
        ),
    )
    parts.table(sheet, key=f"merged-{data_set.dataset_id}")
    words = {one.lead_id: f"{one.lead_id}, merged into {one.into_lead_id}" for one in merged}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=360):
            chosen = st.selectbox("Merged lead", list(words), format_func=words.__getitem__)
        if st.button("Take apart"):
            unmerge(the_store(), data_set.dataset_id, chosen, by or None)
            st.toast(f"Lead {plain(chosen)} counts for itself again.")
            st.rerun()
