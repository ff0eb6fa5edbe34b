"""Iron of menstruating women by the published table of risks, in whole answers.

The table below is the print's (Institute of Medicine, 2001, table 14-1, p. 571), its classes with both ends to two
decimals; what is expected of an intake is read from it by hand.
"""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.evaluator import Facts
from app.evaluator.usual_intake_shape import UsualAdequacy
from app.knowledge import facts_from
from app.tables import RequirementRisk
from tests.evaluator.building import day, evaluated, seeded, taken
from tests.evaluator.random_requests import property_test

WOMAN_OF_30 = {"age_years": 30, "sex": "female"}
PRINTED = (
    *((4.42, 4.88, 0.96), (4.89, 5.45, 0.93), (5.46, 6.22, 0.85), (6.23, 6.87, 0.75), (6.88, 7.46, 0.65)),
    *((7.47, 8.07, 0.55), (8.08, 8.76, 0.45), (8.77, 9.63, 0.35), (9.64, 10.82, 0.25), (10.83, 13.05, 0.15)),
    *((13.06, 15.49, 0.08), (15.5, 18.23, 0.04)),
)
"""From, to, risk; < 4.42 is 1.0 and > 18.23 is 0.0."""


def usual(facts: Facts, *entries: dict[str, Any], record: str = "usual", **person: Any) -> UsualAdequacy:
    """What the National Academies' values say of the habit."""
    answer = evaluated(facts, day(*entries, record=record), person=person or WOMAN_OF_30)
    return answer["nutrients"][0]["judgements"][0]["adequacy"]["usual_intake"]


def of(facts: Facts, amount: float) -> UsualAdequacy:
    return usual(facts, taken(amount, "food", "iron"))


def ranging(low: float, high: float) -> dict[str, Any]:
    return {"nutrient": "iron", "amount_min": low, "amount_max": high, "unit": "mg", "origin": "food"}


def one(value: float) -> dict[str, float]:
    return {"low": value, "high": value}


def test_a_usual_intake_of_8_5_mg_has_the_risk_of_its_class(facts: Facts) -> None:
    # 8.08-8.76: risk 0.45. By mean and SD it would be phi((8.5 - 8.1) / 0.81) = 0.69.
    said = of(facts, 8.5)
    assert (said["status"], said["method"], said["value_type"]) == ("assessed", "risk_table", "EAR")
    assert said["probability"] == one(0.55)
    assert said["conclusion"] == "cannot_be_concluded"
    assert (said["days"], said["usual_day"]) == (1, True)
    assert said["assumptions"] == ["menstruating", "no_oral_contraceptives", "omnivorous_diet"]
    assert said["cautions"] == ["risk_table_counts_groups"]
    assert said["text"] == (
        "From the usual day with a mean of 8.5 mg a day, it cannot be concluded whether the habit meets the "
        "requirement (EAR 8.1 mg, probability of meeting the requirement by the published table of risks 0.55)."
    )


def test_what_is_of_the_normal_distribution_is_not_said_by_a_table(facts: Facts) -> None:
    normal = {"ratio", "printed_probability", "requirement_sd", "mean_needed", "confidence", "doubt", "days_needed"}
    assert not normal & of(facts, 8.5).keys()
    assert "method" not in usual(facts, taken(300, "food"))


def test_the_table_and_the_confidence_wanted_are_cited(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(8.5, "food", "iron"), record="usual"), person=WOMAN_OF_30)
    cited = {each["id"]: each["locators"] for each in answer["citations"]}
    assert of(facts, 8.5)["citation_ids"] == ["iom-2001-vitamin-a-zinc", "iom-2000-dietary-assessment"]
    assert "table 14-1, p. 571" in cited["iom-2001-vitamin-a-zinc"]
    assert "table B-1, p. 190" in cited["iom-2000-dietary-assessment"]


