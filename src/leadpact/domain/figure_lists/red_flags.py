"""The figures about what sales says no to."""

from leadpact.domain.figure import Figure

RED_FLAGS: tuple[Figure, ...] = (
    Figure(
        "rejection_by_source",
        "Why sales says no, by source",
        "hand-offs rejected for a reason ÷ decided hand-offs of the source",
        ("rejection_reason", "source", "stage"),
        by="source",
    ),
    Figure(
        "rejection_by_campaign",
        "Why sales says no, by campaign",
        "hand-offs rejected for a reason ÷ decided hand-offs of the campaign",
        ("rejection_reason", "campaign", "stage"),
        by="campaign",
    ),
    Figure(
        "first_pass_yield_by_source",
        "Right the first time, by source",
        "accepted at once and never handed back ÷ first hand-offs decided, per source",
        ("stage", "source"),
        by="source",
    ),
    Figure(
        "first_pass_yield_by_month",
        "Right the first time, by month",
        "accepted at once and never handed back ÷ first hand-offs decided, per month of the "
        "first hand-off",
        ("stage",),
        by="month",
    ),
    Figure(
        "rejection_chart",
        "Rejections week by week",
        "rejected ÷ decided hand-offs per week of the decision, with limits p̄ ± 3·√(p̄(1−p̄)/n)",
        ("stage",),
        by="week",
    ),
    Figure(
        "reason_drivers",
        "What stands behind a no",
        "odds of a no for a reason with a value of a field ÷ the odds without it",
        ("rejection_reason", "stage"),
        by="reason",
    ),
)
