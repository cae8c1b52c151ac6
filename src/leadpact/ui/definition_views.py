"""One definition, drawn: what it says, the evidence it was signed on, and what differs."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from leadpact.charts.theme import Palette
from leadpact.domain.definition import DefinitionContent
from leadpact.domain.figures import figure_named
from leadpact.domain.people import Team
from leadpact.export.definition_sheets import definition_file_name, definition_file_of
from leadpact.metrics.definition_diff import consequence_words, differences_in_words
from leadpact.metrics.definition_words import RULE_WORDS, points_words
from leadpact.metrics.evidence import figure_then, replay_words
from leadpact.metrics.promise_words import promise_words
from leadpact.metrics.scenarios import PointsRow, points_that_differ
from leadpact.metrics.words import interval_words, of_words, rate_words
from leadpact.store.datasets import DataSet
from leadpact.store.definitions import Definition
from leadpact.ui import parts
from leadpact.ui.cached_definitions import cached_replay, consequences_today
from leadpact.ui.view_parts import view_table

_SHOWN_OF_HASH = 12


def short_hash(digest: str) -> str:
    """The beginning of a hash, enough to compare by eye."""
    return digest[:_SHOWN_OF_HASH]


def download_yaml(one: Definition, key: str) -> None:
    """The definition's YAML file, behind the button of that key."""
    st.download_button(
        "YAML",
        data=lambda: definition_file_of(one),
        file_name=definition_file_name(one),
        mime="application/yaml",
        on_click="ignore",
        key=key,
    )


def show_content(content: DefinitionContent, palette: Palette) -> None:
    """All that is signed but the evidence."""
    left, right = parts.side_by_side(5, 6)
    with left:
        _words_of(content, palette)
    with right, st.container(border=True):
        _points_of(content)


def _words_of(content: DefinitionContent, palette: Palette) -> None:
    routing = RULE_WORDS[content.routing]
    _said("Reasons", content.reasons)
    _said("Routing", f"{routing[0].upper()}{routing[1:]}.")
    if content.routing_words:
        _said("", content.routing_words)
    if content.red_flags:
        _listed("Red flags: the no's we look for", [escape(one) for one in content.red_flags])
    promised = [
        f"{team_mark(one.kind.team, palette)} {escape(promise_words(one))}"
        for one in content.promises
    ]
    if promised:
        _listed("Promises", promised)
    _said("Review", f"{content.review_days} days after the second signature.")


def _points_of(content: DefinitionContent) -> None:
    model, cut_offs = content.model, content.model.cut_offs
    rows = [
        f"<tr><td>{escape(criterion.label)}</td><td>{_group(criterion.group.value)}</td>"
        f"<td class='lp-right'>{_points(points, criterion.largest_value)}</td></tr>"
        for criterion, points in zip(model.criteria, model.points, strict=True)
    ]
    view_table(("Criterion", "Group", ">Points"), rows)
    parts.note(
        f"A from {cut_offs.a}, B from {cut_offs.b}, C from {cut_offs.c}; "
        f"MQL from {model.mql_threshold}."
    )


def _points(points: int, most: int) -> str:
    return points_words(points) + (f" each, up to {most}" if most > 1 else "")


def _group(name: str) -> str:
    return escape(name.replace("_", " "))


def show_evidence(data_set: DataSet, one: Definition) -> None:
    """The figures as they were, and a check whether the same comes out today."""
    then = one.content.evidence
    as_of = "" if then.as_of is None else f", as of {then.as_of.day} {then.as_of:%b %Y}"
    parts.note(f"{then.data_set}: {then.leads:,} leads{as_of}.")
    rows = [
        f"<tr><td>{escape(_figure_title(figure.name, figure.key))}</td>"
        f"<td class='lp-right'><b>{rate_words(found)}</b></td>"
        f"<td class='lp-whole'>{escape(interval_words(found))}</td>"
        f"<td class='lp-right'>{of_words(found)}</td></tr>"
        for figure in then.figures
        if (found := figure_then(one.content, figure.name, figure.key)) is not None
    ]
    with st.container(border=True):
        view_table(("Figure then", ">Rate", "95 %", ">Counted"), rows)
    parts.note(
        f"Hash of the leads {short_hash(then.data_hash)}…, of their scores "
        f"{short_hash(then.scores_hash)}…"
    )
    if st.toggle("Grade all leads again and compare", key=f"replay-{one.definition_id}"):
        again = cached_replay(data_set, one.content)
        parts.sentence(f"{'✓' if again.same_scores else '▲'} {replay_words(again)}")


def _figure_title(name: str, key: str | None) -> str:
    title = figure_named(name).title
    return title if key is None else f"{title}: {key}"


def show_difference(
    data_set: DataSet, old: DefinitionContent, new: DefinitionContent, names: tuple[str, str]
) -> None:
    """What the new one says otherwise than the old: in words, in points, on today's leads."""
    words = differences_in_words(old, new)
    left, right = parts.side_by_side(1, 1)
    with left:
        if words:
            _listed(f"{names[1]} instead of {names[0]}", [escape(_begun(one)) for one in words])
        else:
            parts.note(f"{names[1]} says the same as {names[0]}.")
    if old.model != new.model:
        with left:
            found = consequences_today(data_set, old, new)
            _listed("On today's leads", [escape(one) for one in consequence_words(found)])
        with right, st.container(border=True):
            _points_beside(points_that_differ([old.model, new.model]), names)


def _points_beside(rows: Sequence[PointsRow], names: tuple[str, str]) -> None:
    drawn = [
        f"<tr><td>{escape(row.label)}</td>"
        + "".join(f"<td class='lp-right'>{_value(value, row)}</td>" for value in row.values)
        + "</tr>"
        for row in rows
    ]
    view_table(("Points", *(f">{name}" for name in names)), drawn)


def _value(value: int | None, row: PointsRow) -> str:
    if value is None:
        return "–"
    return str(value) if row.is_cut_off else points_words(value)


def team_mark(team: Team, palette: Palette) -> str:
    """The team's name with its sign, in its colour, as HTML."""
    colour = palette.marketing if team is Team.MARKETING else palette.sales
    return f'<span class="lp-whole" style="color:{colour}">■ {team.value.capitalize()}</span>'


def _said(title: str, words: str) -> None:
    heading = f"<b>{escape(title)}</b><br>" if title else ""
    body = escape(words).replace("\n", "<br>")
    st.html(f'<p class="lp-says">{heading}{body}</p>')


def _listed(title: str, entries: Sequence[str]) -> None:
    """A title and its entries, which are HTML already."""
    items = "".join(f"<li>{entry}</li>" for entry in entries)
    st.html(f'<div class="lp-says"><b>{escape(title)}</b><ul>{items}</ul></div>')


def _begun(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"
