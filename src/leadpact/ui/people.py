"""Who is at work in this session: a person with a role, picked once."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

import streamlit as st

from leadpact.domain.people import Person
from leadpact.store.database import Store
from leadpact.store.people import list_people
from leadpact.ui.cached import changes_of, the_store
from leadpact.ui.state import be_person, session

_YEAR = 365 * 24 * 3600
_ID = re.compile(r"[0-9]{1,9}")


def person_now() -> Person | None:
    """The person that this session is in the name of; None while nobody has said."""
    return _known(session().person_id)


def by_now() -> int | None:
    """The id of that person, as the store's functions take it."""
    person = person_now()
    return None if person is None else person.person_id


def recall_person() -> None:
    """Be whom this browser said last, until somebody says otherwise."""
    if not session().has_said_who:
        person = _known(id_in(st.context.cookies, _cookie()))
        if person is not None:
            be_person(person.person_id, person.name)


def remember_person() -> None:
    """Have the browser remember whom this session is, over a reload."""
    now = session()
    if not now.has_said_who:
        return
    kept, seconds = ("", 0) if now.person_id is None else (now.person_id, _YEAR)
    said = f"{_cookie()}={kept}; path=/; max-age={seconds}; SameSite=Strict"
    st.html(f'<script>document.cookie = "{said}"</script>', unsafe_allow_javascript=True)


def id_in(cookies: Mapping[str, object], name: str) -> int | None:
    """The id that the cookie of that name holds; None where it holds none."""
    kept = str(cookies.get(name))
    return int(kept) if _ID.fullmatch(kept) else None


def _known(person_id: int | None) -> Person | None:
    known = cached_people(the_store())
    return next((one for one in known if one.person_id == person_id), None)


def _cookie() -> str:
    # A browser gives one server's cookies to the others on the same machine: the port is in the
    # name, so that nobody is here whom another server knows under that id.
    port = urlsplit(st.context.url or "").port
    return f"leadpact-person-{port or 0}"


@st.cache_resource(max_entries=2, hash_funcs={Store: changes_of}, show_spinner=False)
def cached_people(store: Store) -> tuple[Person, ...]:
    """Everybody who is known here, read again after every change of the store."""
    return list_people(store)
