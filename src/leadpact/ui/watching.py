"""A job under way: how far it is, and a button that stops it."""

import streamlit as st

from leadpact.ui.boundary import guarded
from leadpact.ui.jobs import Job, JobState, left_in_words
from leadpact.ui.plain import plain
from leadpact.ui.queued import take_news

_EVERY_SECONDS = 0.5


def say_news() -> None:
    """Say once what was done since the last page."""
    news = take_news()
    if news:
        st.toast(plain(news), icon=":material/info:", duration="long")


def watch(job: Job) -> None:
    """Show the job until it is over, asking it twice a second; then the page runs anew."""
    st.subheader(plain(job.title), anchor=False)
    _progress(job)


@st.fragment(run_every=_EVERY_SECONDS)
@guarded
def _progress(job: Job) -> None:
    state = job.state()
    if state.end is not None:
        st.rerun()
    st.markdown(plain(_words(state)))
    st.progress(state.share)
    if st.button("Cancel", disabled=state.stopping, key=f"stop-{job.number}-{job.is_check}"):
        job.stop()
        st.rerun(scope="fragment")
    st.caption("Nothing is kept before it is done. You may leave this page meanwhile.")


def _words(state: JobState) -> str:
    if state.stopping:
        return "Stopping; nothing will be kept"
    left = left_in_words(state.seconds_left)
    return f"{state.words} · {left}" if left else state.words
