"""GET /dose-splitting: the direct trial as a cited fact, the curve as an estimate."""

import json

from fastapi.testclient import TestClient

from tests.readme import assert_holds, block


def test_the_direct_trial_is_told_with_its_figures_and_where_it_stands(client: TestClient) -> None:
    (trial,) = client.get("/dose-splitting").json()["direct_trials"]
    assert trial["result"] == "50.7 (SD 12.7) vs 32.4 (SD 8.1) %, p=0.0007"
    assert (trial["elemental_dose_min"], trial["elemental_dose_max"], trial["elemental_dose_unit"]) == (126, 126, "mg")
    assert (trial["pmid"], trial["doi"]) == ("21473800", "10.1017/S0007114511001139")
    assert (trial["participants"], trial["population"]) == (12, "Healthy men")


def test_what_reviews_and_bodies_state_is_apart_from_the_trial(client: TestClient) -> None:
    statements = client.get("/dose-splitting").json()["statements"]
    assert {each["id"]: each["grade"] for each in statements} == {
        "bfr-2017-portions": "expert_opinion",
        "schuchardt-2017-portions": "review",
    }


def test_the_trial_and_the_statements_come_with_their_sources_for_a_screen(client: TestClient) -> None:
    answer = client.get("/dose-splitting").json()
    told = {citation["id"]: citation for citation in answer["citations"]}
    assert set(told) == {each["source_id"] for each in (*answer["direct_trials"], *answer["statements"])}
    assert told["sabatier2011"]["year"] == 2011
    assert told["sabatier2011"]["url"] == "https://www.pubmed.gov/21473800/"


def test_the_curve_comes_as_ranges_with_a_warning_and_says_its_measure(client: TestClient) -> None:
    answer = client.get("/dose-splitting").json()
    estimate = answer["estimate"]
    assert estimate["warning"].startswith("An estimate from one study")
    assert estimate["measure"] == "net_absorption" != answer["direct_trials"][0]["measure"]
    assert all(set(point["fraction_absorbed"]) == {"low", "high"} for point in estimate["points"])
    assert "No advice" in answer["note"]


def test_the_trial_of_the_readme_is_the_one_that_is_served(client: TestClient) -> None:
    shown = json.loads(block("json", '"sabatier-2011-portions"'))
    assert_holds(client.get("/dose-splitting").json()["direct_trials"][0], shown)


def test_it_takes_no_parameter(client: TestClient) -> None:
    (error,) = client.get("/dose-splitting?portions=2").json()["errors"]
    assert (error["code"], error["pointer"]) == ("unknown_field", "?portions")
