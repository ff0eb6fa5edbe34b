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


@pytest.mark.parametrize(
    "query",
    ["kind=safe_level", "status=value", "status=not_established&nutrient=magnesium", "kind=upper_level&status=value"],
)
def test_a_filter_keeps_the_kinds_that_fit_and_leaves_out_rows_without_any(client: TestClient, query: str) -> None:
    wanted = dict(part.split("=") for part in query.split("&"))
    everything = client.get("/coverage").json()["coverage"]
    left = [
        row | {"kinds": kinds}
        for row in everything
        if wanted.get("nutrient") in (None, row["nutrient"])
        and (
            kinds := [
                each
                for each in row["kinds"]
                if all(each[name] == wanted.get(name, each[name]) for name in ("kind", "status"))
            ]
        )
    ]
    assert left
    assert client.get(f"/coverage?{query}").json()["coverage"] == left


def test_a_status_that_is_none_is_pointed_at(client: TestClient) -> None:
    (error,) = client.get("/coverage?status=values").json()["errors"]
    assert (error["code"], error["pointer"]) == ("invalid_value", "?status")


def test_safe_levels_and_intakes_for_chronic_disease_risk_reduction_are_columns_of_their_own(
    client: TestClient,
) -> None:
    # Sodium of the US and Canada: 2,300 mg for chronic disease risk reduction. Iron of EFSA: 40 mg, a safe level. The
    # US and Canada know no safe levels, and EFSA none for chronic disease risk reduction.
    for authority, nutrient, kind, none in (
        ("us-nasem", "sodium", "chronic_disease_risk_reduction", "safe_level"),
        ("eu-efsa", "iron", "safe_level", "chronic_disease_risk_reduction"),
    ):
        (row,) = client.get(f"/coverage?nutrient={nutrient}&authority={authority}").json()["coverage"]
        status = {each["kind"]: each["status"] for each in row["kinds"]}
        assert (status[kind], status[none], len(status)) == ("value", "not_established", 8)
