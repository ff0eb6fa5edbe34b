"""Coverage: what is held for everybody, with a word where nothing is."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from app.evaluator import Facts
from app.evaluator.coverage import KINDS, Coverage, KindCoverage, coverage
from app.evaluator.person import LifeStage, PossiblePerson, Sex
from app.evaluator.quantities import exact
from app.evaluator.references import Absence, AbsenceStatus, Band, ReferenceValue, ValueKind
from tests.evaluator.building import a_value, an_absence, band, holding

WEIGHT = exact(Decimal(60))


@pytest.fixture
def rows(facts: Facts) -> tuple[Coverage, ...]:
    return tuple(coverage(facts))


def cell(rows: tuple[Coverage, ...], authority: str, kind: str, nutrient: str = "magnesium") -> KindCoverage:
    (row,) = (row for row in rows if (row["authority"], row["nutrient"]) == (authority, nutrient))
    (found,) = (each for each in row["kinds"] if each["kind"] == kind)
    return found


def test_the_columns_are_every_kind_of_value() -> None:
    assert set(KINDS) == set(ValueKind)
    assert len(KINDS) == len(ValueKind)


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


@pytest.mark.parametrize("nutrient", ["folate", "iodine", "iron", "potassium", "selenium", "vitamin-a", "zinc"])
def test_a_nutrient_that_we_hold_no_value_of_is_not_in_our_data(rows: tuple[Coverage, ...], nutrient: str) -> None:
    mine = [found for row, found in cells(rows) if (row["authority"], row["nutrient"]) == ("jp-mhlw", nutrient)]
    assert {(each["status"], each["everybody"]) for each in mine} == {("not_in_our_data", False)}


def test_of_two_authorities_everybody_is_spoken_of_for_every_nutrient_and_kind(rows: tuple[Coverage, ...]) -> None:
    mine = [(row, found) for row, found in cells(rows) if row["authority"] in ("us-nasem", "eu-efsa")]
    assert len(mine) == 2 * 57 * len(KINDS)
    assert [(row["nutrient"], found["kind"]) for row, found in mine if not found["everybody"]] == []


def test_a_statement_for_some_leaves_the_others_not_in_our_data(rows: tuple[Coverage, ...]) -> None:
    found = cell(rows, "in-icmr-nin", "adequate_intake")
    assert found["statements"]
    assert (found["status"], found["everybody"]) == ("not_in_our_data", False)


def test_a_label_body_has_label_values_alone(rows: tuple[Coverage, ...]) -> None:
    status = {kind.value: cell(rows, "eu-label", kind.value)["status"] for kind in KINDS}
    assert status.pop("label_value") == "value"
    # Nothing is said of these two: that they are no kinds of a label's does not follow from silence.
    assert {status.pop(kind) for kind in ("safe_level", "chronic_disease_risk_reduction")} == {"not_in_our_data"}
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


UPPER_LEVEL = ValueKind.UPPER_LEVEL
GENERAL = band(life_stage=LifeStage.GENERAL)
"""Everybody who is neither pregnant nor breastfeeding."""


def of_childbearing_age(life_stage: LifeStage, from_months: int = 14 * 12, below_months: int = 51 * 12) -> Band:
    return band(from_months, below_months, Sex.FEMALE, life_stage)


PREGNANT, LACTATING = of_childbearing_age(LifeStage.PREGNANCY), of_childbearing_age(LifeStage.LACTATION)


def upper_level_of(facts: Facts, *said: ReferenceValue | Absence) -> KindCoverage:
    """The cell of upper levels where nothing is held but these values and statements."""
    return cell(tuple(coverage(holding(facts, *said))), "us-nasem", "upper_level")


@pytest.mark.parametrize(
    ("bands", "everybody"),
    [
        ((GENERAL, PREGNANT, LACTATING), True),
        ((GENERAL,), False),
        ((GENERAL, PREGNANT), False),
        ((band(1, life_stage=LifeStage.GENERAL), PREGNANT, LACTATING), False),
        ((GENERAL, PREGNANT, of_childbearing_age(LifeStage.LACTATION, from_months=169)), False),
        ((GENERAL, PREGNANT, of_childbearing_age(LifeStage.LACTATION, below_months=611)), False),
    ],
)
def test_everybody_is_all_ages_and_pregnancy_and_lactation_from_14_to_50_years(
    facts: Facts, bands: tuple[Band, ...], everybody: bool
) -> None:
    assert upper_level_of(facts, *(an_absence(UPPER_LEVEL, each) for each in bands))["everybody"] is everybody


def test_values_and_statements_together_speak_of_everybody(facts: Facts) -> None:
    pregnant, lactating = an_absence(UPPER_LEVEL, PREGNANT), an_absence(UPPER_LEVEL, LACTATING)
    assert upper_level_of(facts, a_value(UPPER_LEVEL, GENERAL), pregnant, lactating)["everybody"]


@pytest.mark.parametrize(
    ("general", "pregnant", "status"),
    [
        (AbsenceStatus.NOT_APPLICABLE, AbsenceStatus.NOT_APPLICABLE, "not_applicable"),
        (AbsenceStatus.NOT_APPLICABLE, AbsenceStatus.NOT_ESTABLISHED, "not_established"),
        (AbsenceStatus.NOT_APPLICABLE, AbsenceStatus.NOT_IN_OUR_DATA, "not_in_our_data"),
        (AbsenceStatus.NOT_ESTABLISHED, AbsenceStatus.NEEDS_A_FACT, "needs_a_fact"),
        (AbsenceStatus.NEEDS_A_FACT, AbsenceStatus.NOT_IN_OUR_DATA, "not_in_our_data"),
    ],
)
def test_the_weakest_of_the_words_of_emptiness_is_the_status(
    facts: Facts, general: AbsenceStatus, pregnant: AbsenceStatus, status: str
) -> None:
    stated = [
        an_absence(UPPER_LEVEL, GENERAL, general),
        *(an_absence(UPPER_LEVEL, each, pregnant) for each in (PREGNANT, LACTATING)),
    ]
    assert upper_level_of(facts, *stated)["status"] == status


def test_ages_are_from_the_youngest_to_the_oldest_with_a_value(facts: Facts) -> None:
    found = upper_level_of(facts, a_value(UPPER_LEVEL, band(108, 216)), a_value(UPPER_LEVEL, band(12, 108)))
    assert found["ages"] == {"from_months": 12, "below_months": 216}


def test_a_statement_says_for_whom_it_is_why_and_where_that_can_be_seen(facts: Facts) -> None:
    for_some, for_all = upper_level_of(
        facts, an_absence(UPPER_LEVEL, PREGNANT), an_absence(UPPER_LEVEL, band(), AbsenceStatus.NOT_IN_OUR_DATA)
    )["statements"]
    why = {"reason": "None is set.", "source_id": "iom1997"}
    who = {"ages": {"from_months": 168, "below_months": 612}, "sex": "female", "life_stage": "pregnancy"}
    assert for_some == {"status": "not_established", **who, **why}
    assert for_all == {"status": "not_in_our_data", "ages": {"from_months": 0}, **why}
