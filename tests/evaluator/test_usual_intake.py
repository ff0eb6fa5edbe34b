"""How sure days are about the habit, in whole answers. Every expected number is worked by hand beside it."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.evaluator import Facts
from app.evaluator.habit import Habit
from app.evaluator.quantities import Interval
from app.evaluator.usual_intake_shape import UsualAdequacy, UsualExcess
from app.evaluator.variation import METHOD_CONSTANTS, REQUIREMENT_ASSUMED, Percentage, Printed, Variation
from app.evaluator.variation import RequirementCv as VariationOfRequirement
from app.knowledge import facts_from
from app.tables import DayToDaySd, ReferenceValue, RequirementCv
from tests.evaluator.building import MAN_OF_40, day, evaluated, label, seeded, taken

WOMAN_OF_40 = {"age_years": 40, "sex": "female"}
SOMEBODY_OF_40 = {"age_years": 40}
EFSA = ("eu-efsa",)


def usual(facts: Facts, *days: dict[str, Any], nutrient: str = "magnesium", **asked: Any) -> UsualAdequacy:
    """What the one authority asked says of the habit."""
    asked = {"person": WOMAN_OF_40, "authorities": ("us-nasem",)} | asked
    answer = evaluated(facts, *days, **asked)
    (found,) = (each for each in answer["nutrients"] if each["nutrient"] == nutrient)
    return found["judgements"][0]["adequacy"]["usual_intake"]


def usual_excess(facts: Facts, *days: dict[str, Any], nutrient: str = "magnesium", **asked: Any) -> UsualExcess | None:
    """The same of the limit; None where it is compared directly."""
    asked = {"person": WOMAN_OF_40, "authorities": ("us-nasem",)} | asked
    answer = evaluated(facts, *days, **asked)
    (found,) = (each for each in answer["nutrients"] if each["nutrient"] == nutrient)
    return found["judgements"][0]["excess"].get("usual_intake")


def food(*amounts: float, nutrient: str = "magnesium") -> list[dict[str, Any]]:
    """Complete days with so much from food."""
    return [day(taken(amount, "food", nutrient)) for amount in amounts]


def one(value: float) -> dict[str, float]:
    return {"low": value, "high": value}


def test_three_days_at_the_rda_do_not_show_that_a_woman_of_40_meets_the_requirement(facts: Facts) -> None:
    # The National Academies' example: 55 / sqrt(26.5^2 + 85.9^2 / 3) = 55 / 56.23.
    said = usual(facts, *food(200, 320, 440))
    assert (said["status"], said["value_type"], said["days"]) == ("assessed", "EAR", 3)
    assert (said["ratio"], said["probability"]) == (one(0.98), one(0.84))
    assert (said["conclusion"], said["confidence"]) == ("cannot_be_concluded", "weak")
    assert said["printed_probability"] == one(0.85)
    # 85.9^2 / (55^2 - 26.5^2) = 3.2 days; 265 with 56.2 above and below.
    assert said["days_needed"] == 4
    assert said["mean_needed"] == {"adequate": 321.2, "inadequate": 208.8}
    assert said["doubt"] == {"open_facts": 0, "few_days": 49.59, "greater": "few_days"}
    assert "3 recorded days" in said["text"]
    assert "320 mg" in said["text"]
    assert "habit" in said["text"]


def test_every_number_beside_a_probability_has_its_source(facts: Facts) -> None:
    said = usual(facts, *food(320, 320, 320))
    book = ["iom-2000-dietary-assessment"]
    assert said["day_to_day_sd"] == {**one(85.9), "unit": "mg", "basis": "survey", "citation_ids": book}
    assert said["requirement_sd"] == {**one(26.5), "unit": "mg", "basis": "printed", "citation_ids": book}
    assert said["citation_ids"] == ["iom1997", *book]
    answer = evaluated(facts, *food(320), person=WOMAN_OF_40)
    (cited,) = (each for each in answer["citations"] if each["id"] == book[0])
    assert cited["locators"] == ["p. 194", "table B-1, p. 190", "p. 54"]


def test_the_days_needed_are_the_days_that_are_enough(facts: Facts) -> None:
    assert usual(facts, *food(320, 320, 320, 320))["conclusion"] == "reasonably_certain_adequate"


def test_many_low_days_are_reasonably_certain_to_be_below_the_requirement(facts: Facts) -> None:
    # -65 / sqrt(702.25 + 7,378.81 / 7) = -65 / 41.9.
    said = usual(facts, *food(*[200] * 7))
    assert (said["conclusion"], said["confidence"]) == ("reasonably_certain_inadequate", "reasonable")
    assert (said["ratio"], said["probability"]) == (one(-1.55), one(0.06))
    assert said["printed_probability"] == {"low": 0.07, "high": 0.07}


def test_at_the_average_requirement_no_number_of_days_settles_it(facts: Facts) -> None:
    said = usual(facts, *food(265, 265))
    assert (said["probability"], said["confidence"]) == (one(0.5), "cannot_tell")
    assert said["never_settled_by_days"] is True
    assert "days_needed" not in said


def test_no_minus_stands_before_a_zero(facts: Facts) -> None:
    # -0.1 / 56.2.
    assert str(usual(facts, *food(264.9, 264.9, 264.9))["ratio"]["low"]) == "0.0"


def test_without_a_survey_magnesium_takes_a_share_of_the_food_and_says_so(facts: Facts) -> None:
    # SDw 0.38 x 400 = 152; 50 / sqrt(35^2 + 152^2 / 3) = 50 / 94.5; the means are worked in test_adequacy.
    said = usual(facts, *food(400, 400, 400), person=MAN_OF_40)
    assert said["day_to_day_sd"] == {**one(152), "unit": "mg", "basis": "assumption", "citation_ids": ["editorial"]}
    assert (said["ratio"], said["probability"], said["confidence"]) == (one(0.53), one(0.7), "weak")
    assert said["mean_needed"] == {"adequate": 456, "inadequate": 279.4}


def test_a_share_of_the_food_is_one_of_the_food_of_each_habit(facts: Facts) -> None:
    # 0.38 x 400 = 152 and 0.38 x 200 = 76, of as many days.
    for amount, sd in ((400, 152), (200, 76), (400, 152)):
        said = usual(facts, *food(amount), person=MAN_OF_40)
        assert (said["day_to_day_sd"]["low"], said["doubt"]["few_days"]) == (sd, sd)


def test_the_means_needed_are_those_of_so_many_days(facts: Facts) -> None:
    # 265 with sqrt(26.5^2 + 85.9^2) = 89.9 above and below, and with sqrt(26.5^2 + 85.9^2 / 4) = 50.47; 85.9 / 2.
    of_one = {"adequate": 354.9, "inadequate": 175.1}, 85.9
    of_four = {"adequate": 315.5, "inadequate": 214.5}, 42.95
    for days, told in ((1, of_one), (4, of_four), (1, of_one)):
        for amount in (320, 200):
            said = usual(facts, *food(*[amount] * days))
            assert (said["mean_needed"], said["doubt"]["few_days"]) == told


@pytest.mark.parametrize(
    ("mean", "conclusion"), [(456.1, "adequate"), (455.9, "cannot"), (279.5, "cannot"), (279.3, "inadequate")]
)
def test_the_mean_needed_is_the_mean_that_is_enough(facts: Facts, mean: float, conclusion: str) -> None:
    assert (
        usual(facts, *food(mean, mean, mean), person=MAN_OF_40)["conclusion"]
        .removeprefix("reasonably_certain_")
        .startswith(conclusion)
    )


def test_a_constant_supplement_adds_to_the_mean_and_nothing_to_the_variation(facts: Facts) -> None:
    # SDw 0.38 x 250 = 95, not 0.38 x 450; 100 / sqrt(35^2 + 95^2 / 7) = 100 / 50.1.
    week = [day(taken(250, "food"), taken(200, "supplement"))] * 7
    said = usual(facts, *week, person=MAN_OF_40)
    assert said["day_to_day_sd"]["low"] == 95
    assert (said["ratio"], said["confidence"]) == (one(1.99), "fairly_high")
    assert said["assumptions"] == ["supplements_alike_every_day"]


def test_food_and_supplements_have_their_ends_apart() -> None:
    most, few, many = Decimal(300), Decimal(50), Decimal(100)
    certain, dose, between = Interval(most, most), Interval(few, few), Interval(few, many)
    assert Habit(1, False, certain, dose).ends == [(most, few)]
    assert Habit(1, False, certain, between).ends == [(most, few), (most, many)]
    assert Habit(1, False, between, certain).ends == [(few, most), (many, most)]
    assert Habit(1, False, between, between).ends == [(few, few), (few, many), (many, few), (many, many)]


def test_a_survey_sd_of_food_is_the_same_with_a_constant_supplement(facts: Facts) -> None:
    week = [day(taken(120, "food"), taken(200, "medicine"))] * 3
    said = usual(facts, *week)
    assert said["day_to_day_sd"]["low"] == 85.9
    assert said["ratio"] == one(0.98)


def test_supplements_that_differ_between_the_days_have_no_known_variation(facts: Facts) -> None:
    days = [day(taken(250, "food"), taken(200, "supplement")), *food(250)]
    assert usual(facts, *days)["refusal"] == "supplements_vary_between_days"


def test_the_same_label_on_every_day_is_alike_although_its_amount_is_open(facts: Facts) -> None:
    days = [day(taken(250, "food"), label("magnesium-citrate", 1000))] * 2
    said = usual(facts, *days)
    assert (said["status"], said["assumptions"]) == ("assessed", ["supplements_alike_every_day"])
    # 1,000 mg are 113.4 to 1,000: half of that span is the doubt; 85.9 / sqrt(2) = 60.7.
    assert said["doubt"] == {"open_facts": 443.3, "few_days": 60.74, "greater": "open_facts"}


def test_days_with_nothing_from_food_are_refused(facts: Facts) -> None:
    said = usual(facts, day(taken(380, "supplement")))
    assert (said["status"], said["refusal"]) == ("refused", "no_food_logged")
    assert "ratio" not in said


def test_a_day_of_no_food_among_others_is_a_low_day(facts: Facts) -> None:
    said = usual(facts, *food(0, 320))
    assert (said["status"], said["days"]) == ("assessed", 2)


def test_an_unknown_origin_is_asked_for(facts: Facts) -> None:
    said = usual(facts, day(taken(200, "food"), taken(100, "unknown")))
    assert (said["refusal"], said["depends_on"]) == ("needs_a_fact", ["#/days/0/entries/1/origin"])
    assert usual(facts, day(taken(200, "food"), taken(0, "unknown")))["status"] == "assessed"


def test_partial_days_alone_are_refused(facts: Facts) -> None:
    assert usual(facts, day(taken(320, "food"), record="partial"))["refusal"] == "no_complete_day"


def test_a_partial_day_is_no_day_of_the_mean(facts: Facts) -> None:
    said = usual(facts, *food(320, 320, 320), day(taken(900, "food"), record="partial"))
    assert (said["days"], said["ratio"]) == (3, one(0.98))


def test_an_authority_without_an_average_requirement_is_told_apart_from_one_that_we_do_not_hold(facts: Facts) -> None:
    assert usual(facts, *food(320), authorities=("uk-coma",))["refusal"] == "not_in_our_data"
    baby = {"age_months": 3}
    said = usual(facts, *food(30), authorities=EFSA, person=baby)
    assert (said["refusal"], said["citation_ids"]) == ("no_average_requirement", ["efsa-2015-magnesium"])


def test_another_authoritys_requirement_differs_by_an_assumed_tenth(facts: Facts) -> None:
    # Calcium: EFSA's AR of 750 with SDr 75; 350 / sqrt(75^2 + 325^2 / 3) = 350 / 202.1.
    said = usual(facts, *food(1100, 1100, 1100, nutrient="calcium"), nutrient="calcium", authorities=EFSA)
    assert said["requirement_sd"] == {**one(75), "unit": "mg", "basis": "assumption", "citation_ids": ["editorial"]}
    assert (said["value_type"], said["ratio"], said["confidence"]) == ("AR", one(1.73), "fairly_high")
    assert said["cautions"] == ["day_to_day_cv_not_known"]


def test_a_requirement_has_the_cv_of_its_nutrient_else_that_of_its_authority_else_the_assumed_one() -> None:
    where = Printed("somewhere", "p. 1")
    constants = {name: Percentage(Decimal("0.85"), where) for name in METHOD_CONSTANTS}
    of_nutrient, of_authority = (VariationOfRequirement(cv, False, where) for cv in (Decimal("0.2"), Decimal("0.3")))
    held = {("us-nasem", "magnesium"): of_nutrient, ("us-nasem", None): of_authority}
    variation = Variation([], held, constants | {REQUIREMENT_ASSUMED: Percentage(Decimal("0.1"), where)})
    assert variation.requirement("us-nasem", "magnesium") is of_nutrient
    assert variation.requirement("us-nasem", "calcium") is of_authority
    assumed = variation.requirement("eu-efsa", "calcium")
    assert (assumed.cv, assumed.is_assumed, assumed.printed) == (Decimal("0.1"), True, where)


def test_the_us_assumption_for_calcium_is_cited_from_its_book(facts: Facts) -> None:
    said = usual(facts, *food(1100, nutrient="calcium"), nutrient="calcium")
    assert said["requirement_sd"]["basis"] == "assumption"
    assert said["requirement_sd"]["citation_ids"] == ["iom-2000-dietary-assessment"]


def test_a_group_that_no_survey_covers_is_refused_by_name(facts: Facts) -> None:
    said = usual(facts, *food(1100, nutrient="calcium"), nutrient="calcium", person=MAN_OF_40)
    assert said["refusal"] == "no_day_to_day_sd"


def test_a_refusal_for_one_sex_alone_asks_for_the_sex(facts: Facts) -> None:
    said = usual(facts, *food(1100, nutrient="calcium"), nutrient="calcium", person=SOMEBODY_OF_40)
    assert (said["refusal"], said["depends_on"]) == ("needs_a_fact", ["#/person/sex"])


def test_an_unknown_sex_covers_both_people(facts: Facts) -> None:
    # Her ratio is 0.98; his -30 / sqrt(35^2 + 121.6^2 / 3) = -30 / 78.4. D runs from -30 to 55: half is 42.5.
    said = usual(facts, *food(320, 320, 320), person=SOMEBODY_OF_40)
    assert (said["ratio"], said["probability"]) == ({"low": -0.38, "high": 0.98}, {"low": 0.35, "high": 0.84})
    assert (said["conclusion"], said["confidence"]) == ("cannot_be_concluded", "cannot_tell")
    assert said["never_settled_by_days"] is True
    assert said["day_to_day_sd"]["basis"] == "assumption"
    assert (said["day_to_day_sd"]["low"], said["day_to_day_sd"]["high"]) == (85.9, 121.6)
    assert said["doubt"] == {"open_facts": 42.5, "few_days": 70.21, "greater": "few_days"}


def test_with_many_days_the_open_fact_weighs_more(facts: Facts) -> None:
    # 121.6 / sqrt(14) = 32.5.
    said = usual(facts, *food(*[320] * 14), person=SOMEBODY_OF_40)
    assert said["doubt"] == {"open_facts": 42.5, "few_days": 32.5, "greater": "open_facts"}


def test_both_people_may_be_concluded_alike(facts: Facts) -> None:
    # The weaker is his: 150 / sqrt(35^2 + 190^2 / 7) = 150 / 79.9.
    said = usual(facts, *food(*[500] * 7), person=SOMEBODY_OF_40)
    assert (said["conclusion"], said["ratio"]["low"]) == ("reasonably_certain_adequate", 1.88)
    assert said["confidence"] == "fairly_high"
    # His 456.0 at three days; at seven less: the greater of both people's means is told.
    assert said["mean_needed"]["adequate"] > 321.2


def test_an_amount_known_as_a_range_has_two_ends(facts: Facts) -> None:
    # D runs from -15 to 125 over 56.23; half of 140 is more than 49.6.
    entry = {"nutrient": "magnesium", "amount_min": 250, "amount_max": 390, "unit": "mg", "origin": "food"}
    said = usual(facts, *[day(entry)] * 3)
    assert (said["ratio"], said["probability"]) == ({"low": -0.27, "high": 2.22}, {"low": 0.39, "high": 0.99})
    assert said["conclusion"] == "cannot_be_concluded"
    assert said["doubt"] == {"open_facts": 70, "few_days": 49.59, "greater": "open_facts"}


def test_ends_on_both_sides_of_the_requirement_are_settled_by_no_number_of_days(facts: Facts) -> None:
    said = usual(facts, *[day(from_food(100, 500))] * 3)
    assert said["never_settled_by_days"] is True
    assert "days_needed" not in said


def test_the_highest_ratio_may_lie_between_the_ends(facts: Facts) -> None:
    # Supplements of 400 pass his 350 alone: at 509 of food 559 / sqrt(35^2 + 193.4^2 / 3) = 559 / 117 = 4.78;
    # at 2,000 of food 2,050 / 440 = 4.66, at 100 it is 150 / 41.3 = 3.63.
    days = [day(from_food(100, 1900), taken(400, "supplement"))] * 3
    assert usual(facts, *days, person=MAN_OF_40)["ratio"] == {"low": 3.63, "high": 4.78}


def test_a_mean_without_an_upper_end_has_a_low_end_alone(facts: Facts) -> None:
    entry = {"nutrient": "magnesium", "amount_status": "unknown", "origin": "food"}
    said = usual(facts, day(taken(320, "food"), entry), *food(320, 320))
    assert (said["ratio"], said["probability"]) == ({"low": 0.98}, {"low": 0.84})
    assert said["doubt"] == {"few_days": 49.59, "greater": "open_facts"}
    assert said["text"].endswith("probability of meeting the requirement at least 0.84).")
    assert usual(facts, *[day(taken(420, "food"), entry)] * 3)["conclusion"] == "reasonably_certain_adequate"


def test_an_assumed_sd_of_a_mean_without_an_upper_end_has_none_either(facts: Facts) -> None:
    entry = {"nutrient": "magnesium", "amount_status": "unknown", "origin": "food"}
    said = usual(facts, day(taken(500, "food"), entry), person=MAN_OF_40)
    assert said["day_to_day_sd"]["low"] == 190
    assert "high" not in said["day_to_day_sd"]
    assert "high" not in said["ratio"]
    assert said["doubt"] == {"few_days": 190, "greater": "open_facts"}


def test_a_day_called_usual_has_no_day_to_day_variation(facts: Facts) -> None:
    # 55 / 26.5.
    said = usual(facts, day(taken(320, "food"), record="usual"))
    assert (said["usual_day"], said["ratio"], said["probability"]) == (True, one(2.08), one(0.98))
    assert (said["conclusion"], said["confidence"]) == ("reasonably_certain_adequate", "high")
    assert "day_to_day_sd" not in said
    assert "days_needed" not in said
    assert said["mean_needed"] == {"adequate": 291.5, "inadequate": 238.5}
    assert "usual_day" not in usual(facts, *food(320))


def test_a_usual_day_may_be_of_supplements_and_of_unknown_origins(facts: Facts) -> None:
    said = usual(facts, day(taken(220, "supplement"), taken(100, "unknown"), record="usual"))
    assert said["ratio"] == one(2.08)


def test_a_usual_day_near_the_requirement_is_settled_by_nothing(facts: Facts) -> None:
    said = usual(facts, day(taken(291.5, "food"), record="usual"))
    assert (said["ratio"], said["conclusion"]) == (one(1), "cannot_be_concluded")
    assert said["never_settled_by_days"] is True


def test_above_an_adequate_intake_adequacy_is_likely(facts: Facts) -> None:
    # SDw 0.38 x 500 = 190; 150 / (190 / sqrt(7)) = 150 / 71.8; 350 / (1 - 0.1436) = 408.7.
    said = usual(facts, *food(*[500] * 7), person=MAN_OF_40, authorities=EFSA)
    assert (said["value_type"], said["conclusion"], said["confidence"]) == ("AI", "likely_adequate", "high")
    assert (said["ratio"], said["probability"], said["mean_needed"]) == (one(2.09), one(0.98), {"adequate": 408.7})
    assert "requirement_sd" not in said
    assert "printed_probability" not in said


def test_below_an_adequate_intake_nothing_is_concluded(facts: Facts) -> None:
    said = usual(facts, *food(*[100] * 14), person=MAN_OF_40, authorities=EFSA)
    assert (said["conclusion"], said["confidence"]) == ("cannot_be_determined", "cannot_tell")
    assert said["never_settled_by_days"] is True
    assert said["text"] == (
        "From 14 recorded days with a mean of 100 mg a day, adequacy cannot be determined; below an adequate intake is "
        "not inadequate (AI 350 mg, probability of being above the adequate intake below 0.01)."
    )


def test_the_sentence_says_that_supplements_are_taken_to_be_the_same_every_day(facts: Facts) -> None:
    # A woman of 34: EAR 265, SDr 26.5, SDw 85.9; (380 - 265) / 89.9 = 1.28, with 0.90.
    days = day(taken(180, "food"), taken(200, "supplement"))
    assert usual(facts, days)["text"] == (
        "From 1 recorded day with a mean of 380 mg a day, the supplements taken to be the same on every day, it is "
        "reasonably certain that the habit meets the requirement (EAR 265 mg, probability of meeting the requirement "
        "0.9)."
    )
    assert "taken to be the same" not in usual(facts, *food(380))["text"]


@pytest.mark.parametrize("amount", [350, 351])
def test_a_usual_day_that_settles_is_not_called_unsettled(facts: Facts, amount: float) -> None:
    # EFSA 2015: AI 350 mg for men; equal to a floor reaches it.
    said = usual(facts, day(taken(amount, "food"), record="usual"), person=MAN_OF_40, authorities=EFSA)
    assert said["conclusion"] == "likely_adequate"
    assert "never_settled_by_days" not in said


def test_above_an_adequate_intake_and_not_sure_nothing_is_said_of_being_below(facts: Facts) -> None:
    # SDw 0.38 x 400 = 152; 50 / 152 = 0.33.
    said = usual(facts, *food(400), person=MAN_OF_40, authorities=EFSA)
    assert said["conclusion"] == "cannot_be_determined"
    assert said["text"] == (
        "From 1 recorded day with a mean of 400 mg a day, it cannot be determined whether the habit is above the "
        "adequate intake (AI 350 mg, probability of being above the adequate intake 0.63)."
    )
    assert "not inadequate" not in usual(facts, day(from_food(300, 100)), person=MAN_OF_40, authorities=EFSA)["text"]


@pytest.mark.parametrize(
    ("amounts", "told"),
    [
        # (20 - 265) / 26.5 = -9.2 and (600 - 265) / 26.5 = 12.6 SDs; 265 is 0, with 0.5.
        ((20, 0), "the habit is below the requirement (EAR 265 mg, probability of meeting the requirement below 0.01)"),
        ((600, 0), "the habit meets the requirement (EAR 265 mg, probability of meeting the requirement above 0.99)"),
        (
            (20, 10),
            "the habit is below the requirement (EAR 265 mg, probability of meeting the requirement below 0.01)",
        ),
        ((20, 245), "(EAR 265 mg, probability of meeting the requirement below 0.01 to 0.5)"),
        ((265, 335), "(EAR 265 mg, probability of meeting the requirement 0.5 to above 0.99)"),
    ],
)
def test_a_probability_is_never_none_or_certain_and_says_of_what_it_is(
    facts: Facts, amounts: tuple[float, float], told: str
) -> None:
    said = usual(facts, day(from_food(*amounts), record="usual"))
    assert told in said["text"]


def test_a_probability_that_may_be_anything_is_told_so(facts: Facts) -> None:
    entry = {"nutrient": "magnesium", "amount_status": "unknown", "origin": "food"}
    said = usual(facts, day(entry, record="usual"))
    assert said["text"].endswith("(EAR 265 mg, probability of meeting the requirement not known).")
    more = usual(facts, day(taken(600, "food"), entry, record="usual"))
    assert more["text"].endswith("(EAR 265 mg, probability of meeting the requirement above 0.99).")


@pytest.mark.parametrize(
    ("amount", "conclusion"), [(350, "likely_adequate"), (349, "cannot_be_determined"), (351, "likely_adequate")]
)
def test_a_usual_day_is_compared_with_an_adequate_intake_itself(facts: Facts, amount: float, conclusion: str) -> None:
    said = usual(facts, day(taken(amount, "food"), record="usual"), person=MAN_OF_40, authorities=EFSA)
    assert said["conclusion"] == conclusion
    assert "ratio" not in said
    assert "probability" not in said


def test_pregnancy_uses_the_sd_of_the_same_age_and_says_so(facts: Facts) -> None:
    # EAR 300, SDr 30; 20 / sqrt(900 + 7,378.81) = 20 / 91.0.
    person = {"age_years": 40, "life_stage": "pregnancy"}
    said = usual(facts, *food(320), person=person)
    assert (said["day_to_day_sd"]["low"], said["ratio"]) == (85.9, one(0.22))
    assert said["assumptions"] == ["sd_of_the_same_age"]
    assert "assumptions" not in usual(facts, *food(320))


def test_pregnancy_below_the_ages_of_the_survey_takes_the_assumption(facts: Facts) -> None:
    said = usual(facts, *food(320), person={"age_years": 17, "life_stage": "pregnancy"})
    assert said["day_to_day_sd"]["basis"] == "assumption"
    assert "assumptions" not in said


def test_a_limit_that_counts_no_food_is_compared_directly(facts: Facts) -> None:
    assert usual_excess(facts, day(taken(320, "food"), taken(200, "supplement"))) is None


def test_a_limit_that_counts_food_says_how_sure_the_days_are(facts: Facts) -> None:
    # Calcium, EFSA: 2,500; -100 / (325 / sqrt(3)) = -100 / 187.6; (325 / 100)^2 = 10.6 days.
    said = usual_excess(facts, *food(2400, 2400, 2400, nutrient="calcium"), nutrient="calcium", authorities=EFSA)
    assert said is not None
    assert (said["value_type"], said["conclusion"], said["confidence"]) == ("UL", "cannot_be_determined", "weak")
    assert (said["ratio"], said["probability"]) == (one(-0.53), one(0.7))
    assert said["text"].endswith("(UL 2,500 mg, probability of being below the limit 0.7).")
    assert (said["days_needed"], said["mean_needed"]) == (11, {"within": 2312})


def test_far_below_a_limit_the_habit_is_likely_within_it(facts: Facts) -> None:
    said = usual_excess(facts, *food(1100, nutrient="calcium"), nutrient="calcium")
    assert said is not None
    assert (said["conclusion"], said["confidence"], said["probability"]) == ("likely_within", "high", one(1))


def test_above_a_limit_nothing_is_concluded_of_the_habit(facts: Facts) -> None:
    said = usual_excess(facts, *food(3500, nutrient="calcium"), nutrient="calcium")
    assert said is not None
    assert (said["conclusion"], said["never_settled_by_days"]) == ("cannot_be_determined", True)


def test_food_that_a_limit_may_count_is_at_one_end_alone(facts: Facts) -> None:
    # WHO: 350, food unclear: 0 or 320 counted; -30 / (85.9 / sqrt(3)) = -0.6 and -350 / 49.6 = -7.06.
    said = usual_excess(facts, *food(320, 320, 320), authorities=("who-fao",))
    assert said is not None
    assert said["ratio"] == {"low": -7.06, "high": -0.6}
    assert said["probability"] == {"low": 0.73, "high": 1}
    assert said["conclusion"] == "cannot_be_determined"


def test_what_a_limit_counts_without_an_upper_end_may_be_above_it(facts: Facts) -> None:
    entry = {"nutrient": "calcium", "amount_status": "unknown", "origin": "food"}
    said = usual_excess(facts, day(taken(500, "food", "calcium"), entry), nutrient="calcium")
    assert said is not None
    assert "high" not in said["ratio"]
    assert said["probability"] == {"low": 0, "high": 1}
    assert said["conclusion"] == "cannot_be_determined"


def test_a_usual_day_equal_to_a_limit_is_within(facts: Facts) -> None:
    days = {amount: day(taken(amount, "food", "calcium"), record="usual") for amount in (2500, 2501)}
    said = {amount: usual_excess(facts, each, nutrient="calcium") for amount, each in days.items()}
    assert {amount: each and each["conclusion"] for amount, each in said.items()} == {
        2500: "likely_within",
        2501: "cannot_be_determined",
    }


@pytest.mark.parametrize(
    ("days", "authority", "text"),
    [
        (
            food(200, 320, 440),
            "us-nasem",
            "From 3 recorded days with a mean of 320 mg a day, it cannot be concluded whether the habit meets the "
            "requirement (EAR 265 mg, probability of meeting the requirement 0.84).",
        ),
        (
            # 135 / sqrt(26.5^2 + 85.9^2) = 1.50.
            food(400),
            "us-nasem",
            "From 1 recorded day with a mean of 400 mg a day, it is reasonably certain that the habit meets the "
            "requirement (EAR 265 mg, probability of meeting the requirement 0.93).",
        ),
        (
            [day(taken(320, "food"), record="usual")],
            "eu-efsa",
            "From the usual day with a mean of 320 mg a day, the habit is likely above the adequate intake "
            "(AI 300 mg).",
        ),
        (
            [day(taken(320, "food"), record="partial")],
            "us-nasem",
            "How sure these days are about the habit is not said. No complete day was logged, so that there is no "
            "mean.",
        ),
    ],
)
def test_how_sure_days_are_is_told_in_one_sentence_or_two(
    facts: Facts, days: list[dict[str, Any]], authority: str, text: str
) -> None:
    assert usual(facts, *days, authorities=(authority,))["text"] == text


def test_how_sure_days_are_about_a_limit_is_told_in_a_sentence(facts: Facts) -> None:
    # Of calcium 2,500 mg are the limit; (900 - 2,500) / SDw is far below -2.33.
    days = food(*[900] * 3, nutrient="calcium")
    excess = usual_excess(facts, *days, nutrient="calcium")
    assert excess is not None
    assert excess["text"] == (
        "From 3 recorded days with a mean of 900 mg a day, the habit is likely within the limit (UL 2,500 mg, "
        "probability of being below the limit above 0.99)."
    )


# The conditions of the method, with data that say so.


def with_sd(**changes: Any) -> Facts:
    """The facts with another day-to-day SD of magnesium."""
    lines = seeded()
    (sd,) = (each for each in lines.day_to_day_sds if each.nutrient == "magnesium")
    changed = DayToDaySd.model_validate(sd.model_dump() | changes)
    return facts_from(replace(lines, day_to_day_sds=(changed,)), "test")


@pytest.mark.parametrize(
    ("cv_percent", "status", "cautions"),
    [(60, "assessed", None), (65, "assessed", ["day_to_day_cv_60_to_70"]), (71, "refused", None)],
)
def test_a_day_to_day_cv_that_is_too_large_is_refused(
    cv_percent: float, status: str, cautions: list[str] | None
) -> None:
    said = usual(with_sd(cv_percent=cv_percent), *food(320))
    assert (said["status"], said.get("cautions")) == (status, cautions)
    assert said.get("refusal") == ("day_to_day_variation_too_large" if status == "refused" else None)


def test_a_usual_day_does_not_ask_how_much_days_differ() -> None:
    assert usual(with_sd(cv_percent=71), day(taken(320, "food"), record="usual"))["status"] == "assessed"


def test_an_sd_in_another_unit_is_the_same_sd(facts: Facts) -> None:
    assert usual(with_sd(value=0.0859, unit="g"), *food(320)) == usual(facts, *food(320))


def test_a_skewed_requirement_is_refused() -> None:
    lines = seeded()
    (cv,) = (each for each in lines.requirement_cvs if each.nutrient == "magnesium")
    skewed = RequirementCv.model_validate(cv.model_dump() | {"skewed": True, "cv_percent": None})
    facts = facts_from(replace(lines, requirement_cvs=(skewed,)), "test")
    assert usual(facts, *food(320))["refusal"] == "requirement_not_normal"
    # An adequate intake asks nothing of a requirement.
    assert usual(facts, *food(320), authorities=EFSA)["status"] == "assessed"


def with_values(*values: ReferenceValue) -> Facts:
    """The facts with these reference values alone."""
    return facts_from(replace(seeded(), reference_values=values), "test")


def value(value_id: str, **changes: Any) -> ReferenceValue:
    (found,) = (each for each in seeded().reference_values if each.id == value_id)
    return ReferenceValue.model_validate(found.model_dump() | changes)


HIS_EAR = "us-nasem-1997-magnesium-ear-male-31-50y"


def test_an_average_requirement_for_one_sex_and_an_adequate_intake_for_the_other_ask_for_the_sex() -> None:
    her_ai = value(HIS_EAR, id="ai", sex="female", kind="adequate_intake", value_type="AI")
    facts = with_values(value(HIS_EAR), her_ai)
    assert usual(facts, *food(320), person=SOMEBODY_OF_40)["depends_on"] == ["#/person/sex"]
    assert usual(facts, *food(320))["value_type"] == "AI"
    assert usual(facts, *food(320), person=MAN_OF_40)["value_type"] == "EAR"


def test_different_refusals_for_the_sexes_ask_for_the_sex() -> None:
    facts = with_values(value("us-nasem-2011-calcium-ear-male-31-50y"))
    refusals = {
        sex: usual(facts, *food(900, nutrient="calcium"), nutrient="calcium", person={"age_years": 40} | told)[
            "refusal"
        ]
        for sex, told in {"female": {"sex": "female"}, "male": {"sex": "male"}, "not told": {}}.items()
    }
    assert refusals == {"female": "not_in_our_data", "male": "no_day_to_day_sd", "not told": "needs_a_fact"}


# What holds for every intake.

amounts = st.integers(1, 8000).map(lambda tenths: tenths / 10)
property_test = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
people = st.sampled_from([WOMAN_OF_40, MAN_OF_40, SOMEBODY_OF_40])


def from_food(low: float, width: float) -> dict[str, Any]:
    return {"nutrient": "magnesium", "amount_min": low, "amount_max": low + width, "unit": "mg", "origin": "food"}


@property_test
@given(
    low=amounts,
    width=amounts,
    more=amounts,
    constant=amounts,
    person=people,
    authority=st.sampled_from(["us-nasem", "eu-efsa"]),
)
def test_widening_an_input_never_narrows_the_answer(
    facts: Facts, low: float, width: float, more: float, constant: float, person: dict[str, Any], authority: str
) -> None:
    narrow, wide = (
        usual(facts, day(from_food(low, each), taken(constant, "supplement")), person=person, authorities=(authority,))
        for each in (width, width + more)
    )
    assert wide["ratio"]["low"] <= narrow["ratio"]["low"]
    assert wide["ratio"]["high"] >= narrow["ratio"]["high"]
    assert wide["doubt"]["open_facts"] >= narrow["doubt"]["open_facts"]
    assert wide["conclusion"] in (narrow["conclusion"], "cannot_be_concluded", "cannot_be_determined")


@property_test
@given(amount=amounts, more=amounts, person=people)
def test_the_probability_rises_with_the_mean(facts: Facts, amount: float, more: float, person: dict[str, Any]) -> None:
    less, higher = (usual(facts, *food(each), person=person)["probability"] for each in (amount, amount + more))
    assert higher["low"] >= less["low"]
    assert higher["high"] >= less["high"]


@property_test
@given(
    amount=amounts, days=st.integers(1, 15), more=st.integers(1, 15), person=st.sampled_from([WOMAN_OF_40, MAN_OF_40])
)
def test_more_days_move_the_probability_away_from_a_half(
    facts: Facts, amount: float, days: int, more: int, person: dict[str, Any]
) -> None:
    fewer, longer = (
        usual(facts, *food(*[amount] * each), person=person)["probability"]["low"] for each in (days, days + more)
    )
    assert abs(longer - 0.5) >= abs(fewer - 0.5)


@property_test
@given(amount=amounts, days=st.integers(1, 20), person=people)
def test_the_days_needed_are_enough_and_one_fewer_are_not(
    facts: Facts, amount: float, days: int, person: dict[str, Any]
) -> None:
    said = usual(facts, *food(*[amount] * days), person=person)
    needed = said.get("days_needed", 32)
    assert (days >= needed) == (said["conclusion"] != "cannot_be_concluded")


@property_test
@given(amount=amounts, unknown=amounts, person=people)
def test_a_told_origin_leads_to_an_answer_or_another_refusal(
    facts: Facts, amount: float, unknown: float, person: dict[str, Any]
) -> None:
    asked = usual(facts, day(taken(amount, "food"), taken(unknown, "unknown")), person=person)
    assert asked["refusal"] == "needs_a_fact"
    for origin in ("food", "supplement"):
        assert usual(facts, day(taken(amount, "food"), taken(unknown, origin)), person=person)["status"] == "assessed"
