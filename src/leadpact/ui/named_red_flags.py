"""The no's that a team looks for, in a round: named, tied to a reason in the data, dropped."""

from collections.abc import Mapping

import streamlit as st

from leadpact.metrics.shares import Missing
from leadpact.metrics.words import counted
from leadpact.store.red_flags import LONGEST_WORDS, RedFlag, drop_red_flag, name_red_flag
from leadpact.ui import parts
from leadpact.ui.cached import the_store
from leadpact.ui.look import Look
from leadpact.ui.people import by_now
from leadpact.ui.plain import plain
from leadpact.ui.proposal_sliders import Own
from leadpact.ui.red_flags import cached_red_flags
from leadpact.ui.refusals import tried
from leadpact.ui.state import text_in

TITLE = "The no's we are looking for"


def reasons_in(look: Look) -> Mapping[str, int]:
    """The rejection reasons of the data, each with the hand-offs rejected for it."""
    answer = cached_red_flags(look.scope)
    if isinstance(answer, Missing) or isinstance(answer.reasons, Missing):
        return {}
    return {str(row.key): row.share.numerator for row in answer.reasons if row.key is not None}


def flag_words(flag: RedFlag, reasons: Mapping[str, int]) -> str:
    """A red flag with what the data says about it."""
    if flag.reason is None:
        return flag.words
    given = counted(reasons.get(flag.reason, 0), "rejected hand-off")
    return f"{flag.words} · in the data “{flag.reason}”: {given}"


def own_red_flags(look: Look, own: Own) -> None:
    """The team's red flags, with the way to name one more and to drop one."""
    reasons = reasons_in(look)
    with st.container(border=True, gap="xsmall"):
        st.html(f"<b>{TITLE}</b>")
        named = [flag for flag in own.round_.red_flags if flag.team is own.team]
        for flag in named:
            _line(flag, reasons, is_open=not own.is_ready)
        if own.is_ready and not named:
            parts.note("None named.")
        if own.is_ready:
            return
        words, reason = own.key("red-flag"), own.key("red-flag-reason")
        with st.form(own.key("red-flag-form"), clear_on_submit=True, border=False):
            left, right = parts.side_by_side(1, 1)
            left.text_input(
                "A no, in your words",
                key=words,
                max_chars=LONGEST_WORDS,
                placeholder="such as: no budget this year",
            )
            right.selectbox(
                "The data's reason for it",
                list(reasons),
                index=None,
                format_func=lambda one: f"{one} · {reasons[one]:,}",
                key=reason,
                placeholder="none of them",
            )
            st.form_submit_button(
                "Name it", on_click=_name, args=(own.round_.round_id, words, reason)
            )


def _line(flag: RedFlag, reasons: Mapping[str, int], *, is_open: bool) -> None:
    said, way = parts.side_by_side(6, 1)
    with said:
        parts.note(flag_words(flag, reasons))
    if is_open:
        way.button(
            "Drop",
            help=plain(f"Drop “{flag.words}”"),
            key=f"drop-red-flag-{flag.red_flag_id}",
            on_click=_drop,
            args=(flag.red_flag_id,),
        )


def _name(round_id: int, words: str, reason: str) -> None:
    said, given = text_in(words) or "", text_in(reason)
    tried(lambda: name_red_flag(the_store(), by_now(), round_id, said, given))


def _drop(red_flag_id: int) -> None:
    tried(lambda: drop_red_flag(the_store(), by_now(), red_flag_id))
