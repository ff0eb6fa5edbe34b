"""Settings: read from environment variables that start with ``ELEMENTAL_``; none is required."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, DirectoryPath, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

PREFIX = "ELEMENTAL_"
DATABASES = ("sqlite", "postgresql", "postgres", "postgresql+psycopg")

_RIGHT = {
    "database_url": "an address such as sqlite:///elemental.db or postgresql://user:password@host/elemental",
    "database_wait_seconds": "a number of seconds from 0 to 3600",
    "data_check_seconds": "a number of seconds from 0 to 86400",
    "host": "a host name or an address such as 127.0.0.1",
    "port": "a whole number from 1 to 65535",
    "public_url": "an address such as https://api.example.org, without a slash at the end",
    "largest_body": "a whole number of bytes, at least 1024",
    "log_level": "one of debug, info, warning, error",
    "seed_directory": "a directory that is there",
}
# An address may hold a password, and an error message ends up in a log.
_SECRET = {"database_url"}


class InvalidSettings(Exception):
    """Settings that cannot be used: one line for each, with the environment variable and what would be right."""


def _known_database(database_url: str) -> str:
    try:
        known = make_url(database_url).drivername in DATABASES
    except ArgumentError:
        known = False
    if not known:
        raise ValueError("not the address of a database we know")
    return database_url


class Settings(BaseSettings):
    """What an installation may choose. Read once at start; a wrong one stops the start."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    database_url: Annotated[str, AfterValidator(_known_database)] = Field(
        default="sqlite:///elemental.db",
        description="The database: a SQLite file, by default in the current directory, or a PostgreSQL server.",
    )
    database_wait_seconds: float = Field(
        default=30,
        ge=0,
        le=3600,
        description="How many seconds a start waits for a database that is away; 0: it tries once.",
    )
    data_check_seconds: float = Field(
        default=60,
        ge=0,
        le=86400,
        description="After how many seconds a server looks again for another data version; 0: never.",
    )
    host: str = Field(
        default="127.0.0.1", min_length=1, description="The address that the server listens on; 0.0.0.0 for all."
    )
    port: int = Field(default=8000, ge=1, le=65535, description="The port that the server listens on.")
    public_url: Annotated[str, StringConstraints(pattern=r"^(https?://[^\s/]+(/[^\s]*[^\s/])?)?$")] = Field(
        default="",
        description=(
            "The address that clients see, without a slash at the end; types of problems and the OpenAPI document "
            "name it. Empty: they are relative to the address of the request."
        ),
    )
    largest_body: int = Field(default=262_144, ge=1024, description="The most bytes of a request's body that are read.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="The least level of log lines; at info there is one for every request."
    )
    seed_directory: DirectoryPath = Field(
        default=Path(__file__).parent.parent / "seed", description="Where the seed files are."
    )


@cache
def get_settings() -> Settings:
    """The settings of this process, read at the first call.

    Raises InvalidSettings, which names every wrong variable and what would be right.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise InvalidSettings("\n".join(map(_in_plain_words, error.errors()))) from None


def _in_plain_words(error: ErrorDetails) -> str:
    field = str(error["loc"][0])
    found = "this" if field in _SECRET else f'"{error["input"]}"'
    return f"{PREFIX}{field.upper()}: {found} is not {_RIGHT[field]}"
