import json
from pathlib import Path

import pytest

from app.cli import main
from app.seeding import fingerprint, read_seed

REPOSITORY = Path(__file__).parent.parent
SEED = REPOSITORY / "seed"
NOBODY_LISTENS = "postgresql://me:hush@127.0.0.1:1/elemental"
COMMANDS = ("serve", "migrate", "seed", "openapi", "evaluate")
REQUEST = {
    "authorities": ["us-nasem"],
    "person": {"age_years": 34},
    "days": [
        {
            "record": "complete",
            "entries": [{"nutrient": "magnesium", "amount": 380, "unit": "mg", "origin": "supplement"}],
        }
    ],
}


@pytest.fixture
def _database(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELEMENTAL_DATABASE_URL", database_url)


def test_help_names_every_command_and_setting_and_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    told = capsys.readouterr().out
    assert all(word in told for word in (*COMMANDS, "ELEMENTAL_PORT", "3  the database is not available"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])
    assert "exit codes:" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [[], ["sow"], ["migrate", "down"], ["evaluate"], ["serve", "--port", "abc"], ["serve", "--port", "0"]]
)
def test_wrong_usage_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    assert "usage: elemental" in capsys.readouterr().err


def test_a_wrong_setting_is_one_line_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ELEMENTAL_PORT", "abc")
    assert main(["migrate"]) == 2
    assert capsys.readouterr() == ("", 'ELEMENTAL_PORT: "abc" is not a whole number from 1 to 65535\n')


@pytest.mark.parametrize("command", ["migrate", "seed", "serve"])
def test_a_database_that_is_not_there_is_one_line_and_exit_code_3(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ELEMENTAL_DATABASE_URL", NOBODY_LISTENS)
    monkeypatch.setenv("ELEMENTAL_DATABASE_WAIT_SECONDS", "0")
    assert main([command]) == 3
    told = capsys.readouterr().err
    assert told.startswith("The PostgreSQL database elemental at 127.0.0.1 cannot be used: ")
    assert told.count("\n") == 1
    assert "hush" not in told


@pytest.mark.usefixtures("_database")
def test_migrate_makes_the_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate"]) == 0
    assert capsys.readouterr() == ("The tables are up to date.\n", "")


@pytest.mark.usefixtures("_database")
def test_seed_makes_the_tables_and_fills_them_once(capsys: pytest.CaptureFixture[str]) -> None:
    version = fingerprint(read_seed(SEED))
    assert main(["seed"]) == 0
    assert capsys.readouterr() == (f"The database now holds data version {version}.\n", "")
    assert main(["seed"]) == 0
    assert capsys.readouterr() == (f"The database already holds data version {version}.\n", "")


def test_seed_tells_all_problems_and_is_exit_code_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ELEMENTAL_SEED_DIRECTORY", str(tmp_path))
    monkeypatch.setenv("ELEMENTAL_DATABASE_URL", f"sqlite:///{tmp_path}/elemental.db")
    assert main(["seed"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "absent_values.csv:1: file: is missing"
    assert len(told) == len(list(SEED.glob("*.csv")))
    assert not (tmp_path / "elemental.db").exists()


def test_seed_check_needs_no_database(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("ELEMENTAL_DATABASE_URL", NOBODY_LISTENS)
    assert main(["seed", "--check"]) == 0
    assert capsys.readouterr().out == f"The seed files are right: data version {fingerprint(read_seed(SEED))}.\n"


@pytest.mark.usefixtures("_database")
def test_evaluate_prints_the_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "request.json").write_text(json.dumps(REQUEST), encoding="utf-8")
    assert main(["evaluate", str(tmp_path / "request.json")]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["nutrients"][0]["judgements"][0]["excess"]["verdict"] == "exceeded"
    assert answer["receipt"]["data_version"] == fingerprint(read_seed(SEED))


@pytest.mark.usefixtures("_database")
@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "#: Invalid JSON: EOF while parsing an object at line 1 column 1\n"),
        (json.dumps(REQUEST | {"authorities": []}), "#/authorities: Tuple should have at least 1 item"),
        (json.dumps(REQUEST | {"authorities": ["us-nasme"]}), "#/authorities/0: There is no authority 'us-nasme'."),
    ],
)
def test_evaluate_tells_what_is_wrong_where_and_is_exit_code_1(
    content: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "request.json").write_text(content, encoding="utf-8")
    assert main(["evaluate", str(tmp_path / "request.json")]) == 1
    output, error = capsys.readouterr()
    assert output == ""
    assert error.startswith(told)


def test_evaluate_offers_the_unit_that_may_be_meant(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    in_grams = json.dumps(REQUEST).replace('"mg"', '"gram"')
    (tmp_path / "request.json").write_text(in_grams, encoding="utf-8")
    assert main(["evaluate", str(tmp_path / "request.json")]) == 1
    line, *_ = capsys.readouterr().err.splitlines()
    assert line.startswith("#/days/0/entries/0/unit: ")
    assert line.endswith(
        "There is no unit 'gram' here. Did you mean 'g'? Units are g, mg, ug, L, mL, MJ, kJ, kcal, mmol, mEq, "
        "percent_daily_value, IU or unit"
    )


def test_evaluate_needs_a_file_that_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "no-such-file.json"]) == 1
    assert capsys.readouterr().err == "no-such-file.json: No such file or directory\n"


def test_openapi_says_how_to_renew_a_file_that_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "openapi.json"
    assert main(["openapi", str(path)]) == 0
    assert main(["openapi", "--check", str(path)]) == 0
    path.write_text("{}", encoding="utf-8")
    assert main(["openapi", "--check", str(path)]) == 1
    assert capsys.readouterr().err == f"{path} is not what the program says: run `elemental openapi {path}`.\n"
