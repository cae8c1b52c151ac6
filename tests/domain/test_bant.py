from leadpact.domain.bant import lacking_for_bant


def test_three_yeses_can_be_had_from_three_fields() -> None:
    assert lacking_for_bant(["need", "budget", "authority", "title"], 3) == ()


def test_the_fields_are_named_without_which_no_lead_can_pass() -> None:
    assert lacking_for_bant(["need", "budget"], 3) == ("authority", "timeline")
    assert lacking_for_bant([], 1) == ("budget", "authority", "need", "timeline")
