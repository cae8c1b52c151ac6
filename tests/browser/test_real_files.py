"""Every page on real files: no error, no empty chart without its sentence."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.real_files import MAPPINGS, import_real
from tests.browser.server import serving
from tests.browser.visitor import PAGES, Visitor, visiting
from tests.real_files import with_real_files

pytestmark = [pytest.mark.browser, with_real_files]

# A chart without a mark and without a word in it.
EMPTY = """() => [...document.querySelectorAll(".js-plotly-plot")].filter(plot =>
    !plot.querySelector(".point, .points path, .bars path, .js-line, .heatmaplayer image, "
        + ".annotation-text, .textpoint, .trace path")).map(plot => plot.innerText)"""


@pytest.fixture(scope="module")
def real_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with both real files and the sample, which stand in one store."""
    home = tmp_path_factory.mktemp("real")
    for name in MAPPINGS:
        import_real(home, name)
    with serving(home) as address:
        yield address


def choose(visitor: Visitor, data_set: str) -> None:
    visitor.open("Overview")
    visitor.page.get_by_role("combobox", name="Data set").click()
    visitor.page.get_by_role("option", name=data_set).click()
    visitor.settled()
    expect(visitor.page.get_by_role("combobox", name="Data set")).to_have_value(
        re.compile(rf"^{data_set}")
    )


@pytest.mark.parametrize("data_set", MAPPINGS)
def test_every_page_answers_or_says_what_it_needs(
    browser: Browser, real_server: str, data_set: str
) -> None:
    with visiting(browser, real_server) as visitor:
        choose(visitor, data_set)
        for title in PAGES:
            if title != "Overview":
                visitor.go(title)
            visitor.sees_no_error()
            assert visitor.page.evaluate(EMPTY) == [], title
            answer = visitor.page.locator(".lp-answer")
            assert answer.inner_text().strip(), title
        visitor.stayed_inside()
