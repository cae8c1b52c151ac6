"""The closer looks of Recycling, and its threshold, on the sample and on data that lacks much."""

from tests.pages.opened import Opened, chosen, words
from tests.stores import leads

PAGE = "pages/evidence/recycling.py"
VIEW = "recycling-view"


def test_the_threshold_changes_the_share_and_its_words(on_sample: Opened) -> None:
    """Of the sample's 671 closes, 34 were handed off three or more times, 4 four or more."""
    app = on_sample.page(PAGE)
    assert "165 of 671" in words(app)
    app = chosen(app, "cycled-from", 3)
    said = words(chosen(app, VIEW, "Product and source"))
    assert "(34 of 671) came from leads that cycled three or more times" in said
    assert "Closes cycled 3+ times" in said
    assert "Leads that cycled three or more times are" in said
    assert "(4 of 671) came from leads that cycled four or more times" in words(
        chosen(app, "cycled-from", 4)
    )


def test_the_win_can_be_waited_for_too(on_sample: Opened) -> None:
    app = chosen(on_sample.page(PAGE), "waited-for", "win")
    assert "until the win" in words(app)


def test_what_lacks_says_so(opened: Opened) -> None:
    leads(opened.store, "lead_id | cycles | outcome\n1 | 2 | won\n2 | 1 | open")
    app = opened.page(PAGE)
    assert "needs stage history" in words(chosen(app, VIEW, "After a no"))
    assert "needs Product" in words(chosen(app, VIEW, "Product and source"))
    assert "needs Stage" in words(chosen(app, VIEW, "Worth another round"))
