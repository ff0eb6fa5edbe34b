"""The lines of the seed files as they are written, and whom a line is for."""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

from tests.printed import FACTS, Row

SEED = Path(__file__).parents[2] / "seed"
FLOORS = ("average_requirement", "recommended_intake", "adequate_intake")
LIMITS = ("upper_level", "guidance_level")
OLDEST_MONTHS = 131 * 12

Person = tuple[int, str, str]
People = frozenset[Person]


@cache
def lines(path: Path) -> tuple[Row, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


def seed(name: str) -> tuple[Row, ...]:
    return lines(SEED / f"{name}.csv")


def facts(name: str) -> tuple[Row, ...]:
    return lines(FACTS / f"{name}.csv")


def words(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def in_force(rows: tuple[Row, ...]) -> list[Row]:
    return [row for row in rows if not row["valid_until"]]


@cache
def edges() -> list[int]:
    """Every age at which some band starts or ends: between two of them nothing changes."""
    rows = seed("reference_values") + seed("absent_values")
    return sorted({int(row[side]) for row in rows for side in ("age_min_months", "age_max_months") if row[side]})


def people(row: Row) -> People:
    """Whom a row is for: age at an edge, sex, life stage."""
    ages = [age for age in edges() if int(row["age_min_months"]) <= age < int(row["age_max_months"] or OLDEST_MONTHS)]
    sexes = ("female", "male") if row["sex"] == "any" else (row["sex"],)
    stages = ("general", "pregnancy", "lactation") if row["life_stage"] == "any" else (row["life_stage"],)
    told = ((age, sex, stage) for age in ages for sex in sexes for stage in stages)
    return frozenset((age, sex, stage) for age, sex, stage in told if sex == "female" or stage == "general")


def everybody(rows: list[Row]) -> set[tuple[int, str, str]]:
    return {person for row in rows for person in people(row)}


def grouped(rows: list[Row] | tuple[Row, ...], *columns: str) -> dict[tuple[str, ...], list[Row]]:
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[column] for column in columns)].append(row)
    return groups
