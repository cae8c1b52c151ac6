"""The desk of What-if: all that runs again at every move of a slider, and nothing else."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from leadpact.ui import parts
from leadpact.ui.boundary import guarded
from leadpact.ui.compared import Compared
from leadpact.ui.look import Look
from leadpact.ui.sliders import sliders
from leadpact.ui.tuning import tune
from leadpact.ui.what_if import consequences, said


@st.fragment
@guarded
def desk(look: Look, compared: Compared, sentence: DeltaGenerator) -> None:
    """The sliders on the left, what they do on the right, and the sentence in its place above."""
    tuning = tune(look, compared)
    with sentence:
        parts.sentence(said(tuning))
    left, right = parts.side_by_side(5, 9)
    with left:
        sliders(tuning)
    with right:
        consequences(tuning)
