"""POST /label-readings over HTTP: the documented examples, entries for /evaluate, errors with pointers."""

import csv
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from app.answered import ANY_VERSION
from app.evaluator.labels import LabelReadings
from app.routes.examples import LABEL_EXAMPLES

DOCUMENTED = TypeAdapter(LabelReadings)
LINES_FILE = Path(__file__).parent.parent / "evaluator" / "label_lines.csv"
LINES = [row["line"] for row in csv.DictReader(LINES_FILE.read_text("utf-8").splitlines())]

READINGS = {
    "element_or_compound": [("amount_elemental", 1000, 1000), ("amount_compound", 113.36, 161.63)],
    "a_nutrient_with_its_source": [("amount_elemental", 200, 200)],
    "capsule_or_serving": [("amount_elemental", 200, 200), ("amount_elemental", 400, 400)],
    "what_it_provides": [("provides_amount", 160, 160)],
    "more_than_it_can_hold": [("elemental_percent", 200, 200)],
    "field_by_field": [("amount_compound", 603.04, 603.04)],
}
"""By hand: 1000 x 0.11336 and 0.16163; 2 x 200; 1000 x 20 %; 2 x 500 x 0.60304."""


def read(client: TestClient, body: dict[str, Any] | None) -> dict[str, Any]:
    answer = client.post("/label-readings", json=body)
    assert answer.status_code == 200, answer.text
    # Validation drops what is not documented, and refuses what is documented otherwise.
    assert DOCUMENTED.validate_python(answer.json(), strict=True) == answer.json()
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.parametrize("name", LABEL_EXAMPLES)
def test_every_example_is_answered_as_documented(client: TestClient, name: str) -> None:
    answer = read(client, LABEL_EXAMPLES[name]["value"])
    got = [(each["reads"], each["elemental"]["low"], each["elemental"]["high"]) for each in answer["readings"]]
    assert got == READINGS[name]


@pytest.mark.parametrize("name", LABEL_EXAMPLES)
def test_the_document_shows_the_answer_to_every_example(client: TestClient, name: str) -> None:
    ok = client.get("/openapi.json").json()["paths"]["/label-readings"]["post"]["responses"]["200"]
    shown = ok["content"]["application/json"]["examples"][name]["value"]
    assert shown == read(client, LABEL_EXAMPLES[name]["value"]) | {"data_version": ANY_VERSION}


def test_the_entry_of_every_reading_goes_to_evaluate_unchanged(client: TestClient) -> None:
    posted = 0
    for line in LINES:
        for reading in read(client, {"text": line})["readings"]:
            day = {"record": "complete", "entries": [reading["entry"]]}
            body = {"authorities": ["us-nasem", "eu-efsa"], "person": {"age_years": 34}, "days": [day]}
            answer = client.post("/evaluate", json=body)
            assert answer.status_code == 200, (line, answer.text)
            intakes = [nutrient["intake"] for nutrient in answer.json()["nutrients"]]
            if reading["entry"].get("form", "").startswith("transdermal"):
                assert intakes == []
                continue
            assert [{end: intake[end] for end in ("low", "high")} for intake in intakes] == [reading["elemental"]], line
            posted += 1
    assert posted > len(LINES)


def test_nothing_is_kept_by_caches_and_the_data_are_named(client: TestClient) -> None:
    answer = client.post("/label-readings", json={"text": "Magnesium 200 mg"})
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["data-version"] == answer.json()["data_version"]


@pytest.mark.parametrize(
    ("body", "code", "pointer", "said"),
    [
        ({"text": "Magnesium 200 mg with love"}, "text_not_understood", "#/text", "'with love'"),
        ({"text": "Silicon 10 mg"}, "text_not_understood", "#/text", "'Silicon'"),
        ({"text": "Magnesium"}, "text_incomplete", "#/text", "no amount"),
        ({"text": ""}, "invalid_value", "#/text", "at least 1"),
        ({"text": "Magnesium " * 30}, "invalid_value", "#/text", "at most 200"),
        ({}, "one_label", "#", "one of: text"),
        ({"label": {"substance": "magnesium"}}, "amount_missing", "#/label/amount", "percent_daily_value"),
        ({"label": {"amount": 1, "unit": "mg"}}, "missing_field", "#/label/substance", "required"),
        (
            {"label": {"substance": "magnesium", "amount": 1, "unit": "mg", "servings": 2}},
            *("unknown_field", "#/label/servings", "no field 'servings'"),
        ),
        (
            {"label": {"substance": "magnesium", "amount": 1, "unit": "IU"}},
            *("unit_does_not_fit", "#/label/unit", "'IU' does not fit here"),
        ),
        (
            {"label": {"substance": "magnesium", "amount": "1", "unit": "mg"}},
            *("invalid_value", "#/label/amount", "without quotes: 1"),
        ),
    ],
)
def test_an_error_points_at_its_field(
    client: TestClient, body: dict[str, Any], code: str, pointer: str, said: str
) -> None:
    answer = client.post("/label-readings", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    (error,) = answer.json()["errors"]
    assert (error["code"], error["pointer"]) == (code, pointer)
    assert said in error["detail"]


@pytest.mark.parametrize("field", ["unit", "second_unit", "provides_unit"])
def test_a_unit_that_is_none_is_offered_the_one_that_may_be_meant(client: TestClient, field: str) -> None:
    answer = client.post("/label-readings", json={"label": {"substance": "magnesium", "amount": 1, field: "I.U."}})
    (error,) = answer.json()["errors"]
    assert (error["code"], error["pointer"]) == ("invalid_value", f"#/label/{field}")
    assert error["detail"] == (
        "There is no unit 'I.U.' here. Did you mean 'IU'? It goes with a component, such as retinol. Units are g, mg, "
        "ug, L, mL, MJ, kJ, kcal, mmol, mEq, percent_daily_value, IU or unit."
    )


def test_every_part_that_was_not_understood_is_an_error(client: TestClient) -> None:
    answer = client.post("/label-readings", json={"text": "Super magnesium complex 400 mg"}).json()
    assert answer["code"] == "invalid_request"
    assert [error["detail"].split(". ")[0] for error in answer["errors"]] == [
        "This part was not understood: 'Super'",
        "This part was not understood: 'complex'",
    ]
