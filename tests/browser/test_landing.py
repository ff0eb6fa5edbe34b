"""The landing page: to be read by everyone, used with a keyboard, and every link leads somewhere."""

import re
from typing import Literal

import pytest

from app.evaluator import DISCLAIMER
from tests.browser.visiting import DESKTOP, Visit

LEAST_CONTRAST = 4.5
LEAST_OUTLINE = 2

# The colour of each text with the colour behind it: the nearest that is not transparent.
COLOURS = """() => [...document.body.querySelectorAll("*")]
  .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .map(element => {
    let behind = element;
    while (getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
    return [element.textContent, getComputedStyle(element).color, getComputedStyle(behind).backgroundColor];
  })"""
FOCUS = """() => { const style = getComputedStyle(document.activeElement);
  return [document.activeElement.getAttribute("href"), style.outlineStyle, parseFloat(style.outlineWidth)]; }"""


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)]
    assert len(parts) == 3, f"{colour} is not opaque"
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def links(visit: Visit) -> list[str]:
    """Where the links of the page lead, in its order."""
    found: list[str] = visit.page.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert found
    return found


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("rgb(0, 0, 0)", "rgb(255, 255, 255)") == pytest.approx(21)
    assert contrast("rgb(119, 119, 119)", "rgb(255, 255, 255)") == pytest.approx(4.48, abs=0.01)


def test_the_landing_page_shows_a_request_and_the_disclaimer_and_fits(visit: Visit) -> None:
    assert visit.open("/") == 200
    assert visit.page.get_by_text(f"curl {visit.server_url}/evaluate").is_visible()
    assert visit.page.get_by_text(DISCLAIMER).is_visible()
    visit.assert_fits()
    assert visit.page.locator("pre").evaluate("block => block.scrollWidth <= block.clientWidth")
    visit.keep_a_screenshot("landing")


@pytest.mark.parametrize("width", [DESKTOP])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_of_the_landing_page_stands_out(visit: Visit, scheme: Literal["light", "dark"]) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    visit.open("/")
    texts = visit.page.evaluate(COLOURS)
    assert len(texts) > 10
    assert [text for text, *colours in texts if contrast(*colours) < LEAST_CONTRAST] == []
    visit.keep_a_screenshot(f"landing-{scheme}")


def test_the_tab_key_reaches_every_link_and_shows_where_it_is(visit: Visit) -> None:
    visit.open("/")
    reached = []
    for _ in range(len(links(visit)) + 1):  # one more: the request can be scrolled with the keyboard
        visit.page.keyboard.press("Tab")
        address, style, thickness = visit.page.evaluate(FOCUS)
        assert style == "solid"
        assert thickness >= LEAST_OUTLINE
        reached.append(address)
    assert [address for address in reached if address] == links(visit)


@pytest.mark.parametrize("width", [DESKTOP])
def test_every_link_of_the_landing_page_leads_to_an_answer(visit: Visit) -> None:
    visit.open("/")
    assert [address for address in links(visit) if visit.open(address, wait_until="load") != 200] == []
