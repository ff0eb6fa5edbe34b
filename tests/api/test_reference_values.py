"""GET /reference-values: every value of the facts is served and none differs; a person gets what applies."""

from random import Random
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.printed import Row, values_of_the_facts

KEY = ("authority", "edition", "nutrient", "value_type", "sex", "life_stage", "per", "condition", "equivalent")
SAME = (*KEY, "kind", "unit", "verified", "note")
PRINTED = ("nutrient", "value_type", "kind", "value", "unit", "per", "equivalent", "condition")
NUMBERS = ("valid_from", "valid_until", "age_min_months", "age_max_months", "value", "reference_weight_kg")
FIRST_PREGNANCY, LAST_PREGNANCY = 12 * 12, 55 * 12


def key(row: dict[str, Any] | Row) -> tuple[str, ...]:
    return (*(row.get(field) or "" for field in KEY), str(row["age_min_months"]))


def test_every_value_of_the_facts_is_served_and_none_differs(client: TestClient) -> None:
    answer = client.get("/reference-values").json()
    served = {key(value): value for value in answer["reference_values"]}
    facts = values_of_the_facts()
    assert len(served) == len(answer["reference_values"]) == len(facts)
    for fact in facts:
        value = served[key(fact)]
        assert {field: value.get(field, "") for field in SAME} == {field: fact[field] for field in SAME}
        numbers = {field: float(fact[field]) for field in NUMBERS if fact.get(field)}
        assert {field: value[field] for field in NUMBERS if field in value} == numbers
        assert {field: ";".join(value[field]) for field in ("counts", "unclear")} == {
            field: fact[field] for field in ("counts", "unclear")
        }


def test_every_value_names_a_source_that_is_served(client: TestClient) -> None:
    sources = {source["id"] for source in client.get("/sources").json()["sources"]}
    values = client.get("/reference-values").json()["reference_values"]
    assert {value["source_id"] for value in values} <= sources


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("age_years=34&sex=female", {"EAR": {265}, "RDA": {320}, "UL": {350}}),
        ("age_years=34", {"EAR": {265, 350}, "RDA": {320, 420}, "UL": {350}}),
        ("age_years=18&life_stage=pregnancy", {"EAR": {335}, "RDA": {400}, "UL": {350}}),
        ("age_months=3", {"AI": {30}}),
    ],
)
def test_a_person_gets_only_what_applies(client: TestClient, query: str, expected: dict[str, set[int]]) -> None:
    answer = client.get(f"/reference-values?nutrient=magnesium&authority=us-nasem&{query}").json()
    found: dict[str, set[int]] = {}
    for value in answer["reference_values"]:
        found.setdefault(value["value_type"], set()).add(value["value"])
    assert found == expected


def test_what_is_absent_for_a_person_has_a_word(client: TestClient) -> None:
    query = "/reference-values?nutrient=magnesium&authority=us-nasem&age_months=3&kind=upper_level"
    answer = client.get(query).json()
    assert answer["reference_values"] == []
    (absent,) = answer["absent_values"]
    assert (absent["status"], absent["source_id"]) == ("not_established", "iom1997")


def test_a_person_gets_the_edition_in_force_or_the_one_asked_for(client: TestClient) -> None:
    query = "/reference-values?nutrient=magnesium&authority=who-fao&kind=recommended_intake&age_years=5"
    editions = {
        edition: [value["value"] for value in client.get(query + edition).json()["reference_values"]]
        for edition in ("", "&edition=2001", "&edition=2004", "&edition=1997")
    }
    assert editions == {"": [76], "&edition=2001": [73], "&edition=2004": [76], "&edition=1997": []}


def test_what_is_absent_is_not_stated_of_other_editions(client: TestClient) -> None:
    query = "/reference-values?nutrient=magnesium&authority=eu-efsa&age_years=34&edition="
    for edition in ("2001", "2015"):
        assert client.get(query + edition).json()["absent_values"] == []


def test_one_value_by_id(client: TestClient) -> None:
    value = client.get("/reference-values/us-nasem-1997-magnesium-ul-9y-up").json()
    assert (value["value"], value["counts"]) == (350, ["supplement", "medicine"])


