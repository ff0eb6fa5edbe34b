"""Intake ranges and increments: those of the facts, and one mistake each in a copy."""

import csv
from pathlib import Path

import pytest

from app.records import Records
from tests.seed.seed_copy import SeedCopy

FACTS = Path(__file__).parents[1] / "facts"
RANGES, INCREMENTS = "intake_ranges.csv", "increments.csv"
UNITS = {"E%": ("%", "energy_percent"), "L": ("L", "day"), "mg": ("mg", "day")}
PERIODS = {
    "1st trimester": "first_trimester",
    "2nd trimester": "second_trimester",
    "3rd trimester": "third_trimester",
    "0-6 months post partum": "first_six_months",
    ">6 months post partum": "after_six_months",
    "all": "whole",
}
KINDS = {"AR": "average_requirement", "PRI": "recommended_intake"}


def facts(name: str) -> list[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def number(cell: str) -> float | None:
    return float(cell) if cell else None


def test_the_ranges_are_the_18_of_the_facts_and_none_differs(data: Records) -> None:
    told = {
        (
            *(fact["authority"], fact["year"], fact["nutrient"], fact["value_type"], fact["sex"], fact["life_stage"]),
            *(
                number(fact["age_min_months"]),
                number(fact["age_max_months"]),
                number(fact["low"]),
                number(fact["high"]),
            ),
            *(*UNITS[fact["unit"]], fact["verified"], fact["note"]),
        )
        for fact in facts("ranges.csv")
    }
    held = {
        (
            *(one.authority, one.edition, one.nutrient, one.value_type, one.sex.value, one.life_stage.value),
            *(one.age_min_months, one.age_max_months, one.low, one.high),
            *(one.unit.value, one.per.value, one.verified.value, one.note),
        )
        for one in data.intake_ranges
    }
    assert len(told) == 18
    assert held == told


def test_a_range_without_a_low_end_is_a_maximum_and_what_comes_on_top_an_increment(data: Records) -> None:
    kinds = {one.id: one.kind.value for one in data.intake_ranges}
    assert {one.id for one in data.intake_ranges if one.low is None} == {
        name for name, kind in kinds.items() if kind == "maximum"
    }
    assert {one.value_type: one.kind.value for one in data.intake_ranges} == {
        "AI": "adequate_intake",
        "AI increment": "increment",
        "AMDR": "intake_range",
        "RI": "intake_range",
        "maximal intake suggestion": "maximum",
    }


def test_the_increments_are_the_18_of_the_facts_and_none_differs(data: Records) -> None:
    told = {
        (
            *(fact["authority"], fact["nutrient"], fact["value_type"], KINDS[fact["value_type"]], fact["life_stage"]),
            *(PERIODS[fact["period"]], float(fact["increment"]), fact["unit"], fact["verified"]),
            fact["note"].startswith("already added"),
        )
        for fact in facts("additive.csv")
    }
    held = {
        (
            *(one.authority, one.nutrient, one.value_type, one.kind.value, one.life_stage.value, one.period.value),
            *(one.value, f"{one.unit.value}/d", one.verified.value, one.already_added),
        )
        for one in data.increments
    }
    assert len(told) == 18
    assert held == told


def test_what_is_already_added_is_the_difference_of_two_values_that_we_hold(data: Records) -> None:
    for increment in data.increments:
        stages = {"general": set[float](), increment.life_stage.value: set[float]()}
        for value in data.reference_values:
            if (value.authority, value.nutrient, value.value_type, value.edition) == (
                *(increment.authority, increment.nutrient, increment.value_type, increment.edition),
            ) and value.life_stage.value in stages:
                stages[value.life_stage.value].add(value.value)
        sums = {round(each + increment.value, 6) for each in stages["general"]}
        assert increment.already_added == bool(stages[increment.life_stage.value])
        assert stages[increment.life_stage.value] <= sums


@pytest.mark.parametrize(("low", "high"), [("35", "20"), ("20", "20")])
def test_a_range_that_ends_before_it_starts_is_a_problem(files: SeedCopy, low: str, high: str) -> None:
    line = files.set(RANGES, "us-nasem-2005-fat-amdr-19y-up", low=low, high=high)
    assert files.problems() == [f'{RANGES}:{line}: high: "{high}" is not above the {low} of low']


def test_a_range_without_a_high_end_is_a_problem(files: SeedCopy) -> None:
    line = files.set(RANGES, "us-nasem-2005-fat-amdr-19y-up", high="")
    assert files.problems() == [f"{RANGES}:{line}: high: is empty; a value is needed"]


def test_a_range_for_nobody_is_a_problem(files: SeedCopy) -> None:
    line = files.set(RANGES, "us-nasem-2005-fat-amdr-1-3y", age_max_months="12")
    assert files.problems() == [f'{RANGES}:{line}: age_max_months: "12" is not above the 12 of age_min_months']


def test_two_ranges_for_the_same_people_are_a_problem(files: SeedCopy) -> None:
    line = files.add_copy(RANGES, "us-nasem-2005-fat-amdr-19y-up", id="us-nasem-2005-fat-amdr-19y-up-b")
    assert files.problems() == [
        f"{RANGES}:{line}: id: has the same authority, edition, nutrient, value_type, sex, age_min_months, life_stage "
        f"as line {line - 1}"
    ]


def test_a_period_that_is_none_is_a_problem(files: SeedCopy) -> None:
    line = files.set(INCREMENTS, "eu-efsa-2014-zinc-ar-pregnancy", period="all")
    (problem,) = files.problems()
    assert problem.startswith(f'{INCREMENTS}:{line}: period: "all" is not one of whole, first_trimester, ')


def test_an_increment_of_nothing_is_a_problem(files: SeedCopy) -> None:
    line = files.set(INCREMENTS, "eu-efsa-2014-zinc-ar-pregnancy", value="0")
    assert files.problems() == [f'{INCREMENTS}:{line}: value: "0" is not above 0']


def test_two_increments_for_the_same_time_are_a_problem(files: SeedCopy) -> None:
    line = files.add_copy(INCREMENTS, "eu-efsa-2014-zinc-ar-pregnancy", id="eu-efsa-2014-zinc-ar-pregnancy-b")
    assert files.problems() == [
        f"{INCREMENTS}:{line}: id: has the same authority, edition, nutrient, value_type, life_stage, period "
        f"as line {line - 1}"
    ]
