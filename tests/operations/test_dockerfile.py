"""The Dockerfile, read instruction by instruction: no engine builds it here."""

import json
import re
import subprocess
import sys
from pathlib import Path

from tests.operations.running import REPOSITORY, free_port, serving

INSTRUCTION = re.compile(r"([A-Z]+) (.*)")


def stages() -> list[list[tuple[str, str]]]:
    """The instructions of each stage, with their arguments on one line."""
    text = (REPOSITORY / "Dockerfile").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#")).replace("\\\n", "")
    found: list[list[tuple[str, str]]] = []
    for line in filter(None, lines.splitlines()):
        instruction = INSTRUCTION.fullmatch(line)
        assert instruction, line
        if instruction[1] == "FROM":
            found.append([])
        found[-1].append((instruction[1], instruction[2]))
    return found


BUILD, FINAL = stages()


def arguments(stage: list[tuple[str, str]], name: str) -> list[str]:
    return [argument for instruction, argument in stage if instruction == name]


def health_check() -> list[str]:
    (check,) = arguments(FINAL, "HEALTHCHECK")
    command: list[str] = json.loads(check[check.index("CMD ") + len("CMD ") :])
    return command


def test_both_stages_are_of_one_small_image() -> None:
    assert arguments(BUILD, "FROM") == ["python:3.13-slim AS build"]
    assert arguments(FINAL, "FROM") == ["python:3.13-slim"]


def test_everything_is_installed_from_the_lock_by_its_hash() -> None:
    installs = [run for run in arguments(BUILD, "RUN") if "pip install" in run]
    assert len(installs) == 2
    assert "--require-hashes --requirement requirements.lock" in installs[0]
    assert "--no-deps --no-build-isolation ." in installs[1]


def test_the_image_holds_what_was_installed_and_nothing_to_install_with() -> None:
    assert arguments(FINAL, "COPY") == ["--from=build /opt/elemental /opt/elemental"]
    assert "pip uninstall --yes setuptools pip" in arguments(BUILD, "RUN")[-1]


def test_every_file_that_is_copied_is_there_and_not_ignored() -> None:
    kept = (REPOSITORY / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for copy in arguments(BUILD, "COPY"):
        for source in copy.split()[:-1]:
            assert (REPOSITORY / source).exists()
            assert f"!{source}" in kept


def test_it_runs_as_a_user_who_is_not_root_and_who_is_made_before() -> None:
    names = [instruction for instruction, _ in FINAL]
    (user,) = arguments(FINAL, "USER")
    assert user not in ("root", "0")
    assert any("useradd" in run and user in run for run in arguments(FINAL, "RUN"))
    assert names.index("USER") < names.index("CMD")


def test_it_starts_the_server_as_the_process_that_gets_the_signals() -> None:
    (command,) = arguments(FINAL, "CMD")
    program, *options = json.loads(command)
    assert (program, options) == ("elemental", ["serve"])


def test_the_health_check_tells_a_server_that_is_ready_from_none(tmp_path: Path) -> None:
    program, *rest = health_check()
    assert program == "python"

    def check(port: int) -> int:
        environment = {"ELEMENTAL_PORT": str(port)}
        return subprocess.run([sys.executable, *rest], env=environment, capture_output=True, check=False).returncode

    with serving(tmp_path, f"sqlite:///{tmp_path}/elemental.db") as server:
        assert check(server.port) == 0
    assert check(free_port()) != 0
