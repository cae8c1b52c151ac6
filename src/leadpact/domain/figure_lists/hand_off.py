"""The figures about the road from inquiry to win."""

from leadpact.domain.figure import Figure, Target

HAND_OFF = (
    Figure(
        "funnel",
        "Moved on per step",
        "per step of the road: leads that moved on ÷ leads that entered it, a skipped step "
        "counting as passed; with the days it took and what became of the others",
        ("stage",),
        by="step",
    ),
    Figure(
        "time_in_stage",
        "Days in stage",
        "days from a lead's first day in a stage to its first day in a later one; median",
        ("stage", "created_at"),
        by="step",
    ),
    Figure(
        "cohorts",
        "Reached by month",
        "per month of creation and step: leads that reached the step ÷ leads created, and whether "
        "the month is old enough to judge",
        ("stage", "created_at"),
        by="month",
    ),
    Figure(
        "journey_before_sales",
        "Journey before sales",
        "(first sales contact − first touch) ÷ (close − first touch) of won leads; median",
        ("first_touch_at", "first_sales_contact_at", "won_at"),
        target=Target(0.0, 0.5, "field: up to 50 %", of_the_field=True),
    ),
    Figure(
        "journey_length",
        "Journey length",
        "days from first touch to close of won leads; median",
        ("first_touch_at", "won_at"),
    ),
    Figure(
        "bumps",
        "Bumps on the road",
        "moves backwards per won lead: rejected, handed back, or to an earlier stage",
        ("bumps", "outcome"),
    ),
    Figure(
        "time_to_first_contact",
        "Time to first contact",
        "hours from the first hand-off to the first sales contact after it; median",
        ("first_sales_contact_at",),
    ),
    Figure(
        "contacted_within_24_hours",
        "Contacted within 24 hours",
        "leads that sales spoke to within 24 hours ÷ leads handed off at least a day ago",
        ("first_sales_contact_at",),
    ),
    Figure(
        "five_attempts_in_14_days",
        "Five attempts in 14 days",
        "leads that reps tried at least five times in 14 days ÷ leads handed off that long ago",
        ("activity",),
    ),
)
