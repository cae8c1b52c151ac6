"""Work done once per server, so that no reader waits for it."""

import gc

import streamlit as st


@st.cache_resource(show_spinner=False)
def warm_up() -> bool:
    """Take all that was loaded at the start out of the garbage collector's rounds."""
    gc.collect()
    gc.freeze()
    return True
