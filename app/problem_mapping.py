"""Which problem an exception is: the framework's own errors, the evaluator's, and ours."""

from collections.abc import Mapping
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import iter_route_contexts
from starlette.exceptions import HTTPException

from app.evaluator import Fault
from app.evaluator.faults import FaultyRequestError, did_you_mean
from app.logs import places
from app.problems import (
    JSON,
    BodyTooLarge,
    InternalError,
    InvalidRequest,
    MalformedBody,
    MethodNotAllowed,
    NotFound,
    Problem,
    UnsupportedBody,
    problem_response,
)
from app.wrong_values import in_words

CODES = {"missing": "missing_field", "extra_forbidden": "unknown_field"}
ANY_OTHER = "invalid_value"
TOLD = "told_error"
"""Under this name a scope holds the error that became a problem: the framework raises an unexpected one again."""


def install_problem_handlers(app: FastAPI, public_url: str) -> None:
    """Make the errors that routes raise problems, the framework's own and unexpected ones included."""

    async def answer(request: Request, error: Exception) -> Response:
        request.scope[TOLD] = error
        return problem_response(problem_of(error, request), public_url)

    for kind in (Problem, FaultyRequestError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, answer)


def problem_of(error: Exception, request: Request) -> Problem:
    """The problem that an exception is; one that nobody expected is logged and told without details."""
    match error:
        case Problem():
            return error
        case FaultyRequestError():
            return InvalidRequest("The request does not fit together; see errors.", error.faults)
        case RequestValidationError():
            return _of_validation(error, request)
        case HTTPException():
            return _of_framework(error, request)
    # Without its message, which may repeat what somebody sent.
    structlog.get_logger().error(
        "unexpected_error", id=request.scope.get("request_id"), error=type(error).__name__, places=places(error)
    )
    return InternalError("The error was logged. Repeating the same request is safe.")


def _of_framework(error: HTTPException, request: Request) -> Problem:
    if error.status_code == NotFound.status:
        return _unknown_path(request)
    if error.status_code == BodyTooLarge.status:
        return BodyTooLarge("The body has more bytes than are read; send fewer days or entries.")
    if error.status_code == MethodNotAllowed.status:
        allowed = (error.headers or {}).get("Allow", "").replace("GET", "GET, HEAD")
        detail = f"{request.url.path} takes {allowed or 'other methods'}, not {request.method}."
        return MethodNotAllowed(detail, headers={"Allow": allowed})
    if error.status_code == MalformedBody.status:
        return MalformedBody("The body could not be read as JSON in UTF-8.")
    return InternalError(str(error.detail))


def _unknown_path(request: Request) -> Problem:
    path = request.url.path
    known = [route.path for route in iter_route_contexts(request.app.routes) if route.path and "{" not in route.path]
    return NotFound(f"There is no path {path!r}. /docs lists the paths.{did_you_mean(path, known)}")


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
    return Fault(CODES.get(error["type"], ANY_OTHER), in_words(error), pointer)


def _escaped(step: object) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")