def test_an_id_that_is_not_there_names_a_near_one(client: TestClient) -> None:
    answer = client.get("/reference-values/us-nasem-1997-magnesium-ul-9y-upp")
    assert answer.status_code == 404
    assert "Did you mean 'us-nasem-1997-magnesium-ul-9y-up'?" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("query", "code", "pointer"),
    [
        ("nutrient=magnesum", "unknown_nutrient", "?nutrient"),
        ("authority=us-nasm", "unknown_authority", "?authority"),
        ("kind=rda", "invalid_value", "?kind"),
        ("edition=zzz", "unknown_edition", "?edition"),
        ("age_years=1", "age_in_months_needed", "?age_months"),
        ("sex=female", "age_missing", "?age_years"),
        ("age_years=30&sex=male&life_stage=lactation", "life_stage_of_other_sex", "?life_stage"),
        ("age=30", "unknown_field", "?age"),
    ],
)
def test_a_wrong_query_is_pointed_at(client: TestClient, query: str, code: str, pointer: str) -> None:
    answer = client.get(f"/reference-values?{query}")
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert (error["code"], error["pointer"]) == (code, pointer)


def drawn_people() -> list[tuple[int, str, str]]:
    """200 people: age in months, sex and life stage. A third are under two years and a third under 18, of few years."""
    draw = Random(20060411)
    people = []
    for number in range(200):
        age, sex = draw.randint(0, (24, 18 * 12, 100 * 12)[number % 3]), draw.choice(("female", "male"))
        fertile = sex == "female" and FIRST_PREGNANCY <= age <= LAST_PREGNANCY
        people.append((age, sex, draw.choice(("general", "pregnancy", "lactation")) if fertile else "general"))
    return people


def is_for(fact: Row, age: int, sex: str, stage: str) -> bool:
    """Whether a printed value in force, and no label's, is for somebody; the upper age is the first that is not."""
    oldest = fact["age_max_months"]
    return (
        not fact["valid_until"]
        and fact["kind"] != "label_value"
        and fact["sex"] in ("any", sex)
        and fact["life_stage"] == stage
        and int(fact["age_min_months"]) <= age
        and (not oldest or age < int(oldest))
    )


def says(row: dict[str, Any] | Row) -> tuple[object, ...]:
    return tuple(float(row[field]) if field == "value" else row.get(field) or "" for field in PRINTED)


@pytest.mark.parametrize("authority", ["us-nasem", "eu-efsa"])
def test_any_of_200_people_gets_exactly_the_values_of_the_facts(client: TestClient, authority: str) -> None:
    facts = [fact for fact in values_of_the_facts() if fact["authority"] == authority]
    people = drawn_people()
    assert {stage for _, _, stage in people} == {"general", "pregnancy", "lactation"}
    for age, sex, stage in people:
        query = f"authority={authority}&age_months={age}&sex={sex}&life_stage={stage}"
        served = client.get(f"/reference-values?{query}").json()["reference_values"]
        expected = [says(fact) for fact in facts if is_for(fact, age, sex, stage)]
        assert sorted(map(says, served)) == sorted(expected), query


# Read off the printed tables: the summary tables of the DRI reports; EFSA's opinions of 2014, 2015 and 2023.
@pytest.mark.parametrize(
    ("person", "authority", "nutrient", "expected"),
    [
        ("age_years=30&sex=female", "us-nasem", "iron", {("EAR", 8.1, ""), ("RDA", 18, ""), ("UL", 45, "")}),
        (
            "age_years=30&sex=female",
            "eu-efsa",
            "iron",
            {("AR", 7, ""), ("PRI", 16, ""), ("safe level of intake", 40, "")},
        ),
        (
            "age_years=30&life_stage=pregnancy",
            "us-nasem",
            "folate",
            {("EAR", 520, "DFE"), ("RDA", 600, "DFE"), ("UL", 1000, "folic acid")},
        ),
        ("age_years=30&life_stage=pregnancy", "eu-efsa", "folate", {("AI", 600, "DFE"), ("UL", 1000, "folic acid")}),
        ("age_years=30&sex=female", "eu-efsa", "vitamin-b6", {("AR", 1.3, ""), ("PRI", 1.6, ""), ("UL", 12, "")}),
        ("age_years=30&sex=female", "eu-efsa", "selenium", {("AI", 70, ""), ("UL", 255, "")}),
        ("age_years=30&sex=male", "us-nasem", "sodium", {("AI", 1500, ""), ("CDRR", 2300, "")}),
        (
            "age_years=30&sex=male",
            "eu-efsa",
            "niacin",
            {("AR", 1.3, "NE"), ("PRI", 1.6, "NE"), ("UL", 10, "nicotinic acid"), ("UL", 900, "nicotinamide")},
        ),
        ("age_years=16&life_stage=pregnancy", "eu-efsa", "folate", set()),
    ],
)
def test_a_value_is_the_printed_one(
    client: TestClient, person: str, authority: str, nutrient: str, expected: set[tuple[str, float, str]]
) -> None:
    answer = client.get(f"/reference-values?{person}&authority={authority}&nutrient={nutrient}").json()
    found = [(row["value_type"], row["value"], row.get("equivalent", "")) for row in answer["reference_values"]]
    assert sorted(found) == sorted(expected)
