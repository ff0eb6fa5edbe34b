"""The reference (ReDoc) is drawn."""

from tests.browser.visiting import Visit


def test_the_reference_shows_its_title_and_the_operations_and_fits(visit: Visit) -> None:
    assert visit.open("/redoc") == 200
    assert visit.page.title() == "Elemental: the reference"
    for heading in ("Elemental", "Evaluate an intake"):
        visit.page.get_by_role("heading", name=heading).first.wait_for()
    visit.assert_fits()
    names = visit.page.locator(".dropdown-select + label")
    assert names.count() > 0
    assert names.evaluate_all("names => names.every(name => name.offsetWidth <= name.parentElement.clientWidth)")
    visit.keep_a_screenshot("reference")
