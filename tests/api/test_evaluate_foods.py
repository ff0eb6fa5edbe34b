"""POST /evaluate with foods over HTTP: what three portions hold, and foods without a figure of magnesium."""

import csv
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

WITHOUT_MAGNESIUM = 739


def evaluated(client: TestClient, *entries: dict[str, Any], **more: Any) -> dict[str, Any]:
    body = {"authorities": ["us-nasem"], "person": {"age_years": 34, "sex": "female"}, **more}
    answer = client.post("/evaluate", json={**body, "days": [{"record": "complete", "entries": list(entries)}]})
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def magnesium(client: TestClient, *entries: dict[str, Any]) -> dict[str, Any]:
    (found,) = evaluated(client, *entries, nutrients=["magnesium"])["nutrients"]
    intake: dict[str, Any] = found["intake"]
    return intake


@pytest.mark.parametrize(
    ("food", "portion", "about"),
    [("12016", "1 oz", 156), ("11458", "1/2 cup", 78), ("12063", "1 oz", 79)],
)
def test_a_portion_holds_what_the_food_table_says(client: TestClient, food: str, portion: str, about: int) -> None:
    """Roasted pumpkin seeds, boiled spinach, dry-roasted almonds."""
    intake = magnesium(client, {"food": food, "portion": portion})
    assert round(intake["low"]) == round(intake["high"]) == about


def test_no_food_without_a_figure_of_magnesium_answers_a_number(client: TestClient) -> None:
    with (Path(__file__).parents[2] / "seed" / "foods.csv").open(encoding="utf-8") as file:
        without = [row["id"] for row in csv.DictReader(file) if not row["magnesium_mg"]]
    assert len(without) == WITHOUT_MAGNESIUM
    for food in without:
        told = magnesium(client, {"food": food, "amount": 100, "unit": "g"})
        assert told["display"] == "unknown"
        assert told["coverage"] == {"entries": 1, "entries_with_figure": 0}
        assert not {"low", "high"} & told.keys()


def test_food_options_are_told_when_they_are_asked_for(client: TestClient) -> None:
    (found,) = evaluated(client, {"food": "12063", "portion": "oz"}, nutrients=["magnesium"], include=["food_options"])[
        "food_options"
    ]
    assert (found["nutrient"], found["authority"]) == ("magnesium", "us-nasem")
    assert found["foods"]
    assert all(each["servings"]["high"] <= 4 for each in found["foods"])


@pytest.mark.parametrize(
    ("entry", "code", "field", "said"),
    [
        ({"food": "1001", "amount": 1, "unit": "g"}, "unknown_food", "food", "Did you mean '01001', 'Butter, salted'?"),
        ({"food": "12063", "portion": "bowl"}, "unknown_portion", "portion", "1 oz (22 whole kernels) (28.35 g)"),
        ({"food": "12063", "amount": 1, "unit": "g", "origin": "food"}, "origin_of_food", "origin", "leave the origin"),
    ],
)
def test_an_entry_that_does_not_fit_is_refused_with_what_would_be_right(
    client: TestClient, entry: dict[str, Any], code: str, field: str, said: str
) -> None:
    body = {
        "authorities": ["us-nasem"],
        "person": {"age_years": 34},
        "days": [{"record": "complete", "entries": [entry]}],
    }
    answer = client.post("/evaluate", json=body)
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert (error["code"], error["pointer"]) == (code, f"#/days/0/entries/0/{field}")
    assert said in error["detail"]
