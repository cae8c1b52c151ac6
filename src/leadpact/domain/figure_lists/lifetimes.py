"""The figures about how long sources and recycled leads take to be won."""

from leadpact.domain.figure import STAGE_HISTORY, Figure

LIFETIMES: tuple[Figure, ...] = (
    Figure(
        "conversion_by_day",
        "Conversion by day",
        "won by day 30, 60, 90 and 180 per source: 1 − Kaplan-Meier survivor of days to win",
        ("source", "created_at", "won_at"),
        by="source",
    ),
    Figure(
        "conversion_by_campaign",
        "Conversion by campaign",
        "won ÷ leads per campaign inside its source, matured and naive",
        ("source", "campaign", "outcome"),
        by="campaign",
    ),
    Figure(
        "cost_by_source",
        "Cost by source",
        "cost ÷ leads, MQLs and wins of the months that have a cost; wins of matured months",
        ("source", "created_at"),
        by="source",
        graded=True,
    ),
    Figure(
        "acceptance_by_source",
        "Accepted by sales, by source",
        "accepted ÷ decided hand-offs per source",
        ("source", "stage"),
        by="source",
    ),
    Figure(
        "paper_tigers",
        "Paper tigers",
        "sources above the median in leads whose conversion or acceptance is clearly below all",
        ("source", "outcome"),
        by="source",
    ),
    Figure(
        "days_to_next_hand_off",
        "Days to the next hand-off",
        "days from being rejected or handed back to the next hand-off, by reason of the no",
        (STAGE_HISTORY,),
        by="reason",
    ),
    Figure(
        "conversion_after_wait",
        "Won after waiting",
        "won ÷ hand-offs that brought a lead back, by weeks waited, matured where there are dates",
        (STAGE_HISTORY,),
        by="wait",
    ),
    Figure(
        "recycled_share_by_product",
        "Closes cycled 2+ times, by product",
        "won with cycles ≥ 2 ÷ won with cycles known per product",
        ("cycles", "product"),
        by="product",
    ),
    Figure(
        "recycled_share_by_source",
        "Closes cycled 2+ times, by source",
        "won with cycles ≥ 2 ÷ won with cycles known per source",
        ("cycles", "source"),
        by="source",
    ),
    Figure(
        "worth_another_round",
        "Worth another round",
        "leads resting or written off, by conversion of recycled leads of their grade and reason",
        ("cycles", "outcome"),
        by="grade",
        graded=True,
    ),
)
