"""docker-compose.yml: valid by the compose specification, and made as the README says."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from app.cli import main
from app.settings import PREFIX, Settings
from tests.operations.running import REPOSITORY

FILE = REPOSITORY / "docker-compose.yml"
COMPOSE: dict[str, Any] = YAML(typ="safe").load(FILE)
SERVICES: dict[str, Any] = COMPOSE["services"]


def validate(file: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_file_is_valid_by_the_schema_of_the_compose_specification() -> None:
    result = validate(FILE)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("condition: service_healthy", "condition: service_well"),
        ("restart: unless-stopped", "restart: [unless-stopped]"),
        ("expose:", "exposed:"),
    ],
)
def test_the_schema_finds_a_mistake(tmp_path: Path, right: str, wrong: str) -> None:
    broken = tmp_path / "docker-compose.yml"
    broken.write_text(FILE.read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")
    assert validate(broken).returncode == 1


def test_the_services_start_one_after_another() -> None:
    conditions = {
        (name, other): how["condition"]
        for name, service in SERVICES.items()
        for other, how in service.get("depends_on", {}).items()
    }
    assert conditions == {
        ("prepare", "database"): "service_healthy",
        ("api", "prepare"): "service_completed_successfully",
        ("proxy", "api"): "service_healthy",
    }


def test_only_the_proxy_can_be_reached_and_only_from_this_machine() -> None:
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert published == {"proxy": ["127.0.0.1:8000:8080"]}
    assert SERVICES["api"]["expose"] == ["8000"]


def test_the_proxy_does_not_reach_the_database() -> None:
    assert SERVICES["database"]["networks"] == ["inside"]
    assert SERVICES["proxy"]["networks"] == ["outside"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}


def test_the_database_is_kept_in_a_volume_and_has_a_health_check() -> None:
    database = SERVICES["database"]
    assert database["volumes"] == ["database:/var/lib/postgresql/data"]
    assert "database" in COMPOSE["volumes"]
    assert database["healthcheck"]["test"][:2] == ["CMD", "pg_isready"]


def test_one_job_prepares_and_several_replicas_serve() -> None:
    assert SERVICES["prepare"]["command"] == ["elemental", "seed"]
    assert "restart" not in SERVICES["prepare"]
    assert SERVICES["api"]["command"] == ["elemental", "serve", "--prepared"]
    assert SERVICES["api"]["deploy"]["replicas"] >= 2


@pytest.mark.parametrize("service", ["prepare", "api"])
def test_every_command_is_one_of_the_program(service: str, capsys: pytest.CaptureFixture[str]) -> None:
    program, *arguments = SERVICES[service]["command"]
    assert program == "elemental"
    with pytest.raises(SystemExit, match="0"):
        main([*arguments, "--help"])
    assert "usage: elemental" in capsys.readouterr().out


def test_every_setting_is_one_of_the_program() -> None:
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    given = {name for each in ("prepare", "api") for name in SERVICES[each]["environment"]}
    assert {name for name in given if name.startswith(PREFIX)} <= known


def test_what_runs_our_code_or_meets_clients_has_no_rights() -> None:
    for name in ("prepare", "api", "proxy"):
        service = SERVICES[name]
        assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"]), name
        assert service["security_opt"] == ["no-new-privileges:true"], name


def test_files_that_are_mounted_are_there() -> None:
    source, _, mode = SERVICES["proxy"]["volumes"][0].split(":")
    assert (REPOSITORY / source).is_file()
    assert mode == "ro"
