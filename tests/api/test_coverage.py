"""GET /coverage and GET /finding-types over HTTP."""

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from app.evaluator.coverage import Coverage
from app.evaluator.findings import FINDING_TYPES
from app.routes.examples import EVALUATE_EXAMPLES

DOCUMENTED = TypeAdapter(list[Coverage])


def test_coverage_is_as_documented_and_has_a_row_for_every_authority_and_nutrient(client: TestClient) -> None:
    rows = client.get("/coverage").json()["coverage"]
    assert DOCUMENTED.validate_python(rows, strict=True) == rows
    assert len(rows) == 19 * 57


def test_coverage_is_filtered_by_nutrient_and_authority(client: TestClient) -> None:
    rows = client.get("/coverage?nutrient=magnesium&authority=jp-mhlw").json()["coverage"]
    assert [(row["authority"], row["nutrient"]) for row in rows] == [("jp-mhlw", "magnesium")]
    assert len(client.get("/coverage?nutrient=calcium").json()["coverage"]) == 19


def test_coverage_counts_the_values_that_reference_values_lists(client: TestClient) -> None:
    values = client.get("/reference-values?authority=us-nasem&nutrient=magnesium").json()["reference_values"]
    (row,) = client.get("/coverage?nutrient=magnesium&authority=us-nasem").json()["coverage"]
    for kind in row["kinds"]:
        in_force = [each for each in values if each["kind"] == kind["kind"] and "valid_until" not in each]
        assert kind["values"] == len(in_force)


@pytest.mark.parametrize(
    ("query", "code", "pointer"),
    [
        ("nutrient=magnesum", "unknown_nutrient", "?nutrient"),
        ("authority=us-nasm", "unknown_authority", "?authority"),
        ("age=3", "unknown_field", "?age"),
    ],
)
def test_a_wrong_filter_is_pointed_at(client: TestClient, query: str, code: str, pointer: str) -> None:
    (error,) = client.get(f"/coverage?{query}").json()["errors"]
    assert (error["code"], error["pointer"]) == (code, pointer)


def test_every_type_of_finding_is_served_with_meaning_and_remedy(client: TestClient) -> None:
    answer = client.get("/finding-types").json()
    assert [each["code"] for each in answer["finding_types"]] == list(FINDING_TYPES)
    assert all(each["meaning"] and each["remedy"] for each in answer["finding_types"])


@pytest.mark.parametrize("name", EVALUATE_EXAMPLES)
def test_every_finding_of_an_example_has_its_type(client: TestClient, name: str) -> None:
    severities = {each["code"]: each["severity"] for each in client.get("/finding-types").json()["finding_types"]}
    found = client.post("/evaluate", json=EVALUATE_EXAMPLES[name]["value"]).json()["findings"]
    assert all(each["severity"] == severities[each["code"]] for each in found)
