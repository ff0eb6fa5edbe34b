"""The other collections, the service's own paths, and the framework's own errors."""

import ast
import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app import problem_mapping
from app.described_forms import DescribedForm
from app.problems import PROBLEMS


@pytest.mark.parametrize(
    ("path", "name", "count"),
    [
        ("/conditions", "conditions", 3),
        ("/claims", "claims", 67),
        ("/symptoms", "symptoms", 40),
        ("/nutrients", "nutrients", 57),
        ("/nutrient-codes", "nutrient_codes", 115),
        ("/nutrient-traps", "nutrient_traps", 73),
        ("/components", "components", 26),
        ("/authorities", "authorities", 19),
        ("/supplement-forms", "supplement_forms", 45 + 13 + 58 + 10),
        ("/label-conventions", "label_conventions", 6),
        ("/form-studies", "form_studies", 61 - 3 + 2 + 8),
        ("/day-to-day-sds", "day_to_day_sds", 39),
        ("/requirement-cvs", "requirement_cvs", 19),
        ("/requirement-risks", "requirement_risks", 14),
        ("/intake-ranges", "intake_ranges", 18),
        ("/increments", "increments", 18),
        ("/risk-groups", "risk_groups", 25),
        ("/interactions", "interactions", 50),
        ("/medicinal-products", "medicinal_products", 16),
        ("/conformance-cases", "conformance_cases", 129),
        ("/food-groups", "food_groups", 25),
        ("/food-measures", "food_measures", 53),
        ("/food-corrections", "food_corrections", 736 + 53),
        ("/common-foods", "common_foods", 156),
        ("/waters", "waters", 12),
    ],
)
def test_a_collection_is_served_whole_in_order_of_id(client: TestClient, path: str, name: str, count: int) -> None:
    records = client.get(path).json()[name]
    assert len(records) == count
    assert [record["id"] for record in records] == sorted(record["id"] for record in records)


def test_the_variation_of_requirements_without_a_nutrient_is_the_assumption_for_the_others(client: TestClient) -> None:
    rows = {row["id"]: row for row in client.get("/requirement-cvs").json()["requirement_cvs"]}
    assert "nutrient" not in rows["us-nasem-any"]
    assert (rows["us-nasem-any"]["basis"], rows["us-nasem-magnesium"]["basis"]) == ("assumed", "printed")


def test_the_toxicity_row_has_its_threshold_as_a_number(client: TestClient) -> None:
    (row,) = (each for each in client.get("/conditions").json()["conditions"] if each["id"] == "toxicity")
    assert (row["threshold_amount"], row["threshold_unit"]) == (5000, "mg")
    assert row["associated_symptoms"] == ["Nausea", "vomiting", "hypotension", "lethargy"]


def test_a_claim_has_its_origin_and_its_evidence_apart(client: TestClient) -> None:
    (claim,) = (each for each in client.get("/claims").json()["claims"] if each["id"] == "ac45")
    assert (claim["verdict"], claim["origin_source_id"], claim["source_ids"]) == (
        "unsupported",
        "article",
        ["groeber2017"],
    )


def test_the_articles_three_form_rows_lead_to_their_claims(client: TestClient) -> None:
    forms = client.get("/supplement-forms").json()["supplement_forms"]
    assert {form["id"]: form["article_claim"] for form in forms if "article_claim" in form} == {
        "magnesium-glycinate": "ac43",
        "magnesium-citrate": "ac44",
        "transdermal-magnesium": "ac45",
    }


def test_what_the_article_claims_of_a_form_stands_beside_the_verdict(client: TestClient) -> None:
    claims = {claim["id"]: claim for claim in client.get("/claims").json()["claims"]}
    verdicts = {"magnesium-glycinate": "contested", "magnesium-citrate": "supported"}
    for form_id, verdict in (verdicts | {"transdermal-magnesium": "unsupported"}).items():
        form = client.get(f"/supplement-forms/{form_id}").json()
        claim = claims[form["article_claim"]]
        assert form["article_claim_verdict"] == claim["verdict"] == verdict
        assert form["article_claim_statement"] == claim["statement"]
    assert "article_claim_verdict" not in client.get("/supplement-forms/magnesium-oxide").json()


