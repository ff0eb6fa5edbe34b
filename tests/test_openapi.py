"""The OpenAPI document: the file is what the code says, valid, and documents problems instead of the default errors."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import validate

from app.described_components import described_components
from app.described_foods import described_common_foods
from app.described_forms import described_forms
from app.food_in_full import food_in_full
from app.food_table import EDITION, FoodTable
from app.knowledge import facts_from
from app.main import create_app
from app.openapi import RENEW, openapi_is_current
from app.records import KINDS
from app.routes.record_examples import RECORD_EXAMPLES
from app.seeding import read_seed
from app.settings import Settings

ROOT = Path(__file__).parent.parent
FILE = ROOT / "openapi.json"
DOCUMENT: dict[str, Any] = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
SCHEMAS: dict[str, Any] = DOCUMENT.get("components", {}).get("schemas", {})
OPERATIONS = [(path, method) for path, methods in DOCUMENT.get("paths", {}).items() for method in methods]


def test_the_file_is_what_the_code_says() -> None:
    assert openapi_is_current(create_app(Settings()), FILE), RENEW


def test_the_document_is_valid() -> None:
    validate(DOCUMENT)


def test_operation_ids_make_good_method_names() -> None:
    assert sorted(DOCUMENT["paths"][path][method]["operationId"] for path, method in OPERATIONS) == [
        "compare_supplement_forms",
        "evaluate_intake",
        "get_common_food",
        "get_conformance_case",
        "get_dose_splitting",
        "get_food",
        "get_liveness",
        "get_medicinal_product",
        "get_meta",
        "get_nutrient",
        "get_readiness",
        "get_reference_value",
        "get_supplement_form",
        "get_water",
        "list_authorities",
        "list_claims",
        "list_common_foods",
        "list_components",
        "list_conditions",
        "list_conformance_cases",
        "list_coverage",
        "list_day_to_day_sds",
        "list_finding_types",
        "list_food_corrections",
        "list_food_groups",
        "list_food_measures",
        "list_foods",
        "list_form_studies",
        "list_increments",
        "list_intake_ranges",
        "list_interactions",
        "list_label_conventions",
        "list_medicinal_products",
        "list_nutrient_codes",
        "list_nutrient_traps",
        "list_nutrients",
        "list_problems",
        "list_reference_values",
        "list_requirement_cvs",
        "list_requirement_risks",
        "list_risk_groups",
        "list_sources",
        "list_supplement_forms",
        "list_symptoms",
        "list_waters",
        "read_supplement_label",
    ]


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_an_operation_has_a_description_one_tag_and_problems(path: str, method: str) -> None:
    operation = DOCUMENT["paths"][path][method]
    assert operation["description"]
    assert len(operation["tags"]) == 1
    errors = {status: answer for status, answer in operation["responses"].items() if status >= "400"}
    assert "500" in errors
    assert all(list(answer["content"]) == ["application/problem+json"] for answer in errors.values())


def test_the_frameworks_own_errors_and_nullable_unions_are_gone() -> None:
    text = json.dumps(DOCUMENT)
    assert "HTTPValidationError" not in text
    assert '"type": "null"' not in text
    assert "-Input" not in text


def test_every_property_has_a_description() -> None:
    bare = [
        f"{name}.{field}"
        for name, schema in SCHEMAS.items()
        for field, property_schema in schema.get("properties", {}).items()
        if not property_schema.get("description")
    ]
    assert bare == []


def parts(part: Any) -> Iterator[dict[str, Any]]:
    """Every object in a part of the document, schemas that it names included, each schema once."""
    ahead, seen = [part], set()
    while ahead:
        here = ahead.pop()
        if isinstance(here, dict):
            yield here
            name = str(here.get("$ref", "")).removeprefix("#/components/schemas/")
            ahead += here.values()
            ahead += [SCHEMAS[name]] if name and name not in seen else []
            seen.add(name)
        elif isinstance(here, list):
            ahead += here


def asked() -> list[dict[str, Any]]:
    """The parts of the document that say what a client may send: parameters and bodies."""
    operations = [DOCUMENT["paths"][path][method] for path, method in OPERATIONS]
    bodies = [operation["requestBody"] for operation in operations if "requestBody" in operation]
    return [parameter for operation in operations for parameter in operation.get("parameters", ())] + bodies


def answers() -> list[Any]:
    """The parts of the document that say what a client gets."""
    return [DOCUMENT["paths"][path][method]["responses"] for path, method in OPERATIONS]


def models(part: Any) -> set[str]:
    """The objects among the schemas that a part of the document leads to."""
    names = {str(each["$ref"]).removeprefix("#/components/schemas/") for each in parts(part) if "$ref" in each}
    return {name for name in names if "properties" in SCHEMAS[name]}


def test_requests_and_answers_are_different_models() -> None:
    assert models(asked())
    assert models(answers())
    assert models(asked()) & models(answers()) == set()


def test_words_are_closed_in_requests_and_open_in_answers() -> None:
    assert [each for each in parts(asked()) if "enum" in each]
    assert [each for each in parts(answers()) if "enum" in each] == []


def test_every_number_has_a_format() -> None:
    numbers = [each for each in parts([asked(), answers()]) if each.get("type") in ("number", "integer")]
    assert numbers
    assert [each for each in numbers if "format" not in each] == []


def test_every_value_that_a_client_sends_has_limits() -> None:
    limits = {"string": "maxLength", "array": "maxItems", "number": "maximum", "integer": "maximum"}
    # The id of a path is one of a list of ours; another one, however long, is not found.
    sent = [part for part in asked() if part.get("in") != "path"]
    values = [each for each in parts(sent) if each.get("type") in tuple(limits) and "enum" not in each]
    assert values
    assert [each for each in values if limits[each["type"]] not in each] == []


@pytest.mark.parametrize("name", RECORD_EXAMPLES)
def test_the_example_of_a_record_is_in_the_seed(name: str) -> None:
    records = (record.model_dump(mode="json", exclude_none=True) for record in served()[name])
    assert RECORD_EXAMPLES[name] in list(records)
    assert SCHEMAS[name]["examples"] == [RECORD_EXAMPLES[name]]


@cache
def served() -> dict[str, Sequence[Any]]:
    """By schema, the records that are served with it; of foods in full the one that is an example."""
    seed = read_seed(ROOT / "seed")
    foods, food = FoodTable(seed), RECORD_EXAMPLES["FoodInFull"]["id"]
    evaluated = facts_from(seed, "test").foods[food]
    edition = next(source for source in seed.sources if source.id == EDITION)
    return {
        **{kind.shape.__name__: seed.of(kind) for kind in KINDS},
        "DescribedForm": tuple(described_forms(seed)),
        "DescribedComponent": tuple(described_components(seed)),
        "DescribedCommonFood": tuple(described_common_foods(seed, foods)),
        "FoodInFull": (food_in_full(food, foods, evaluated, edition, seed.common_foods),),
    }
