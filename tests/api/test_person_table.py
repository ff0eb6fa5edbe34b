"""GET /reference-values for a person: the whole table in one cacheable answer, and nothing left unsaid."""

import csv
import io
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from app.evaluator.references import OF_A_PERSON
from app.routes.persons_table import AbsentReferenceValue, NotHeldReferenceValues

WOMAN_OF_30 = "/reference-values?age_years=30&sex=female"
PEOPLE = (
    *("age_months=0", "age_months=7&sex=male", "age_months=13&sex=female", "age_years=10", "age_years=30&sex=female"),
    *("age_years=16&life_stage=pregnancy", "age_years=30&life_stage=pregnancy", "age_years=31&life_stage=lactation"),
    *("age_years=51&sex=male", "age_years=130"),
)


def rows_of(client: TestClient, path: str) -> list[dict[str, str]]:
    answer = client.get(path, headers={"Accept": "text/csv"})
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


def spoken_of(answer: dict[str, Any]) -> set[tuple[str, str, str]]:
    """Every authority, nutrient and kind that the answer says something of."""
    told = {
        (row["authority"], row["nutrient"], row["kind"]) for row in answer["reference_values"] + answer["absent_values"]
    }
    return told | {
        (group["authority"], nutrient, kind)
        for group in answer["not_held"]
        for nutrient in group["nutrients"]
        for kind in group["kinds"]
    }


@pytest.mark.parametrize("person", PEOPLE)
def test_a_table_speaks_of_every_authority_nutrient_and_kind(client: TestClient, person: str) -> None:
    authorities = {one["id"] for one in client.get("/authorities").json()["authorities"]}
    nutrients = {one["id"] for one in client.get("/nutrients").json()["nutrients"]}
    kinds = {kind.value for kind in OF_A_PERSON}
    told = spoken_of(client.get(f"/reference-values?{person}").json())
    assert told == {(one, other, kind) for one in authorities for other in nutrients for kind in kinds}


@pytest.mark.parametrize("person", PEOPLE)
def test_what_is_not_held_is_held_for_nobody(client: TestClient, person: str) -> None:
    held = {
        (value["authority"], value["nutrient"], value["kind"])
        for value in client.get("/reference-values").json()["reference_values"]
    }
    answer = client.get(f"/reference-values?{person}").json()
    groups = answer["not_held"]
    assert not held & spoken_of({"reference_values": [], "absent_values": [], "not_held": groups})
    assert len({(group["authority"], *group["kinds"]) for group in groups}) == len(groups)


def test_what_is_absent_is_as_documented(client: TestClient) -> None:
    answer = client.get(WOMAN_OF_30).json()
    absent, groups = answer["absent_values"], answer["not_held"]
    assert TypeAdapter(list[AbsentReferenceValue]).validate_python(absent, strict=True) == absent
    assert TypeAdapter(list[NotHeldReferenceValues]).validate_python(groups, strict=True) == groups
    assert {group["status"] for group in groups} == {"not_in_our_data"}


def test_a_table_has_every_kind_but_the_values_of_labels(client: TestClient) -> None:
    # US and Canada print 2,300 mg of sodium for chronic disease risk reduction.
    answer = client.get(f"{WOMAN_OF_30}&nutrient=sodium").json()
    found = {(value["authority"], value["kind"]): value["value"] for value in answer["reference_values"]}
    assert found["us-nasem", "chronic_disease_risk_reduction"] == 2300
    assert not [kind for _, kind in found if kind == "label_value"]
    everything = client.get(WOMAN_OF_30).json()["reference_values"]
    assert {"safe_level", "chronic_disease_risk_reduction"} <= {value["kind"] for value in everything}


