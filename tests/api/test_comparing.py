"""GET /supplement-forms/compare over HTTP."""

import json
import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.routes.comparing import NOTE
from tests.readme import assert_holds, block

PATH = "/supplement-forms/compare"


def compared(client: TestClient, query: str) -> dict[str, Any]:
    answer = client.get(f"{PATH}?{query}")
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_citrate_against_oxide_returns_the_head_to_head_studies_of_the_facts(client: TestClient) -> None:
    answer = compared(client, "forms=magnesium-citrate,magnesium-oxide")
    assert answer["pairs"][0]["status"] == "head_to_head"
    assert [(study["authors"], study["year"]) for study in answer["studies"]] == [
        ("Bertinato", 2014),
        ("Bertinato", 2014),
        ("Kappeler", 2017),
        ("Shechter", 2012),
        ("Uysal", 2019),
        ("Uysal", 2019),
        ("Walker", 2003),
        ("Walker", 2003),
    ]
    assert all("magnesium-oxide" in [study["form"], *study["compared_forms"]] for study in answer["studies"])


def test_what_to_mind_of_a_study_stands_beside_it_in_the_pair(client: TestClient) -> None:
    # Fine 1991 gave the chloride with an enteric coating and the acetate without.
    (pair,) = compared(client, "forms=magnesium-chloride-hexahydrate,magnesium-acetate-tetrahydrate")["pairs"]
    ((study,),) = (each["studies"] for each in pair["by_measure"])
    assert study["note"] == (
        "The chloride was enteric-coated and the acetate was not: the coating is compared with it."
    )
    assert pair["text"].endswith("The note of a study says what to mind of it.")


def test_glycinate_against_l_threonate_is_no_head_to_head(client: TestClient) -> None:
    answer = compared(client, "forms=magnesium-glycinate,magnesium-l-threonate")
    assert (answer["pairs"][0]["status"], answer["studies"]) == ("no_head_to_head", [])


def test_500_mg_of_magnesium_in_grams_of_three_compounds(client: TestClient) -> None:
    forms = "magnesium-citrate-nonahydrate,magnesium-glycinate-anhydrous,magnesium-oxide"
    answer = compared(client, f"forms={forms}&elemental_amount=500&unit=mg")
    grams = [form["amounts"]["compound"]["low"] / 1000 for form in answer["forms"]]
    assert grams == pytest.approx([4.2, 3.5, 0.83], rel=0.015)
    assert all(form["amounts"]["compound"]["low"] == form["amounts"]["compound"]["high"] for form in answer["forms"])


def test_a_form_comes_with_its_record_route_and_laxative_potential_with_reason(client: TestClient) -> None:
    citrate, oxide = compared(client, "forms=magnesium-citrate,magnesium-oxide")["forms"]
    assert oxide["record"] == client.get("/supplement-forms/magnesium-oxide").json()
    assert (oxide["record"]["routes"], oxide["record"]["laxative_potentials"]) == (["oral"], ["moderate_to_high"])
    assert citrate["record"]["laxative_reasons"]
    assert citrate["record"]["article_claim_verdict"] == "supported"


def test_what_a_record_says_of_status_and_laxative_potential_is_cited(client: TestClient) -> None:
    answer = compared(client, "forms=magnesium-oxide,magnesium-citrate,magnesium-orotate-anhydrous")
    named = set[str]()
    for record in (form["record"] for form in answer["forms"]):
        named |= {record["source_id"], *record["laxative_source_ids"], *filter(None, [record.get("eu_source_id")])}
    assert named >= {"mori2019-constipation", "dm-mgcit-2023", "eu-1170-2009", "editorial"}
    ids = [citation["id"] for citation in answer["citations"]]
    assert named <= set(ids)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("form", "status", "by_status"),
    [
        # Annex II by way of the facts: the citrate and the malate are listed, dimagnesium malate is left open by EFSA.
        (
            "magnesium-malate",
            "members_differ",
            {
                "listed": ["magnesium-malate-anhydrous", "magnesium-malate-trihydrate"],
                "unclear": ["dimagnesium-malate"],
            },
        ),
        (
            "magnesium-citrate",
            "members_differ",
            {
                "listed": [f"magnesium-citrate-{each}" for each in ("anhydrous", "dibasic", "malate", "nonahydrate")],
                "not_applicable": ["magnesium-citrate-laxative-solution"],
            },
        ),
        (
            "magnesium-chloride",
            "listed",
            {"listed": ["magnesium-chloride-anhydrous", "magnesium-chloride-hexahydrate"]},
        ),
        (
            "magnesium-orotate",
            "not_listed",
            {"not_listed": ["magnesium-orotate-anhydrous", "magnesium-orotate-dihydrate"]},
        ),
        ("magnesium-oxide", "listed", {"listed": ["magnesium-oxide"]}),
        ("magnesium-pidolate", "not_in_our_data", {"not_in_our_data": ["magnesium-pidolate"]}),
    ],
)
def test_the_eu_status_of_a_family_is_that_of_its_members(
    client: TestClient, form: str, status: str, by_status: dict[str, list[str]]
) -> None:
    first, _ = compared(client, f"forms={form},magnesium-taurate")["forms"]
    told = first["eu_list"]
    assert (told["status"], {each["status"]: each["forms"] for each in told["by_status"]}) == (status, by_status)
    assert all(member in told["text"] for members in by_status.values() for member in members)


