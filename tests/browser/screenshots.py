"""Pictures of every page, light and dark: `python -m tests.browser.screenshots [folder]`.

A fresh server shows the sample and, where ../shared/data is there, x_education and bank_full. The
pictures in docs/ are made with them.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.browser.doc_pictures import picture_docs
from tests.browser.real_files import MAPPINGS, import_real
from tests.browser.server import serving
from tests.browser.visitor import PAGES, chromium, visiting
from tests.real_files import SHARED


def photograph(browser: Browser, address: str, folder: Path, data_set: str) -> None:
    """One picture per page and scheme of the data set that the server shows first."""
    for scheme in ("light", "dark"):
        with visiting(browser, address, scheme) as visitor:
            for title, (path, _) in PAGES.items():
                visitor.open(title)
                # A page is taken whole, and what lies below the fold is drawn only in view.
                height = visitor.page.get_by_test_id("stMainBlockContainer").bounding_box()
                if height is not None:
                    tall = max(900, round(height["height"]) + 20)
                    visitor.page.set_viewport_size({"width": 1280, "height": tall})
                    visitor.settled()
                name = path.strip("/") or "overview"
                picture = folder / f"{data_set}-{name}-{scheme}.png"
                visitor.page.screenshot(path=picture, full_page=True, animations="disabled")
                visitor.page.set_viewport_size({"width": 1280, "height": 900})


def main(folder: Path) -> None:
    """Write all pictures into the folder in place of earlier ones."""
    folder.mkdir(parents=True, exist_ok=True)
    for earlier in folder.glob("*.png"):
        earlier.unlink()
    real = [name for name in MAPPINGS if (SHARED / f"{name}.csv").is_file()]
    with sync_playwright() as playwright, chromium(playwright) as browser:
        for data_set in ["sample", *real]:
            with TemporaryDirectory(prefix="leadpact-screenshots-") as home:
                if data_set != "sample":
                    import_real(Path(home), data_set)
                with serving(Path(home)) as address:
                    photograph(browser, address, folder, data_set)
        picture_docs(browser)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("screenshots"))
