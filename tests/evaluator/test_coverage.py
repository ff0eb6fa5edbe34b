"""Coverage: what is held for everybody, with a word where nothing is."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from app.evaluator import Facts
from app.evaluator.coverage import KINDS, Coverage, KindCoverage, coverage
from app.evaluator.person import LifeStage, PossiblePerson, Sex
from app.evaluator.quantities import exact
from app.evaluator.references import AbsenceStatus

WEIGHT = exact(Decimal(60))


@pytest.fixture(scope="module")
def rows(facts: Facts) -> tuple[Coverage, ...]:
    return tuple(coverage(facts))


def cell(rows: tuple[Coverage, ...], authority: str, kind: str, nutrient: str = "magnesium") -> KindCoverage:
    (row,) = (row for row in rows if (row["authority"], row["nutrient"]) == (authority, nutrient))
    (found,) = (each for each in row["kinds"] if each["kind"] == kind)
    return found


def cells(rows: tuple[Coverage, ...]) -> Iterator[tuple[Coverage, KindCoverage]]:
    return ((row, each) for row in rows for each in row["kinds"])


def test_every_authority_nutrient_and_kind_has_its_cell(facts: Facts, rows: tuple[Coverage, ...]) -> None:
    assert len(rows) == len(facts.authorities) * len(facts.nutrients)
    assert {tuple(each["kind"] for each in row["kinds"]) for row in rows} == {tuple(kind.value for kind in KINDS)}


def test_the_us_upper_level_is_a_value_and_the_rest_is_told(rows: tuple[Coverage, ...]) -> None:
    found = cell(rows, "us-nasem", "upper_level")
    assert (found["status"], found["editions"], found["needs"]) == ("value", ["1997"], [])
    assert found["ages"] == {"from_months": 12}
    assert found["everybody"]
    assert {(each["status"], each["ages"]["from_months"]) for each in found["statements"]} >= {("not_established", 0)}


def test_a_value_per_kilogram_is_a_value_that_needs_the_weight(rows: tuple[Coverage, ...]) -> None:
    found = cell(rows, "jp-mhlw", "upper_level")
    assert (found["status"], found["needs"]) == ("value", ["weight_kg"])
    assert (found["editions"], found["earlier_editions"]) == (["2025"], ["2020"])


def test_what_an_authority_does_not_set_is_not_established_with_reason_and_source(rows: tuple[Coverage, ...]) -> None:
    found = cell(rows, "eu-efsa", "average_requirement")
    assert (found["status"], found["values"], found["everybody"]) == ("not_established", 0, True)
    assert all(each["reason"] and each["source_id"] for each in found["statements"])
    assert "ages" not in found


def test_silence_is_not_in_our_data(rows: tuple[Coverage, ...]) -> None:
    nothing = {"status": "not_in_our_data", "values": 0, "statements": [], "everybody": False}
    for kind in KINDS:
        assert cell(rows, "uk-nhs", kind.value, "calcium") == {"kind": kind.value, **nothing}


def test_a_statement_for_some_leaves_the_others_not_in_our_data(rows: tuple[Coverage, ...]) -> None:
    found = cell(rows, "in-icmr-nin", "adequate_intake")
    assert found["statements"]
    assert (found["status"], found["everybody"]) == ("not_in_our_data", False)


def test_a_label_body_has_label_values_alone(rows: tuple[Coverage, ...]) -> None:
    status = {kind.value: cell(rows, "eu-label", kind.value)["status"] for kind in KINDS}
    assert status.pop("label_value") == "value"
    assert set(status.values()) == {"not_established"}


def test_a_status_is_value_or_a_word_of_emptiness(rows: tuple[Coverage, ...]) -> None:
    assert {each["status"] for _, each in cells(rows)} <= {"value", *AbsenceStatus}
    assert all((each["status"] == "value") == (each["values"] > 0) == ("ages" in each) for _, each in cells(rows))


@pytest.mark.parametrize("age_months", [0, 8, 12, 100, 170, 216, 408, 611, 1000])
def test_coverage_says_of_everybody_what_selection_says_of_each(
    facts: Facts, rows: tuple[Coverage, ...], age_months: int
) -> None:
    people = [PossiblePerson(age_months, sex, LifeStage.GENERAL, WEIGHT) for sex in Sex]
    for row, found in cells(rows):
        kinds = [kind for kind in KINDS if kind == found["kind"]]
        selection = facts.references.for_people(row["authority"], row["nutrient"], kinds, people)
        if selection.values:
            assert found["status"] == "value"
            assert found["ages"]["from_months"] <= age_months < found["ages"].get("below_months", 10_000)
        if found["everybody"]:
            assert all(absence.is_stated for absence in selection.absences)
