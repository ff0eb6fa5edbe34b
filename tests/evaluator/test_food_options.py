"""How much of common foods holds what is missing. Figures are those of the food table, divisions are by hand."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from app.evaluator import Evaluation, Facts, Intake, evaluate
from app.evaluator.food_option_shape import FoodOptions
from app.evaluator.food_options import MOST_FOODS
from app.evaluator.foods import CommonFood
from tests.evaluator.building import WOMAN_OF_34, day, is_sentence, taken

PUMPKIN_SEEDS = CommonFood("pumpkin-seeds-roasted", "Pumpkin seeds, roasted", "12016", "1 oz", Decimal("28.35"))
SPINACH = CommonFood("spinach-boiled", "Spinach, boiled", "11458", "1/2 cup", Decimal(90))
APPLE = CommonFood("apple", "Apple", "09003", "1 medium", Decimal(182))
CHEESE_SAUCE = CommonFood("cheese-sauce", "Cheese sauce", "01188", "2 tbsp", Decimal(33))
COD_LIVER_OIL = CommonFood("cod-liver-oil", "Cod liver oil", "04589", "1 tsp", Decimal("4.5"))


def answered(facts: Facts, *entries: dict[str, Any], record: str = "complete", **more: Any) -> Evaluation:
    body = {"authorities": ["us-nasem"], "person": WOMAN_OF_34, "days": [day(*entries, record=record)]}
    return evaluate(Intake.model_validate({**body, "include": ["food_options"], **more}), facts)


def options(facts: Facts, *entries: dict[str, Any], **more: Any) -> list[FoodOptions]:
    return answered(facts, *entries, **more)["food_options"]


def having(facts: Facts, *common_foods: CommonFood) -> Facts:
    return replace(facts, common_foods=common_foods)


def test_the_grams_and_servings_that_hold_what_is_missing_are_rounded_up(facts: Facts) -> None:
    """120 mg are missing to 320: 21.8 g of seeds with 550 mg in 100 g, 137.9 g of spinach with 87."""
    (found,) = options(having(facts, SPINACH, APPLE, PUMPKIN_SEEDS), taken(200, "food"))
    assert (found["nutrient"], found["authority"], found["unit"]) == ("magnesium", "us-nasem", "mg")
    assert found["missing"] == {"low": 120, "high": 120}
    assert [(each["common_food"], each["grams"], each["servings"]) for each in found["foods"]] == [
        ("pumpkin-seeds-roasted", {"low": 22, "high": 22}, {"low": 1, "high": 1}),
        ("spinach-boiled", {"low": 138, "high": 138}, {"low": 2, "high": 2}),
    ]  # 13 apples are more than people eat
    assert found["foods"][0]["food"] == "12016"
    assert found["foods"][0]["serving"] == "1 oz"


def test_what_is_missing_may_be_a_range(facts: Facts) -> None:
    entry = {"nutrient": "magnesium", "amount_min": 200, "amount_max": 265, "unit": "mg", "origin": "food"}
    (found,) = options(having(facts, PUMPKIN_SEEDS), entry)
    assert found["missing"] == {"low": 55, "high": 120}
    assert found["foods"][0]["grams"] == {"low": 10, "high": 22}
    assert found["foods"][0]["servings"] == {"low": 0.5, "high": 1}


def test_it_is_arithmetic_said_in_one_neutral_sentence(facts: Facts) -> None:
    (found,) = options(having(facts, PUMPKIN_SEEDS), taken(200, "food"))
    assert found["text"] == (
        "So much of each of these foods alone holds the 120 mg of magnesium that are missing to the RDA of 320 mg "
        "(National Academies of Sciences, Engineering, and Medicine (IOM)): arithmetic, not advice."
    )


@pytest.mark.parametrize(
    "entries",
    [
        [taken(320, "food")],
        [taken(200, "food"), {"food": "01188", "amount": 10, "unit": "g"}],  # no figure: it may be reached
        [{"food": "01188", "amount": 10, "unit": "g"}],
    ],
)
def test_what_is_reached_or_may_be_has_no_options(facts: Facts, entries: list[dict[str, Any]]) -> None:
    assert options(facts, *entries, nutrients=["magnesium"]) == []


def test_a_food_without_a_figure_is_none_of_them(facts: Facts) -> None:
    (found,) = options(having(facts, CHEESE_SAUCE), taken(200, "food"))
    assert found["foods"] == []
    assert is_sentence(found["text"])
    assert found["text"].startswith("None of the common foods holds in few servings the 120 mg of magnesium")


def test_a_food_that_would_pass_a_limit_that_counts_food_is_none_of_them(facts: Facts) -> None:
    """15 ug of vitamin D are in 6 g of cod liver oil, and 1,800 ug of retinol; the UL of retinol is 3,000."""
    of_oil = having(facts, COD_LIVER_OIL)
    vitamin_d = {"nutrient": "vitamin-d", "amount": 0, "unit": "ug", "origin": "food"}
    retinol = {"nutrient": "vitamin-a", "component": "retinol", "unit": "ug", "origin": "food"}
    within, above = (options(of_oil, vitamin_d, {**retinol, "amount": each}) for each in (1200, 1201))
    assert [each["common_food"] for each in within[0]["foods"]] == ["cod-liver-oil"]
    assert within[0]["foods"][0]["grams"] == {"low": 6, "high": 6}
    assert above[0]["foods"] == []


SPECIAL_K = CommonFood("special-k", "Special K", "08067", "1 cup", Decimal(500))


def test_a_food_that_would_pass_a_limit_of_what_was_added_to_it_is_none_of_them(facts: Facts) -> None:
    """Of 12 mg and 1,271 ug of folic acid in 100 g: with 9 mg come 953 ug, with 10 mg 1,059; the UL is 1,000 ug."""
    within, above = (options(having(facts, SPECIAL_K), taken(320 - missing, "food")) for missing in (9, 10))
    assert [each["common_food"] for each in within[0]["foods"]] == ["special-k"]
    assert above[0]["foods"] == []


BRAZIL_NUTS = CommonFood("brazil-nuts", "Brazil nuts, dried", "12078", "1 oz (6 kernels)", Decimal("28.35"))


@pytest.mark.parametrize(
    ("entry", "nutrients"),
    [
        ({"nutrient": "magnesium", "amount": 20, "unit": "mg", "origin": "food"}, None),
        ({"food": "11458", "amount": 10, "unit": "g"}, ["magnesium"]),
    ],
)
def test_a_food_that_would_pass_a_limit_by_itself_is_none_of_them_whatever_was_asked_for(
    facts: Facts, entry: dict[str, Any], nutrients: list[str] | None
) -> None:
    """300 mg of magnesium are in 80 g of Brazil nuts with 376 mg and 1,917 ug of selenium, of which 400 are the UL."""
    asked_for = {"nutrients": nutrients} if nutrients else {}
    (found,) = options(having(facts, BRAZIL_NUTS, PUMPKIN_SEEDS), entry, **asked_for)
    assert [each["common_food"] for each in found["foods"]] == ["pumpkin-seeds-roasted"]


def test_where_a_limit_leaves_out_every_food_that_is_what_is_said(facts: Facts) -> None:
    """Brazil nuts do hold the 20 mg that are missing; but the selenium of this day is above its UL already."""
    selenium = {"nutrient": "selenium", "amount": 500, "unit": "ug", "origin": "food"}
    (found,) = options(having(facts, BRAZIL_NUTS), taken(300, "food"), selenium)
    assert found["foods"] == []
    assert found["text"] == (
        "No food is listed: each common food that holds in few servings the 20 mg of magnesium that are missing to the "
        "RDA of 320 mg (National Academies of Sciences, Engineering, and Medicine (IOM)) would leave something above "
        "an upper level that counts food."
    )


def test_the_us_limit_of_magnesium_leaves_out_no_food(facts: Facts) -> None:
    (found,) = options(having(facts, PUMPKIN_SEEDS), taken(0, "food"), person={"age_years": 40, "sex": "male"})
    assert found["foods"][0]["grams"] == {"low": 77, "high": 77}  # 420 mg, and the limit of 350 counts no food


def test_there_are_few_foods_and_the_fewest_servings_come_first(facts: Facts) -> None:
    (found,) = options(facts, taken(280, "food"))
    servings = [each["servings"]["high"] for each in found["foods"]]
    assert len(servings) == MOST_FOODS
    assert servings == sorted(servings)
    assert max(servings) <= 4


def test_their_sources_are_cited_and_nothing_is_there_unasked(facts: Facts) -> None:
    answer = answered(facts, taken(200, "food"))
    assert {"sr28", "editorial"} <= {each["id"] for each in answer["citations"]}
    assert "food_options" not in answered(facts, taken(200, "food"), include=[])


def test_each_authority_has_its_own(facts: Facts) -> None:
    found = options(having(facts, PUMPKIN_SEEDS), taken(200, "food"), authorities=["us-nasem", "eu-efsa"])
    assert [(each["authority"], each["missing"]["low"]) for each in found] == [("us-nasem", 120), ("eu-efsa", 100)]
