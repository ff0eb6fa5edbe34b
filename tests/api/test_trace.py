"""The trace over HTTP: whoever has the request and the answer can redo it."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.routes.examples import EVALUATE_EXAMPLES
from tests.redoing import redo, to_be_given


@pytest.mark.parametrize("name", EVALUATE_EXAMPLES)
def test_every_example_of_the_documentation_is_redone_from_its_trace(client: TestClient, name: str) -> None:
    request: dict[str, Any] = {**(EVALUATE_EXAMPLES[name]["value"] or {}), "include": ["trace"]}
    answer = client.post("/evaluate", json=request).json()
    assert redo(request, answer).keys() == to_be_given(answer)


def test_numbers_of_the_largest_amount_are_written_as_json_readers_hold_them(client: TestClient) -> None:
    """(10 ** 12 mg) ** 2 stands in the step of the days needed, which is more than 64 bits hold."""
    entry = {"nutrient": "magnesium", "amount": 1_000_000_000, "unit": "g", "origin": "food"}
    days = [{"record": "complete", "entries": [entry]}]
    person = {"age_years": 34, "sex": "female"}
    request = {"authorities": ["us-nasem"], "person": person, "days": days, "include": ["trace"]}
    answer = client.post("/evaluate", json=request)
    assert answer.status_code == 200
    assert redo(request, answer.json()).keys() == to_be_given(answer.json())
