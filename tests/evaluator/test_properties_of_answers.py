"""What every answer holds: values that are for the person, verdicts that its numbers bear out, sources."""

from math import inf

import pytest
from hypothesis import given

from app.evaluator import Facts
from app.records import Records
from app.tables import ReferenceValue
from tests.evaluator.building import seeded
from tests.evaluator.random_requests import OPEN, Request, answer, any_requests, parts, property_test


@pytest.fixture(scope="session")
def records() -> Records:
    """The lines of the seed, to look at what is printed without the evaluator."""
    return seeded()


@property_test
@given(request=any_requests)
def test_a_value_is_of_the_edition_in_force_and_of_a_band_that_holds_the_person(
    facts: Facts, records: Records, request: Request
) -> None:
    printed = {value.id: value for value in records.reference_values}
    for (nutrient, authority, _), part in parts(answer(request, facts)):
        for name in part["reference_value_ids"]:
            value = printed[name]
            assert (value.nutrient, value.authority, value.valid_until) == (nutrient, authority, None)
            assert value.kind.value != "label_value"
            assert holds(value, request["person"])


def holds(value: ReferenceValue, person: Request) -> bool:
    """Whether the band of a printed line holds somebody whom the person may be, read from the line alone."""
    months = person.get("age_months", person.get("age_years", 0) * 12)
    sexes = ["female"] if person.get("life_stage") in ("pregnancy", "lactation") else ["female", "male"]
    return (
        value.age_min_months <= months < (value.age_max_months or inf)
        and value.life_stage.value == person.get("life_stage", "general")
        and any(value.sex.value in ("any", sex) for sex in sexes if person.get("sex", sex) == sex)
    )


@property_test
@given(request=any_requests)
def test_a_verdict_is_what_its_numbers_say(facts: Facts, request: Request) -> None:
    evaluation = answer(request, facts)
    intakes = {each["nutrient"]: each["intake"] for each in evaluation["nutrients"]}
    for (nutrient, _, axis), part in parts(evaluation):
        if "reference" in part and part["verdict"] not in OPEN:
            if axis != "excess" and "counts" in part:  # a ceiling besides the headline tells no amount
                assert part["verdict"] in ("within", "exceeded")
                continue
            reference, intake = part["reference"], intakes[nutrient]
            if axis != "excess" and part.get("equivalent") != intake.get("equivalent"):
                continue  # the intake is told in the nutrient's own measure
            by_numbers = {
                "reached": axis != "excess" and intake.get("low", 0) >= reference["high"],
                "not_reached": axis != "excess" and intake.get("high", inf) < reference["low"],
                "within": axis == "excess" and part["highest_day"] <= reference["low"],
                "exceeded": axis == "excess" and part["highest_day"] > reference["high"],
            }
            assert by_numbers[part["verdict"]]


@property_test
@given(request=any_requests)
def test_every_citation_of_a_verdict_is_in_the_list_of_citations(facts: Facts, request: Request) -> None:
    evaluation = answer(request, facts)
    listed = {each["id"] for each in evaluation["citations"]}
    for place, part in parts(evaluation):
        assert {*part["citation_ids"]} <= listed
        assert part["citation_ids"] or part.get("reason") == "not_in_our_data", place
