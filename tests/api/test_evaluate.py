"""POST /evaluate over HTTP: the documented examples, conformity to the document, errors with pointers."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from app.answered import ANY_VERSION
from app.evaluator import Evaluation
from app.routes.examples import A_USUAL_DAY, ALL_FROM_FOOD, EVALUATE_EXAMPLES

DOCUMENTED = TypeAdapter(Evaluation)

SPELLING = "small letters and digits, joined by single hyphens."


def judged(client: TestClient, body: dict[str, Any]) -> dict[str, Any]:
    answer = client.post("/evaluate", json=body)
    assert answer.status_code == 200, answer.text
    judgement: dict[str, Any] = answer.json()["nutrients"][0]["judgements"][0]
    return judgement


HEADLINES = {
    "a_usual_day": ["reached", "within"],
    "all_from_a_supplement": ["reached", "exceeded", "reached", "exceeded"],
    "all_from_food": ["reached", "within"],
    "unknown_basis": ["depends", "depends", "depends", "depends"],
    "unknown_sex": ["depends", "exceeded"],
    "three_days": ["reached", "within"],
    "a_high_dose_on_a_partial_day": ["reached", "exceeded"],
    "pregnancy": ["not_reached", "within", "reached", "within"],
    "some_days_of_the_week": ["reached", "within", "reached", "exceeded"],
    "a_medicine": ["reached", "within", "reached", "within"],
    "redo_it_by_hand": ["reached", "within"],
    "what_was_eaten": ["not_reached", "within"],
}
"""Adequacy and excess of each authority, by hand: RDA 320 or pregnant 350, AI 300, limits 350 and 250."""


@pytest.mark.parametrize("name", EVALUATE_EXAMPLES)
def test_every_example_of_the_documentation_is_answered_as_documented(client: TestClient, name: str) -> None:
    answer = client.post("/evaluate", json=EVALUATE_EXAMPLES[name]["value"])
    assert answer.status_code == 200
    # Validation drops what is not documented, and refuses what is documented otherwise.
    assert DOCUMENTED.validate_python(answer.json(), strict=True) == answer.json()
    judgements = answer.json()["nutrients"][0]["judgements"]
    assert [judged[axis]["verdict"] for judged in judgements for axis in ("adequacy", "excess")] == HEADLINES[name]


@pytest.mark.parametrize("name", EVALUATE_EXAMPLES)
def test_the_document_shows_the_answer_to_every_example(client: TestClient, name: str) -> None:
    ok = client.get("/openapi.json").json()["paths"]["/evaluate"]["post"]["responses"]["200"]
    shown = ok["content"]["application/json"]["examples"][name]["value"]
    answer = client.post("/evaluate", json=EVALUATE_EXAMPLES[name]["value"]).json()
    assert shown == answer | {"receipt": answer["receipt"] | {"data_version": ANY_VERSION}}


def test_the_usual_day_is_reached_and_within(client: TestClient) -> None:
    judgement = judged(client, A_USUAL_DAY)
    assert judgement["adequacy"]["verdict"] == "reached"
    assert judgement["excess"]["verdict"] == "within"


def test_the_national_academies_magnesium_example_from_a_plain_request(client: TestClient) -> None:
    # Applications in Dietary Assessment, p. 54: 55 / sqrt(26.5^2 + 85.9^2 / 3), printed as 55 / 56, "about 1", 85 %.
    days = [{"record": "complete", "entries": [magnesium_from_food(amount)]} for amount in (290, 310, 360)]
    body = {"authorities": ["us-nasem"], "person": {"age_years": 40, "sex": "female"}, "days": days}
    said = judged(client, body)["adequacy"]["usual_intake"]
    assert said["ratio"] == {"low": 0.98, "high": 0.98}
    assert said["probability"] == {"low": 0.84, "high": 0.84}
    assert said["printed_probability"] == {"low": 0.85, "high": 0.85}
    assert said["conclusion"] == "cannot_be_concluded"
    assert said["day_to_day_sd"]["citation_ids"] == ["iom-2000-dietary-assessment"]


def magnesium_from_food(amount: float) -> dict[str, Any]:
    return {"nutrient": "magnesium", "amount": amount, "unit": "mg", "origin": "food"}


def test_no_answer_holds_a_null(client: TestClient) -> None:
    for example in EVALUATE_EXAMPLES.values():
        assert "null" not in client.post("/evaluate", json=example["value"]).text


def test_an_age_with_a_zero_behind_the_point_is_the_same_age(client: TestClient) -> None:
    whole, with_point = (json.dumps(A_USUAL_DAY).replace(": 34,", f": {age},") for age in ("34", "34.0"))
    assert whole != with_point
    headers = {"Content-Type": "application/json"}
    answers = [client.post("/evaluate", content=body, headers=headers) for body in (whole, with_point)]
    assert answers[0].status_code == 200
    assert answers[0].content == answers[1].content


def test_the_examples_of_both_ages_agree(client: TestClient) -> None:
    """A client made from the document may send the example of every parameter at once."""
    parameters = client.get("/openapi.json").json()["paths"]["/reference-values"]["get"]["parameters"]
    ages = {each["name"]: each["schema"]["examples"][0] for each in parameters if each["name"].startswith("age")}
    assert len(ages) == 2
    assert client.get("/reference-values", params=ages).status_code == 200


def test_an_evaluation_is_not_stored_by_caches(client: TestClient) -> None:
    assert client.post("/evaluate", json=A_USUAL_DAY).headers["cache-control"] == "no-store"


def test_the_same_request_gets_the_same_bytes(client: TestClient) -> None:
    reordered = dict(reversed(A_USUAL_DAY.items()))
    assert client.post("/evaluate", json=A_USUAL_DAY).content == client.post("/evaluate", json=reordered).content


@pytest.mark.parametrize(
    ("change", "code", "pointer"),
    [
        ({"person": {"age_years": 34, "sexx": "female"}}, "unknown_field", "#/person/sexx"),
        ({"person": None}, "invalid_value", "#/person"),
        ({"person": {"age_years": 34.5}}, "invalid_value", "#/person/age_years"),
        ({"person": {"age_years": 34, "age_months": None}}, "invalid_value", "#/person/age_months"),
        ({"person": {"age_years": 34, "sex": None}}, "invalid_value", "#/person/sex"),
        ({"authorities": []}, "invalid_value", "#/authorities"),
        ({"include": ["trace", "tracing"]}, "invalid_value", "#/include/1"),
        ({"authorities": ["us-nasm"]}, "unknown_authority", "#/authorities/0"),
        ({"days": [{"record": "whole", "entries": []}]}, "invalid_value", "#/days/0/record"),
        ({"days": [{"entries": []}]}, "missing_field", "#/days/0/record"),
        (
            {"days": [{"record": "complete", "entries": [{"nutrient": "magnesium", "amount": "1", "origin": "food"}]}]},
            "invalid_value",
            "#/days/0/entries/0/amount",
        ),
        (
            {"days": [{"record": "complete", "entries": [{"nutrient": "magnesium", "amount": 1, "origin": "food"}]}]},
            "unit_missing",
            "#/days/0/entries/0/unit",
        ),
    ],
)
def test_a_wrong_field_is_pointed_at(client: TestClient, change: dict[str, Any], code: str, pointer: str) -> None:
    answer = client.post("/evaluate", json=ALL_FROM_FOOD | change)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    (error,) = answer.json()["errors"]
    assert (error["code"], error["pointer"]) == (code, pointer)
    assert error["detail"].endswith((".", "?"))


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        ({"authorities": []}, "Give at least 1 authority."),
        ({"authorities": ["us-nasem"] * 21}, "Give at most 20 authorities."),
        ({"days": []}, "Give at least 1 day."),
        ({"days": [{"record": "complete", "entries": [{}] * 101}]}, "Give at most 100 entries."),
        ({"authorities": ["US NASEM"]}, f"Give a name such as us-nasem: {SPELLING} Did you mean 'us-nasem'?"),
        ({"person": []}, "Give an object."),
        ({"days": 1}, "Give a list."),
        ({"person": {"age_years": 34, "sex": None}}, "Null is no value; leave the field out where it is optional."),
        ({"person": {"age_years": -1}}, "Input should be greater than or equal to 0."),
        ({"person": {"age_years": 34, "sex": "f"}}, "Input should be 'female' or 'male'."),
        (
            {"person": {"age_years": 34.5}},
            "Give the age in completed years, a whole number such as 34, or in completed",
        ),
        ({"person": {"age_months": 4.5}}, "Give the age in completed months, a whole number such as 412."),
        ({"person": {"age_years": "34"}}, "Write it as a number, without quotes: 34."),
        (
            {"person": {"age_years": 34, "life_stage": "pregnant"}},
            "Input should be 'general', 'pregnancy' or 'lactation'. Did you mean 'pregnancy'?",
        ),
        ({"person": {"age_years": 34, "sex": "Female"}}, "Input should be 'female' or 'male'. Did you mean 'female'?"),
        ({"include": ["tracing"]}, "Input should be 'trace' or 'food_options'. Did you mean 'trace'?"),
        ({"peson": {}}, "There is no field 'peson' here; /docs shows the fields. Did you mean 'person'?"),
        (
            {"days": [{"record": "complete", "entries": [{"nutrient": "magnesium", "amount": 1, "unit": "Mg"}]}]},
            "There is no unit 'Mg' here. Did you mean 'mg'? Units are g, mg, ug, L, mL, MJ, kJ, kcal, mmol, mEq, "
            "percent_daily_value, IU or unit.",
        ),
    ],
)
def test_a_wrong_field_is_told_what_would_be_right(client: TestClient, change: dict[str, Any], detail: str) -> None:
    (error, *_) = client.post("/evaluate", json=ALL_FROM_FOOD | change).json()["errors"]
    assert error["detail"].startswith(detail)


@pytest.mark.parametrize(
    ("field", "name", "example", "meant"),
    [
        ("nutrient", "Magnesium", "magnesium", " Did you mean 'magnesium'?"),
        ("form", "Magnesium Citrate", "magnesium-citrate", " Did you mean 'magnesium-citrate'?"),
        ("form", " magnesium__oxide-", "magnesium-citrate", " Did you mean 'magnesium-oxide'?"),
        ("product", "Milk of Magnesia", "milk-of-magnesia", " Did you mean 'milk-of-magnesia'?"),
        ("nutrient", "Magn\u00e9sium", "magnesium", ""),
        ("daily_value_of", "US FDA label", "us-fda-label", " Did you mean 'us-fda-label'?"),
    ],
)
def test_a_name_in_another_spelling_is_told_the_spelling_of_names(
    client: TestClient, field: str, name: str, example: str, meant: str
) -> None:
    days = [{"record": "complete", "entries": [{field: name}]}]
    (error,) = client.post("/evaluate", json=ALL_FROM_FOOD | {"days": days}).json()["errors"]
    assert error["pointer"] == f"#/days/0/entries/0/{field}"
    assert error["detail"] == f"Give a name such as {example}: {SPELLING}{meant}"


def test_a_missing_body_is_a_problem(client: TestClient) -> None:
    answer = client.post("/evaluate", headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "#")


@pytest.mark.parametrize("body", ["{", "", "nonsense", '{"person": NaN}', '{"authorities": ["us-nasem"],}'])
def test_a_body_that_is_not_json_never_breaks_the_server(client: TestClient, body: str) -> None:
    answer = client.post("/evaluate", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_body_in_another_encoding_is_a_problem(client: TestClient) -> None:
    answer = client.post("/evaluate", content=b"\xff\xfe{", headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems#malformed-body")


def test_another_media_type_is_a_problem(client: TestClient) -> None:
    answer = client.post("/evaluate", content="a=1", headers={"content-type": "application/x-www-form-urlencoded"})
    assert (answer.status_code, answer.json()["type"]) == (415, "/problems#unsupported-body")
