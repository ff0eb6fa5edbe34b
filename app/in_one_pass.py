"""The request that apps send all day, a POST /evaluate that is right: read from its bytes at once, for its route.

Pure ASGI, between the envelope and the framework, whose routing, dependencies and reading of a body cost more than the
server itself. Whatever is not right about a request goes the framework's way, body and all, which says what is wrong,
as everywhere.
"""

from collections.abc import Iterable, Sequence

from fastapi.routing import APIRoute
from pydantic import ValidationError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.evaluator import Intake
from app.problems import JSON
from app.routes import evaluate

CONTENT_TYPE = b"content-type"


class InOnePass:
    """Around the routes: reads an intake that is right and answers it as its route does."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.route = next(route for route in evaluate.router.routes if isinstance(route, APIRoute))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        catalog = scope["app"].state.catalog
        if catalog is None or not self._is_for_us(scope):
            await self.app(scope, receive, send)
            return
        scope["route"] = self.route
        messages = await _until_the_end_of_the_body(receive)
        intake = _intake(messages)
        if intake is None:
            await self.app(scope, _again(messages, receive), send)
            return
        await evaluate.evaluated(scope, intake, catalog)(scope, receive, send)

    def _is_for_us(self, scope: Scope) -> bool:
        return (
            scope["type"] == "http"
            and scope["method"] == "POST"
            and scope["path"] == self.route.path
            and not scope["query_string"]
            and _is_json(scope["headers"])
        )


def _is_json(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    media_types = [value.partition(b";")[0].strip().lower() for name, value in headers if name == CONTENT_TYPE]
    return media_types == [JSON.encode()]


async def _until_the_end_of_the_body(receive: Receive) -> list[Message]:
    messages = [await receive()]
    while messages[-1].get("more_body", False):
        messages.append(await receive())
    return messages


def _intake(messages: Sequence[Message]) -> Intake | None:
    """The intake in the body; None where it is not right, or its sender went away."""
    if messages[-1]["type"] != "http.request":
        return None
    try:
        return Intake.model_validate_json(b"".join([message.get("body", b"") for message in messages]))
    except ValidationError:
        return None


def _again(messages: Iterable[Message], receive: Receive) -> Receive:
    """What was received once more, and then what comes."""
    received = iter(messages)

    async def receive_again() -> Message:
        return next(received, None) or await receive()

    return receive_again
