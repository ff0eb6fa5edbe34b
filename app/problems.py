"""Everything that can go wrong over HTTP, as application/problem+json (RFC 9457), at one place.

::

    Problem
    ├── MalformedBody       400  the body does not parse as JSON
    ├── NotFound            404  no such path, or no record of this id
    ├── MethodNotAllowed    405  the path is there, the method is not
    ├── UnsupportedBody     415  the body is not application/json
    ├── InvalidRequest      422  a field is missing, unknown or wrong, or fields do not fit together
    ├── InternalError       500  our fault; the details are in the log
    └── NotReady            503  the data are not loaded
"""

import logging
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Annotated, Any, ClassVar

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from app.evaluator import Fault, InvalidIntakeError

MEDIA_TYPE = "application/problem+json"
JSON = "application/json"

logger = logging.getLogger(__name__)


class FieldError(BaseModel):
    """One thing wrong with one field."""

    code: Annotated[str, Field(description="A stable word for what is wrong.", examples=["unknown_nutrient"])]
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
    UnsupportedBody,
    InvalidRequest,
    InternalError,
    NotReady,
)


def unknown_record(kind: str, slug: str, known: Iterable[str]) -> NotFound:
    """The problem of an id that is not there; a near miss names the id that may have been meant."""
    near = get_close_matches(slug, known, n=1)
    return NotFound(f"There is no {kind} {slug!r}." + (f" Did you mean {near[0]!r}?" if near else ""))


def install_problem_handlers(app: FastAPI, public_url: str) -> None:
    """Make every error of the application, the framework's own included, a problem."""

    async def answer(request: Request, error: Exception) -> Response:
        return _response(_problem(error, request), public_url)

    for kind in (Problem, InvalidIntakeError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, answer)


def problem_type(problem: type[Problem], public_url: str) -> str:
    """The address that names a type of problem and documents it."""
    return f"{public_url}/problems#{problem.slug}"


def _response(problem: Problem, public_url: str) -> Response:
    details = {
        "type": problem_type(type(problem), public_url),
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "errors": problem.errors,
    }
    headers = {"Cache-Control": "no-store", **problem.headers}
    return Response(orjson.dumps(details), problem.status, headers, MEDIA_TYPE)


def _problem(error: Exception, request: Request) -> Problem:
    match error:
        case Problem():
            return error
        case InvalidIntakeError():
            return InvalidRequest("The request does not fit together; see errors.", error.faults)
        case RequestValidationError():
            return _of_validation(error, request)
        case HTTPException():
            return _of_framework(error, request)
    logger.error("unexpected error on %s", request.scope.get("path"), exc_info=error)
    return InternalError("The error was logged. Repeating the same request is safe.")


def _of_framework(error: HTTPException, request: Request) -> Problem:
    if error.status_code == NotFound.status:
        return NotFound(f"There is no path {request.url.path!r}. /docs lists the paths.")
    if error.status_code == MethodNotAllowed.status:
        allowed = (error.headers or {}).get("Allow", "")
        detail = f"{request.url.path} takes {allowed or 'other methods'}, not {request.method}."
        return MethodNotAllowed(detail, headers=error.headers)
    if error.status_code == MalformedBody.status:
        return MalformedBody("The body could not be read as JSON in UTF-8.")
    return InternalError(str(error.detail))


def _of_validation(error: RequestValidationError, request: Request) -> Problem:
    errors = error.errors()
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if any(each["type"] == "json_invalid" for each in errors):
        return MalformedBody(_where_json_broke(errors[0]))
    if request.method == "POST" and media_type != JSON and not media_type.endswith("+json"):
        return UnsupportedBody(f"Send the body as {JSON}" + (f", not as {media_type}." if media_type else "."))
    innermost = [each for each in errors if not any(_is_within(other["loc"], each["loc"]) for other in errors)]
    return InvalidRequest("The request has fields that are not right; see errors.", map(_fault, innermost))


def _is_within(place: tuple[int | str, ...], other: tuple[int | str, ...]) -> bool:
    """Whether a place lies inside another: a list with a wrong item is not wrong besides."""
    return len(place) > len(other) and place[: len(other)] == other


def _where_json_broke(error: Mapping[str, Any]) -> str:
    reason = error.get("ctx", {}).get("error", "it does not parse")
    return f"The body is not JSON: {reason}, at character {error['loc'][-1]}."


def _fault(error: Mapping[str, Any]) -> Fault:
    place, *path = error["loc"]
    pointer = f"?{path[0]}" if place == "query" else "#" + "".join(f"/{_escaped(step)}" for step in path)
    return Fault(_CODES.get(error["type"], "invalid_value"), _in_words(error), pointer)


_CODES = {"missing": "missing_field", "extra_forbidden": "unknown_field"}


def _in_words(error: Mapping[str, Any]) -> str:
    if error["type"] == "missing":
        return "This field is required."
    if error["type"] == "extra_forbidden":
        return f"There is no field {str(error['loc'][-1])!r} here; /docs shows the fields."
    return str(error["msg"]).removeprefix("Value error, ") + "."


def _escaped(step: object) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")


def documented(*problems: type[Problem]) -> dict[int | str, dict[str, Any]]:
    """The responses of a route in the OpenAPI document, for these problems."""
    return {
        problem.status: {
            "description": problem.title,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}},
        }
        for problem in problems
    }
