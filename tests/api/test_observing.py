"""Logs and metrics: by route, never by what was asked or sent."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi import BackgroundTasks
from fastapi.responses import StreamingResponse
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families
from starlette.types import Message, Receive, Scope, Send

from app.envelope import Envelope
from app.logs import configure_logs
from app.main import create_app
from app.observing import AT_ONCE
from app.routes.examples import A_USUAL_DAY
from app.settings import Settings

ARBITRARY = {"id", "milliseconds", "timestamp"}


def samples(client: TestClient) -> dict[tuple[str, ...], float]:
    families = text_string_to_metric_families(client.get("/metrics").text)
    (requests,) = (family for family in families if family.name == "elemental_requests")
    return {
        (sample.labels["method"], sample.labels["route"], sample.labels["status"]): sample.value
        for sample in requests.samples
        if sample.name == "elemental_requests_total"
    }


def told(logged: dict[str, Any]) -> str:
    """What a line of the log says, without the fields in which any digits may come up by chance."""
    return json.dumps({name: value for name, value in logged.items() if name not in ARBITRARY})


def test_requests_are_counted_by_route_and_not_by_what_was_asked() -> None:
    client = TestClient(create_app(Settings()))
    client.get("/health/live")
    client.head("/health/live")
    client.get("/reference-values/a-secret-id")
    client.get("/a-secret-path")
    client.request("SECRET", "/health/live")
    counted = samples(client)
    assert counted["GET", "/health/live", "200"] == 1
    assert counted["HEAD", "/health/live", "200"] == 1
    assert counted["GET", "/reference-values/{reference_value_id}", "503"] == 1
    assert counted["GET", "none", "404"] == 1
    assert counted["other", "/health/live", "405"] == 1
    assert not [labels for labels in counted if "secret" in str(labels).lower()]


def test_each_request_is_counted_once_however_many_there_are() -> None:
    client = TestClient(create_app(Settings()))
    for _ in range(AT_ONCE + 1):
        client.get("/health/live")
    for _ in range(2):  # to read what was counted changes nothing
        assert samples(client)["GET", "/health/live", "200"] == AT_ONCE + 1
    assert f'elemental_request_seconds_count{{route="/health/live"}} {AT_ONCE + 1}.0' in client.get("/metrics").text


def test_the_time_to_answer_is_measured(client: TestClient) -> None:
    client.post("/evaluate", json=A_USUAL_DAY)
    assert 'elemental_request_seconds_bucket{le="0.005",route="/evaluate"}' in client.get("/metrics").text


def test_a_request_is_one_line_of_json_without_body_query_or_address(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    configure_logs("info")
    client = TestClient(create_app(Settings()))
    body = {**A_USUAL_DAY, "person": {"age_years": 77}}
    request_id = client.post("/evaluate?token=hush", json=body).headers["request-id"]
    (line,) = capfdbinary.readouterr().out.splitlines()
    logged = json.loads(line)
    assert logged.keys() == {"event", "id", "method", "route", "status", "milliseconds", "level", "timestamp"}
    assert (logged["id"], logged["route"], logged["status"]) == (request_id, "/evaluate", 422)
    assert "hush" not in told(logged)
    assert "77" not in told(logged)


def test_an_unexpected_error_is_logged_without_its_message(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    configure_logs("error")
    app = create_app(Settings())

    @app.get("/broken")
    async def broken() -> None:
        raise RuntimeError("took a whispered amount")

    TestClient(app).get("/broken")
    (line,) = capfdbinary.readouterr().out.splitlines()
    assert json.loads(line)["error"] == "RuntimeError"
    assert b"whispered" not in line


def test_a_line_of_a_library_is_like_ours(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    configure_logs("info")
    TestClient(create_app(Settings())).get("/health/live")
    logging.getLogger("a.library").warning("%s is odd", "Größe", exc_info=RuntimeError("odd"))
    ours, of_a_library = map(json.loads, capfdbinary.readouterr().out.splitlines())
    assert (ours["event"], ours["level"]) == ("request", "info")
    assert (of_a_library["event"], of_a_library["level"]) == ("Größe is odd", "warning")
    assert "RuntimeError: odd" in of_a_library["exception"]
    assert ours["timestamp"].endswith("Z")
    first, second = (datetime.fromisoformat(line["timestamp"]) for line in (ours, of_a_library))
    assert timedelta(0) <= second - first <= datetime.now(UTC) - first < timedelta(seconds=10)


def test_the_level_may_leave_requests_out(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    configure_logs("warning")
    TestClient(create_app(Settings())).get("/health/live")
    assert capfdbinary.readouterr().out == b""


def test_requests_that_are_answered_at_the_same_time_are_each_counted_and_logged(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    configure_logs("info")
    app = create_app(Settings())
    scope = {"type": "http", "method": "GET", "path": "/health/live", "query_string": b"", "headers": []}
    times = 16

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        pass

    async def at_once() -> None:
        await asyncio.gather(*[app({**scope}, receive, send) for _ in range(times)])

    asyncio.run(at_once())
    logged = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert [line["route"] for line in logged] == ["/health/live"] * times
    assert len({line["id"] for line in logged}) == times
    assert samples(TestClient(app))["GET", "/health/live", "200"] == times


def test_an_error_after_an_answer_is_told_once_and_by_us(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    configure_logs("error")
    app = create_app(Settings())

    @app.get("/later")
    async def later(tasks: BackgroundTasks) -> str:
        tasks.add_task(int, "took a whispered amount")
        return "answered"

    assert TestClient(app).get("/later").json() == "answered"
    (line,) = capfdbinary.readouterr().out.splitlines()
    assert json.loads(line)["error"] == "ValueError"
    assert b"whispered" not in line


@pytest.mark.parametrize("sent", [1, 2], ids=["in the middle of an answer", "after it"])
def test_an_error_that_became_no_problem_reaches_the_server(sent: int) -> None:
    bodies: list[Message] = [{"type": "http.response.body", "more_body": True}, {"type": "http.response.body"}]

    async def breaks(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for body in bodies[:sent]:
            await send(body)
        raise RuntimeError("odd")

    async def nothing(*_: Message) -> Any:
        pass

    scope = {"type": "http", "method": "GET", "query_string": b"", "headers": []}
    with pytest.raises(RuntimeError, match="odd"):
        asyncio.run(Envelope(breaks, largest_body=1, public_url="")(scope, nothing, nothing))


def test_a_stream_that_breaks_ends_as_broken() -> None:
    app = create_app(Settings())

    async def half() -> AsyncIterator[bytes]:
        yield b"half of it"
        raise RuntimeError("odd")

    @app.get("/half")
    async def answer_half() -> StreamingResponse:
        return StreamingResponse(half())

    with pytest.raises(RuntimeError, match="odd"):
        TestClient(app).get("/half")
