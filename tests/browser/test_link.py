"""A link to What-if: what one reader sees, a colleague sees too, and only what was asked for."""

import re

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.visitor import PAGES, Visitor, visiting

pytestmark = pytest.mark.browser


def slider(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("slider", name=re.compile("Decision"))


def numbers(visitor: Visitor) -> list[str]:
    """The sentence, and the tables of the view that is open."""
    visitor.settled()
    answer = visitor.page.locator(".lp-answer").inner_text()
    return [answer, *visitor.page.locator(".lp-compare").all_inner_texts()]


def open_view(visitor: Visitor, name: str) -> None:
    visitor.page.locator(".st-key-what-if-view").get_by_text(name, exact=True).click()
    visitor.settled()


def choose_source(visitor: Visitor, source: str) -> None:
    menu = visitor.page.get_by_role("combobox", name="Source")
    option = visitor.page.get_by_role("option", name=source, exact=True)
    # A menu that opens while the page still comes in may close again.
    for _ in range(10):
        menu.click()
        visitor.page.wait_for_timeout(500)
        if option.is_visible():
            break
        visitor.page.keyboard.press("Escape")
    before = visitor.page.locator(".lp-answer").inner_text()
    option.click()
    visitor.page.keyboard.press("Escape")
    expect(sources(visitor)).to_contain_text(source)
    expect(visitor.page.locator(".lp-answer")).not_to_have_text(before)
    visitor.settled()


def sources(visitor: Visitor) -> Locator:
    return visitor.page.get_by_test_id("stMultiSelect").filter(has_text="Source").first


def keep(visitor: Visitor, name: str) -> None:
    """Keep the draft as a scenario, and wait until the page shows it."""
    dialog = visitor.dialog("Keep as a scenario")
    field = dialog.get_by_role("textbox", name="Name", exact=True)
    field.fill(name)
    field.press("Tab")
    visitor.settled()
    dialog.get_by_role("button", name="Keep it").click()
    expect(dialog).to_have_count(0)
    expect(visitor.page.locator(".lp-compare").first).to_contain_text(name)
    visitor.settled()


def address_of_link(visitor: Visitor) -> str:
    """What stands behind "Copy a link"."""
    dialog = visitor.dialog("Copy a link")
    found = dialog.get_by_test_id("stCode").inner_text().strip()
    visitor.close_dialog()
    return found


def test_a_colleague_who_opens_a_link_sees_the_same_numbers(
    visitor: Visitor, browser: Browser
) -> None:
    visitor.open("What-if")
    open_view(visitor, "Scenarios")
    slider(visitor).press("End")
    expect(slider(visitor)).to_have_value("50")
    visitor.settled()
    keep(visitor, "Titles first")
    slider(visitor).press("ArrowLeft")
    expect(slider(visitor)).to_have_value("49")
    visitor.settled()
    choose_source(visitor, "DataBarn list")
    mine = numbers(visitor)
    assert "Your draft" in mine[0]
    assert len(mine) == 3
    link = address_of_link(visitor)
    assert re.fullmatch(rf"{visitor.address}/what_if\?look=[a-z2-7]{{16}}", link)

    with visiting(browser, visitor.address) as colleague:
        colleague.page.goto(link)
        colleague.at(PAGES["What-if"][1])
        expect(colleague.page.get_by_test_id("stToast")).to_contain_text("Opened from a link")
        expect(slider(colleague)).to_have_value("49")
        expect(sources(colleague)).to_contain_text("DataBarn list")
        colleague.comes_to(lambda: numbers(colleague), mine)
        assert colleague.page.url == f"{visitor.address}/what_if"

        # What the colleague moves stays, and nobody else sees it.
        slider(colleague).press("Home")
        expect(slider(colleague)).to_have_value("0")
        expect(colleague.page.locator(".lp-answer")).not_to_have_text(mine[0])
        assert numbers(colleague) != mine
        assert numbers(visitor) == mine
        colleague.sees_no_error()
        colleague.stayed_inside()
    visitor.sees_no_error()
    visitor.stayed_inside()


def test_a_link_that_was_cut_off_is_told_in_words(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.address}/what_if?look=abc")
    visitor.at(PAGES["What-if"][1])
    expect(visitor.page.get_by_test_id("stAlertContentError")).to_have_text(
        re.compile("This link is cut off or misspelt")
    )
    expect(visitor.page.get_by_text("A link ends in 16 small letters")).to_be_visible()
