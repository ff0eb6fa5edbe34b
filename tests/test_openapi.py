"""The OpenAPI document: the file is what the code says, valid, and documents problems instead of the default errors."""

import json
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import validate

from app.main import create_app
from app.openapi import RENEW, openapi_is_current
from app.settings import Settings

FILE = Path(__file__).parent.parent / "openapi.json"
DOCUMENT: dict[str, Any] = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
OPERATIONS = [(path, method) for path, methods in DOCUMENT.get("paths", {}).items() for method in methods]


def test_the_file_is_what_the_code_says() -> None:
    assert openapi_is_current(create_app(Settings()), FILE), RENEW


def test_the_document_is_valid() -> None:
    validate(DOCUMENT)


def test_operation_ids_make_good_method_names() -> None:
    assert sorted(DOCUMENT["paths"][path][method]["operationId"] for path, method in OPERATIONS) == [
        "evaluate_intake",
        "get_liveness",
        "get_medicinal_product",
        "get_meta",
        "get_readiness",
        "get_reference_value",
        "get_supplement_form",
        "list_authorities",
        "list_claims",
        "list_conditions",
        "list_coverage",
        "list_finding_types",
        "list_interactions",
        "list_medicinal_products",
        "list_nutrients",
        "list_problems",
        "list_reference_values",
        "list_risk_groups",
        "list_sources",
        "list_supplement_forms",
        "list_symptoms",
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
        for name, schema in DOCUMENT["components"]["schemas"].items()
        for field, property_schema in schema.get("properties", {}).items()
        if "description" not in property_schema and "$ref" not in json.dumps(property_schema)
    ]
    assert bare == []