def test_a_form_has_its_laxative_potential_with_the_reason_and_a_family_those_of_its_members(
    client: TestClient,
) -> None:
    oxide = client.get("/supplement-forms/magnesium-oxide").json()
    assert (oxide["laxative_potentials"], oxide["laxative_source_ids"]) == (
        ["moderate_to_high"],
        ["mori2019-constipation"],
    )
    assert "not with the name of the salt" in oxide["laxative_reasons"][0]
    citrate = client.get("/supplement-forms/magnesium-citrate").json()
    assert citrate["laxative_potentials"] == ["moderate", "moderate_to_high", "high"]
    assert client.get("/supplement-forms/transdermal-magnesium").json()["laxative_potentials"] == ["none"]


def test_a_study_says_what_was_measured_against_what_in_whom_and_where_it_stands(client: TestClient) -> None:
    answer = client.get("/form-studies").json()
    (study,) = (each for each in answer["form_studies"] if each["id"] == "kappeler-2017-urine")
    assert (study["form"], study["compared_forms"], study["comparator"]) == (
        "magnesium-citrate",
        ["magnesium-oxide"],
        "other_forms",
    )
    assert (study["measure"], study["participants"], study["grade"]) == (
        "urinary_magnesium",
        20,
        "human_randomised_trial",
    )
    assert study["result"] == "+0.565 mmol (95 % CI 0.212-0.918), p=0.0034"
    assert study["doi"] == "10.1186/s40795-016-0121-3"
    assert study["source_id"] in {source["id"] for source in client.get("/sources").json()["sources"]}
    assert "not comparable" in answer["note"]


def test_a_study_against_placebo_names_no_form_and_says_why(client: TestClient) -> None:
    studies = client.get("/form-studies").json()["form_studies"]
    (study,) = (each for each in studies if each["id"] == "schuster-2025-insomnia-severity")
    assert (study["comparator"], study["compared_forms"]) == ("placebo", [])
    assert study["comparator_note"] == "Compared with placebo."
    assert all(study["compared_forms"] or study["comparator_note"] for study in studies)


def test_studies_are_a_table_too(client: TestClient) -> None:
    answer = client.get("/form-studies", headers={"Accept": "text/csv"})
    rows = {row["id"]: row for row in csv.DictReader(answer.text.splitlines())}
    assert len(rows) == 68
    assert rows["walker-2003-serum"]["compared_forms"] == "magnesium-amino-acid-chelate;magnesium-oxide"
    assert "not comparable" in rows["walker-2003-serum"]["list_note"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=EPSOM SALT", ["magnesium-sulfate-heptahydrate", "transdermal-epsom-salt-bath"]),
        ("q=epsom-salt&route=rectal", ["magnesium-sulfate-heptahydrate"]),
        ("q=épsöm  sált&route=rectal", ["magnesium-sulfate-heptahydrate"]),
        ("q=milk of magnesia", ["magnesium-hydroxide"]),
        ("q=7487-88-9", ["magnesium-sulfate-anhydrous"]),
        ("q=7487%E2%80%9388%E2%80%919", ["magnesium-sulfate-anhydrous"]),  # dashes as word processors write them
        ("q=nbz3qy004s", ["magnesium-hydroxide"]),  # UNII
        ("q=14792", ["magnesium-oxide"]),  # PubChem CID
        ("q=1479", []),  # no part of a code
        ("q=CAS 7487-88-9", ["magnesium-sulfate-anhydrous"]),
        ("q=CAS-No.: 7487-88-9", ["magnesium-sulfate-anhydrous"]),
        ("q=UNII NBZ3QY004S", ["magnesium-hydroxide"]),
        ("q=PubChem CID 14792", ["magnesium-oxide"]),
        ("q=UNII 14792", []),  # a code of another kind
        ("q=Epsom salts", ["magnesium-sulfate-heptahydrate", "transdermal-epsom-salt-bath"]),
        ("q=Mg oxide", ["magnesium-oxide", "magnesium-glycinate-buffered"]),
        # A whole formula first, then a name with Mg(OH)2 in it; no part of Mg orotate.
        ("q=mgo", ["magnesium-oxide", "magnesium-carbonate-basic-pentahydrate"]),
        (
            "q=magnesium threonate",  # without its isomer
            [f"magnesium-l-threonate{each}" for each in ("", "-anhydrous", "-monohydrate")],
        ),
        ("q=I", ["potassium-iodate", "potassium-iodide"]),  # a symbol is no part of a word
        ("q=zno", ["zinc-oxide"]),
        (
            "q=zinc sulphate",
            ["zinc-sulfate", *(f"zinc-sulfate-{each}" for each in ("anhydrous", "heptahydrate", "monohydrate"))],
        ),
        ("q=magnesium hydroxide&nutrient=zinc", []),
        ("q=iodine", ["potassium-iodate", "potassium-iodide"]),  # by the nutrient
        (
            "q=vitamin b12",
            ["adenosylcobalamin", "cyanocobalamin", "hydroxocobalamin", "methylcobalamin"],
        ),
        ("q=nothing like this", []),
        ("q=--", []),
    ],
)
def test_forms_are_found_by_name_synonym_and_code(client: TestClient, query: str, expected: list[str]) -> None:
    answer = client.get(f"/supplement-forms?{query}")
    assert answer.status_code == 200
    assert [form["id"] for form in answer.json()["supplement_forms"]] == expected


