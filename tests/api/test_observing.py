"""Logs and metrics: by route, never by what was asked or sent."""

import json
import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from app.logs import configure_logs
from app.main import create_app
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
