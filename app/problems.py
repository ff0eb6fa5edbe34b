"""Everything that can go wrong over HTTP, as application/problem+json (RFC 9457), at one place.

::

    Problem
    ├── MalformedBody       400  the body does not parse as JSON
    ├── NotFound            404  no such path, or no record of this id
    ├── MethodNotAllowed    405  the path is there, the method is not
    ├── BodyTooLarge        413  the body has more bytes than are read
    ├── UnsupportedBody     415  the body is not application/json
    ├── InvalidRequest      422  a field is missing, unknown or wrong, or fields do not fit together
    ├── InternalError       500  our fault; the details are in the log
    └── NotReady            503  the data are not loaded
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Annotated, Any, ClassVar

import orjson
from fastapi.responses import Response
from pydantic import BaseModel, Field

from app.evaluator import Fault
from app.evaluator.faults import unknown_slug

MEDIA_TYPE = "application/problem+json"
JSON = "application/json"


class FieldError(BaseModel):
    """One thing wrong with one field."""

    code: Annotated[
        str, Field(description="A stable word for what is wrong; /problems lists them.", examples=["unknown_nutrient"])
    ]
    detail: Annotated[
        str,
        Field(description="What is wrong and what would be right, for people.", examples=["This field is required."]),
    ]
    pointer: Annotated[
        str,
        Field(
            description="A JSON pointer into the body, or ?name for a parameter of the query.",
            examples=["#/days/0/entries/0/unit"],
        ),
    ]


class ProblemDetails(BaseModel):
    """Problem details (RFC 9457). Read type and code; title and detail are for people and may change."""

    type: Annotated[
        str,
        Field(
            description="The type of problem, documented where it points.",
            examples=["/problems#invalid-request"],
        ),
    ]
    code: Annotated[str, Field(description="The type as a stable word.", examples=["invalid_request"])]
    title: Annotated[str, Field(description="The type in words.", examples=["The request is not valid."])]
    status: Annotated[int, Field(ge=400, le=599, description="The HTTP status.", examples=[422])]
    detail: Annotated[
        str,
        Field(
            description="What is wrong this time.",
            examples=["The request has fields that are not right; see errors."],
        ),
    ]
    errors: Annotated[list[FieldError], Field(description="Each field at fault; empty when no field is.")]


class Problem(Exception):
    """A problem to tell the client. Each subclass is one type."""

    slug: ClassVar[str]
    status: ClassVar[int]
    title: ClassVar[str]

    def __init__(self, detail: str, errors: Iterable[Fault] = (), headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})


class MalformedBody(Problem):
    """The body does not parse as JSON."""

    slug, status, title = "malformed-body", 400, "The body is not JSON."


class NotFound(Problem):
    """There is no such path, or no record of this id."""

    slug, status, title = "not-found", 404, "There is nothing here."


class MethodNotAllowed(Problem):
    """The path is there, the method is not."""

    slug, status, title = "method-not-allowed", 405, "This path does not take this method."


class BodyTooLarge(Problem):
    """The body has more bytes than are read."""

    slug, status, title = "body-too-large", 413, "The body is too large."


class UnsupportedBody(Problem):
    """The body is not application/json."""

    slug, status, title = "unsupported-body", 415, "The body is of another media type."


class InvalidRequest(Problem):
    """A field is missing, unknown or wrong, or fields do not fit together."""

    slug, status, title = "invalid-request", 422, "The request is not valid."


class InternalError(Problem):
    """Our fault. The details are in the log, not in the answer."""

    slug, status, title = "internal-error", 500, "Something went wrong on our side."


class NotReady(Problem):
    """The data are not loaded; try again later."""

    slug, status, title = "not-ready", 503, "The service is not ready."


PROBLEMS: tuple[type[Problem], ...] = (
    MalformedBody,
    NotFound,
    MethodNotAllowed,
    BodyTooLarge,
    UnsupportedBody,
    InvalidRequest,
    InternalError,
    NotReady,
)


def unknown_record(kind: str, slug: str, known: Collection[str]) -> NotFound:
    """The problem of an id that is not there; a near miss names the id that may have been meant."""
    return NotFound(unknown_slug(kind, slug, known))


def unknown_parameter(name: str) -> str:
    """The sentence about a parameter of the query that is not there."""
    return f"There is no parameter {name!r} here; /docs shows the parameters."


def problem_type(problem: type[Problem], public_url: str) -> str:
    """The address that names a type of problem and documents it."""
    return f"{public_url}/problems#{problem.slug}"


def problem_response(problem: Problem, public_url: str) -> Response:
    """The problem as an answer."""
    details = {
        "type": problem_type(type(problem), public_url),
        "code": problem.slug.replace("-", "_"),
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "errors": problem.errors,
    }
    headers = {"Cache-Control": "no-store", **problem.headers}
    return Response(orjson.dumps(details), problem.status, headers, MEDIA_TYPE)


def documented(*problems: type[Problem]) -> dict[int | str, dict[str, Any]]:
    """The responses of a route in the OpenAPI document, for these problems."""
    return {
        problem.status: {
            "description": problem.title,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}},
        }
        for problem in problems
    }
