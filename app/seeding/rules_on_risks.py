"""What must hold between the classes of a table of risks: they hold every intake once, and the risk falls."""

from collections import defaultdict
from itertools import pairwise

from app.seeding.cells import DECIMAL
from app.seeding.files import Line, Table

GROUP = ("authority", "nutrient", "sex", "age_min_months", "age_max_months", "life_stage")
NUMBERS = ("intake_from", "intake_below", "risk_percent")


def check_risks(table: Table, lines: list[Line]) -> None:
    """Note where the classes of a group leave a gap, overlap, or do not fall in risk."""
    groups: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in lines:
        groups[tuple(line.cells[column] for column in GROUP)].append(line)
    for group in groups.values():
        if all(_has_numbers(line) for line in group):
            _check_group(table, sorted(group, key=lambda line: float(line.cells["intake_from"])))


def _has_numbers(line: Line) -> bool:
    cells = [line.cells[column] for column in NUMBERS]
    return all(DECIMAL.fullmatch(cell) for cell in cells if cell) and bool(cells[0] and cells[2])


def _check_group(table: Table, classes: list[Line]) -> None:
    first, last = classes[0], classes[-1]
    if float(first.cells["intake_from"]) != 0:
        table.report(first.number, "intake_from", "is not 0, and no class of this group holds what is less")
    for line, after in pairwise(classes):
        _check_neighbours(table, line, after)
    if last.cells["intake_below"]:
        table.report(last.number, "intake_below", "is given, and no class of this group holds what is more")


def _check_neighbours(table: Table, line: Line, after: Line) -> None:
    end, start = line.cells["intake_below"], after.cells["intake_from"]
    if not end or float(end) != float(start):
        message = f"is not the {start} from which the class of line {after.number} holds"
        table.report(line.number, "intake_below", message)
    risk, less = line.cells["risk_percent"], after.cells["risk_percent"]
    if float(less) >= float(risk):
        table.report(after.number, "risk_percent", f"is not below the {risk} of line {line.number}, with less intake")
    for column in ("unit", "assumes", "source_id", "source_locator"):
        if line.cells[column] != after.cells[column]:
            table.report(after.number, column, f"is not that of line {line.number}, a class of the same table")
