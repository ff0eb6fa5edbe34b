"""What columns are made of: words, lists and JSON objects as a CSV cell writes them, and how a database stores them."""

import json
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints, ValidationError, WrapValidator
from sqlalchemy import Dialect, Enum, String, Text, TypeDecorator
from sqlmodel import Field, SQLModel

from app.evaluator.forms import Route
from app.evaluator.intake import SLUG, Intake, Origin
from app.expectations import Expected
from app.tables.words import Jurisdiction, Laxativeness, Supply

LIST_SEPARATOR = ";"


class SemicolonList(TypeDecorator[list[str]]):
    """A list of words in one text column, written as in the CSV."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: list[str] | None, _dialect: Dialect) -> str:
        """List to text."""
        return LIST_SEPARATOR.join(value or [])

    def process_result_value(self, value: str | None, _dialect: Dialect) -> list[str]:
        """Text to list."""
        return value.split(LIST_SEPARATOR) if value else []


class TextOfAKey(TypeDecorator[str]):
    """A text that may be missing, in a column of a key: stored as empty, because no NULL is equal to another."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str:
        """Missing to empty."""
        return value or ""

    def process_result_value(self, value: str | None, _dialect: Dialect) -> str | None:
        """Empty to missing."""
        return value or None


def _split(value: object) -> object:
    return value.split(LIST_SEPARATOR) if isinstance(value, str) else value


def _parsed(value: object) -> object:
    """The JSON object of a CSV cell."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError as error:
        raise ValueError(f"is not a JSON object: {error}") from None


def _as_written(value: object, fits: Callable[[Any], object]) -> object:
    """The JSON object of a cell as it is written, provided that it fits; else what is wrong, place by place."""
    written = _parsed(value)
    try:
        fits(written)
    except ValidationError as error:
        places = ("/".join(("#", *map(str, each["loc"]))) + f": {each['msg']}" for each in error.errors())
        raise ValueError("; ".join(places)) from None
    return written


Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=120)]
Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=False)]
Words = Annotated[list[str], BeforeValidator(_split)]
Origins = Annotated[list[Origin], BeforeValidator(_split)]
JsonObject = Annotated[dict[str, Any], BeforeValidator(_parsed)]
IntakeBody = Annotated[dict[str, Any], WrapValidator(lambda value, _: _as_written(value, Intake.model_validate))]
ExpectedAnswer = Annotated[Expected, WrapValidator(_as_written)]
Routes = Annotated[list[Route], BeforeValidator(_split)]
Supplies = Annotated[list[Supply], BeforeValidator(_split)]
Potentials = Annotated[list[Laxativeness], BeforeValidator(_split)]
Jurisdictions = Annotated[list[Jurisdiction], BeforeValidator(_split)]


def stored(words: type[StrEnum], check: str = "") -> Any:
    """The column type of a closed set of words: its values as text, with a check.

    Name the check where a table has two columns of one set: PostgreSQL wants its names to differ within a table.
    """
    return Enum(
        words,
        native_enum=False,
        length=40,
        create_constraint=True,
        name=check or f"known_{words.__name__.lower()}",
        values_callable=lambda members: [member.value for member in members],
    )


class Shape(SQLModel):
    """A line of a seed file, which is a public record."""

    id: Slug = Field(primary_key=True, description="The name of the record, for ever.")
