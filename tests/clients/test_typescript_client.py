"""A TypeScript client with generated types passes the type check and talks to a running server."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from app.evaluator import Intake
from app.evaluator import evaluate as evaluate_here
from app.knowledge import facts_from
from app.seeding import read_seed
from tests.clients import DOCUMENT, HERE
from tests.clients.conftest import Run
from tests.readme import ROOT, first_answer, first_request

PROGRAM = "first_request.ts"
MISTAKES = (
    ("amount: 180", "amont: 180"),
    ('unit: "mg"', 'unit: "milligram"'),
    ("adequacy.verdict", "adequacy.verdikt"),
    ("excess.room?.low", "excess.room.low"),
    ('"/evaluate"', '"/evaluat"'),
)


@pytest.fixture(scope="module")
def project(node: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A TypeScript project with the program and the generated types."""
    directory = tmp_path_factory.mktemp("typescript")
    for name in (PROGRAM, "tsconfig.json", "package.json"):
        shutil.copy(HERE / name, directory)
    (directory / "node_modules").symlink_to(HERE / "node_modules")
    generated = node("openapi-typescript", DOCUMENT, "--output", directory / "elemental.d.ts")
    assert generated.returncode == 0, generated.stdout + generated.stderr
    return directory


def compile_program(node: Run, project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What the compiler says of the project."""
    cwd = project if project.is_dir() else project.parent
    return node("tsc", "--project", project, "--strict", *options, cwd=cwd)


def test_the_program_passes_the_type_check(node: Run, project: Path) -> None:
    checked = compile_program(node, project, "--noEmit")
    assert checked.returncode == 0, checked.stdout


def test_every_mistake_fails_the_type_check(node: Run, project: Path, tmp_path: Path) -> None:
    broken = shutil.copytree(project, tmp_path / "project", symlinks=True)
    program = (broken / PROGRAM).read_text("utf-8")
    names = [f"mistake_{number}.ts" for number in range(len(MISTAKES))]
    for name, (right, wrong) in zip(names, MISTAKES, strict=True):
        assert right in program
        (broken / name).write_text(program.replace(right, wrong), encoding="utf-8")
    settings = {"extends": "./tsconfig.json", "files": [PROGRAM, *names]}
    (broken / "mistakes.json").write_text(json.dumps(settings), encoding="utf-8")
    checked = compile_program(node, broken / "mistakes.json", "--noEmit")
    assert checked.returncode != 0
    assert {line.partition("(")[0] for line in checked.stdout.splitlines() if "error TS" in line} == set(names)


def test_the_first_request_of_the_readme_gets_the_verdicts_shown(node: Run, project: Path, server_url: str) -> None:
    compiled = compile_program(node, project)
    assert compiled.returncode == 0, compiled.stdout
    ran = node(project / "out" / "first_request.js", server_url, cwd=project)
    assert ran.returncode == 0, ran.stderr
    answer = json.loads(ran.stdout)
    judgements = first_answer()["nutrients"][0]["judgements"]
    assert [(each["adequacy"], each["excess"], each["room"]) for each in answer["judgements"]] == [
        (each["adequacy"]["verdict"], each["excess"]["verdict"], each["excess"]["room"]["low"]) for each in judgements
    ]
    assert answer["input_hash"] == hash_of_the_first_request(), "the program sends another request than the README"


def hash_of_the_first_request() -> str:
    """What a receipt names for the request of the README."""
    intake = Intake.model_validate_json(json.dumps(first_request()))
    return evaluate_here(intake, facts_from(read_seed(ROOT / "seed"), "test"))["receipt"]["input_hash"]
