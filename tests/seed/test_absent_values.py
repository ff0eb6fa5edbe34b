"""What is said of those without a value, of the authorities that are held whole: every nutrient, kind and person."""

from itertools import product

import pytest

from app.evaluator.references import ValueKind
from tests.seed.rows import edges, everybody, grouped, in_force, people, seed

FIRST_PREGNANCY = 14 * 12
"""In months: the tables speak of pregnancy and lactation from this age."""


@pytest.mark.parametrize("authority", ["us-nasem", "eu-efsa"])
def test_everybody_has_a_value_or_is_told_why_not_of_every_nutrient_and_kind(authority: str) -> None:
    values = grouped(in_force(seed("reference_values")), "authority", "nutrient", "kind")
    absences = grouped(seed("absent_values"), "authority", "nutrient", "kind")
    sexes, stages = ("female", "male"), ("pregnancy", "lactation")
    all_people = {(age, sex, "general") for age in edges() for sex in sexes}
    all_people |= {(age, "female", stage) for age in edges() if age >= FIRST_PREGNANCY for stage in stages}
    for nutrient, kind in product([row["id"] for row in seed("nutrients")], ValueKind):
        spoken_of = everybody(values[authority, nutrient, kind] + absences[authority, nutrient, kind])
        assert all_people <= spoken_of, (authority, nutrient, kind.value, sorted(all_people - spoken_of)[:3])


@pytest.mark.parametrize(
    ("authority", "nutrient", "kind", "person", "status", "word"),
    [
        # The summary tables of the DRI reports: ND, no column, an asterisk for an AI.
        ("us-nasem", "vitamin-b12", "upper_level", (372, "female", "general"), "not_established", "lack of suitable"),
        ("us-nasem", "chromium", "average_requirement", (372, "male", "general"), "not_established", "adequate intake"),
        ("us-nasem", "vitamin-c", "recommended_intake", (6, "male", "general"), "not_established", "adequate intake"),
        ("us-nasem", "iron", "adequate_intake", (6, "female", "general"), "not_established", "from 7 months"),
        ("us-nasem", "vanadium", "upper_level", (372, "female", "pregnancy"), "not_established", "ND"),
        ("us-nasem", "sodium", "upper_level", (372, "male", "general"), "not_established", "CDRR"),
        ("us-nasem", "saturated-fat", "upper_level", (372, "male", "general"), "not_established", "as low as possible"),
        ("us-nasem", "folate", "upper_level", (612, "female", "pregnancy"), "not_established", "14 to 50 years"),
        ("us-nasem", "energy", "average_requirement", (372, "male", "general"), "not_in_our_data", "EER"),
        ("us-nasem", "energy", "recommended_intake", (372, "male", "general"), "not_applicable", "weight gain"),
        # The opinions of EFSA and their abstracts.
        ("eu-efsa", "iron", "upper_level", (372, "female", "general"), "not_established", "safe level"),
        ("eu-efsa", "fluoride", "upper_level", (108, "female", "general"), "not_established", "safe level"),
        ("eu-efsa", "chromium", "adequate_intake", (372, "male", "general"), "not_established", "beneficial"),
        ("eu-efsa", "calcium", "upper_level", (120, "male", "general"), "not_established", "under 18 years"),
        (
            "eu-efsa",
            "folate",
            "average_requirement",
            (372, "female", "pregnancy"),
            "not_established",
            "adequate intake",
        ),
        ("eu-efsa", "water", "adequate_intake", (6, "male", "general"), "not_in_our_data", "0.8 to 1.0 L"),
        ("eu-efsa", "protein", "recommended_intake", (372, "female", "pregnancy"), "needs_a_fact", "trimester"),
        ("eu-efsa", "energy", "recommended_intake", (372, "female", "general"), "not_applicable", "more than"),
        ("eu-efsa", "zinc", "recommended_intake", (192, "female", "pregnancy"), "not_established", "from 18 years"),
        ("eu-efsa", "trans-fat", "adequate_intake", (372, "male", "general"), "not_established", "as low as possible"),
    ],
)
def test_the_reason_is_that_of_the_publication(
    authority: str, nutrient: str, kind: str, person: tuple[int, str, str], status: str, word: str
) -> None:
    told = grouped(seed("absent_values"), "authority", "nutrient", "kind")[authority, nutrient, kind]
    (row,) = (row for row in told if person in people(row))
    assert row["status"] == status
    assert word in row["reason"]
