from pathlib import Path

import pytest
from pydantic import ValidationError

from app.settings import PREFIX, InvalidSettings, Settings, get_settings

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"{PREFIX}{name.upper()}", raising=False)


def test_nothing_has_to_be_set() -> None:
    settings = get_settings()
    assert settings.database_url == "sqlite:///elemental.db"
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.seed_directory == REPOSITORY / "seed"


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ELEMENTAL_DATABASE_URL", "postgres://elemental@db/elemental")
    monkeypatch.setenv("ELEMENTAL_PORT", "8001")
    monkeypatch.setenv("ELEMENTAL_SEED_DIRECTORY", str(tmp_path))
    settings = get_settings()
    assert settings.database_url == "postgres://elemental@db/elemental"
    assert settings.port == 8001
    assert settings.seed_directory == tmp_path


def test_settings_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = get_settings()
    monkeypatch.setenv("ELEMENTAL_PORT", "8001")
    assert get_settings() is first


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        get_settings().port = 1  # type: ignore[misc]


def test_every_setting_is_described() -> None:
    assert all(field.description for field in Settings.model_fields.values())


@pytest.mark.parametrize("port", ["abc", "0", "65536", "80.5", ""])
def test_a_wrong_port_is_answered_with_what_would_be_right(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    assert complaint(monkeypatch, PORT=port) == f'ELEMENTAL_PORT: "{port}" is not a whole number from 1 to 65535'


@pytest.mark.parametrize("seconds", ["-1", "nan", "inf", "3601", "soon"])
def test_a_wrong_number_of_seconds_is_answered_with_what_would_be_right(
    monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    right = "a number of seconds from 0 to 3600"
    wrong = complaint(monkeypatch, DATABASE_WAIT_SECONDS=seconds)
    assert wrong == f'ELEMENTAL_DATABASE_WAIT_SECONDS: "{seconds}" is not {right}'


def test_an_empty_host_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    right = "a host name or an address such as 127.0.0.1"
    assert complaint(monkeypatch, HOST="") == f'ELEMENTAL_HOST: "" is not {right}'


def test_a_public_url_with_a_slash_at_the_end_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    right = "an address such as https://api.example.org, without a slash at the end"
    wrong = "https://api.example.org/"
    assert complaint(monkeypatch, PUBLIC_URL=wrong) == f'ELEMENTAL_PUBLIC_URL: "{wrong}" is not {right}'


def test_a_seed_directory_has_to_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert complaint(monkeypatch, SEED_DIRECTORY="/no/such/place") == (
        'ELEMENTAL_SEED_DIRECTORY: "/no/such/place" is not a directory that is there'
    )


@pytest.mark.parametrize("url", ["mysql://me:hush@db/elemental", "hush", "postgresql://me:hush@db:port/elemental", ""])
def test_a_wrong_database_is_told_without_its_password(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    assert complaint(monkeypatch, DATABASE_URL=url) == (
        "ELEMENTAL_DATABASE_URL: this is not an address such as sqlite:///elemental.db or "
        "postgresql://user:password@host/elemental"
    )


def test_all_wrong_settings_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = complaint(monkeypatch, HOST="", PORT="abc").splitlines()
    assert [line.partition(":")[0] for line in lines] == ["ELEMENTAL_HOST", "ELEMENTAL_PORT"]


def test_every_setting_says_what_would_be_right(monkeypatch: pytest.MonkeyPatch) -> None:
    everything_wrong = {
        "DATABASE_URL": "",
        "DATABASE_WAIT_SECONDS": "-1",
        "DATA_CHECK_SECONDS": "often",
        "HOST": "",
        "PORT": "",
        "PUBLIC_URL": "/",
        "LARGEST_BODY": "1",
        "LOG_LEVEL": "loud",
        "SEED_DIRECTORY": "/no/such",
    }
    lines = complaint(monkeypatch, **everything_wrong).splitlines()
    assert [line.partition(":")[0] for line in lines] == [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]


def complaint(monkeypatch: pytest.MonkeyPatch, **variables: str) -> str:
    for name, value in variables.items():
        monkeypatch.setenv(f"ELEMENTAL_{name}", value)
    with pytest.raises(InvalidSettings) as error:
        get_settings()
    return str(error.value)
