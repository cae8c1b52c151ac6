"""Grades and MQLs as predictions of a win."""

from collections.abc import Sequence

from leadpact.domain.confusion import Confusion
from leadpact.domain.scoring_model import Grade
from leadpact.patterns.outlook import Counts, Outlook


def confusion(predicted: Sequence[Counts], others: Sequence[Counts]) -> Confusion:
    """Of the leads that conversion counts: those predicted to win, and all the others."""
    tp, fn = (sum(count.rated_won for count in part) for part in (predicted, others))
    return Confusion(
        tp=tp,
        fp=sum(count.rated for count in predicted) - tp,
        tn=sum(count.rated for count in others) - fn,
        fn=fn,
    )


def confusion_of_good_grades(outlook: Outlook) -> Confusion:
    """A and B predicted to win, C and D not."""
    good = [count for count in outlook.grades if count.grade in (Grade.A, Grade.B)]
    rest = [count for count in outlook.grades if count.grade not in (Grade.A, Grade.B)]
    return confusion(good, rest)


def confusion_of_mqls(outlook: Outlook) -> Confusion:
    """MQLs predicted to win, the others not."""
    mqls = outlook.qualified
    rest = Counts(
        outlook.leads - mqls.leads,
        outlook.won - mqls.won,
        sum(count.rated for count in outlook.grades) - mqls.rated,
        sum(count.rated_won for count in outlook.grades) - mqls.rated_won,
    )
    return confusion([mqls], [rest])
