"""What is measured is what it says: a day of twelve entries, and an endpoint that gives the answer to it unseen."""

import json

import pytest
from fastapi.testclient import TestClient

from app.evaluator import Evaluation, Intake, evaluate
from app.knowledge import facts_from
from app.seeding import read_seed
from app.settings import Settings
from tests.benchmark.compare import DAY
from tests.benchmark.empty import empty_app


@pytest.fixture(scope="module")
def day() -> Intake:
    return Intake.model_validate_json(DAY.read_bytes())


@pytest.fixture(scope="module")
def answer(day: Intake) -> Evaluation:
    return evaluate(day, facts_from(read_seed(Settings().seed_directory), "test"))


def test_the_day_has_twelve_entries_of_two_nutrients(day: Intake, answer: Evaluation) -> None:
    assert [len(each.entries) for each in day.days] == [12]
    assert [each["nutrient"] for each in answer["nutrients"]] == ["magnesium", "calcium"]


def test_the_empty_endpoint_gives_the_answer_of_the_day(answer: Evaluation) -> None:
    given = TestClient(empty_app(answer)).post("/evaluate", json=json.loads(DAY.read_bytes()))
    assert given.json() == json.loads(json.dumps(answer))


def test_the_empty_endpoint_reads_what_it_is_asked(answer: Evaluation) -> None:
    assert TestClient(empty_app(answer)).post("/evaluate", json={}).status_code == 422
