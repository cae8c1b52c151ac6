"""The name that stands beside what a session changes."""

import streamlit as st

from leadpact.ui import parts
from leadpact.ui.people import person_now
from leadpact.ui.state import name_person, session


def person_field(key: str) -> str:
    """The name of the person at work; a field for one, which may stay empty, where nobody is."""
    person = person_now()
    if person is not None:
        parts.note(f"In your name: {person.name}")
        return person.name
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
