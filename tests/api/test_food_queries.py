"""What people type into a search for foods, and which food has to be among the first five: food_queries.csv.

The foods were chosen from the descriptions of the table, before the search was there.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

LINES = (Path(__file__).parent / "food_queries.csv").read_text("utf-8").splitlines()
QUERIES = tuple(csv.DictReader(LINES))
FOUND = [row for row in QUERIES if row["kind"] != "nothing"]
NOTHING = [row["query"] for row in QUERIES if row["kind"] == "nothing"]
FIRST = 5


def found(client: TestClient, query: str) -> list[str]:
    answer = client.get("/foods", params={"q": query, "page_size": FIRST})
    assert answer.status_code == 200
    return [food["id"] for food in answer.json()["foods"]]


@pytest.mark.parametrize("row", FOUND, ids=lambda row: row["query"])
def test_the_food_that_is_meant_is_among_the_first(client: TestClient, row: dict[str, str]) -> None:
    assert set(found(client, row["query"])) & set(row["foods"].split(";"))


@pytest.mark.parametrize("query", NOTHING)
def test_what_is_no_food_gets_an_empty_list(client: TestClient, query: str) -> None:
    assert found(client, query) == []


def test_the_list_is_long_enough_and_names_each_query_once() -> None:
    kinds = Counter(row["kind"] for row in QUERIES)
    assert kinds["everyday"] >= 100
    assert kinds["typo"] >= 20
    assert len({row["query"] for row in QUERIES}) == len(QUERIES)
