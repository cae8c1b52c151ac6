"""Who is at work in this session: a person with a role, picked once."""

import streamlit as st

from leadpact.domain.people import Person
from leadpact.store.database import Store
from leadpact.store.people import list_people
from leadpact.ui.cached import changes_of, the_store
from leadpact.ui.state import session


def person_now() -> Person | None:
    """The person that this session is in the name of; None while nobody has said."""
    wanted = session().person_id
    known = cached_people(the_store())
    return next((one for one in known if one.person_id == wanted), None)


def by_now() -> int | None:
    """The id of that person, as the store's functions take it."""
    person = person_now()
    return None if person is None else person.person_id


@st.cache_resource(max_entries=2, hash_funcs={Store: changes_of}, show_spinner=False)
def cached_people(store: Store) -> tuple[Person, ...]:
    """Everybody who is known here, read again after every change of the store."""
    return list_people(store)
