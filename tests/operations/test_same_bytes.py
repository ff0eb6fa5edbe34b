"""The same request, data and rules give the same bytes: in every process, on SQLite and on PostgreSQL, over HTTP."""

import json
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from app.routes.examples import EVALUATE_EXAMPLES
from tests.conftest import empty_database
from tests.operations.running import Elemental, serving

EVERY_AUTHORITY = {
    "authorities": ["us-nasem", "eu-efsa", "jp-mhlw", "who-fao", "nordic-nnr", "cn-cns", "uk-nhs", "eu-label"],
    "person": {"age_years": 34},
    "days": [
        {
            "record": "complete",
            "entries": [
                {"nutrient": "magnesium", "amount": 0.1, "unit": "g", "origin": "unknown"},
                {"form": "magnesium-citrate", "amount": 1000, "unit": "mg", "origin": "supplement"},
                {"nutrient": "calcium", "amount": 900, "unit": "mg", "origin": "fortified_food"},
            ],
        }
    ],
}
REQUESTS = [*(example["value"] for example in EVALUATE_EXAMPLES.values()), EVERY_AUTHORITY]


def test_fresh_processes_give_the_same_bytes(
    tmp_path: Path, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with empty_database(postgresql_url) as on_postgresql:
        databases = {f"sqlite:///{tmp_path}/one.db": "1", f"sqlite:///{tmp_path}/two.db": "2", on_postgresql: "3"}
        told = []
        for url, seed in databases.items():
            # Sets of words have another order with each of these.
            monkeypatch.setenv("PYTHONHASHSEED", seed)
            with serving(tmp_path, url) as server:
                told.append([body_of_answer(server, request) for request in REQUESTS])
    assert told[0] == told[1] == told[2]


def body_of_answer(server: Elemental, body: Any) -> bytes:
    headers = {"Content-Type": "application/json"}
    request = Request(f"http://127.0.0.1:{server.port}/evaluate", json.dumps(body).encode(), headers)
    with urlopen(request, timeout=10) as response:
        content: bytes = response.read()
    return content
