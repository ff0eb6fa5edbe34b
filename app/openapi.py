"""The OpenAPI document: what FastAPI writes, completed, and kept in ``openapi.json``."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import Response

from app.answered import complete_answers
from app.problems import MEDIA_TYPE, InternalError, ProblemDetails, documented
from app.routes.record_examples import RECORD_EXAMPLES
from app.routes.representations import reference_answer

DESCRIPTION = """\
Reference values, supplement forms and intake evaluation for nutrition apps, with a citation for every number.

- A limit counts only the origins that its authority counts: a US magnesium limit never looks at food.
- Unknown is never zero: an unknown amount, reading or sex widens the answer and names the fact that would settle it.
- Every number leads back to a printed place, in `citations` that an app may show.
- Nothing about a person is stored or logged.
- Computed amounts have at most ten significant digits. A field that says nothing is left out; none is null.
- Words in answers are open: a later version may add some, and an unknown word is to be treated as unknown.

General nutrition information. It is not medical advice and does not diagnose or treat any condition.
"""

TAGS = [
    {"name": "evaluate", "description": "Compare an intake with reference values."},
    {"name": "reference values", "description": "The printed values of each authority, and those for a person."},
    {"name": "supplement forms", "description": "Compounds and mixtures in families, and what their labels mean."},
    {"name": "medicines", "description": "Medicines, interactions, risk groups: general facts, never about a person."},
    {"name": "foods", "description": "USDA's food table: search, figures, portions; common foods and waters."},
    {"name": "article", "description": "The article that this service grew from: its claims, each with a verdict."},
    {"name": "catalogue", "description": "Nutrients, authorities and sources."},
    {"name": "conformance", "description": "Invented people with expected verdicts, for testing any tracker."},
    {"name": "service", "description": "Versions, types of problems, health."},
]

SCHEMAS = "#/components/schemas/"
FORMATS = {"number": "double", "integer": "int32"}

RENEW = "run `elemental openapi` to renew it"


def describe(app: FastAPI, public_url: str) -> None:
    """Make the application's document ours, and serve it; it is built once, when first asked for."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app, public_url)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]

    @app.get("/openapi.json", include_in_schema=False)
    async def show_document(request: Request) -> Response:
        return reference_answer(request, None, document)


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
        contact={"name": "Elemental"},
        license_info={"name": "MIT", "identifier": "MIT"},
    )
    _replace_default_errors(document)
    complete_answers(app, document)
    _leave_out_null(document)
    _open_words_of_answers(document)
    _show_records(document)
    _name_formats(document)
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
    for each in _inside(part):
        _leave_out_null(each)


def _open_words_of_answers(document: dict[str, Any]) -> None:
    """In answers a closed set of words becomes a string that names the known ones: a later word breaks no client."""
    schemas = document["components"]["schemas"]
    asked, answers = _asked_and_answers(document)
    asked_names, answered_names = _reached(asked, schemas), _reached(answers, schemas)
    words = {name: schemas[name] for name in answered_names if "enum" in schemas[name]}
    _open_words(answers, words)
    _open_words([schemas[name] for name in answered_names - asked_names - words.keys()], words)
    for name in words.keys() - asked_names:
        del schemas[name]


def _asked_and_answers(document: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    asked = [operation.get(part) for operation in operations for part in ("parameters", "requestBody")]
    return asked, [operation["responses"] for operation in operations]


def _reached(part: Any, schemas: dict[str, Any]) -> set[str]:
    """The names of the schemas that a part of the document leads to."""
    found: set[str] = set()
    ahead = list(_named(part))
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead += _named(schemas[name])
    return found


def _named(part: Any) -> Iterator[str]:
    """The names of the schemas that stand in a part of the document."""
    if isinstance(part, dict) and isinstance(part.get("$ref"), str):
        yield part["$ref"].removeprefix(SCHEMAS)
    for each in _inside(part):
        yield from _named(each)


def _open_words(part: Any, words: dict[str, Any]) -> None:
    if isinstance(part, dict):
        closed = words.get(str(part.get("$ref")).removeprefix(SCHEMAS), part)
        if isinstance(closed.get("enum"), list):
            known = closed["enum"]
            description = part.get("description") or closed.get("description", "A word.")
            part |= {"type": "string", "description": f"{description} Known: {', '.join(known)}.", "examples": known}
            part.pop("$ref", None)
            part.pop("enum", None)
    for each in _inside(part):
        _open_words(each, words)


def _show_records(document: dict[str, Any]) -> None:
    """Each kind of record with an example of it."""
    schemas = document["components"]["schemas"]
    for name in RECORD_EXAMPLES.keys() & schemas.keys():
        schemas[name]["examples"] = [RECORD_EXAMPLES[name]]


def _name_formats(part: Any) -> None:
    """Every number says how it is held: double or int32."""
    if isinstance(part, dict) and part.get("type") in tuple(FORMATS):
        part["format"] = FORMATS[part["type"]]
    for each in _inside(part):
        _name_formats(each)


def _inside(part: Any) -> list[Any]:
    """The parts of a part of the document."""
    if isinstance(part, dict):
        return list(part.values())
    return part if isinstance(part, list) else []
