"""The OpenAPI document: what FastAPI writes, completed, and kept in ``openapi.json``."""

import json
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.problems import MEDIA_TYPE, InternalError, ProblemDetails, documented

DESCRIPTION = """\
Reference values, supplement forms and intake evaluation for nutrition apps, with a citation for every number.

- A limit counts only the origins that its authority counts: a US magnesium limit never looks at food.
- Unknown is never zero: an unknown amount, reading or sex widens the answer and names the fact that would settle it.
- Every number leads back to a printed place, in `citations` that an app may show.
- Nothing about a person is stored or logged.

General nutrition information. It is not medical advice and does not diagnose or treat any condition.
"""

TAGS = [
    {"name": "evaluate", "description": "Compare an intake with reference values."},
    {"name": "reference values", "description": "The printed values of each authority, and those for a person."},
    {"name": "supplement forms", "description": "Compounds, hydrates, mixtures and skin products, in families."},
    {"name": "medicines", "description": "Medicines, interactions, risk groups: general facts, never about a person."},
    {"name": "article", "description": "The article that this service grew from: its claims, each with a verdict."},
    {"name": "catalogue", "description": "Nutrients, authorities and sources."},
    {"name": "service", "description": "Versions, types of problems, health."},
]

RENEW = "run `elemental openapi` to renew it"


def describe(app: FastAPI, public_url: str) -> None:
    """Make the application's document ours; it is built once, when first asked for."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app, public_url)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def openapi_text(app: FastAPI) -> str:
    """The document as it stands in the file."""
    return json.dumps(app.openapi(), indent=2, ensure_ascii=False) + "\n"


def write_openapi(app: FastAPI, path: Path) -> None:
    """Write the document to a file."""
    path.write_text(openapi_text(app), encoding="utf-8")


def openapi_is_current(app: FastAPI, path: Path) -> bool:
    """Whether the file holds the document of this code."""
    return path.is_file() and path.read_text(encoding="utf-8") == openapi_text(app)


def _document(app: FastAPI, public_url: str) -> dict[str, Any]:
    document = get_openapi(
        title=app.title,
        version=app.version,
        summary="Nutrition reference values and intake evaluation, cited.",
        description=DESCRIPTION,
        routes=app.routes,
        tags=TAGS,
        servers=[{"url": public_url or "/", "description": "This service."}],
        license_info={"name": "MIT", "identifier": "MIT"},
    )
    _replace_default_errors(document)
    _leave_out_null(document)
    return document


def _replace_default_errors(document: dict[str, Any]) -> None:
    """FastAPI documents its own validation error on every operation; ours is the problem."""
    schemas = document["components"]["schemas"]
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    schemas |= _problem_schemas()
    for operation in (operation for path in document["paths"].values() for operation in path.values()):
        responses = operation["responses"]
        if "422" in responses and MEDIA_TYPE not in responses["422"]["content"]:
            del responses["422"]
        responses |= {str(status): answer for status, answer in documented(InternalError).items()}


def _problem_schemas() -> dict[str, Any]:
    schema = ProblemDetails.model_json_schema(ref_template="#/components/schemas/{model}")
    parts: dict[str, Any] = schema.pop("$defs")
    return {**parts, "ProblemDetails": schema}


def _leave_out_null(part: Any) -> None:
    """Absent and null mean the same and we write no null: an optional field is one that may be left out."""
    if isinstance(part, dict):
        branches = [branch for branch in part.get("anyOf", ()) if branch != {"type": "null"}]
        if len(branches) == 1:
            del part["anyOf"]
            part |= branches[0] | part
            part.pop("default", None)
        for each in part.values():
            _leave_out_null(each)
    elif isinstance(part, list):
        for each in part:
            _leave_out_null(each)
