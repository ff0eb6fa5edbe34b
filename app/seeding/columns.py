"""From the lines of a large file to columns: each cell is judged once, however many lines have the same."""

from array import array
from collections.abc import Sequence
from functools import cache
from math import nan
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from app.columnar import NUMBERS, Column, Columnar, is_of_numbers
from app.seeding.cells import in_plain_words, misspellings
from app.seeding.files import Line, Table
from app.tables import Shape


def read_columns(table: Table, lines: Sequence[Line]) -> Columnar[Any]:
    """The lines as records; no records when a cell is wrong. What is wrong is noted in the table, as ``cells`` does."""
    shape = table.kind.shape
    by_place = list(zip(*(line.row for line in lines), strict=True))
    columns: dict[str, Column | None] = dict.fromkeys(shape.model_fields, ())
    if lines:
        columns = {name: _read(table, lines, name, by_place[table.header.index(name)]) for name in columns}
    read = {name: column for name, column in columns.items() if column is not None}
    return Columnar(shape, read if len(read) == len(columns) else dict.fromkeys(columns, ()))


def _read(table: Table, lines: Sequence[Line], name: str, cells: Sequence[str]) -> Column | None:
    """The values of a column, or nothing when a cell is wrong."""
    values, flaws = _judge(set(cells), table.kind.shape, name)
    for line, cell in zip(lines, cells, strict=True) if flaws else ():
        for words in flaws.get(cell, ()):
            table.report(line.number, name, words)
    if flaws:
        return None
    read = [values[cell] for cell in cells]
    return array(NUMBERS, read) if is_of_numbers(table.kind.shape.model_fields[name].annotation) else tuple(read)


def _judge(cells: set[str], shape: type[Shape], column: str) -> tuple[dict[str, Any], dict[str, Sequence[str]]]:
    """The value of each of these cells, and what is wrong with those that have none."""
    field = shape.model_fields[column]
    flaws = dict(misspellings(cells, field.annotation))
    if "" in cells and field.is_required():
        flaws[""] = ["is empty; a value is needed"]
    spelt = [cell for cell in cells if cell and cell not in flaws]
    try:
        values = dict(zip(spelt, _adapter(shape, column).validate_python(spelt), strict=True))
    except ValidationError as error:
        values = {}
        for each in error.errors():
            flaws[str(each["input"])] = [in_plain_words(each)[1]]
    return values | {"": nan if is_of_numbers(field.annotation) else None}, flaws


@cache
def _adapter(shape: type[Shape], column: str) -> TypeAdapter[list[Any]]:
    """What validates cells of this column alone."""
    field = shape.model_fields[column]
    return TypeAdapter(list[Annotated[field.annotation, *field.metadata]])  # type: ignore[name-defined]