def test_the_act_of_every_member_of_a_family_is_cited(client: TestClient) -> None:
    answer = compared(client, "forms=magnesium-l-threonate,magnesium-malate")
    assert {citation["id"] for citation in answer["citations"]} >= {
        *("eu-2025-2225", "eu-1170-2009", "efsa-2018-dimagnesium-malate"),
    }


def test_room_is_told_for_a_person_and_kept_by_no_cache(client: TestClient) -> None:
    query = "forms=magnesium-citrate,magnesium-oxide&elemental_amount=300&unit=mg"
    person = "&age_years=34&sex=female&authorities=us-nasem,eu-efsa"
    answer = client.get(f"{PATH}?{query}{person}")
    assert answer.headers["cache-control"] == "no-store"
    limits = answer.json()["forms"][0]["room"]["limits"]
    told = {limit["authority"]: (limit["verdict"], limit.get("room"), limit.get("over_by")) for limit in limits}
    assert told == {
        "us-nasem": ("within", {"low": 50, "high": 50}, None),
        "eu-efsa": ("exceeded", None, 50),
    }
    without = client.get(f"{PATH}?{query}")
    assert without.headers["etag"]
    assert without.json()["forms"][0]["room"]["depends_on"] == ["?age_years"]
    assert client.get(f"{PATH}?{query}", headers={"If-None-Match": without.headers["etag"]}).status_code == 304


def test_nothing_is_ranked(client: TestClient) -> None:
    for order in ("magnesium-oxide,magnesium-citrate", "magnesium-citrate,magnesium-oxide"):
        answer = compared(client, f"forms={order}")
        assert [form["form"] for form in answer["forms"]] == order.split(",")
    assert answer["note"] == NOTE
    ours = json.dumps([answer["pairs"], *({**form, "record": None} for form in answer["forms"])])
    assert not re.search(r"\b(best|better|superior|rank\w*|score)\b", ours, flags=re.IGNORECASE)


@pytest.mark.parametrize(
    ("query", "code", "pointer"),
    [
        ("", "missing_field", "?forms"),
        ("forms=", "number_of_forms", "?forms"),
        ("forms=magnesium-oxide", "number_of_forms", "?forms"),
        ("forms=magnesium-oxide,magnesium-citrat", "unknown_form", "?forms"),
        ("forms=magnesium-oxide,magnesium-oxide", "repeated_form", "?forms"),
        ("forms=magnesium-oxide&forms=magnesium-citrate", "repeated_parameter", "?forms"),
        ("forms=magnesium-oxide,magnesium-citrate&elemental_amount=5", "unit_missing", "?unit"),
        ("forms=magnesium-oxide,magnesium-citrate&unit=mg", "amount_missing", "?elemental_amount"),
        ("forms=magnesium-oxide,magnesium-citrate&elemental_amount=0&unit=mg", "invalid_value", "?elemental_amount"),
        ("forms=magnesium-oxide,magnesium-citrate&elemental_amount=5&unit=mgs", "invalid_value", "?unit"),
        ("forms=magnesium-oxide,magnesium-citrate&age_years=1", "age_in_months_needed", "?age_months"),
        ("forms=magnesium-oxide,magnesium-citrate&authorities=us-nasm", "unknown_authority", "?authorities"),
        ("forms=magnesium-oxide,magnesium-citrate&form=x", "unknown_field", "?form"),
    ],
)
def test_a_wrong_query_is_pointed_at(client: TestClient, query: str, code: str, pointer: str) -> None:
    answer = client.get(f"{PATH}?{query}")
    assert answer.status_code == 422
    assert (code, pointer) in {(error["code"], error["pointer"]) for error in answer.json()["errors"]}


@pytest.mark.parametrize("unit", ["mL", "kcal", "IU"])
def test_a_form_is_weighed_and_what_would_be_right_is_told(client: TestClient, unit: str) -> None:
    query = f"forms=zinc-gluconate,zinc-oxide&elemental_amount=50&unit={unit}"
    (error,) = client.get(f"{PATH}?{query}").json()["errors"]
    assert (error["pointer"], error["detail"][:34]) == ("?unit", "Input should be 'g', 'mg' or 'ug'.")


def test_a_misspelt_form_gets_a_near_miss(client: TestClient) -> None:
    (error,) = client.get(f"{PATH}?forms=magnesium-oxide,magnesium-citrat").json()["errors"]
    assert error["detail"] == (
        "There is no supplement form 'magnesium-citrat'. Did you mean 'magnesium-citrate'? "
        "/supplement-forms lists them."
    )


def test_the_request_of_the_readme_gets_the_answer_that_is_shown(client: TestClient) -> None:
    request = block("http", PATH).removeprefix("GET ").replace("\n", "").replace("  ", "")
    assert_holds(client.get(request).json(), json.loads(block("json", '"pairs"')))
