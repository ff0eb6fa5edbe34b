"""From the cells of lines to validated records, with what is wrong with a cell in plain words."""

import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from app.evaluator.intake import SLUG
from app.records import EVIDENCE
from app.seeding.files import Line, Table
from app.seeding.problems import ROW, not_one_of, quoted
from app.tables import LIST_SEPARATOR, Shape

LARGEST_WHOLE_NUMBER = 2**31 - 1  # what an INTEGER column of PostgreSQL holds
DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
BOOLEANS = ("true", "false")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")  # all but the line end

Misspellings = Mapping[str, Sequence[str]]
"""By cell what is wrong with it; a cell that is right is not there."""

_WORDS = {
    "missing": "is empty; a value is needed",
    "greater_than_equal": "{found} is below {ge:g}, the least allowed",
    "greater_than": "{found} is not above {gt:g}",
    "less_than_equal": "{found} is above {le:g}, the most allowed",
    "less_than": "{found} is not below {lt:g}",
    "string_pattern_mismatch": "{found} is not of the form {pattern}",
    "string_too_long": "{found} has more than {max_length} characters",
}
_NOT_A_SLUG = "is not a name such as magnesium-citrate: small letters and digits, joined by single hyphens"


def read_records(table: Table, lines: Sequence[Line]) -> Iterator[Shape]:
    """The lines as records, but for those with a wrong cell, which is noted in the table."""
    fields = table.kind.shape.model_fields
    cells = {column: {line.cells[column] for line in lines} for column in fields}
    misspelt = {column: flaws for column in fields if (flaws := misspellings(cells[column], fields[column].annotation))}
    ordered = [column for column in fields if _has_one_order(column, fields[column].annotation)]
    for line in lines:
        record = _read_record(table, line, misspelt, ordered)
        if record is not None:
            yield record


def _read_record(
    table: Table, line: Line, misspelt: Mapping[str, Misspellings], ordered: Iterable[str]
) -> Shape | None:
    values = {column: cell for column, cell in line.cells.items() if cell}
    flaws = [(column, flaw) for column, known in misspelt.items() for flaw in known.get(line.cells[column], ())]
    flawed = {column for column, _ in flaws}
    for column in ordered:
        if column in values:
            values[column] = _in_one_order(values[column], column, table.kind.shape.model_fields[column].annotation)
    record, errors = _validated(table.kind.shape, values)
    flaws += [(column, words) for column, words in map(in_plain_words, errors) if column not in flawed]
    for column, words in flaws:
        table.report(line.number, column, words)
    return None if flaws else record


def _validated(shape: type[Shape], values: dict[str, str]) -> tuple[Shape | None, list[ErrorDetails]]:
    try:
        return shape.model_validate(values), []
    except ValidationError as error:
        return None, error.errors()


def is_whole_number(cell: str) -> bool:
    """Whether a cell is a whole number in the one spelling that we allow."""
    return WHOLE.fullmatch(cell) is not None and int(cell) <= LARGEST_WHOLE_NUMBER


def misspellings(cells: Collection[str], annotation: Any) -> Misspellings:
    """What is wrong with the spelling of these cells of a column, before their values are looked at."""
    kind = _type_of(annotation)
    if kind is float:
        cells = [cell for cell in cells if not _is_number(cell)]
    elif kind not in (int, bool, list) and not CONTROL.search("".join(cells)):
        cells = [cell for cell in cells if cell != cell.strip()]
    return {cell: flaws for cell in cells if cell and (flaws := list(_flaws(cell, kind)))}


def _is_number(cell: str) -> bool:
    return DECIMAL.fullmatch(cell) is not None and math.isfinite(float(cell))


def _flaws(cell: str, kind: object) -> Iterator[str]:
    if CONTROL.search(cell):
        yield f"{quoted(cell)} holds a control character"
    elif cell != cell.strip():
        yield f"{quoted(cell)} has blanks at its ends"
    elif kind is list:
        yield from _flaws_of_list(cell.split(LIST_SEPARATOR))
    elif kind is int and not is_whole_number(cell):
        yield f"{quoted(cell)} is not a whole number such as 350, up to {LARGEST_WHOLE_NUMBER}"
    elif kind is float and not _is_number(cell):
        yield f"{quoted(cell)} is not a plain decimal number such as 350 or 0.5"
    elif kind is bool and cell not in BOOLEANS:
        yield f"{quoted(cell)} is not true or false"


def _flaws_of_list(items: list[str]) -> Iterator[str]:
    for item in dict.fromkeys(items):
        if not item:
            yield "has an empty item"
        elif item != item.strip():
            yield f"the item {quoted(item)} has blanks at its ends"
        elif items.count(item) > 1:
            yield f"{quoted(item)} is there {items.count(item)} times"


def _has_one_order(column: str, annotation: Any) -> bool:
    return column == EVIDENCE or bool(_words_of_list(annotation))


def _in_one_order(cell: str, column: str, annotation: Any) -> str:
    """The cell; a list whose order says nothing (closed words, sources) in one order."""
    items = cell.split(LIST_SEPARATOR)
    if column == EVIDENCE:
        return LIST_SEPARATOR.join(sorted(items))
    words = _words_of_list(annotation)
    known = [word for word in words if word in items]
    return LIST_SEPARATOR.join(known + [item for item in items if item not in words]) if words else cell


@cache
def _words_of_list(annotation: object) -> tuple[str, ...]:
    """The words that a list may hold, in the order in which they are declared; none when any will do."""
    (kind, *_) = get_args(annotation) or (str,)
    closed = _type_of(annotation) is list and isinstance(kind, type) and issubclass(kind, Enum)
    return tuple(member.value for member in kind) if closed else ()


@cache
def _type_of(annotation: object) -> object:
    """The plain type of a column: float for ``float | None``, list for ``list[str]``."""
    if type(None) in get_args(annotation):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return get_origin(annotation) or annotation


def in_plain_words(error: ErrorDetails) -> tuple[str, str]:
    """The column of a mistake in a value, and the mistake."""
    column = str(error["loc"][0]) if error["loc"] else ROW
    found, kind, context = str(error["input"]), error["type"], error.get("ctx", {})
    if kind == "enum":
        return column, not_one_of(found, re.findall("'([^']*)'", context["expected"]))
    if context.get("pattern") == SLUG:
        return column, f"{quoted(found)} {_NOT_A_SLUG}"
    if kind in _WORDS:
        return column, _WORDS[kind].format(found=quoted(found), **context)
    return column, error["msg"].removeprefix("Value error, ")
