"""The figures about two proposals and what both teams agree on."""

from leadpact.domain.figure import Figure

TWO_PROPOSALS = "two proposals"

AGREEMENT = (
    Figure(
        "disagreement",
        "Where we differ",
        "marketing's grade × sales' grade in the latest round, once both are revealed: leads, "
        "conversion, κ, and the criteria that drive it",
        (TWO_PROPOSALS,),
    ),
)
