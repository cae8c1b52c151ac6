"""One lead explained, in words."""

from leadpact.domain.criteria import Criterion, Test
from leadpact.domain.fields import LEAD_FIELDS, FieldType
from leadpact.domain.lift import Cell, Change, Standing
from leadpact.metrics.one_lead import OneLead, Weight
from leadpact.metrics.words import field_words, value_words

_CHOICES = frozenset(field.name for field in LEAD_FIELDS if field.type is FieldType.CHOICE)


def signed(points: float, digits: int = 0) -> str:
    """Points with their sign: "+12", "−10"; zero without one."""
    shown = f"{abs(points):,.{digits}f}"
    sign = "−" if points < 0 else "+"
    return shown if float(shown.replace(",", "")) == 0 else f"{sign}{shown}"


def score_words(score: int) -> str:
    """A score as it is read: "57", "−12"."""
    return f"{score:,}".replace("-", "−")


def cell_words(criterion: Criterion, cell: Cell) -> str:
    """What a lead has in the criterion's field: "4", "yes", "12 Mar 2026", "decision maker"."""
    if cell is None:
        return "empty" if criterion.test is Test.IS_FILLED else "unknown"
    return value_words(cell, is_choice=criterion.field in _CHOICES)


def found_words(standing: Standing) -> str:
    """What the criterion finds on the lead: its value, and what is unknown beside it."""
    words = cell_words(standing.criterion, standing.cell)
    if standing.is_of_other_product:
        return f"{words}, but for another product"
    lacks = standing.unknown_field
    if lacks is not None and standing.cell is not None:
        return f"{words}, {field_words([lacks])} unknown"
    return words


def reckoning(standing: Standing) -> str:
    """How its points come about: "4 × 3 = +12", "15 × 60 % left = +9", or the points alone."""
    criterion, bare, value = standing.criterion, standing.bare, standing.value
    if value is None:
        return f"0, could be {signed(standing.stake)}"
    if not value or not bare:
        return "0"
    factors = [score_words(standing.points)]
    if criterion.test is Test.COUNT:
        factors.insert(0, f"{bare:,}")
    if criterion.decay is not None:
        factors.append(f"{value // bare} % left")
    worth = signed(standing.worth)
    return worth if len(factors) == 1 else f"{' × '.join(factors)} = {worth}"


def weight_label(weight: Weight) -> str:
    """What the lead is lifted or sunk by: the criterion that gives points, or the field."""
    giving = [one for one in weight.standings if one.worth] or list(weight.standings)
    if len(giving) == 1:
        return giving[0].criterion.label
    return field_words([giving[0].criterion.field])


def change_words(change: Change) -> str:
    """What would have to change: "3 more: 2 → 5", "to be known: yes"."""
    one = change.standing
    wanted = _wanted(change)
    if one.is_unknown:
        return f"{field_words([one.unknown_field or one.criterion.field])} unknown; if {wanted}"
    if one.criterion.test is Test.COUNT:
        more = change.value - (one.bare or 0)
        return f"{more:,} more ({one.bare:,} → {change.value:,})" if more > 0 else "once more"
    if one.bare:
        return "once more, so that it is fresh"
    return f"{wanted}; now {cell_words(one.criterion, one.cell)}"


def range_sentence(one: OneLead) -> str:
    """What the unknown leaves open: the range of score and grade, and what to ask for first."""
    if not one.unknown:
        return "Nothing that the score asks for is unknown."
    lead, first = one.lead, one.unknown[0]
    ends = f"{score_words(lead.least_score)} to {score_words(lead.most_score)}"
    grades = f"{one.best} either way" if one.worst is one.best else f"{one.worst} to {one.best}"
    ask = field_words([first.unknown_field or first.criterion.field])
    most = f"is worth up to {first.stake:,}" if first.stake > 0 else f"could cost {-first.stake:,}"
    return (
        f"Were the unknown known, the score could be {ends}: {grades}. "
        f"Ask for {ask} first: “{first.criterion.label}” {most}."
    )


def _wanted(change: Change) -> str:
    """What the field would have to hold."""
    criterion = change.standing.criterion
    listed = " or ".join(
        value.replace("_", " ") if criterion.field in _CHOICES else value
        for value in criterion.values[:3]
    ) + (" or …" if len(criterion.values) > 3 else "")
    number = f"{criterion.number:,.10g}" if criterion.number is not None else ""
    return {
        Test.IS_ONE_OF: listed,
        Test.IS_NOT: f"not {listed}",
        Test.CONTAINS: f"with {listed} in it",
        Test.AT_LEAST: f"at least {number}",
        Test.AT_MOST: f"at most {number}",
        Test.BETWEEN: f"{criterion.low or 0:,.10g} to {criterion.high or 0:,.10g}",
        Test.IS_TRUE: "yes",
        Test.IS_FILLED: "filled in",
        Test.COUNT: f"{change.value:,} or more",
        Test.WITHIN_DAYS: f"within {criterion.days} days of the as-of date",
    }[criterion.test]
