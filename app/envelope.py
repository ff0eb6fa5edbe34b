"""What every answer gets, whatever the route: headers, HEAD, a bound on what is read, and a problem for every error.

Pure ASGI: a framework middleware would cost two thirds of the throughput.
"""

from collections import Counter
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.evaluator import Fault
from app.other_origins import FOR_ALL_ORIGINS
from app.problem_mapping import TOLD, problem_of
from app.problems import BodyTooLarge, InvalidRequest, Problem, problem_response

POLICY = b"content-security-policy"
WITH_ITS_OWN_POLICY = (
    (b"cross-origin-resource-policy", b"cross-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    *FOR_ALL_ORIGINS,
)
WITH_THE_STRICTEST = ((POLICY, b"default-src 'none'; frame-ancestors 'none'"), *WITH_ITS_OWN_POLICY)


class Envelope:
    """Around the routes: refuses bodies that are too large before reading them, answers HEAD like GET without a body.

    A page sets a Content-Security-Policy of its own; every other answer gets the strictest.
    """

    def __init__(self, app: ASGIApp, largest_body: int, public_url: str) -> None:
        self.app = app
        self.largest_body = largest_body
        self.public_url = public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        exchange = _Exchange(scope, receive, send, is_head=scope["method"] == "HEAD", largest_body=self.largest_body)
        try:
            self._refuse_large_body(scope)
            if scope["query_string"]:
                refuse_repeated_parameters(scope["query_string"])
            scope["method"] = "GET" if exchange.is_head else scope["method"]
            await self.app(scope, exchange.receive, exchange.send)
        except Exception as error:
            if exchange.is_answered and scope.get(TOLD) is error:
                return
            if exchange.started:
                raise
            problem = problem_of(error, Request(scope))
            await problem_response(problem, self.public_url)(scope, exchange.receive, exchange.send)

    def _refuse_large_body(self, scope: Scope) -> None:
        for name, value in scope["headers"]:
            if name == b"content-length" and value.isdigit() and int(value) > self.largest_body:
                raise too_large(self.largest_body)


class _Exchange:
    """One request and its answer."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, *, is_head: bool, largest_body: int) -> None:
        self._scope = scope
        self._receive = receive
        self._send = send
        self._left = largest_body
        self.is_head = is_head
        self.started = self.is_answered = False

    async def receive(self) -> Message:
        """The next part of the body, counted."""
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            # The framework lets this one pass while it reads a body; any other would become a 400.
            raise HTTPException(BodyTooLarge.status)
        return message

    async def send(self, message: Message) -> None:
        """The next part of the answer, with our headers, and for HEAD without the body."""
        if message["type"] == "http.response.start":
            self.started = True
            if self.is_head:
                # The server looks here to know that no body follows.
                self._scope["method"] = "HEAD"
            headers = message["headers"]
            message["headers"] = [*headers, *(WITH_ITS_OWN_POLICY if POLICY in dict(headers) else WITH_THE_STRICTEST)]
        else:
            self.is_answered = not message.get("more_body", False)
            message = {**message, "body": b""} if self.is_head else message
        await self._send(message)


def refuse_repeated_parameters(query: bytes) -> None:
    """Raise InvalidRequest when a parameter of the query is there twice: one of the two would vanish."""
    counted = Counter(name for name, _ in parse_qsl(query.decode("latin-1"), keep_blank_values=True))
    faults = [
        Fault("repeated_parameter", f"{name!r} is there {times} times; give it once.", f"?{name}")
        for name, times in counted.items()
        if times > 1
    ]
    if faults:
        raise InvalidRequest("The query repeats a parameter; see errors.", faults)


def too_large(largest_body: int) -> Problem:
    """The problem of a body that is too large."""
    return BodyTooLarge(f"A body may have at most {largest_body:,} bytes.")
