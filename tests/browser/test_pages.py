"""Every page, light and dark: nothing goes out, nothing scrolls sideways, everything is legible."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visitor import PAGES, Scheme, Visitor, visiting

pytestmark = pytest.mark.browser

# Text that is drawn by the page itself: the answer, cards with verdicts, notes, labels.
TEXTS = (
    "h1, .lp-answer, .lp-card h3, .lp-value, .lp-of, .lp-verdict, .lp-note, .lp-tag, .lp-reach, "
    ".lp-asleep, .lp-sample, [data-testid=stCaptionContainer] p"
)
# The formulas of WCAG 2.2, "contrast ratio" and "relative luminance".
CONTRASTS = """texts => {
    const channels = colour => colour.match(/[\\d.]+/g).map(Number)
        .map((one, place) => colour.startsWith("color(srgb") && place < 3 ? one * 255 : one);
    const luminance = ([red, green, blue]) => [red, green, blue]
        .map(one => one / 255)
        .map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
        .reduce((sum, one, place) => sum + one * [0.2126, 0.7152, 0.0722][place], 0);
    const behind = element => {
        for (let one = element; one; one = one.parentElement) {
            const colour = channels(getComputedStyle(one).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour;
        }
        return [255, 255, 255];
    };
    return [...document.querySelectorAll(texts)]
        .filter(one => one.textContent.trim() && one.getClientRects().length)
        .map(one => {
            const levels = [channels(getComputedStyle(one).color), behind(one)].map(luminance);
            const ratio = (Math.max(...levels) + 0.05) / (Math.min(...levels) + 0.05);
            return [`${one.className || one.tagName}: ${one.textContent.slice(0, 40)}`, ratio];
        });
}"""
BACKGROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(15, 21, 28)"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_legible_fits_and_asks_nobody_else(
    browser: Browser, server: str, scheme: Scheme
) -> None:
    with visiting(browser, server, scheme) as visitor:
        visitor.open("Overview")
        for title in PAGES:
            visitor.go(title)
            app = visitor.page.get_by_test_id("stApp")
            expect(app).to_have_css("background-color", BACKGROUNDS[scheme])
            visitor.sees_no_error()
            assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 1280, title
            main = visitor.page.get_by_test_id("stMain")
            assert main.evaluate("main => main.scrollWidth - main.clientWidth") <= 0, title
            found = visitor.page.evaluate(CONTRASTS, TEXTS)
            assert len(found) >= 2, title
            assert [(text, ratio) for text, ratio in found if ratio < 4.5] == [], title
        visitor.stayed_inside()


# The style of the focused element and of what it lies in, under the name that a reader hears.
FOCUS = """() => {
    const style = one => Array.from({length: 5}).reduce(found => {
        const last = found.at(-1);
        return last.parentElement ? [...found, last.parentElement] : found;
    }, [one]).map(getComputedStyle).map(look => [look.outlineStyle, look.outlineWidth,
        look.outlineColor, look.boxShadow, look.borderColor, look.backgroundColor].join()).join();
    const before = window.focusBefore;
    const now = document.activeElement;
    window.focusBefore = {
        element: now,
        words: `${now.tagName} ` +
            (now.getAttribute("aria-label") || now.innerText.split("\\n").at(-1)),
        style: style(now),
    };
    return before && [before.words, style(before.element) !== before.style];
}"""


def focus_stops(visitor: Visitor, limit: int) -> list[tuple[str, bool]]:
    """What Tab stops at, by kind and name, and whether its focus could be seen."""
    visitor.page.add_style_tag(content="* { transition: none !important; }")
    visitor.page.evaluate(FOCUS)
    stops: list[tuple[str, bool]] = []
    for _ in range(limit):
        visitor.press("Tab", 1)
        words, is_seen = visitor.page.evaluate(FOCUS)
        stops.append((words, is_seen))
    return stops


def test_tab_reaches_navigation_filters_sliders_and_doors_and_the_focus_is_seen(
    visitor: Visitor,
) -> None:
    visitor.open("What-if")
    stops = focus_stops(visitor, 75)
    for wanted in (
        "A Overview",
        "A Upload",
        "INPUT Data set",
        "INPUT Period",
        "INPUT Source",
        "BUTTON Add a criterion",
        "INPUT Decision",
        "INPUT Focus industry",
        "BUTTON Show the leads",
        "BUTTON Show the SQL",
        "BUTTON Download",
    ):
        seen = [is_seen for words, is_seen in stops if words.startswith(wanted)]
        assert seen, f"{wanted} among {[words for words, _ in stops]}"
        assert all(seen), wanted


def test_the_data_set_and_the_period_are_chosen_without_scrolling(reader: Visitor) -> None:
    """A menu that has to be scrolled to closes again: nothing may push these below the fold."""
    reader.go("Grades")
    chip = reader.page.get_by_role("button", name="Say who you are").bounding_box()
    period = reader.page.get_by_role("combobox", name="Period").bounding_box()
    assert chip is not None
    assert period is not None
    assert period["y"] + period["height"] < chip["y"]


def test_nothing_lies_over_the_label_of_the_sample(reader: Visitor) -> None:
    reader.go("Grades")
    label = reader.page.get_by_text("Sample data, made up", exact=True)
    on_top = """label => {
        const box = label.getBoundingClientRect();
        return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === label;
    }"""
    assert label.evaluate(on_top)


def test_no_menu_changes_the_theme_behind_the_back_of_our_colours(reader: Visitor) -> None:
    """Streamlit's own theme switch does not run the page anew, so ours would stay as they were."""
    reader.go("Grades")
    expect(reader.page.get_by_test_id("stMainMenu")).to_have_count(0)