@pytest.mark.parametrize(("low", "high", "risk"), PRINTED)
def test_both_printed_ends_of_a_class_belong_to_it(facts: Facts, low: float, high: float, risk: float) -> None:
    for intake in (low, (low + high) / 2, high):
        assert of(facts, intake)["probability"] == one(round(1 - risk, 2))


def test_what_lies_between_two_prints_is_in_the_class_of_more_risk(facts: Facts) -> None:
    assert of(facts, 8.075)["probability"] == one(0.45)


@pytest.mark.parametrize(
    ("intake", "probability", "conclusion", "shown"),
    [
        (4, 0, "reasonably_certain_inadequate", "below 0.04"),
        (4.41, 0, "reasonably_certain_inadequate", "below 0.04"),
        (4.42, 0.04, "reasonably_certain_inadequate", "risks 0.04"),
        (6.22, 0.15, "reasonably_certain_inadequate", "risks 0.15"),
        (6.23, 0.25, "cannot_be_concluded", "risks 0.25"),
        (10.82, 0.75, "cannot_be_concluded", "risks 0.75"),
        (10.83, 0.85, "reasonably_certain_adequate", "risks 0.85"),
        (18.23, 0.96, "reasonably_certain_adequate", "risks 0.96"),
        (18.24, 1, "reasonably_certain_adequate", "above 0.96"),
        (20, 1, "reasonably_certain_adequate", "above 0.96"),
    ],
)
def test_a_conclusion_needs_the_confidence_wanted_and_no_sentence_is_certain(
    facts: Facts, intake: float, probability: float, conclusion: str, shown: str
) -> None:
    said = of(facts, intake)
    assert (said["probability"], said["conclusion"]) == (one(probability), conclusion)
    assert said["text"].endswith(f"{shown}).")


def test_an_interval_of_intake_has_the_probabilities_of_both_ends(facts: Facts) -> None:
    # 6.88-7.46: 0.65; 8.77-9.63: 0.35.
    said = usual(facts, ranging(7, 9))
    assert said["probability"] == {"low": 0.35, "high": 0.65}
    assert "mean of 7 to 9 mg" in said["text"]
    assert said["text"].endswith("risks 0.35 to 0.65).")


def test_ends_that_differ_conclude_nothing_and_ends_that_agree_do(facts: Facts) -> None:
    assert usual(facts, ranging(9, 12))["conclusion"] == "cannot_be_concluded"
    assert usual(facts, ranging(11, 16))["conclusion"] == "reasonably_certain_adequate"
    assert usual(facts, ranging(2, 6))["conclusion"] == "reasonably_certain_inadequate"
    everything = usual(facts, ranging(2, 19))
    assert (everything["probability"], everything["conclusion"]) == ({"low": 0, "high": 1}, "cannot_be_concluded")
    assert everything["text"].endswith("risks not known).")


def test_an_intake_without_an_upper_end_has_a_probability_of_at_least(facts: Facts) -> None:
    unknown = {"nutrient": "iron", "amount_status": "unknown", "origin": "food"}
    said = usual(facts, taken(12, "food", "iron"), unknown)
    assert (said["probability"], said["conclusion"]) == ({"low": 0.85}, "reasonably_certain_adequate")
    assert said["text"].endswith("risks at least 0.85).")
    assert usual(facts, unknown)["text"].endswith("risks not known).")


def test_a_supplement_of_some_days_of_the_week_counts_by_its_share(facts: Facts) -> None:
    # 6.5 + 14 x 3 / 7 = 12.5, in 10.83-13.05.
    pill = taken(14, "supplement", "iron", days_per_week=3)
    assert usual(facts, taken(6.5, "food", "iron"), pill)["probability"] == one(0.85)


