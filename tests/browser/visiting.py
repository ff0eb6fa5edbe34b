"""One page in the browser, and all that it complained about and asked for."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.sync_api import ConsoleMessage, Error, Locator, Page, Request

SCREENSHOTS = Path(__file__).parent / "screenshots"
DESKTOP, PHONE = 1280, 390


@dataclass
class Visit:
    """A page, with what the browser reports of it from the first request on."""

    page: Page
    server_url: str
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen before anything is opened."""
        self.page.on("console", self._hear)
        self.page.on("pageerror", self._stumble)
        self.page.on("request", self._ask)

    def open(self, path: str, wait_until: Literal["load", "networkidle"] = "networkidle") -> int:
        """Go there and wait, usually until the page has all it asks for; the status of its answer."""
        answer = self.page.goto(self.server_url + path, wait_until=wait_until)
        assert answer
        return answer.status

    @property
    def foreign_requests(self) -> list[str]:
        """Requests, blocked ones too, to anything but our server or what a page made itself."""
        own = (f"{self.server_url}/", f"blob:{self.server_url}/", "data:")
        return [address for address in self.requests if not address.startswith(own)]

    def assert_is_clean(self) -> None:
        """No error in the console, which is where a blocked content shows too, and nothing asked of others."""
        assert (self.errors, self.foreign_requests) == ([], [])

    def assert_fits(self) -> None:
        """The page does not scroll sideways."""
        overhang = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert self.page.evaluate(overhang) <= 0

    def keep_a_screenshot(self, name: str, part: Locator | None = None) -> None:
        """A picture for people to look at, of the whole page or of a part."""
        width = (self.page.viewport_size or {"width": 0})["width"]
        path = SCREENSHOTS / f"{name}-{width}.png"
        if part:
            part.screenshot(path=path)
        else:
            self.page.screenshot(path=path, full_page=True)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _stumble(self, error: Error) -> None:
        self.errors.append(str(error))

    def _ask(self, request: Request) -> None:
        self.requests.append(request.url)
