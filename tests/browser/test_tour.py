"""The tour (Swagger UI): everything is listed, the examples are there, and the first one shows its answer."""

import json
import re

import pytest
from playwright.sync_api import Locator

from app.routes.examples import EVALUATE_EXAMPLES
from tests.browser.visiting import Visit
from tests.clients import DOCUMENT

TAGS = [tag["name"] for tag in json.loads(DOCUMENT.read_text("utf-8"))["tags"]]
EVALUATE = "#operations-evaluate-evaluate_intake"


@pytest.fixture
def evaluate(visit: Visit) -> Locator:
    """POST /evaluate, opened by a click."""
    assert visit.open("/docs") == 200
    operation = visit.page.locator(EVALUATE)
    operation.locator(".opblock-summary-control").click()
    operation.locator(".opblock-body").wait_for()
    return operation


def test_the_tour_lists_every_tag_with_a_filter_and_fits(visit: Visit) -> None:
    assert visit.open("/docs") == 200
    assert visit.page.title() == "Elemental: the tour"
    tags = visit.page.locator(".opblock-tag")
    tags.last.wait_for()
    visit.page.locator(EVALUATE).wait_for()
    assert tags.evaluate_all("tags => tags.map(tag => tag.dataset.tag)") == TAGS
    visit.assert_fits()
    visit.page.get_by_placeholder("Filter by tag").fill(TAGS[-1])
    visit.page.locator(EVALUATE).wait_for(state="detached")
    assert tags.count() == 1


def test_a_deep_link_opens_its_operation(visit: Visit) -> None:
    visit.open("/docs#/evaluate/evaluate_intake")
    body = visit.page.locator(f"{EVALUATE} .opblock-body")
    body.wait_for()
    assert visit.page.locator(".opblock.is-open").count() == 1


def test_the_selector_offers_every_example_and_a_choice_changes_the_body(evaluate: Locator) -> None:
    selector = evaluate.locator(".opblock-section-request-body .examples-select-element")
    offered = selector.locator("option").evaluate_all("options => options.map(option => [option.value, option.text])")
    assert offered == [[name, example["summary"]] for name, example in EVALUATE_EXAMPLES.items()]
    for name, example in reversed(EVALUATE_EXAMPLES.items()):
        selector.select_option(name)
        assert json.loads(evaluate.locator("textarea").input_value()) == example["value"]


def test_the_first_example_executes_and_shows_its_answer(visit: Visit, evaluate: Locator) -> None:
    evaluate.get_by_role("button", name="Execute").click()
    answer = evaluate.locator(".live-responses-table")
    answer.get_by_text("Request duration").wait_for()
    assert answer.locator(".response-col_status").last.inner_text().strip() == "200"
    assert '"verdict": "reached"' in answer.inner_text()
    assert re.search(r"Request duration\s+\d+ ms", answer.inner_text())
    assert visit.requests.count(f"{visit.server_url}/evaluate") == 1
    visit.assert_fits()
    visit.keep_a_screenshot("tour")
    visit.keep_a_screenshot("tour-evaluate", evaluate)
