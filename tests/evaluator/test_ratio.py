"""The calcium to magnesium number."""

from typing import Any

import pytest

from app.evaluator import Facts
from tests.evaluator.building import day, evaluated, taken

NOT_RATED = (
    "Calcium to magnesium by mass, of the same complete days. No recognised body sets a target; it is not rated."
)


def between(low: float, high: float, nutrient: str) -> dict[str, Any]:
    return {"nutrient": nutrient, "amount_min": low, "amount_max": high, "unit": "mg", "origin": "food"}


def unknown(nutrient: str) -> dict[str, Any]:
    return {"nutrient": nutrient, "amount_status": "unknown", "origin": "food"}


def test_the_ratio_is_of_the_same_complete_days(facts: Facts) -> None:
    both = day(taken(1000, "food", nutrient="calcium"), taken(320, "food"))
    answer = evaluated(facts, both, day(taken(9999, "food", nutrient="calcium")))
    ratio = answer["calcium_to_magnesium"]
    assert (ratio["low"], ratio["high"], ratio["complete_days"]) == (3.125, 3.125, 1)


def test_a_ratio_of_extremes_is_a_number(facts: Facts) -> None:
    extremes = day(taken(1e9, "food", nutrient="calcium"), taken(0.000001, "food"))
    assert evaluated(facts, extremes)["calcium_to_magnesium"]["low"] == 1e15


def test_without_magnesium_the_ratio_is_undefined(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(1000, "food", nutrient="calcium"), taken(0, "food")))
    assert answer["calcium_to_magnesium"] == {"status": "undefined", "complete_days": 1, "text": NOT_RATED}


CALCIUM, MAGNESIUM = taken(1000, "food", nutrient="calcium"), taken(400, "food")


@pytest.mark.parametrize(
    ("calcium", "magnesium", "ends"),
    [
        (between(900, 1200, "calcium"), between(300, 400, "magnesium"), {"low": 2.25, "high": 4}),
        (CALCIUM, between(0, 400, "magnesium"), {"low": 2.5}),
        (CALCIUM, unknown("magnesium"), {"low": 0}),
        (unknown("calcium"), MAGNESIUM, {"low": 0}),
        (unknown("calcium"), unknown("magnesium"), {"low": 0}),
    ],
)
def test_the_ratio_is_from_least_over_most_to_most_over_least_where_that_has_an_end(
    facts: Facts, calcium: dict[str, Any], magnesium: dict[str, Any], ends: dict[str, float]
) -> None:
    ratio = evaluated(facts, day(calcium, magnesium))["calcium_to_magnesium"]
    assert ratio == {"status": "known", **ends, "complete_days": 1, "text": NOT_RATED}


def test_without_calcium_there_is_no_ratio(facts: Facts) -> None:
    assert "calcium_to_magnesium" not in evaluated(facts, day(taken(320, "food")))


def test_calcium_is_judged_by_its_own_values(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(1000, "food", nutrient="calcium")), authorities=("us-nasem", "eu-efsa"))
    verdicts = [each["adequacy"]["reference"]["low"] for each in answer["nutrients"][0]["judgements"]]
    assert verdicts == [1000, 950]
