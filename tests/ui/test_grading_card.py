"""The card of a lead shows what files say letter by letter."""

from leadpact.ui.grading_card import KnownLead, card_html


def test_hostile_text_is_escaped_and_cut() -> None:
    evil = "<img src=x onerror=alert(1)>"
    html = card_html(KnownLead(((evil, evil), ("Title", "x" * 200)), (evil,)))
    assert "<img" not in html
    assert html.count("&lt;img") == 3
    assert "x" * 79 + "…" in html
    assert "x" * 80 not in html


def test_a_lead_that_is_gone_is_said_to_be() -> None:
    assert "not in the data any more" in card_html(None)
