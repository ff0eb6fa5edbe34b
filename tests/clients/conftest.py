"""The tools that `make tools` installs."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clients import HERE
from tests.leaving_out import leave_out

SECONDS_FOR_A_TOOL = 120

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def node() -> Run:
    """Runs a program of node_modules, or a script, with Node; without them the test is left out."""
    found = shutil.which("node")
    if found is None or not (HERE / "node_modules" / ".package-lock.json").is_file():
        leave_out("Node or tests/clients/node_modules", "install Node 20 or newer, then run `make tools`")

    def run(script: str | Path, *arguments: str | Path, cwd: Path = HERE) -> subprocess.CompletedProcess[str]:
        path = script if isinstance(script, Path) else HERE / "node_modules" / ".bin" / script
        command = [found, path, *arguments]
        return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=SECONDS_FOR_A_TOOL, check=False)

    return run
