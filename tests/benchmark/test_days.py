"""What is measured is what it says: days of twelve entries, and an endpoint that gives the answer to one unseen."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.evaluator import Evaluation, Facts, Intake, evaluate
from app.knowledge import facts_from
from app.seeding import read_seed
from app.settings import Settings
from tests.benchmark.compare import DAYS
from tests.benchmark.empty import empty_app

NUTRIENTS = {"one_nutrient": ["magnesium"], "two_nutrients": ["magnesium", "calcium"]}


@pytest.fixture(scope="module")
def facts() -> Facts:
    return facts_from(read_seed(Settings().seed_directory), "test")


@pytest.fixture(params=DAYS, ids=lambda day: str(day.stem))
def day(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def answer(day: Path, facts: Facts) -> Evaluation:
    return evaluate(Intake.model_validate_json(day.read_bytes()), facts)


def test_a_day_has_twelve_entries_of_the_nutrients_that_it_says(day: Path, answer: Evaluation) -> None:
    assert [len(each["entries"]) for each in json.loads(day.read_bytes())["days"]] == [12]
    assert [each["nutrient"] for each in answer["nutrients"]] == NUTRIENTS[day.stem]


def test_the_empty_endpoint_gives_the_answer_of_the_day(day: Path, answer: Evaluation) -> None:
    given = TestClient(empty_app(answer)).post("/evaluate", json=json.loads(day.read_bytes()))
    assert given.json() == json.loads(json.dumps(answer))


def test_the_empty_endpoint_reads_what_it_is_asked(answer: Evaluation) -> None:
    assert TestClient(empty_app(answer)).post("/evaluate", json={}).status_code == 422
