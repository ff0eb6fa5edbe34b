"""What the OpenAPI document says of answers: the examples, computed; the headers; the other representations."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.models import Example

from app.catalog import Catalog
from app.evaluator import Facts, Intake, evaluate
from app.evaluator.labels import LabelReadingRequest, read_label
from app.knowledge import facts_from
from app.problems import JSON
from app.routes.examples import EVALUATE_EXAMPLES, LABEL_EXAMPLES
from app.routes.representations import CSV, DATA_VERSION
from app.seeding import read_seed

# The document is to change with the program and with what it shows, not with every correction of the data.
ANY_VERSION = "0123456789abcdef"

NOT_FOR_CSV = ("/meta",)

HEADERS: dict[str, Any] = {
    "Cache-Control": "How long a copy may be used without asking again.",
    "ETag": "Strong; send it back as If-None-Match to get a 304 while your copy is right.",
    "Vary": "What else the representation depends on.",
    DATA_VERSION: "Fingerprint of the data.",
}


def complete_answers(app: FastAPI, document: dict[str, Any]) -> None:
    """Add to the document what the routes do not say themselves."""
    for path, methods in document["paths"].items():
        answer = methods.get("get", {}).get("responses", {})
        if answer and not path.startswith("/health"):
            _describe_reference_answer(path, answer)
    for path, examples in _computed_examples(_facts(app)).items():
        answer = document["paths"][path]["post"]["responses"]["200"]
        answer["headers"] = _headers("Cache-Control", DATA_VERSION)
        answer["content"][JSON]["examples"] = examples


def _describe_reference_answer(path: str, answers: dict[str, Any]) -> None:
    ok = answers["200"]
    ok["headers"] = _headers(*HEADERS)
    if "{" not in path and path not in NOT_FOR_CSV:
        description = "The same records as a table: lists joined by semicolons, what is not known as an empty cell."
        ok["content"][CSV] = {"schema": {"type": "string", "description": description}}
    answers["304"] = {"description": "Your copy is right.", "headers": _headers(*HEADERS)}


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"description": HEADERS[name], "schema": {"type": "string"}} for name in names}


def _computed_examples(facts: Facts) -> dict[str, dict[str, Any]]:
    """By path, the answer to every example of a request."""
    return {
        "/evaluate": _answered(EVALUATE_EXAMPLES, lambda body: evaluate(Intake.model_validate(body), facts)),
        "/label-readings": _answered(
            LABEL_EXAMPLES, lambda body: read_label(LabelReadingRequest.model_validate(body), facts)
        ),
    }


def _answered(examples: dict[str, Example], answer: Callable[[Any], Any]) -> dict[str, Any]:
    return {
        name: {"summary": example["summary"], "value": answer(example["value"])} for name, example in examples.items()
    }


def _facts(app: FastAPI) -> Facts:
    """The facts that are served; before they are loaded, those of the seed files."""
    catalog: Catalog | None = app.state.catalog
    if catalog is not None:
        return replace(catalog.facts, data_version=ANY_VERSION)
    return facts_from(read_seed(app.state.settings.seed_directory), ANY_VERSION)
