"""The command ``elemental``: serve, migrate, seed, openapi, evaluate."""

import argparse
import json
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.catalog import read_catalog
from app.database import DatabaseUnavailable
from app.evaluator import Intake, InvalidIntakeError, evaluate
from app.preparing import prepare_data, prepare_tables, wait_for_data
from app.seeding import SeedOutcome, SeedProblems, fingerprint, read_seed
from app.settings import PREFIX, InvalidSettings, Settings, get_settings

OK, PROBLEM, WRONG_USAGE, NO_DATABASE = 0, 1, 2, 3

EXIT_CODES = """\
exit codes:
  0  done
  1  something is wrong in the data or in the input
  2  wrong usage, or a wrong setting
  3  the database is not available
"""

AS_WRITTEN = argparse.RawDescriptionHelpFormatter

# For requests under way when the server is told to stop; Docker gives a container ten seconds.
SECONDS_TO_FINISH = 8

Command = Callable[[argparse.Namespace], int]


class InvalidInput(Exception):
    """A request that cannot be evaluated; the message has one line for each thing that is wrong."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what is wrong is said on standard error."""
    chosen = _parser().parse_args(arguments)
    command: Command = chosen.command
    try:
        return command(chosen)
    except (SeedProblems, InvalidInput) as error:
        return _fail(PROBLEM, error)
    except InvalidSettings as error:
        return _fail(WRONG_USAGE, error)
    except DatabaseUnavailable as error:
        return _fail(NO_DATABASE, error)


def _fail(code: int, error: Exception) -> int:
    sys.stderr.write(f"{error}\n")
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="elemental",
        description="Reference values, supplement forms and intake evaluation, with a citation for every number.",
        epilog=f"{EXIT_CODES}\n{_explained_settings()}",
        formatter_class=AS_WRITTEN,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(name: str, command: Command, explanation: str) -> argparse.ArgumentParser:
        description = f"{explanation[0].upper()}{explanation[1:]}."
        added = commands.add_parser(
            name, help=explanation, description=description, epilog=EXIT_CODES, formatter_class=AS_WRITTEN
        )
        added.set_defaults(command=command)
        return added

    _add_commands(add)
    return parser


def _explained_settings() -> str:
    settings = Settings.model_fields.items()
    explained = (f"  {PREFIX}{name.upper()}={field.default}\n      {field.description}" for name, field in settings)
    return "\n".join(("settings, as environment variables:", *explained))


def _add_commands(add: Callable[[str, Command, str], argparse.ArgumentParser]) -> None:
    serving = add("serve", _serve, "bring the database up to date and answer requests")
    serving.add_argument("--host", help="address to listen on, instead of ELEMENTAL_HOST")
    serving.add_argument("--port", type=_port, help="port to listen on, instead of ELEMENTAL_PORT")
    serving.add_argument(
        "--prepared", action="store_true", help="leave the database as it is: another process migrates and seeds"
    )
    add("migrate", _migrate, "bring the tables of the database up to date")
    seeding = add("seed", _seed, "bring the tables up to date and make them hold what the seed files say")
    seeding.add_argument("--check", action="store_true", help="read the files and say what is wrong; no database")
    openapi = add("openapi", _openapi, "write the OpenAPI document")
    openapi.add_argument("path", nargs="?", type=Path, default=Path("openapi.json"), help="default: openapi.json")
    openapi.add_argument("--check", action="store_true", help="only compare the file with the program")
    evaluating = add("evaluate", _evaluate, "evaluate one intake, a body of POST /evaluate, and print the answer")
    evaluating.add_argument("file", metavar="FILE", help="a JSON file, or - for standard input")


def _port(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f'"{text}" is not a whole number from 1 to 65535')
    return int(text)


def _serve(chosen: argparse.Namespace) -> int:
    # Imported here: no other command needs the web framework.
    import uvicorn

    from app.logs import configure_logs
    from app.main import create_app

    told = {name: value for name in ("host", "port") if (value := getattr(chosen, name)) is not None}
    settings = get_settings().model_copy(update=told)
    configure_logs(settings.log_level)
    # No access log of its own: it would hold queries, and we write a line for every request.
    quiet: dict[str, Any] = {"access_log": False, "server_header": False, "log_config": None}
    with _stopping_is_success():
        _prepare(settings, prepared=chosen.prepared)
        app = create_app(settings)
        uvicorn.run(app, host=settings.host, port=settings.port, timeout_graceful_shutdown=SECONDS_TO_FINISH, **quiet)
    return OK


def _prepare(settings: Settings, *, prepared: bool) -> None:
    if prepared:
        wait_for_data(settings)
    else:
        prepare_data(settings, read_seed(settings.seed_directory))


@contextmanager
def _stopping_is_success() -> Iterator[None]:
    """Being told to stop (SIGTERM) ends the process with exit code 0, as uvicorn by itself would not."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(OK))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _migrate(_chosen: argparse.Namespace) -> int:
    prepare_tables(get_settings())
    sys.stdout.write("The tables are up to date.\n")
    return OK


def _seed(chosen: argparse.Namespace) -> int:
    settings = get_settings()
    data = read_seed(settings.seed_directory)
    if chosen.check:
        sys.stdout.write(f"The seed files are right: data version {fingerprint(data)}.\n")
        return OK
    outcome = prepare_data(settings, data)
    told = "The database already holds" if outcome is SeedOutcome.UNCHANGED else "The database now holds"
    sys.stdout.write(f"{told} data version {fingerprint(data)}.\n")
    return OK


def _openapi(chosen: argparse.Namespace) -> int:
    from app.main import create_app
    from app.openapi import openapi_is_current, write_openapi

    app = create_app(get_settings())
    if not chosen.check:
        write_openapi(app, chosen.path)
        sys.stdout.write(f"Wrote {chosen.path}.\n")
        return OK
    if openapi_is_current(app, chosen.path):
        return OK
    sys.stderr.write(f"{chosen.path} is not what the program says: run `elemental openapi {chosen.path}`.\n")
    return PROBLEM


def _evaluate(chosen: argparse.Namespace) -> int:
    intake = _read_intake(chosen.file)
    settings = get_settings()
    prepare_data(settings, read_seed(settings.seed_directory))
    try:
        evaluation = evaluate(intake, read_catalog(settings.database_url).facts)
    except InvalidIntakeError as error:
        raise InvalidInput("\n".join(f"{fault.pointer}: {fault.detail}" for fault in error.faults)) from None
    sys.stdout.write(f"{json.dumps(evaluation, indent=2, ensure_ascii=False)}\n")
    return OK


def _read_intake(file: str) -> Intake:
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
        return Intake.model_validate_json(text)
    except OSError as error:
        raise InvalidInput(f"{file}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InvalidInput(f"{file}: is not UTF-8") from None
    except ValidationError as error:
        raise InvalidInput("\n".join(_faults(error))) from None


def _faults(error: ValidationError) -> Iterator[str]:
    for fault in error.errors():
        yield f"{'/'.join(('#', *map(str, fault['loc'])))}: {fault['msg']}"


if __name__ == "__main__":
    sys.exit(main())
