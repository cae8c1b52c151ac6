"""Who is at work, in the sidebar of every page: said once, changed at will."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import streamlit as st

from leadpact.charts.theme import DARK, Palette
from leadpact.domain.people import Action, Person, Role, may
from leadpact.store.people import LONGEST_NAME, join, set_role
from leadpact.ui import parts
from leadpact.ui.cached import the_store
from leadpact.ui.live import still_dialog
from leadpact.ui.people import cached_people, person_now, recall_person, remember_person
from leadpact.ui.plain import plain
from leadpact.ui.state import be_person

_MAY: Mapping[Role, str] = MappingProxyType(
    {
        Role.MARKETING: "proposes, grades and signs for marketing",
        Role.SALES: "proposes, grades and signs for sales",
        Role.ADMIN: "opens rounds, puts definitions up and gives roles; signs for neither team",
        Role.VIEWER: "sees all that is agreed, and changes nothing",
    }
)
_NEW = 0


def who(palette: Palette) -> None:
    """Say in the sidebar who is at work, with the way to say so or to change it."""
    recall_person()
    person = person_now()
    with st.sidebar, st.container(key="who", gap="xxsmall"):
        st.html(f"<style>{_rules(person, palette)}</style>")
        label = "Say who you are" if person is None else plain(f"You are {_named(person)}")
        is_asked = st.button(label, icon=":material/person:", key="who-button", width="stretch")
        remember_person()
    if is_asked:
        _who_dialog(person)


def _rules(person: Person | None, palette: Palette) -> str:
    """The chip at the foot of the sidebar, in view wherever that is scrolled to.

    A line in the team's colour stands beside the team's name.
    """
    colours = {Role.MARKETING: palette.marketing, Role.SALES: palette.sales}
    colour = palette.muted if person is None else colours.get(person.role, palette.muted)
    theme = "dark" if palette == DARK else "light"
    ground = st.get_option(f"theme.{theme}.sidebar.backgroundColor")
    return f"""
        [data-testid="stSidebar"] {{ contain: layout; }}
        [data-testid="stSidebarContent"] {{ padding-bottom: 5.5rem; }}
        .st-key-who {{ position: fixed; inset: auto 0 0 0; width: auto; z-index: 2;
          padding: .5rem 1rem .7rem; background: {ground or palette.surface};
          border-top: 1px solid {palette.grid}; }}
        .st-key-who-button button {{ border-left: 5px solid {colour}; padding: .2rem .6rem; }}
        .st-key-who-button p {{ font-size: .85rem; text-align: left; overflow-wrap: anywhere;
          display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2;
          overflow: hidden; }}"""


@still_dialog("Who are you?")
def _who_dialog(now: Person | None) -> None:
    st.write(
        "There is no login: Leadpact takes your word for it, and keeps it beside what you change "
        "and sign. This browser remembers it."
    )
    known = cached_people(the_store())
    # A place of its own: the button below would else stand twice while this grows or shrinks.
    with st.container():
        name, role = _say(known, now)
    with st.container(horizontal=True):
        if st.button("That is me", type="primary"):
            person = join(the_store(), name, role)
            be_person(person.person_id, person.name)
            st.rerun()
        if now is not None and st.button("Not me", help="Go on as nobody"):
            be_person(None, "")
            st.rerun()
    if now is not None and may(now.role, Action.SET_ROLE):
        _give_role(now, known)


def _say(known: Sequence[Person], now: Person | None) -> tuple[str, Role]:
    """The name and role of somebody known, or as they are given."""
    by_id = {one.person_id: one for one in known}
    picked = _NEW
    if known:
        picked = st.selectbox(
            "You are",
            [*by_id, _NEW],
            index=len(by_id) if now is None else list(by_id).index(now.person_id),
            format_func=lambda one: "Somebody new" if one == _NEW else _named(by_id[one]),
            key="who-known",
        )
    if picked in by_id:
        return by_id[picked].name, by_id[picked].role
    name = st.text_input("Your name", max_chars=LONGEST_NAME, key="who-name", autocomplete="name")
    role = st.radio(
        "Your team or role",
        list(_MAY),
        format_func=lambda one: one.value.capitalize(),
        captions=list(_MAY.values()),
        key="who-role",
    )
    return name, role


def _give_role(admin: Person, known: Sequence[Person]) -> None:
    """What an admin can do for others."""
    by_id = {one.person_id: one for one in known}
    with st.expander("Give somebody another role"):
        picked = st.selectbox(
            "Whom", list(by_id), format_func=lambda one: _named(by_id[one]), key="who-whom"
        )
        role = st.selectbox(
            "Role", list(_MAY), format_func=lambda one: one.value.capitalize(), key="who-new-role"
        )
        if st.button("Give this role"):
            person = set_role(the_store(), admin.person_id, picked, role)
            parts.note(f"{person.name} is here as {person.role} now.")


def _named(person: Person) -> str:
    return f"{person.name} · {person.role}"
