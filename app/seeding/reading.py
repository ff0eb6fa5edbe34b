"""From a directory of seed files to validated data, or to the list of everything that is wrong with them."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from app.records import KINDS, Records
from app.seeding.cases import check_cases
from app.seeding.cells import read_records
from app.seeding.columns import read_columns
from app.seeding.components import check_components
from app.seeding.files import Table, read_table, stray_files
from app.seeding.foods import check_foods
from app.seeding.problems import Problem, SeedProblems
from app.seeding.rules import check_table


def read_seed(directory: Path) -> Records:
    """Read every seed file, strictly. Raises SeedProblems, which holds all mistakes of all files."""
    tables = {kind.name: read_table(directory, kind) for kind in KINDS}
    records: dict[str, Any] = {name: _read_records(table) for name, table in tables.items()}
    for table in tables.values():
        check_table(table, tables)
    check_components(tables)
    check_foods(tables)
    cases = tables["conformance_cases"]
    if not any(table.problems for table in tables.values() if table is not cases):
        check_cases(cases, Records(**records))
    problems = [problem for table in tables.values() for problem in table.problems] + stray_files(directory)
    if problems:
        raise SeedProblems(_in_reading_order(problems))
    return Records(**records)


def _read_records(table: Table) -> Sequence[Any]:
    lines = [line for line in table.lines if line.whole] if table.readable else []
    return read_columns(table, lines) if table.kind.in_columns else tuple(read_records(table, lines))


def _in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file, line and column; what is not in one cell comes first."""
    columns = {kind.file: kind.columns for kind in KINDS}

    def place(problem: Problem) -> tuple[str, int, int]:
        known = columns.get(problem.file, ())
        return problem.file, problem.line, known.index(problem.column) if problem.column in known else -1

    return sorted(problems, key=place)
