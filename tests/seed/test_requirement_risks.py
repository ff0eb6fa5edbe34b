"""Tables of risks: that of iron is the print's, and what is wrong with a table is told by line."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest

from app.records import Records
from tests.seed.seed_copy import SeedCopy

FILE = "requirement_risks.csv"
ID = "us-nasem-iron-female-19-50y-{:02}"

UP_TO = (4.42, 4.88, 5.45, 6.22, 6.87, 7.46, 8.07, 8.76, 9.63, 10.82, 13.05, 15.49, 18.23)
RISKS = (1.0, 0.96, 0.93, 0.85, 0.75, 0.65, 0.55, 0.45, 0.35, 0.25, 0.15, 0.08, 0.04, 0.0)
WOMEN = (1, 1, 3, 10, 15, 20, 23, 27, 50, 150, 200, 175, 125, 200)
"""Institute of Medicine, 2001, table 14-1, p. 571: the upper ends of the classes, their risks, women in each."""


def test_the_table_of_iron_is_the_print_s(data: Records) -> None:
    """The print's classes have both ends to two decimals; only its first is "below 4.42"."""
    rows = data.requirement_risks
    assert [row.risk_percent for row in rows] == [pytest.approx(100 * risk) for risk in RISKS]
    starts = [0, UP_TO[0], *(round(end + 0.01, 2) for end in UP_TO[1:])]
    assert [row.intake_from for row in rows] == starts
    assert [row.intake_below for row in rows] == [*starts[1:], None]


def test_the_print_s_thousand_women_have_the_print_s_prevalence(data: Records) -> None:
    # The rows add up to 166.3; the print's total is 165.
    inadequate = sum(row.risk_percent / 100 * women for row, women in zip(data.requirement_risks, WOMEN, strict=True))
    assert inadequate == pytest.approx(166.3, abs=0.05)


def test_half_of_the_women_need_more_than_the_average_requirement_and_few_more_than_the_goal(data: Records) -> None:
    """At the EAR of 8.1 mg the risk passes a half; from the RDA of 18 mg on it is nearly none."""
    risk = {row.id: row.risk_percent for row in data.requirement_risks}
    around_8_1 = [(one, other) for one, other in pairwise(data.requirement_risks) if one.intake_below == 8.08]
    assert [(risk[one.id], risk[other.id]) for one, other in around_8_1] == [(55, 45)]
    assert [row.risk_percent for row in data.requirement_risks if row.intake_from > 18] == [0]


def test_a_gap_between_classes_is_a_problem(files: SeedCopy) -> None:
    line = files.set(FILE, ID.format(8), intake_below="8.7")
    assert files.problems() == [
        f"{FILE}:{line}: intake_below: is not the 8.77 from which the class of line {line + 1} holds"
    ]


def test_a_class_without_an_end_before_another_is_a_problem(files: SeedCopy) -> None:
    line = files.set(FILE, ID.format(8), intake_below="")
    assert files.problems() == [
        f"{FILE}:{line}: intake_below: is not the 8.77 from which the class of line {line + 1} holds"
    ]


def test_a_risk_that_does_not_fall_with_more_intake_is_a_problem(files: SeedCopy) -> None:
    line = files.set(FILE, ID.format(9), risk_percent="45")
    message = f"is not below the 45 of line {line - 1}, with less intake"
    assert files.problems() == [f"{FILE}:{line}: risk_percent: {message}"]


def test_a_table_that_does_not_start_at_nothing_is_a_problem(files: SeedCopy) -> None:
    line = files.set(FILE, ID.format(1), intake_from="1")
    assert files.problems() == [f"{FILE}:{line}: intake_from: is not 0, and no class of this group holds what is less"]


def test_a_table_with_an_end_is_a_problem(files: SeedCopy) -> None:
    line = files.set(FILE, ID.format(14), intake_below="100")
    message = "is given, and no class of this group holds what is more"
    assert files.problems() == [f"{FILE}:{line}: intake_below: {message}"]


@pytest.mark.parametrize(
    ("column", "cell"),
    [("unit", "g"), ("assumes", "menstruating"), ("source_id", "iom1997"), ("source_locator", "p. 1")],
)
def test_classes_of_two_tables_in_one_group_are_a_problem(files: SeedCopy, column: str, cell: str) -> None:
    line = files.set(FILE, ID.format(14), **{column: cell})
    assert files.problems() == [f"{FILE}:{line}: {column}: is not that of line {line - 1}, a class of the same table"]


def test_a_group_of_risks_that_holds_nobody_is_a_problem(files: SeedCopy) -> None:
    path = Path(files.directory / FILE)
    lines = {row["id"]: number for number, row in enumerate(csv.DictReader(path.read_text().splitlines()), 2)}
    for name in lines:
        files.set(FILE, name, age_max_months="228")
    assert files.problems() == [
        f'{FILE}:{line}: age_max_months: "228" is not above the 228 of age_min_months' for line in lines.values()
    ]


def test_a_risk_that_is_no_number_is_told_once(files: SeedCopy) -> None:
    line = files.set(FILE, ID.format(8), risk_percent="half")
    assert [problem.split(": ")[0] for problem in files.problems()] == [f"{FILE}:{line}"]
