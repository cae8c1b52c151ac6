"""From the joint points to two signatures: the view Sign of a round."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from leadpact.domain.definition import QUARTER_DAYS, DefinitionContent, RoutingRule
from leadpact.domain.people import Action, may
from leadpact.domain.promise import Promise
from leadpact.domain.scoring_model import ScoringModel
from leadpact.errors import DefinitionError
from leadpact.metrics.evidence import evidence_of
from leadpact.metrics.promise_words import promise_words
from leadpact.store.datasets import DataSet
from leadpact.store.definitions import (
    Definition,
    State,
    definition_in_force,
    next_number,
    put_up,
)
from leadpact.store.promises import list_promises
from leadpact.store.rounds import Round
from leadpact.ui import parts
from leadpact.ui.boundary import errors_shown
from leadpact.ui.cached import the_store
from leadpact.ui.cached_agreement import cached_definitions
from leadpact.ui.draft_card import draft_card
from leadpact.ui.look import Look
from leadpact.ui.people import by_now, person_now
from leadpact.ui.plain import plain

_TAKING = "Taking the evidence of all leads…"
_RULES: Mapping[RoutingRule, str] = MappingProxyType(
    {
        RoutingRule.HAND_RAISE_OR_MQL: "MQLs by points, and everybody who raised a hand",
        RoutingRule.MQL: "MQLs by points; a raised hand counts by its points alone",
        RoutingRule.HAND_RAISE: "Only who raised a hand",
    }
)
_LONGEST_REASONS = 4000
_LONGEST_ROUTING = 1000


@dataclass(frozen=True)
class _Said:
    """What the form holds beside the points."""

    reasons: str
    routing: RoutingRule
    routing_words: str
    red_flags: tuple[str, ...]
    review_days: int


def show_signing(look: Look, round_: Round) -> None:
    """The draft that is up for signature with its buttons, or the form that puts one up."""
    known = cached_definitions(the_store(), look.data_set.dataset_id)
    draft = up_for_signature(known)
    if draft is not None:
        draft_card(look.data_set, draft, in_force_of(known))
        if round_.joint is not None and not _same_points(round_.joint, draft.content.model):
            parts.note(
                "The joint points have moved since it was put up. To sign those, withdraw this "
                "draft and put up another."
            )
        return
    if round_.joint is None:
        parts.note("There are no joint points to sign yet. Set them under The way between.")
        return
    _form(look, round_, round_.joint)


def up_for_signature(known: Sequence[Definition]) -> Definition | None:
    """The definition that waits for signatures."""
    return next((one for one in known if one.state is State.UP_FOR_SIGNATURE), None)


def in_force_of(known: Sequence[Definition]) -> Definition | None:
    """The definition in force."""
    return next((one for one in known if one.state is State.IN_FORCE), None)


def _same_points(one: ScoringModel, other: ScoringModel) -> bool:
    return one == other.model_copy(update={"name": one.name})


def _form(look: Look, round_: Round, joint: ScoringModel) -> None:
    dataset_id = look.data_set.dataset_id
    by = f" set by {round_.joint_by}" if round_.joint_by else ""
    parts.note(f"What is signed: the joint points{by}, over {len(joint.criteria)} criteria.")
    promises = list_promises(the_store(), dataset_id)
    said = _fields(round_, promises)
    person = person_now()
    can = person is not None and may(person.role, Action.PUT_UP)
    if st.button("Put up for signature", type="primary", disabled=not can, key="put-up"):
        with errors_shown():
            _put_up(look.data_set, round_, joint, said)
    if not can:
        st.caption("Somebody of marketing, sales or an admin puts it up: pick yourself first.")


def _fields(round_: Round, promises: Sequence[Promise]) -> _Said:
    left, right = parts.side_by_side(1, 1)
    with left:
        reasons = st.text_area(
            "Why these points? (required)",
            max_chars=_LONGEST_REASONS,
            height=150,
            placeholder="What the data said, what each team gave, what you want to find out",
            key=f"reasons-{round_.round_id}",
        )
        review_days = st.number_input(
            "Review, days after the second signature",
            min_value=7,
            max_value=366,
            value=QUARTER_DAYS,
            key=f"review-days-{round_.round_id}",
        )
    with right:
        routing = st.radio(
            "Which leads go to sales at once?",
            list(RoutingRule),
            format_func=lambda rule: _RULES[rule],
            key=f"routing-{round_.round_id}",
        )
        routing_words = st.text_input(
            "Routing, in your own words",
            max_chars=_LONGEST_ROUTING,
            placeholder="who takes which leads, and what becomes of the others",
            key=f"routing-words-{round_.round_id}",
        )
        named = _named_flags(round_)
        flags = _taken_over(round_.round_id, named)
    parts.note(_promised(promises))
    rule = routing or RoutingRule.HAND_RAISE_OR_MQL
    return _Said(reasons, rule, routing_words, tuple(flags), int(review_days))


def _named_flags(round_: Round) -> dict[str, str]:
    """The red flags of both teams by their words, and who named each."""
    named: dict[str, str] = {}
    for flag in round_.red_flags:
        others = f"{named[flag.words][:-1]}, " if flag.words in named else f"{flag.words} ("
        named[flag.words] = f"{others}{flag.team})"
    return named


def _taken_over(round_id: int, named: Mapping[str, str]) -> list[str]:
    """Those of the red flags that are signed: all of them in view, and all of them at first."""
    if not named:
        return []
    return st.pills(
        "Red flags that both take over",
        list(named),
        selection_mode="multi",
        default=list(named),
        format_func=lambda flag: plain(named[flag]),
        key=f"flags-{round_id}-{len(named)}",
    )


def _promised(promises: Sequence[Promise]) -> str:
    if not promises:
        return "No promises are signed with it: none was made under Promises."
    said = "; ".join(f"{one.kind.team}: {promise_words(one)}" for one in promises)
    return f"Signed with it are the promises. {_begun(said)}."


def _put_up(data_set: DataSet, round_: Round, joint: ScoringModel, said: _Said) -> None:
    if not said.reasons.strip():
        raise DefinitionError(
            "a definition says why its points are these", "Write the reasons in a few words."
        )
    draft = put_up(
        the_store(), by_now(), data_set.dataset_id, _content(data_set, joint, said), round_.round_id
    )
    st.toast(f"Definition {draft.number} is up for signature.")
    st.rerun()


def _content(data_set: DataSet, joint: ScoringModel, said: _Said) -> DefinitionContent:
    """All that is signed, with the evidence as it is now."""
    store, dataset_id = the_store(), data_set.dataset_id
    number, in_force = next_number(store, dataset_id), definition_in_force(store, dataset_id)
    model = joint.model_copy(update={"name": f"Definition {number}"})
    bar = st.progress(0.0, text=_TAKING)
    try:
        evidence = evidence_of(store, dataset_id, model, lambda done: _tell(bar, done))
    finally:
        bar.empty()
    return DefinitionContent(
        number=number,
        dated=datetime.now().astimezone().date(),
        model=model,
        routing=said.routing,
        routing_words=said.routing_words,
        reasons=said.reasons,
        red_flags=said.red_flags,
        promises=list_promises(store, dataset_id),
        review_days=said.review_days,
        supersedes=None if in_force is None else in_force.hash,
        evidence=evidence,
    )


def _tell(bar: DeltaGenerator, done: float) -> None:
    bar.progress(min(done, 1.0), text=_TAKING)


def _begun(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"
