"""Points that two teams settle on in What-if: put to use, reset, and taken back."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


def column(visitor: Visitor, place: int) -> list[str]:
    """A column of the page's table, grades A to D."""
    return [row[place] for row in visitor.rows()[1:]]


def slider(visitor: Visitor) -> Locator:
    # While a step is taken back the slider it replaces may still stand below it for a moment.
    return visitor.page.get_by_role("slider", name=re.compile("Decision")).first


def numbers(visitor: Visitor) -> None:
    """What-if with the table of numbers in view."""
    visitor.open("What-if")
    visitor.page.get_by_role("radio", name="Numbers").click()
    expect(visitor.page.get_by_test_id("glide-cell-3-0")).to_be_attached()
    visitor.settled()


def raise_points(visitor: Visitor) -> None:
    """Move the slider of decision makers from 15 to its end at 50, in one step by keyboard."""
    expect(visitor.page.get_by_test_id("glide-cell-3-0")).to_have_text("0")
    slider(visitor).press("End")
    expect(slider(visitor)).to_have_value("50")
    expect(visitor.page.get_by_test_id("glide-cell-3-0")).not_to_have_text("0")
    visitor.settled()


def shows_leads(visitor: Visitor, leads: list[str]) -> None:
    """Wait until the table's second column has these leads per grade."""
    visitor.table_in_view()
    for place, count in enumerate(leads):
        expect(visitor.page.get_by_test_id(f"glide-cell-1-{place}")).to_have_text(count)


def test_points_are_used_reset_and_taken_back(visitor: Visitor) -> None:
    numbers(visitor)
    before = column(visitor, 1)
    visitor.comes_to(lambda: column(visitor, 2), before)

    raise_points(visitor)
    draft = column(visitor, 2)
    assert draft != before
    visitor.page.get_by_role("button", name="Reset").click()
    expect(slider(visitor)).to_have_value("15")
    visitor.settled()
    expect(visitor.page.get_by_test_id("glide-cell-3-0")).to_have_text("0")
    visitor.comes_to(lambda: column(visitor, 2), before)

    raise_points(visitor)
    visitor.page.get_by_role("button", name="Use these points").click()
    expect(visitor.page.get_by_text("These points are in use now")).to_be_visible()
    shows_leads(visitor, draft)
    visitor.go("Grades")
    shows_leads(visitor, draft)

    visitor.go("What-if")
    dialog = visitor.dialog("Models")
    menu = dialog.get_by_role("combobox", name=re.compile("go back to points"))
    menu.click()
    visitor.page.get_by_role("option", name="The default model").click()
    expect(menu).to_have_value("The default model")
    dialog.get_by_role("button", name="Put them into the draft").click()
    expect(dialog).to_have_count(0)
    expect(slider(visitor)).to_have_value("15")
    visitor.page.get_by_role("button", name="Use these points").click()
    expect(visitor.page.get_by_text("These points are in use now")).to_be_visible()
    shows_leads(visitor, before)
    visitor.go("Grades")
    shows_leads(visitor, before)
    visitor.sees_no_error()


def test_steps_are_taken_back_and_again_by_keyboard(visitor: Visitor) -> None:
    visitor.open("What-if")
    slider(visitor).press("ArrowRight")
    expect(visitor.page.get_by_text("in use: +15")).to_be_visible()
    visitor.settled()
    slider(visitor).press("End")
    expect(slider(visitor)).to_have_value("50")
    visitor.settled()
    visitor.page.keyboard.press("Control+z")
    expect(slider(visitor)).to_have_value("16")
    visitor.settled()
    visitor.page.keyboard.press("Control+z")
    expect(slider(visitor)).to_have_value("15")
    visitor.settled()
    visitor.page.keyboard.press("Control+z")
    expect(visitor.page.get_by_text("There is nothing to undo.")).to_be_visible()
    visitor.settled()
    visitor.page.keyboard.press("Control+Shift+z")
    expect(slider(visitor)).to_have_value("16")
    visitor.settled()
    visitor.sees_no_error()


def test_a_group_is_opened_by_keyboard_and_stays_open(visitor: Visitor) -> None:
    visitor.open("What-if")
    visitor.page.get_by_role("radio", name="Fit", exact=True).focus()
    visitor.press("ArrowRight", 1)
    visitor.press("Enter", 1)
    visits = visitor.page.get_by_role("slider", name=re.compile("Website visits"))
    visits.press("ArrowRight")
    expect(visits).to_have_value("3")
    visitor.settled()
    visitor.go("Grades")
    visitor.go("What-if")
    expect(visits).to_have_value("3")
    expect(visitor.page.get_by_role("radio", name="Behaviour")).to_be_checked()


def test_what_if_fits_the_screen_and_its_bar_one_line(visitor: Visitor) -> None:
    visitor.open("What-if")
    buttons = visitor.page.locator(".st-key-model-bar button:visible").all()
    tops = {round(box["y"]) for button in buttons if (box := button.bounding_box()) is not None}
    assert len(buttons) >= 8
    assert len(tops) == 1
    for view in visitor.page.locator(".st-key-what-if-view").get_by_role("radio").all():
        view.click()
        expect(view).to_be_checked()
        visitor.settled()
        too_wide = "page => page.scrollWidth > page.clientWidth"
        assert not visitor.page.get_by_test_id("stMain").evaluate(too_wide), view.inner_text()
    visitor.sees_no_error()
