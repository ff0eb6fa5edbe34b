"""Risk groups, interactions and medicinal products over HTTP: general facts, always with the note."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.tables import Interaction, MedicinalProduct, RiskGroup


def by_id(client: TestClient, path: str, name: str) -> dict[str, Any]:
    return {record["id"]: record for record in client.get(path).json()[name]}


@pytest.mark.parametrize("path", ["/risk-groups", "/interactions", "/medicinal-products"])
def test_a_list_says_that_absence_is_no_proof_of_safety(client: TestClient, path: str) -> None:
    note = client.get(path).json()["note"]
    assert "proof of safety" in note
    assert note.endswith("Ask a pharmacist or doctor.")


@pytest.mark.parametrize("path", ["/risk-groups", "/interactions", "/medicinal-products"])
def test_nothing_about_a_person_is_taken(client: TestClient, path: str) -> None:
    assert "parameters" not in client.get("/openapi.json").json()["paths"][path]["get"]


def test_no_developer_word_is_left(client: TestClient) -> None:
    fields = {*RiskGroup.model_fields, *Interaction.model_fields, *MedicinalProduct.model_fields}
    assert not fields & {"action", "operator", "condition_field", "rxcui_examples"}
    assert "medicinal_sources" not in client.get("/interactions").text


def test_a_risk_group_is_a_general_fact_with_its_sources(client: TestClient) -> None:
    group = by_id(client, "/risk-groups", "risk_groups")["ckd-g4"]
    assert (group["direction"], group["applies_to"]) == ("contraindicated", ["supplement", "medicine"])
    assert group["statement"].endswith("Ask a pharmacist or doctor.")
    assert group["source_ids"] == ["clenpiq", "cunningham2012", "mori2019", "smpc-mgasp"]


def test_hours_say_how_long_the_medicine_comes_before_and_after_magnesium(client: TestClient) -> None:
    interactions = by_id(client, "/interactions", "interactions")
    hours = {name: (row.get("hours_before"), row.get("hours_after")) for name, row in interactions.items()}
    assert hours["moxifloxacin"] == (4, 8)
    assert hours["alendronate"] == (0.5, 2)
    assert hours["rosuvastatin"] == (2, None)
    assert hours["gabapentin"] == (None, 2)
    assert hours["raltegravir"] == (None, None)


def test_a_class_of_medicines_has_its_examples_and_codes(client: TestClient) -> None:
    row = by_id(client, "/interactions", "interactions")["quinidine-aminoquinolines"]
    assert (row["kind"], row["examples"], row["atc"]) == (
        "drug_class",
        ["quinidine", "chloroquine"],
        ["C01BA01", "P01BA"],
    )


def test_one_product_by_id(client: TestClient) -> None:
    product = client.get("/medicinal-products/milk-of-magnesia").json()
    assert product == by_id(client, "/medicinal-products", "medicinal_products")["milk-of-magnesia"]
    assert (product["unit"], product["amount_per_unit"], product["amount_unit"]) == ("15 mL", 500, "mg")
    assert (product["amount_basis"], product["maximum_units_per_day"], product["kidney_warning"]) == ("label", 4, True)


def test_an_unknown_product_names_the_near_miss(client: TestClient) -> None:
    answer = client.get("/medicinal-products/milk-of-magnesi")
    assert answer.status_code == 404
    assert "Did you mean 'milk-of-magnesia'?" in answer.json()["detail"]


def test_what_is_not_known_of_a_product_is_left_out(client: TestClient) -> None:
    assert "kidney_warning" not in client.get("/medicinal-products/uro-mag-140").json()


def test_an_entry_may_name_a_product(client: TestClient) -> None:
    entry = {"product": "milk-of-magnesia", "amount": 2, "unit": "unit"}
    body = {
        "authorities": ["us-nasem"],
        "person": {"age_years": 34, "sex": "female"},
        "days": [{"record": "complete", "entries": [entry]}],
    }
    answer = client.post("/evaluate", json=body).json()
    assert answer["nutrients"][0]["intake"]["low"] == 1000
    assert "medicine_counted" in {finding["code"] for finding in answer["findings"]}


def test_an_origin_may_be_left_out_of_an_entry_by_product_alone(client: TestClient) -> None:
    entry = {"nutrient": "magnesium", "amount": 2, "unit": "mg"}
    body = {
        "authorities": ["us-nasem"],
        "person": {"age_years": 34},
        "days": [{"record": "complete", "entries": [entry]}],
    }
    (error,) = client.post("/evaluate", json=body).json()["errors"]
    assert (error["code"], error["pointer"]) == ("origin_missing", "#/days/0/entries/0/origin")
