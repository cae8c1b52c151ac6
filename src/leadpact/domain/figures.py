"""The figures of the glossary: what each is called, asked with, and measured against."""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Target:
    """The band a figure should lie in (shares in [0, 1]), and how that is said.

    `of_the_field`: it is what others have, worth a look where ours differs, and no goal of ours.
    """

    low: float
    high: float
    words: str
    of_the_field: bool = False


@dataclass(frozen=True)
class Figure:
    """One figure: `name` is its key everywhere, and that of its SQL file.

    `needs` are the fields without which it cannot be had; `by` is the key it is broken down by;
    `of_all` says that each key's share is of all rows; `graded` that it depends on the scoring
    model.
    """

    name: str
    title: str
    meaning: str
    needs: tuple[str, ...] = ()
    by: str | None = None
    of_all: bool = False
    graded: bool = False
    target: Target | None = None


FIGURES = (
    Figure("conversion_naive", "Conversion, naive", "won ÷ leads", ("outcome",)),
    Figure(
        "conversion_matured",
        "Conversion, matured",
        "won ÷ leads old enough to be won",
        ("created_at", "won_at"),
    ),
    Figure(
        "conversion_by_source",
        "Conversion by source",
        "won ÷ leads per source, matured where there are dates",
        ("source", "outcome"),
        by="source",
    ),
    Figure(
        "conversion_by_source_naive",
        "Conversion by source, naive",
        "won ÷ leads per source",
        ("source", "outcome"),
        by="source",
    ),
    Figure(
        "conversion_by_interest",
        "Conversion by interest",
        "won ÷ leads, active against passive, matured where there are dates",
        ("interest", "outcome"),
        by="interest",
    ),
    Figure("win_rate", "Win rate", "won ÷ (won + lost)", ("lost",)),
    Figure(
        "grade_mix", "Grade mix", "share of leads per grade", by="grade", of_all=True, graded=True
    ),
    Figure(
        "good_grades",
        "Leads graded A–C",
        "leads graded A, B or C ÷ leads",
        graded=True,
        target=Target(0.5, 1.0, "target: more A–C than D"),
    ),
    Figure(
        "conversion_by_grade",
        "Conversion by grade",
        "won ÷ leads per grade, matured where there are dates",
        ("outcome",),
        by="grade",
        graded=True,
    ),
    Figure(
        "wins_captured",
        "Wins captured",
        "won leads graded A or B ÷ won leads",
        ("outcome",),
        graded=True,
    ),
    Figure(
        "active_share",
        "Active interest",
        "active ÷ (active + passive)",
        ("interest",),
        target=Target(0.5, 1.0, "target: at least 50 %"),
    ),
    Figure(
        "active_share_by_month",
        "Active interest by month",
        "active ÷ (active + passive) by month of creation",
        ("interest", "created_at"),
        by="month",
        target=Target(0.5, 1.0, "target: at least 50 %"),
    ),
    Figure(
        "recycled_share_of_closes",
        "Closes cycled 2+ times",
        "won with cycles ≥ 2 ÷ won with cycles known",
        ("cycles",),
        target=Target(0.2, 0.3, "field: 20–30 %", of_the_field=True),
    ),
    Figure(
        "conversion_by_cycle",
        "Conversion by cycle",
        "won ÷ leads for 1, 2, 3 and 4+ cycles, matured where there are dates",
        ("cycles", "outcome"),
        by="cycles",
    ),
    Figure(
        "closes_at_stake",
        "Closes at stake",
        "written-off leads × conversion of recycled leads of the same grade; an estimate",
        ("cycles", "outcome"),
        graded=True,
    ),
    Figure(
        "grade_order",
        "Grade order",
        "conversion A > B > C > D, with a one-sided Cochran-Armitage trend test",
        ("outcome",),
        graded=True,
    ),
    Figure(
        "lift_of_a",
        "Lift of A",
        "conversion of A ÷ overall conversion",
        ("outcome",),
        graded=True,
    ),
    Figure(
        "acceptance_rate",
        "Accepted by sales",
        "accepted ÷ decided hand-offs",
        ("stage",),
    ),
    Figure(
        "first_pass_yield",
        "Right the first time",
        "accepted at once and never handed back ÷ first hand-offs decided",
        ("stage",),
    ),
    Figure(
        "rejection_pareto",
        "Why sales says no",
        "rejected hand-offs by reason",
        ("rejection_reason",),
        by="reason",
        of_all=True,
    ),
    Figure(
        "fate_of_rejected",
        "What became of rejected leads",
        "leads that sales ever rejected, by what became of them",
        ("stage",),
        by="fate",
        of_all=True,
    ),
    Figure(
        "qualified_share",
        "Qualified share",
        "leads at or above the MQL threshold or with a hand-raise ÷ leads",
        graded=True,
        target=Target(0.27, 1.0, "field: 27 %", of_the_field=True),
    ),
    Figure(
        "sent_straight_to_sales",
        "Sent straight to sales",
        "leads handed off below the MQL threshold and without a hand-raise ÷ leads handed off",
        ("stage",),
        graded=True,
        target=Target(0.0, 0.61, "field: 61 % send all", of_the_field=True),
    ),
    Figure(
        "existing_customer_share",
        "Existing customers",
        "(cross-sell + up-sell) ÷ leads whose relationship is known",
        ("relationship",),
    ),
)

_BY_NAME = MappingProxyType({figure.name: figure for figure in FIGURES})


def figure_named(name: str) -> Figure:
    """The figure of that name; raises KeyError for any other."""
    return _BY_NAME[name]
