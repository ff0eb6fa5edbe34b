import csv
import io
from typing import Any

import pytest
from fastapi.testclient import TestClient


def test_a_component_has_what_an_amount_of_it_is_in_each_equivalent(client: TestClient) -> None:
    acid = listed(client, "folate")["folic-acid"]
    assert (acid["equivalent"], acid["nutrient"]) == ("folic acid", "folate")
    told = {(each.get("equivalent"), *each["origins"]): each for each in acid["conversions"]}
    added = told["DFE", "supplement", "medicine"]
    # 0.5 ug on an empty stomach and 0.6 ug with food are 1 DFE; the factor of the latter is printed as 1.7.
    assert (added["amount"], added["equivalent_min"], added["equivalent_max"]) == (1, 1.7, 2)
    assert added["source_id"] == "iom-1998-b-vitamins-choline"
    eaten = told["DFE", "food", "fortified_food", "water"]
    assert (eaten["equivalent_min"], "equivalent_max" in eaten) == (1.7, False)


def test_the_components_of_a_nutrient_are_its_own(client: TestClient) -> None:
    assert sorted(listed(client, "sodium")) == ["salt", "salt-on-eu-labels", "sodium"]
    assert len({component["nutrient"] for component in listed(client).values()}) == 6


def test_a_nutrient_whose_amounts_are_of_it_alone_has_no_components(client: TestClient) -> None:
    assert listed(client, "magnesium") == {}


def test_a_nutrient_names_the_component_that_an_amount_is_of(client: TestClient) -> None:
    components = listed(client)
    named = {
        each["id"]: each["component"] for each in client.get("/nutrients").json()["nutrients"] if "component" in each
    }
    assert named == {
        "folate": "folate-dfe",
        "niacin": "niacin-equivalents",
        "sodium": "sodium",
        "vitamin-a": "vitamin-a-rae",
        "vitamin-d": "vitamin-d",
        "vitamin-e": "alpha-tocopherol-2r",
    }
    assert all(components[component]["nutrient"] == nutrient for nutrient, component in named.items())


def test_no_amount_of_an_international_unit_is_given_where_sources_conflict(client: TestClient) -> None:
    components = listed(client, "vitamin-a")
    assert components["retinol"]["iu_amount"] == 0.3
    assert "iu_amount" not in components["beta-carotene"]
    assert "sources conflict" in components["beta-carotene"]["note"]


def test_components_are_a_table_too_with_a_row_for_each_conversion(client: TestClient) -> None:
    answer = client.get("/components", params={"nutrient": "folate"}, headers={"Accept": "text/csv"})
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    components = listed(client, "folate")
    assert [(row["id"], row["conversion_id"]) for row in rows] == [
        (name, conversion["id"]) for name, component in components.items() for conversion in component["conversions"]
    ]
    (eaten,) = (row for row in rows if row["conversion_id"] == "folic-acid-as-dfe-eaten")
    assert (eaten["name"], eaten["iu_amount"]) == ("Folic acid", "")
    assert eaten["conversion_origins"] == "food;fortified_food;water"
    assert [eaten[f"conversion_{column}"] for column in ("amount", "equivalent_min", "equivalent_max")] == [
        "1",
        "1.7",
        "",
    ]


@pytest.mark.parametrize(
    ("query", "code", "pointer"),
    [("nutrient=folates", "unknown_nutrient", "?nutrient"), ("component=retinol", "unknown_field", "?component")],
)
def test_a_filter_that_names_nothing_is_refused(client: TestClient, query: str, code: str, pointer: str) -> None:
    answer = client.get(f"/components?{query}")
    assert answer.status_code == 422
    assert [(error["code"], error["pointer"]) for error in answer.json()["errors"]] == [(code, pointer)]


def listed(client: TestClient, nutrient: str | None = None) -> dict[str, Any]:
    """The components by id."""
    answer = client.get("/components", params={"nutrient": nutrient} if nutrient else {})
    assert answer.status_code == 200
    return {component["id"]: component for component in answer.json()["components"]}
