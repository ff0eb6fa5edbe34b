"""The README holds what it promises: its commands, its request with the answer, its settings and its paths."""

import json
import re
from pathlib import Path

import pytest

from app.evaluator import Intake, evaluate
from app.knowledge import facts_from
from app.main import create_app
from app.routes.examples import EVALUATE_EXAMPLES
from app.seeding import read_seed
from app.settings import PREFIX, Settings
from tests.readme import README, ROOT, assert_holds, block, first_answer, first_request

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def test_the_request_gets_the_answer_that_is_shown() -> None:
    facts = facts_from(read_seed(ROOT / "seed"), "test")
    answer = evaluate(Intake.model_validate_json(json.dumps(first_request())), facts)
    assert_holds(answer, first_answer())


def test_the_step_of_a_trace_is_one_of_the_example() -> None:
    facts = facts_from(read_seed(ROOT / "seed"), "test")
    answer = evaluate(Intake.model_validate(EVALUATE_EXAMPLES["redo_it_by_hand"]["value"]), facts)
    assert json.loads(block("json", '"formula"')) in answer["trace"]


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
