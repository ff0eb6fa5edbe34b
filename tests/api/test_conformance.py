"""The public test people: what is served, and every one of them run against this service."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.seeding import read_seed
from app.settings import Settings
from tests.conformance import part_expected, unmet
from tests.readme import README, block

CASES = [case.id for case in read_seed(Settings().seed_directory).conformance_cases]


@pytest.fixture(scope="module")
def cases(client: TestClient) -> dict[str, Any]:
    """The cases as they are served, by id."""
    return {case["id"]: case for case in client.get("/conformance-cases").json()["conformance_cases"]}


def evaluated(client: TestClient, case: dict[str, Any]) -> Any:
    answer = client.post("/evaluate", json=case["request"])
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize("name", CASES)
def test_a_case_gets_what_it_expects(client: TestClient, cases: dict[str, Any], name: str) -> None:
    case = cases[name]
    assert list(unmet(case["expected"], evaluated(client, case))) == [], case["reasoning"]


@pytest.mark.parametrize("name", CASES)
def test_a_case_names_the_sources_of_the_values_it_compares(
    client: TestClient, cases: dict[str, Any], name: str
) -> None:
    answer = evaluated(client, cases[name])
    verdicts = cases[name]["expected"]["verdicts"]
    parts = [part_expected(answer, verdict) for verdict in verdicts]
    parts += [part_expected(answer, verdict)["usual_intake"] for verdict in verdicts if "usual_intake" in verdict]
    assert {source for part in parts for source in part["citation_ids"]} <= {*cases[name]["source_ids"]}


def test_the_cases_meet_every_word_of_a_verdict(cases: dict[str, Any]) -> None:
    verdicts = [verdict for case in cases.values() for verdict in case["expected"]["verdicts"]]
    assert {verdict["verdict"] for verdict in verdicts} == {
        *("reached", "not_reached", "within", "exceeded"),
        *("depends", "cannot_tell", "not_established", "not_applicable"),
    }
    assert {verdict["axis"] for verdict in verdicts} == {"adequacy", "excess", "comparison"}


def test_every_case_probes_a_rule_of_its_own(cases: dict[str, Any]) -> None:
    rules = [case["rule"] for case in cases.values()]
    assert len({*rules}) == len(rules) >= 40


def test_one_case_by_id(client: TestClient, cases: dict[str, Any]) -> None:
    assert client.get("/conformance-cases/man-380-from-food").json() == cases["man-380-from-food"]


def test_an_unknown_case_names_the_near_miss(client: TestClient) -> None:
    answer = client.get("/conformance-cases/man-380-from-foot")
    assert answer.status_code == 404
    assert "Did you mean 'man-380-from-food'?" in answer.json()["detail"]


def test_the_cases_are_cached_and_served_as_a_table(client: TestClient) -> None:
    answer = client.get("/conformance-cases")
    assert client.get("/conformance-cases", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    table = client.get("/conformance-cases", headers={"Accept": "text/csv"}).text
    assert table.splitlines()[0] == "id,title,rule,reasoning,request,expected,source_ids,list_how_to_compare"
    assert len(table.splitlines()) == 1 + len(CASES)


def test_the_case_that_the_readme_shows_is_served(cases: dict[str, Any]) -> None:
    shown = json.loads(block("json", "reasoning"))
    assert shown == cases[shown["id"]]


def test_the_readme_counts_the_cases() -> None:
    assert f"{len(CASES)} invented people" in README