@pytest.mark.parametrize(
    ("symbol", "nutrient"), [("Mg", "magnesium"), ("mg", "magnesium"), ("Zn", "zinc"), ("K", "potassium")]
)
def test_the_symbol_of_an_element_finds_its_forms_and_no_others(client: TestClient, symbol: str, nutrient: str) -> None:
    found, expected = (
        client.get(f"/supplement-forms?{query}").json()["supplement_forms"]
        for query in (f"q={symbol}", f"nutrient={nutrient}")
    )
    assert found == expected
    assert len(found) > 3


def test_a_form_that_is_called_exactly_so_comes_before_those_with_the_text_in_a_name(client: TestClient) -> None:
    found = [form["id"] for form in client.get("/supplement-forms?q=magnesium oxide").json()["supplement_forms"]]
    assert found == ["magnesium-oxide", "magnesium-glycinate-buffered"]


@pytest.mark.parametrize("query", ["", "?q=citrate", "?nutrient=zinc", "?q=nothing like this"])
def test_forms_as_a_table_say_the_same_as_json(client: TestClient, query: str) -> None:
    forms = client.get(f"/supplement-forms{query}").json()["supplement_forms"]
    answer = client.get(f"/supplement-forms{query}", headers={"Accept": "text/csv"})
    table = csv.DictReader(io.StringIO(answer.text))
    assert table.fieldnames == list(DescribedForm.model_fields)
    assert [DescribedForm.model_validate(told(row)) for row in table] == [
        DescribedForm.model_validate(form) for form in forms
    ]


def told(row: dict[str, str]) -> dict[str, str]:
    """The cells that say something."""
    return {column: cell for column, cell in row.items() if cell}


def test_forms_are_filtered_by_route_and_nutrient(client: TestClient) -> None:
    transdermal = client.get("/supplement-forms?route=transdermal&nutrient=magnesium").json()["supplement_forms"]
    assert transdermal
    assert all("transdermal" in form["routes"] for form in transdermal)
    of_iodine = client.get("/supplement-forms?nutrient=iodine").json()["supplement_forms"]
    assert [form["id"] for form in of_iodine] == ["potassium-iodate", "potassium-iodide"]
    assert client.get("/supplement-forms?nutrient=iodine&route=rectal").json()["supplement_forms"] == []


def test_one_form_by_id(client: TestClient) -> None:
    form = client.get("/supplement-forms/magnesium-citrate-nonahydrate").json()
    assert (form["elemental_fraction"], form["atoms"], form["family"]) == (0.1189, 3, "magnesium-citrate")


def test_a_form_that_varies_has_a_word_instead_of_a_number(client: TestClient) -> None:
    form = client.get("/supplement-forms/magnesium-trisilicate").json()
    assert form["composition"] == "variable"
    assert "elemental_fraction" not in form