@pytest.mark.parametrize(
    ("person", "ranges"),
    [
        # IOM 2005 and EFSA J. 1461, 1462: percent of energy, by age.
        ("age_years=30&sex=female&nutrient=fat", {"us-nasem": (20, 35), "eu-efsa": (20, 35)}),
        ("age_years=4&nutrient=fat", {"us-nasem": (25, 35), "eu-efsa": (20, 35)}),
        ("age_years=3&nutrient=fat", {"us-nasem": (30, 40), "eu-efsa": (35, 40)}),
        ("age_years=18&nutrient=protein", {"us-nasem": (10, 30)}),
        ("age_years=19&nutrient=protein", {"us-nasem": (10, 35)}),
        ("age_months=6&nutrient=water", {"eu-efsa": (0.8, 1.0)}),
        ("age_years=30&life_stage=pregnancy&nutrient=dha", {"eu-efsa": (100, 200)}),
        ("age_years=30&sex=female&nutrient=dha", {}),
        ("age_years=30&nutrient=added-sugars", {"us-nasem": (None, 25)}),
        ("age_years=30&nutrient=fat&authority=eu-efsa", {"eu-efsa": (20, 35)}),
        ("age_years=30&nutrient=fat&edition=1997", {}),
        ("age_years=30&nutrient=fat&edition=2005", {"us-nasem": (20, 35)}),
        ("age_years=30&nutrient=fat&kind=upper_level", {}),
    ],
)
def test_a_person_gets_the_ranges_of_their_age(
    client: TestClient, person: str, ranges: dict[str, tuple[float | None, float]]
) -> None:
    found = client.get(f"/reference-values?{person}").json()["intake_ranges"]
    assert {one["authority"]: (one.get("low"), one["high"]) for one in found} == ranges


def test_the_list_of_all_values_leaves_ranges_and_absences_to_their_own_lists(client: TestClient) -> None:
    answer = client.get("/reference-values?authority=eu-efsa").json()
    assert (answer["intake_ranges"], answer["absent_values"], answer["not_held"]) == ([], [], [])


def test_as_csv_a_table_says_the_same_and_a_row_without_a_value_says_what_it_is(client: TestClient) -> None:
    answer, rows = client.get(WOMAN_OF_30).json(), rows_of(client, WOMAN_OF_30)
    values = [row["id"] for row in rows if row["value"]]
    assert values == [value["id"] for value in answer["reference_values"]]
    ranges = [(row["id"], float(row["high"])) for row in rows if row["high"]]
    assert ranges == [(one["id"], one["high"]) for one in answer["intake_ranges"]]
    absent = [(row["authority"], row["nutrient"], row["kind"]) for row in rows if row["status"]]
    told = {(one, other, kind) for one, other, kinds in absent for kind in kinds.split(";")}
    assert told == spoken_of(answer | {"reference_values": []})
    assert all(sum(map(bool, (row["value"], row["high"], row["status"]))) == 1 for row in rows)


def test_a_table_is_one_answer_that_caches_keep(client: TestClient) -> None:
    for accept in ("application/json", "text/csv"):
        answer = client.get(WOMAN_OF_30, headers={"Accept": accept})
        assert answer.headers["cache-control"] == "public, max-age=300"
        again = client.get(WOMAN_OF_30, headers={"Accept": accept, "If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_people_of_one_band_get_the_same_bytes_and_those_of_another_do_not(client: TestClient) -> None:
    etags = [
        client.get(f"/reference-values?{who}").headers["etag"]
        for who in (
            "age_years=30&sex=female",
            "age_months=371&sex=female",
            "age_years=31&sex=female",
            "age_years=30&sex=male",
            "age_years=30",
        )
    ]
    assert etags[0] == etags[1]
    assert len(set(etags)) == 4


def test_a_table_is_made_once_for_everybody_of_one_band(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    path = "/reference-values?authority=eu-efsa&sex=female"
    first = client.get(f"{path}&age_years=30")

    def made_again(*_: object) -> None:
        raise AssertionError("made again")

    monkeypatch.setattr("app.routes.reference_values.persons_json", made_again)
    assert client.get(f"{path}&age_months=371").content == first.content
    assert client.get(f"{path}&age_years=8").status_code == 500
