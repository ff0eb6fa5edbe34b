"""A right POST /evaluate passes the framework by, and nobody can tell: the framework's own way answers the same."""

import asyncio
import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from starlette.types import Message

from app.routes.examples import A_USUAL_DAY, EVALUATE_EXAMPLES

JSON = "application/json"
THE_FRAMEWORKS_WAY = "application/intake+json"
OF_ONE_ANSWER = {"request-id"}

RIGHT = {name: example["value"] for name, example in EVALUATE_EXAMPLES.items()}
NOT_RIGHT = {
    "a field that is not there": {**A_USUAL_DAY, "pets": 2},
    "an authority that is not there": {**A_USUAL_DAY, "authorities": ["us-nasam"]},
    "no object": [],
}


def answered(client: TestClient, body: Any, media_type: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    sent = {"content-type": media_type, "accept-encoding": "identity", **headers}
    answer = client.post("/evaluate", content=json.dumps(body), headers=sent)
    told = {name: value for name, value in answer.headers.items() if name not in OF_ONE_ANSWER}
    return answer.status_code, answer.content, told


@pytest.mark.parametrize("name", [*RIGHT, *NOT_RIGHT])
@pytest.mark.parametrize("headers", [{}, {"accept-encoding": "gzip"}, {"origin": "https://tracker.example"}], ids=str)
def test_both_ways_give_the_same_answer(client: TestClient, name: str, headers: dict[str, str]) -> None:
    body = RIGHT.get(name) or NOT_RIGHT[name]
    both = [answered(client, body, media_type, **headers) for media_type in (JSON, THE_FRAMEWORKS_WAY)]
    assert both[0] == both[1]
    assert both[0][0] == (200 if name in RIGHT else 422)


@pytest.mark.parametrize("media_type", ["application/json; charset=utf-8", "Application/JSON"])
def test_json_is_json_however_it_is_spelt(client: TestClient, media_type: str) -> None:
    assert answered(client, A_USUAL_DAY, media_type) == answered(client, A_USUAL_DAY, JSON)


def exchanged(client: TestClient, *messages: Message) -> list[Message]:
    """What the application sends when the server hands it these messages."""
    sent: list[Message] = []
    received = iter(messages)

    async def receive() -> Message:
        return next(received)

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/evaluate", "query_string": b"", "root_path": ""}

    async def exchange() -> None:
        await client.app({**scope, "headers": [(b"content-type", JSON.encode())]}, receive, send)

    asyncio.run(exchange())
    return sent


def part_of(body: bytes, *, more: bool) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_body_in_parts_is_read_to_its_end(client: TestClient) -> None:
    body = json.dumps(A_USUAL_DAY).encode()
    parts = (part_of(body[:40], more=True), part_of(b"", more=True), part_of(body[40:], more=False))
    start, content = exchanged(client, *parts)
    assert (start["status"], content["body"]) == answered(client, A_USUAL_DAY, JSON)[:2]


def test_a_body_in_parts_that_is_wrong_is_told_as_a_whole(client: TestClient) -> None:
    body = json.dumps(NOT_RIGHT["a field that is not there"]).encode()
    start, content = exchanged(client, part_of(body[:40], more=True), part_of(body[40:], more=False))
    assert start["status"] == 422
    assert json.loads(content["body"])["errors"][0]["pointer"] == "#/pets"


def test_a_client_that_goes_away_is_no_error_of_ours(client: TestClient) -> None:
    """Not even where what came of its body would be right."""
    body = json.dumps(A_USUAL_DAY).encode()
    start, _ = exchanged(client, part_of(body, more=True), {"type": "http.disconnect"})
    assert start["status"] == 400


def test_what_is_wrong_is_counted_under_the_path_too(client: TestClient) -> None:
    counted = 'elemental_requests_total{method="POST",route="/evaluate",status="413"} '
    before = client.get("/metrics").text.partition(counted)[2].split("\n")[0]
    start, _ = exchanged(client, part_of(b" " * 2_000_000, more=True))
    assert start["status"] == 413
    assert float(client.get("/metrics").text.partition(counted)[2].split("\n")[0]) == float(before or 0) + 1
