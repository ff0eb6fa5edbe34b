"""Watching the service: a log line and metrics for every request, by route, never by what was asked or sent."""

from asyncio import get_running_loop
from functools import cache
from random import getrandbits
from time import perf_counter
from typing import Any

import structlog
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

REQUEST_ID = "Request-Id"
ID_HEADER = REQUEST_ID.lower().encode()
NO_ROUTE = "none"
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
OTHER = "other"
BITS_OF_AN_ID = 128
AT_ONCE = 100
"""So many requests are counted one after the other: the library's code then stays in the processor's cache."""
SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)


class Metrics:
    """What Prometheus reads. Labels are method, route template and status alone, so that their number stays small."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        requests = Counter(
            "elemental_requests", "Requests answered.", ("method", "route", "status"), registry=self._registry
        )
        seconds = Histogram(
            "elemental_request_seconds", "Time to answer.", ("route",), buckets=SECONDS, registry=self._registry
        )
        # To find a series by its labels costs more than to count.
        self._requests_of, self._seconds_of = cache(requests.labels), cache(seconds.labels)
        self._uncounted: list[tuple[Counter, Histogram, float]] = []

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request that was answered, at the latest when somebody asks how many were."""
        self._uncounted.append((self._requests_of(method, route, status), self._seconds_of(route), seconds))
        if len(self._uncounted) >= AT_ONCE:
            self._count_all()

    def _count_all(self) -> None:
        uncounted, self._uncounted = self._uncounted, []
        for requests, times, seconds in uncounted:
            requests.inc()
            times.observe(seconds)

    async def answer(self, _request: Request) -> Response:
        """GET /metrics."""
        self._count_all()
        headers = {"Cache-Control": "no-store"}
        return Response(generate_latest(self._registry), headers=headers, media_type=CONTENT_TYPE_LATEST)


class Observing:
    """Around everything: gives each request an id of its own, then counts it and writes one line about it."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics
        # Bound once and not for every line.
        self.logger = structlog.get_logger().bind()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request and remember how it went."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        # It is no secret, so that the system need not be asked for it.
        scope["request_id"] = request_id = f"{getrandbits(BITS_OF_AN_ID):032x}"
        method, started, status = scope["method"], perf_counter(), 500

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (ID_HEADER, request_id.encode())]
            await send(message)

        try:
            await self.app(scope, receive, send_with_id)
        finally:
            answered = scope.get("route"), method, request_id, status, perf_counter() - started
            # When all that are answered in this turn of the loop are: what then runs for one after the other is still
            # in the processor's cache, and costs a fraction.
            get_running_loop().call_soon(self._remember, *answered)

    def _remember(self, route: Any, method: str, request_id: str, status: int, seconds: float) -> None:
        path, method = getattr(route, "path", NO_ROUTE), method if method in METHODS else OTHER
        self.metrics.count(method, path, status, seconds)
        self.logger.info(
            "request", id=request_id, method=method, route=path, status=status, milliseconds=round(seconds * 1000, 3)
        )
