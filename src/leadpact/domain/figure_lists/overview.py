"""The figures of the overview alone: what changed, and what costs most."""

from leadpact.domain.figure import Figure

OVERVIEW = (
    Figure(
        "changes",
        "Change against the quarter before",
        "each headline figure over the leads of the last 91 days less that of the 91 before; the "
        "newest matured ones where leads have to be matured",
        ("created_at",),
        graded=True,
    ),
    Figure(
        "costly_findings",
        "Most costly findings",
        "leads treated worse × what others of their kind bring, in expected wins; estimates",
        ("outcome",),
        graded=True,
    ),
)
