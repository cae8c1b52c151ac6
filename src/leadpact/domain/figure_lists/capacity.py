"""The figures about what reps can work and what reaches them."""

from leadpact.domain.figure import Figure

CAPACITY: tuple[Figure, ...] = (
    Figure(
        "load_per_rep",
        "Load per rep",
        "qualified leads of each rep by month of creation, against the rep's capacity",
        ("owner", "created_at"),
        graded=True,
    ),
    Figure(
        "leads_needed",
        "Leads needed",
        "quota ÷ (average won amount × conversion of qualified leads), a month",
        ("amount",),
        graded=True,
    ),
    Figure(
        "threshold_for_capacity",
        "Threshold that fills and does not flood",
        "the lowest MQL threshold whose MQLs a month the reps can work",
        ("created_at",),
        graded=True,
    ),
    Figure(
        "routing",
        "Straight to reps",
        "leads with a timeline within three months or a raised hand ÷ leads",
        one_of=("timeline", "wants_contact"),
    ),
    Figure(
        "waiting_for_rep",
        "Waiting for a rep",
        "open sales-owned leads without a rep ÷ open sales-owned leads",
        ("owner",),
        graded=True,
    ),
    Figure(
        "free_capacity",
        "Free capacity",
        "each rep's share of a day, capacity ÷ 30, less what the last 24 hours brought",
        ("capacity",),
    ),
)
