"""From the bytes of a seed file to numbered lines of cells. Knows CSV, and nothing of what the cells mean."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from app.records import KINDS, Kind
from app.seeding.problems import FILE, HEADER, ROW, Problem, near_miss, quoted

BYTE_ORDER_MARK = "\ufeff"


class Cells(Mapping[str, str]):
    """The cells of a row by column; a row that is too short has not all of them."""

    __slots__ = ("_places", "_row")

    def __init__(self, places: Mapping[str, int], row: Sequence[str]) -> None:
        self._places = places
        self._row = row

    def __getitem__(self, column: str) -> str:
        try:
            return self._row[self._places[column]]
        except IndexError:
            raise KeyError(column) from None

    def __iter__(self) -> Iterator[str]:
        return (column for column, place in self._places.items() if place < len(self._row))

    def __len__(self) -> int:
        return sum(place < len(self._row) for place in self._places.values())


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a file: the number of the line on which it starts, its cells by column, whether it has all of them."""

    number: int
    cells: Mapping[str, str]
    row: Sequence[str]
    whole: bool


@dataclass(slots=True)
class Table:
    """What could be read of one file, and what is wrong with it.

    ``readable``: the header is right, so that cells can be judged. ``finished``: the file was read to its end.
    """

    kind: Kind
    header: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    readable: bool = False
    finished: bool = False
    _ids: dict[str, Line] = field(default_factory=dict, init=False, repr=False)

    def report(self, line: int, column: str, message: str) -> None:
        """Note a mistake."""
        self.problems.append(Problem(self.kind.file, line, column, message))

    def ids(self) -> dict[str, Line]:
        """The names that this file defines, each with the first line that has it."""
        if not self._ids:
            for line in self.lines:
                if "id" in line.cells:
                    self._ids.setdefault(line.cells["id"], line)
        return self._ids

    def all_ids_seen(self) -> bool:
        """Whether a name that is not among the ids is a mistake, and not just on a line that could not be read."""
        return self.finished and "id" in self.header


def stray_files(directory: Path) -> list[Problem]:
    """The files that look like seed files and are none, such as one with a wrong name."""
    known = [kind.file for kind in KINDS]
    found = sorted(path.name for path in directory.glob("*") if path.suffix.lower() == ".csv")
    return [
        Problem(name, 1, FILE, f"is not one of the seed files{near_miss(name, known)}")
        for name in found
        if name not in known
    ]


def read_table(directory: Path, kind: Kind) -> Table:
    """Read one file. Mistakes are noted in the table, and as much as can be is read in spite of them."""
    table = Table(kind)
    path = directory / kind.file
    if not path.is_file():
        table.report(1, FILE, "is missing")
        return table
    text = _decode(table, path.read_bytes())
    if text is not None:
        _read_lines(table, _tidy(table, text))
    return table


def _decode(table: Table, raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        table.report(line, FILE, f"is not UTF-8: there is a byte 0x{raw[error.start]:02x}; save it as UTF-8")
        return None


def _tidy(table: Table, text: str) -> str:
    if text.startswith(BYTE_ORDER_MARK):
        table.report(1, FILE, "starts with a byte order mark; save it as UTF-8 without one")
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        table.report(line, FILE, "has CRLF line ends; save it with LF alone")
    if text and not text.endswith("\n"):
        table.report(text.count("\n") + 1, FILE, "has no line end after the last line")
    return text.removeprefix(BYTE_ORDER_MARK).replace("\r", "")


def _read_lines(table: Table, text: str) -> None:
    rows = _numbered_rows(table, text)
    _, table.header = next(rows, (1, []))
    table.readable = _check_header(table)
    places = {name: place for place, name in enumerate(table.header)}
    for number, cells in rows:
        _read_line(table, number, cells, places)


def _numbered_rows(table: Table, text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line that it starts on: a quoted cell may hold line ends."""
    reader = csv.reader(StringIO(text), strict=True)
    start = 1
    try:
        for cells in reader:
            yield start, cells
            start = reader.line_num + 1
        table.finished = True
    except csv.Error as error:
        table.report(start, ROW, f"is not CSV, and nothing after it could be read: {error}")


def _check_header(table: Table) -> bool:
    header, columns = table.header, table.kind.columns
    missing = [name for name in columns if name not in header]
    for name in header:
        if name not in columns:
            table.report(1, HEADER, f"{quoted(name)} is not a column{near_miss(name, missing)}")
    for name in missing:
        table.report(1, HEADER, f"{quoted(name)} is missing")
    for name in dict.fromkeys(name for name in header if name in columns and header.count(name) > 1):
        table.report(1, HEADER, f"{quoted(name)} is there {header.count(name)} times")
    if sorted(header) != sorted(columns):
        return False
    if header != list(columns):
        table.report(1, HEADER, f"the columns are in another order; right is {','.join(columns)}")
    return True


def _read_line(table: Table, number: int, cells: list[str], places: Mapping[str, int]) -> None:
    width = len(table.header)
    if not any(cells):
        table.report(number, ROW, "is empty; take it out")
        return
    if len(cells) != width:
        table.report(number, ROW, f"has {len(cells)} cells, the header has {width}")
    table.lines.append(Line(number, Cells(places, cells), cells, whole=len(cells) == width))
