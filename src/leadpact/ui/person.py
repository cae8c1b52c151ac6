"""Who is at work: the name that stands beside what a session changes."""

import streamlit as st

from leadpact.ui.state import name_person, session


def person_field(key: str) -> str:
    """A field for one's name, filled with what this session was told before; may stay empty."""
    name = st.text_input(
        "Your name",
        value=session().person,
        max_chars=60,
        key=key,
        placeholder="stands beside what you change",
        autocomplete="name",
    ).strip()
    if name != session().person:
        name_person(name)
    return name
