"""The reference (ReDoc) is drawn."""

from tests.browser.visiting import Visit


def test_the_reference_shows_its_title_and_the_operations_and_fits(visit: Visit) -> None:
    assert visit.open("/redoc") == 200
    assert visit.page.title() == "Elemental: the reference"
    assert visit.page.get_by_role("heading", name="Elemental").first.is_visible()
    assert visit.page.get_by_role("heading", name="Evaluate an intake").is_visible()
    visit.assert_fits()
    names = visit.page.locator(".dropdown-select + label")
    assert names.count() > 0
    assert names.evaluate_all("names => names.every(name => name.offsetWidth <= name.parentElement.clientWidth)")
    visit.keep_a_screenshot("reference")
