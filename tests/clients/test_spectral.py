"""Spectral finds nothing in the OpenAPI document, and our own rules find what they are for."""

import json
from pathlib import Path
from typing import Any

from tests.clients import DOCUMENT, HERE
from tests.clients.conftest import Run

OWN_RULES = {
    "elemental-errors-are-problems",
    "elemental-properties-have-descriptions",
    "elemental-one-branch-beside-null",
}


def lint(node: Run, document: Path) -> list[dict[str, Any]]:
    """All that Spectral finds, down to hints."""
    ran = node(
        "spectral", "lint", document, "--ruleset", HERE / ".spectral.yaml", "--format=json", "--fail-severity=hint"
    )
    found: list[dict[str, Any]] = json.loads(ran.stdout) if ran.stdout.startswith("[") and ran.returncode else []
    assert bool(found) == bool(ran.returncode), ran.stderr + ran.stdout
    return found


def test_spectral_finds_nothing(node: Run) -> None:
    assert [f"{each['code']} at {'/'.join(map(str, each['path']))}" for each in lint(node, DOCUMENT)] == []


def test_our_own_rules_find_what_they_are_for(node: Run, tmp_path: Path) -> None:
    document = json.loads(DOCUMENT.read_text("utf-8"))
    parts = document["components"]["schemas"]["NutrientIntake"]["properties"]
    del parts["unit"]["description"]
    parts["complete_days"] = {"anyOf": [{"type": "integer"}, {"type": "string"}], "description": "A union."}
    problem = document["paths"]["/evaluate"]["post"]["responses"]["500"]["content"]
    problem["application/json"] = problem.pop("application/problem+json")
    broken = tmp_path / "openapi.json"
    broken.write_text(json.dumps(document), encoding="utf-8")
    assert {each["code"] for each in lint(node, broken)} == OWN_RULES


def test_the_lock_file_holds_hashes_and_no_address_to_download_from() -> None:
    lock = json.loads((HERE / "package-lock.json").read_text("utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert [name for name, package in packages.items() if "integrity" not in package or "resolved" in package] == []
