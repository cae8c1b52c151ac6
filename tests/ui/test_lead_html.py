"""The tables of one lead."""

from leadpact.domain.criteria import Criterion
from leadpact.domain.lift import Change, Standing
from leadpact.domain.scoring_model import Grade
from leadpact.metrics.one_lead import OneLead, Weight
from leadpact.store.one_lead import LeadOnModel
from leadpact.ui.lead_html import ways_html, weights_html

IMAGE = "<img src=x onerror=alert(1)>"


def standing(label: str, cell: str) -> Standing:
    criterion = Criterion.model_validate(
        {
            "name": "one",
            "label": label,
            "group": "intent",
            "field": label,
            "test": "is one of",
            "values": [cell],
        }
    )
    return Standing(criterion, 9, 0, 0, 0, cell)


def explained(label: str, grade: Grade | None, *, has_way: bool = True) -> OneLead:
    one = standing(label, label)
    lead = LeadOnModel(
        *("1", label, label, None, None, 14, Grade.C, False, 14, 14), standings=(one,)
    )
    weights = (Weight((one,), 0, 2.25),)
    ways = ((Change(one, 1, 9),),) if has_way else ()
    return OneLead(lead, 0, Grade.D, (2.25,), (), weights, Grade.C, Grade.C, grade, 6, ways)


def test_what_sinks_stands_beside_the_mean_lead_and_an_empty_side_says_so() -> None:
    html = weights_html(explained("Budget", Grade.B))
    lifting, sinking = html.split("Sinks it most")
    assert "nothing" in lifting
    assert "Budget" in sinking
    assert "<b>0</b>" in sinking
    assert "+2.2" in sinking


def test_a_way_says_where_it_leads_to() -> None:
    html = ways_html(explained("Budget", Grade.B)).replace("\u00a0", " ")
    assert "Budget +9" in html
    assert "→ 23 · B" in html


def test_where_there_is_no_way_the_points_that_lack_are_said() -> None:
    assert "It lacks 6 points for B" in ways_html(explained("x", Grade.B, has_way=False))
    assert "It is an C already" not in ways_html(explained("x", Grade.B))
    assert "already" in ways_html(explained("x", None))


def test_uploaded_text_never_becomes_html() -> None:
    hostile = explained(IMAGE, Grade.B)
    for html in (weights_html(hostile), ways_html(hostile)):
        assert "<img" not in html
        assert "&lt;img" in html
