"""A copy of the real seed files, to make one mistake in."""

import csv
import io
import re
import shutil
from pathlib import Path

from app.records import Records
from app.seeding import SeedProblems, read_seed

FIRST_FOODS = 10
OF_FOODS = ("foods.csv", "food_portions.csv", "food_corrections.csv")
"""The files whose lines start with the id of a food."""
_EATEN = re.compile('"food": "([0-9]{5})"')
"""A food in the request of a conformance case."""


def copy_with_few_foods(seed: Path, directory: Path) -> None:
    """Copy seed files with the first foods, those that other files name, and what belongs to them."""
    shutil.copytree(seed, directory)
    files = SeedCopy(directory)
    kept = set(files.ids("foods.csv")[:FIRST_FOODS])
    for file in ("common_foods.csv", "waters.csv"):
        kept |= {row["food"] for row in files.rows(file)}
    kept |= {food for row in files.rows("conformance_cases.csv") for food in _EATEN.findall(row["request"])}
    kept |= {row["magnesium_reference_food"] for row in files.rows("foods.csv") if row["id"] in kept}
    for file in OF_FOODS:
        header, *lines = files.lines(file)
        files.write(file, "".join([header, *(line for line in lines if line[: len("01001")] in kept)]))


class SeedCopy:
    """Seed files to change. Every change says on which line it was made."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def text(self, file: str) -> str:
        return (self.directory / file).read_text(encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        (self.directory / file).write_bytes(text.encode())

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace the first ``old`` in the text of a file."""
        text = self.text(file)
        assert old in text, f"{file} has no {old!r}"
        self.write(file, text.replace(old, new, 1))

    def lines(self, file: str) -> list[str]:
        """The lines of a file; every row stays on one, for no cell of ours holds a line end."""
        return self.text(file).splitlines(keepends=True)

    def set(self, file: str, row: str, **cells: str) -> int:
        """Change cells of the row with this id, and return the row's line."""
        place, values = self._find(file, row)
        self._put(file, place, values | cells)
        return place + 1

    def rows(self, file: str) -> list[dict[str, str]]:
        """Every row by column."""
        return list(csv.DictReader(io.StringIO(self.text(file))))

    def find(self, file: str, **cells: str) -> str:
        """The id of the first row that has these cells."""
        rows = csv.DictReader(io.StringIO(self.text(file)))
        return next(row["id"] for row in rows if cells.items() <= row.items())

    def ids(self, file: str) -> list[str]:
        """The ids of all rows."""
        return [row["id"] for row in csv.DictReader(io.StringIO(self.text(file)))]

    def cell(self, file: str, row: str, column: str) -> str:
        """One cell of the row with this id."""
        return self._find(file, row)[1][column]

    def add_copy(self, file: str, row: str, **cells: str) -> int:
        """Put a copy of a row, with other cells, behind the row, and return the copy's line."""
        place, values = self._find(file, row)
        lines = self.lines(file)
        self.write(file, "".join([*lines[: place + 1], lines[place], *lines[place + 1 :]]))
        self._put(file, place + 1, values | cells)
        return place + 2

    def read(self) -> Records:
        return read_seed(self.directory)

    def problems(self) -> list[str]:
        """What reading the files complains about."""
        try:
            read_seed(self.directory)
        except SeedProblems as error:
            return [str(problem) for problem in error.problems]
        return []

    def _find(self, file: str, row: str) -> tuple[int, dict[str, str]]:
        rows = csv.DictReader(io.StringIO(self.text(file)))
        return next((place, values) for place, values in enumerate(rows, start=1) if values["id"] == row)

    def _put(self, file: str, place: int, values: dict[str, str]) -> None:
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow(values.values())
        lines = self.lines(file)
        self.write(file, "".join([*lines[:place], line.getvalue(), *lines[place + 1 :]]))
