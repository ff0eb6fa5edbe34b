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
    assert (counted["nutrient"], counted["citation_ids"]) == ("magnesium", ["dm-mom", "dm-mom2"])
    assert counted["parameters"] == {"amount_per_unit": 500, "low": 1500, "high": 1500}
    assert counted["message"] == (
        "Milk of magnesia (e.g. Phillips') is a medicine and is in the sums with 1,500 mg of magnesium: "
        "500 mg for each 15 mL. Nothing else in it is counted."
    )
    assert {"dm-mom", "dm-mom2"} <= {citation["id"] for citation in answer["citations"]}


def test_a_medicine_of_some_days_of_a_week_is_told_with_its_doses_and_what_is_in_the_mean(facts: Facts) -> None:
    # 500 x 3 / 7 = 214.3; with 1,000 on two other days (1,500 + 2,000) / 7 = 500.
    three = of_product("milk-of-magnesia", 1, days_per_week=3)
    (counted,) = findings(evaluated(facts, day(three, record="usual")), "medicine_counted")
    assert counted["message"] == (
        "Milk of magnesia (e.g. Phillips') is a medicine. Of magnesium it brings 500 mg on 3 days of the week, which "
        "is 214.3 mg a day in the mean: 500 mg for each 15 mL. Nothing else in it is counted."
    )
    assert counted["parameters"] == {"amount_per_unit": 500, "mean": 214.2857143}
    two = of_product("milk-of-magnesia", 2, days_per_week=2)
    (both,) = findings(evaluated(facts, day(three, two, record="usual")), "medicine_counted")
    assert "500 mg on 3 days of the week and 1,000 mg on 2 days of the week, which is 500 mg a day" in both["message"]


def test_a_medicine_of_one_day_of_a_week_and_of_every_day_is_told_in_whole_sentences(facts: Facts) -> None:
    doses = of_product("milk-of-magnesia", 1, days_per_week=1), of_product("milk-of-magnesia", 0.5)
    (counted,) = findings(evaluated(facts, day(*doses, record="usual")), "medicine_counted")
    assert "500 mg on 1 day of the week and 250 mg on every day, which is 321.4 mg a day" in counted["message"]


def test_each_product_is_told_apart(facts: Facts) -> None:
    answer = evaluated(facts, day(of_product("rolaids-regular", 1), of_product("rolaids-ultra", 1)))
    assert [each["citation_ids"] for each in findings(answer, "medicine_counted")] == [["dm-rol-rs"], ["dm-rol-us"]]


@pytest.mark.parametrize("entry", [of_product("rolaids-regular", 0), taken(45, "medicine"), taken(45, "supplement")])
def test_no_product_in_the_sums_is_not_told(facts: Facts, entry: dict[str, Any]) -> None:
    assert not findings(evaluated(facts, day(entry)), "medicine_counted")


def test_a_product_asks_for_care_with_reduced_kidney_function(facts: Facts) -> None:
    assert findings(evaluated(facts, day(of_product("rolaids-regular", 1))), "limit_assumes_normal_kidneys")