@pytest.mark.parametrize(
    "person",
    [
        {"age_years": 30, "sex": "male"},
        {"age_years": 30, "sex": "female", "life_stage": "pregnancy"},
        {"age_years": 30, "sex": "female", "life_stage": "lactation"},
        {"age_years": 18, "sex": "female"},
        {"age_years": 51, "sex": "female"},
    ],
    ids=str,
)
def test_who_has_no_table_is_refused_and_told_where_the_tables_are(facts: Facts, person: dict[str, Any]) -> None:
    said = usual(facts, taken(8.5, "food", "iron"), **person)
    assert (said["status"], said["refusal"]) == ("refused", "requirement_not_normal")
    assert "/requirement-risks" in said["text"]
    assert "probability" not in said


@pytest.mark.parametrize("person", [WOMAN_OF_30, {"age_years": 30, "sex": "male"}, {"age_years": 30}], ids=str)
def test_iron_by_the_eu_is_skewed_too_and_no_table_of_it_is_held(facts: Facts, person: dict[str, Any]) -> None:
    # With an assumed CV of 10 % 8.5 mg would be (8.5 - 7) / 0.7 = 2.1 SDs above her AR, at half her PRI of 16 mg.
    usual_day = day(taken(8.5, "food", "iron"), record="usual")
    answer = evaluated(facts, usual_day, person=person, authorities=("eu-efsa",))
    said = answer["nutrients"][0]["judgements"][0]["adequacy"]["usual_intake"]
    assert (said["refusal"], said["citation_ids"]) == ("requirement_not_normal", ["efsa-2015-iron"])


@pytest.mark.parametrize("age", [19, 50])
def test_the_table_is_of_women_of_19_to_50(facts: Facts, age: int) -> None:
    assert usual(facts, taken(8.5, "food", "iron"), age_years=age, sex="female")["status"] == "assessed"


def test_an_open_sex_is_asked_for(facts: Facts) -> None:
    said = usual(facts, taken(8.5, "food", "iron"), age_years=30)
    assert (said["refusal"], said["depends_on"]) == ("needs_a_fact", ["#/person/sex"])


def test_recorded_days_are_refused_still(facts: Facts) -> None:
    assert usual(facts, taken(8.5, "food", "iron"), record="complete")["refusal"] == "no_day_to_day_sd"


def test_recorded_days_whose_variation_is_known_are_refused_too() -> None:
    lines = seeded()
    magnesium = next(each for each in lines.day_to_day_sds if each.id == "magnesium-female-19-50y")
    of_iron = magnesium.model_validate(magnesium.model_dump() | {"nutrient": "iron", "value": 4.0})
    facts = facts_from(replace(lines, day_to_day_sds=(of_iron,)), "test")
    said = usual(facts, taken(8.5, "food", "iron"), record="complete")
    assert said["refusal"] == "requirement_not_normal"


def test_a_table_in_another_unit_is_the_same_table(facts: Facts) -> None:
    lines = seeded()
    in_grams = [
        RequirementRisk.model_validate(
            each.model_dump()
            | {
                "unit": "g",
                "intake_from": each.intake_from / 1000,
                "intake_below": each.intake_below and each.intake_below / 1000,
            }
        )
        for each in reversed(lines.requirement_risks)
    ]
    assert of(facts_from(replace(lines, requirement_risks=tuple(in_grams)), "test"), 8.5) == of(facts, 8.5)


hundredths = st.integers(0, 2500).map(lambda amount: amount / 100)


@property_test
@given(less=hundredths, more=hundredths)
def test_the_probability_never_falls_with_more_iron(facts: Facts, less: float, more: float) -> None:
    less, more = sorted((less, more))
    assert of(facts, less)["probability"]["low"] <= of(facts, more)["probability"]["low"]


@property_test
@given(ends=st.lists(hundredths, min_size=4, max_size=4).map(sorted))
def test_a_wider_interval_never_narrows_the_probability(facts: Facts, ends: list[float]) -> None:
    outer, inner = (usual(facts, ranging(*of_both))["probability"] for of_both in (ends[::3], ends[1:3]))
    assert outer["low"] <= inner["low"] <= inner["high"] <= outer["high"]
