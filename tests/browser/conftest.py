"""The system's Chromium, and a fresh page in it on a desktop and on a phone."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.visiting import DESKTOP, PHONE, Visit
from tests.leaving_out import leave_out

PROGRAMS = ("chromium", "chromium-browser")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
HEIGHT = 850
MILLISECONDS_TO_APPEAR = 30_000


# Not for the session: while it is open, no other test of this process could run an event loop.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The browser that the system has; without one the test is left out."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if found is None:
        leave_out("Chromium", "install the system's package `chromium`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def width(request: pytest.FixtureRequest) -> int:
    """The width of a window: of a desktop, then of a phone."""
    chosen: int = request.param
    return chosen


@pytest.fixture
def visit(chromium: Browser, server_url: str, width: int) -> Iterator[Visit]:
    """A fresh page of that width; when the test is over nothing may have gone wrong in it."""
    context = chromium.new_context(viewport={"width": width, "height": HEIGHT})
    context.set_default_timeout(MILLISECONDS_TO_APPEAR)
    visit = Visit(context.new_page(), server_url)
    yield visit
    context.close()
    visit.assert_is_clean()
