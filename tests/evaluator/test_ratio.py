"""The calcium to magnesium number."""

from app.evaluator import Facts
from tests.evaluator.building import day, evaluated, taken


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
    assert answer["calcium_to_magnesium"]["status"] == "undefined"


def test_without_calcium_there_is_no_ratio(facts: Facts) -> None:
    assert "calcium_to_magnesium" not in evaluated(facts, day(taken(320, "food")))


def test_calcium_is_judged_by_its_own_values(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(1000, "food", nutrient="calcium")), authorities=("us-nasem", "eu-efsa"))
    verdicts = [each["adequacy"]["reference"]["low"] for each in answer["nutrients"][0]["judgements"]]
    assert verdicts == [1000, 950]
