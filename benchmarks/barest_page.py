"""The barest Streamlit page that answers a slider: what every page of ours is measured against."""

import streamlit as st

st.metric("Twice that", 2 * st.slider("Points", 0, 1000, 10))
