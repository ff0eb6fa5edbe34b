"""Food groups, measures, corrections, common foods and waters: whole, and common foods and waters one by one."""

import pytest
from fastapi.testclient import TestClient


def test_common_foods_have_a_serving_its_magnesium_and_what_others_say(client: TestClient) -> None:
    foods = {food["id"]: food for food in client.get("/common-foods").json()["common_foods"]}
    assert len(foods) == 156
    seeds = foods["pumpkin-seeds-roasted"]
    assert (seeds["food"], seeds["serving"], seeds["serving_grams"]) == ("12016", "1 oz", 28.35)
    # 550 mg per 100 g x 28.35 g = 155.925 mg
    assert (seeds["serving_magnesium_mg"], seeds["source_id"], seeds["statements"]) == (155.9, "sr28", [])
    chia = client.get("/common-foods/chia-seeds").json()
    assert chia == foods["chia-seeds"]
    # 335 mg per 100 g x 28.35 g = 94.97 mg by the food table, and another body says 111.
    assert chia["serving_magnesium_mg"] == 95
    assert [(each["amount"], each["unit"], each["source_id"]) for each in chia["statements"]] == [(111, "mg", "ods")]


def test_every_common_food_is_a_food_of_the_table_with_that_portion(client: TestClient) -> None:
    for common in client.get("/common-foods").json()["common_foods"]:
        food = client.get(f"/foods/{common['food']}").json()
        grams = {portion["id"]: portion["grams"] for portion in food["portions"]}
        assert common["id"] in food["common_foods"]
        assert abs(grams[common["portion"]] * common["portion_count"] - common["serving_grams"]) <= 0.5


def test_waters_are_listed_and_found_one_by_one(client: TestClient) -> None:
    waters = client.get("/waters").json()["waters"]
    assert "evian" in {water["id"] for water in waters}
    for water in waters:
        assert client.get(f"/waters/{water['id']}").json() == water
        assert water["source_ids"]


def test_corrections_are_the_cells_that_later_editions_have_otherwise(client: TestClient) -> None:
    corrections = client.get("/food-corrections").json()["food_corrections"]
    # 736 cells, and the energy of 53 foods
    assert len(corrections) == 736 + 53
    assert all(each["first_value"] != each["value"] and each["source_id"] for each in corrections)


def test_every_measure_with_a_nutrient_names_one_that_is_there(client: TestClient) -> None:
    nutrients = {each["id"] for each in client.get("/nutrients").json()["nutrients"]}
    measures = client.get("/food-measures").json()["food_measures"]
    assert {each["nutrient"] for each in measures if "nutrient" in each} <= nutrients
    assert all(each["id"].endswith(each["unit"].lower()) for each in measures)


def test_every_group_has_foods(client: TestClient) -> None:
    for group in client.get("/food-groups").json()["food_groups"]:
        assert client.get(f"/foods?food_group={group['id']}&page_size=1").json()["foods"]


@pytest.mark.parametrize(("path", "near"), [("/common-foods/chia-seed", "chia-seeds"), ("/waters/evien", "evian")])
def test_one_that_is_not_there_names_a_near_one(client: TestClient, path: str, near: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert f"Did you mean '{near}'?" in answer.json()["detail"]
