"""Entries by medicinal product: units times the elemental amount in a unit, as medicine."""

from typing import Any

import pytest

from app.evaluator import Facts
from tests.evaluator.building import day, evaluated, findings, judgement, magnesium, of_product, taken

FIRST = "#/days/0/entries/0"


@pytest.mark.parametrize(
    ("product", "units", "elemental"),
    [
        ("milk-of-magnesia", 2, 1000),
        ("milk-of-magnesia", 0.5, 250),
        ("rolaids-regular", 3, 135),
        ("uro-mag-140", 2, 169),
        ("clenpiq", 2, 4221.2),
        ("milk-of-magnesia", 0, 0),
    ],
)
def test_units_times_the_amount_in_a_unit(facts: Facts, product: str, units: float, elemental: float) -> None:
    intake = magnesium(evaluated(facts, day(of_product(product, units))))["intake"]
    assert (intake["low"], intake["high"], intake["unit"]) == (elemental, elemental, "mg")


def test_a_product_is_medicine_which_the_us_limit_counts_and_the_eu_limit_does_not(facts: Facts) -> None:
    answer = evaluated(facts, day(of_product("milk-of-magnesia", 1)), authorities=("us-nasem", "eu-efsa"))
    us, eu = (judgement(answer, authority)["excess"] for authority in ("us-nasem", "eu-efsa"))
    assert (us["verdict"], us["over_by"], us["caused_by"]) == ("exceeded", 150, [FIRST])
    assert eu["counted"]["low"] == 0


def test_the_origin_of_a_product_may_be_told_and_changes_nothing(facts: Facts) -> None:
    told = evaluated(facts, day(of_product("rolaids-regular", 1, origin="medicine")))
    assert told["nutrients"] == evaluated(facts, day(of_product("rolaids-regular", 1)))["nutrients"]


def test_a_range_of_units_is_a_range_of_the_element_and_its_end_is_asked_for(facts: Facts) -> None:
    some = {"product": "rolaids-regular", "amount_min": 4, "amount_max": 8, "unit": "unit"}
    answer = evaluated(facts, day(some))
    assert (magnesium(answer)["intake"]["low"], magnesium(answer)["intake"]["high"]) == (180, 360)
    assert judgement(answer)["excess"]["verdict"] == "depends"
    assert [question["pointer"] for question in answer["questions"]] == [f"{FIRST}/amount"]


def test_an_unknown_number_of_units_has_no_upper_end(facts: Facts) -> None:
    answer = evaluated(facts, day({"product": "rolaids-regular", "amount_status": "unknown"}))
    assert "high" not in magnesium(answer)["intake"]
    assert findings(answer, "unknown_amount")
    (counted,) = findings(answer, "medicine_counted")
    assert counted["parameters"] == {"amount_per_unit": 45, "low": 0}


def test_a_medicine_in_the_sums_is_told_once_with_what_it_brings_and_its_labels(facts: Facts) -> None:
    days = (
        day(of_product("milk-of-magnesia", 1), taken(100, "food")),
        day(of_product("milk-of-magnesia", 2, id="evening")),
    )
    answer = evaluated(facts, *days)
    (counted,) = findings(answer, "medicine_counted")
    assert counted["entries"] == [FIRST, "evening"]
    assert counted["parameters"] == {"amount_per_unit": 500, "low": 1500, "high": 1500}
    assert counted["message"] == (
        "Milk of magnesia (e.g. Phillips') is a medicine and is in the sums with 1,500 mg of magnesium: "
        "500 mg for each 15 mL. Nothing else in it is counted."
    )
    assert {"dm-mom", "dm-mom2"} <= {citation["id"] for citation in answer["citations"]}


def test_each_product_is_told_apart(facts: Facts) -> None:
    answer = evaluated(facts, day(of_product("rolaids-regular", 1), of_product("rolaids-ultra", 1)))
    assert [each["citation_ids"] for each in findings(answer, "medicine_counted")] == [["dm-rol-rs"], ["dm-rol-us"]]


@pytest.mark.parametrize("entry", [of_product("rolaids-regular", 0), taken(45, "medicine"), taken(45, "supplement")])
def test_no_product_in_the_sums_is_not_told(facts: Facts, entry: dict[str, Any]) -> None:
    assert not findings(evaluated(facts, day(entry)), "medicine_counted")


def test_a_product_asks_for_care_with_reduced_kidney_function(facts: Facts) -> None:
    assert findings(evaluated(facts, day(of_product("rolaids-regular", 1))), "limit_assumes_normal_kidneys")