def test_a_form_says_whether_the_eu_lists_it_and_by_which_act(client: TestClient) -> None:
    threonate = client.get("/supplement-forms/magnesium-l-threonate-monohydrate").json()
    assert (threonate["eu_status"], threonate["eu_source_id"]) == ("listed", "eu-2025-2225")
    assert "26 November 2025 or 26 November 2026" in threonate["eu_note"]
    assert client.get("/supplement-forms/magnesium-glycinate-anhydrous").json()["eu_status"] == "not_in_our_data"
    assert "eu_status" not in client.get("/supplement-forms/magnesium-l-threonate").json()


def test_a_label_states_the_nutrient_by_rule_and_its_front_often_the_compound(client: TestClient) -> None:
    told = client.get("/label-conventions").json()["label_conventions"]
    by_rule = {each["amount_of"] for each in told if each["source_id"] != "editorial"}
    assert by_rule == {"nutrient"}
    (front,) = (each for each in told if each["source_id"] == "editorial")
    assert (front["amount_of"], front["jurisdictions"]) == ("compound", ["EU", "US"])


def test_red_flags_come_with_advice(client: TestClient) -> None:
    answer = client.get("/symptoms").json()
    assert "emergency" in answer["red_flag_advice"]
    assert any(symptom["red_flag"] for symptom in answer["symptoms"])


def test_meta_names_every_version_and_the_purpose(client: TestClient) -> None:
    meta = client.get("/meta").json()
    assert meta["data_version"] == client.get("/claims").json()["data_version"]
    assert meta["counts"]["reference_values"] == 502 + 2756
    assert "No diagnosis" in meta["intended_purpose"]


def test_the_service_is_alive_and_ready(client: TestClient) -> None:
    assert client.get("/health/live").json() == {"status": "ok"}
    assert client.get("/health/ready").json() == {"status": "ok"}


def test_every_type_of_problem_is_documented(client: TestClient) -> None:
    documented = {problem["slug"] for problem in client.get("/problems").json()["problems"]}
    assert documented == {problem.slug for problem in PROBLEMS}


def codes_of_faults() -> Iterator[str]:
    """The code of every fault that the code makes by itself; those of the validator's errors stand in a table."""
    for file in sorted(Path(problem_mapping.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Fault":
                code = node.args[0]
                if isinstance(code, ast.Constant):
                    yield str(code.value)
                else:
                    assert file.name == "problem_mapping.py", f"{file}:{node.lineno}: say the code in one word"


def test_every_code_of_an_error_is_documented_and_no_other(client: TestClient) -> None:
    listed = client.get("/problems").json()["error_codes"]
    made = {*codes_of_faults(), *problem_mapping.CODES.values(), problem_mapping.ANY_OTHER}
    assert sorted(each["code"] for each in listed) == sorted(made)
    assert all(each["meaning"].endswith(".") for each in listed)


@pytest.mark.parametrize("path", ["/reference-values", "/claims"])
def test_a_parameter_that_is_not_there_is_not_taken_for_a_field_of_a_body(client: TestClient, path: str) -> None:
    (error,) = client.get(f"{path}?route=oral").json()["errors"]
    assert (error["code"], error["pointer"]) == ("unknown_field", "?route")
    assert error["detail"] == "There is no parameter 'route' here; /docs shows the parameters."


@pytest.mark.parametrize(
    ("method", "path", "status", "slug"),
    [
        ("GET", "/nothing-here", 404, "not-found"),
        ("GET", "/supplement-forms/magnesium-citrat", 404, "not-found"),
        ("GET", "/evaluate", 405, "method-not-allowed"),
        ("DELETE", "/claims", 405, "method-not-allowed"),
        ("GET", "/supplement-forms?route=nasal", 422, "invalid-request"),
    ],
)
def test_every_error_is_a_problem(client: TestClient, method: str, path: str, status: int, slug: str) -> None:
    answer = client.request(method, path)
    assert answer.status_code == answer.json()["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == f"/problems#{slug}"
    if status == 405:
        assert answer.headers["allow"]
