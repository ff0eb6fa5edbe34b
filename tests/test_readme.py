"""The README holds what it promises: its commands, its request with the answer, its settings and its paths."""

import json
import re
from pathlib import Path

import pytest

from app.evaluator import Intake, evaluate
from app.evaluator.labels import LabelReadingRequest, read_label
from app.evaluator.labels.understood import Reads
from app.knowledge import facts_from
from app.main import create_app
from app.routes.examples import EVALUATE_EXAMPLES
from app.seeding import read_seed
from app.settings import PREFIX, Settings
from tests.readme import (
    README,
    ROOT,
    assert_holds,
    block,
    first_answer,
    first_request,
    label_answer,
    label_request,
)

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def test_the_request_gets_the_answer_that_is_shown() -> None:
    facts = facts_from(read_seed(ROOT / "seed"), "test")
    answer = evaluate(Intake.model_validate_json(json.dumps(first_request())), facts)
    assert_holds(answer, first_answer())


def test_the_step_of_a_trace_is_one_of_the_example() -> None:
    facts = facts_from(read_seed(ROOT / "seed"), "test")
    answer = evaluate(Intake.model_validate(EVALUATE_EXAMPLES["redo_it_by_hand"]["value"]), facts)
    assert json.loads(block("json", '"calculations"')) in answer["trace"]


def test_the_foods_get_the_answer_that_is_shown() -> None:
    example = EVALUATE_EXAMPLES["what_was_eaten"]["value"] or {}
    assert json.loads(block("json", '{"food": "12016"')) == example["days"][0]["entries"]
    facts = facts_from(read_seed(ROOT / "seed"), "test")
    assert_holds(evaluate(Intake.model_validate(example), facts), json.loads(block("json", '"coverage"')))


def test_the_label_gets_the_readings_that_are_shown() -> None:
    facts = facts_from(read_seed(ROOT / "seed"), "test")
    assert_holds(read_label(LabelReadingRequest.model_validate(label_request()), facts), label_answer())


def test_every_word_for_what_a_reading_takes_is_explained_in_its_order() -> None:
    explained = README.partition("| `reads` |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)` \|", explained, flags=re.MULTILINE) == [each.value for each in Reads]


@pytest.mark.parametrize("target", re.findall(r"make ([a-z]+)", README))
def test_every_make_target_is_there(target: str) -> None:
    assert re.search(rf"^{target}:.*## ", MAKEFILE, flags=re.MULTILINE)


def test_the_settings_are_the_ones_of_the_code() -> None:
    rows = [
        f"| `{PREFIX}{name.upper()}` | {_default(name)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    table = re.search(r"<!-- settings -->\n(.*?)<!-- /settings -->", README, flags=re.DOTALL)
    assert table
    assert table[1].splitlines() == ["| variable | default | what |", "|---|---|---|", *rows]


def _default(name: str) -> str:
    default = Settings.model_fields[name].default
    if isinstance(default, Path):
        return f"`{default.relative_to(ROOT)}`"
    return f"`{default}`" if default != "" else "empty"


def test_every_path_is_named() -> None:
    paths = {path for path in create_app(Settings()).openapi()["paths"] if "{" not in path}
    assert not {path for path in paths if f"{path}`" not in README}


def test_every_seed_file_is_explained() -> None:
    explained = (ROOT / "seed" / "README.md").read_text("utf-8")
    assert not [file.name for file in (ROOT / "seed").glob("*.csv") if f"`{file.name}`" not in explained]
