"""The figures about leads that ask to be called, and about BANT."""

from leadpact.domain.figure import Figure

HAND_RAISE: tuple[Figure, ...] = (
    Figure(
        "hand_raise_against_bant",
        "Hand-raise against BANT",
        "leads that asked to be called and leads that passed BANT, and how each fares",
        ("wants_contact", "outcome"),
    ),
    Figure(
        "ownership",
        "Who owns the open leads",
        "open leads with a hand-raise or at the MQL threshold are sales', the others marketing's",
        ("outcome",),
        by="team",
        of_all=True,
        graded=True,
    ),
    Figure(
        "questions_answered",
        "Questions answered",
        "leads, hand-raise share and conversion by the number of form questions answered",
        ("questions_answered", "outcome"),
        by="questions",
    ),
    Figure(
        "who_sales_would_call",
        "Whom sales would call",
        "calls, wins captured and wins per call if hand-raise, BANT or the definition decided",
        ("outcome",),
        graded=True,
    ),
)
