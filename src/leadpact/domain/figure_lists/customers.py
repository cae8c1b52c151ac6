"""The figures about existing customers and known contacts."""

from leadpact.domain.figure import Figure

CUSTOMERS: tuple[Figure, ...] = (
    Figure(
        "by_relationship",
        "Net new and customers",
        "net new, cross-sell and up-sell: leads, MQLs, wins, conversion, amount and days to win",
        ("relationship",),
        by="relationship",
        graded=True,
    ),
    Figure(
        "existing_customer_share_of_wins",
        "Existing customers among wins",
        "(cross-sell + up-sell) ÷ won leads whose relationship is known",
        ("relationship", "outcome"),
    ),
    Figure(
        "known_contact_share",
        "Known contacts among leads",
        "contacts that sales knew before ÷ leads of which it is known",
        ("known_contact",),
    ),
    Figure(
        "known_contact_share_of_mqls",
        "Known contacts among MQLs",
        "contacts that sales knew before ÷ MQLs of which it is known",
        ("known_contact",),
        graded=True,
    ),
    Figure(
        "conversion_of_known_contacts",
        "Conversion of known contacts",
        "won ÷ leads, known contacts against new ones, matured where there are dates",
        ("known_contact", "outcome"),
        by="contact",
    ),
    Figure(
        "rejected_as_known",
        "Rejected as known",
        "rejected hand-offs whose reason says that sales knew the lead ÷ those with a reason",
        ("rejection_reason",),
    ),
)
