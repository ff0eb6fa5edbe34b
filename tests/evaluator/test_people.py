"""Who the values are for: bands, editions, life stages, and people for whom there are none."""

from dataclasses import replace

import pytest

from app.evaluator import Facts
from app.evaluator.person import Person, Sex, age_in_months
from app.evaluator.references import ValueKind
from tests.evaluator.building import (
    a_value,
    an_absence,
    band,
    comparison,
    day,
    evaluated,
    findings,
    holding,
    judgement,
    taken,
)

A_DAY = day(taken(300, "food"))


@pytest.mark.parametrize(
    ("person", "rda"),
    [
        ({"age_years": 30, "sex": "female"}, 310),
        ({"age_years": 31, "sex": "female"}, 320),
        ({"age_years": 13, "sex": "male"}, 240),
        ({"age_years": 14, "sex": "male"}, 410),
        ({"age_years": 18, "sex": "female", "life_stage": "pregnancy"}, 400),
        ({"age_years": 19, "sex": "female", "life_stage": "pregnancy"}, 350),
        ({"age_years": 31, "life_stage": "lactation"}, 320),
        ({"age_months": 12}, 80),
    ],
)
def test_the_band_starts_on_the_birthday(facts: Facts, person: dict[str, object], rda: float) -> None:
    assert judgement(evaluated(facts, A_DAY, person=person))["adequacy"]["reference"] == {"low": rda, "high": rda}


@pytest.mark.parametrize(("months", "ai"), [(5, 30), (6, 75), (11, 75)])
def test_an_infant_is_compared_with_the_adequate_intake_of_its_half_year(facts: Facts, months: int, ai: float) -> None:
    adequacy = judgement(evaluated(facts, A_DAY, person={"age_months": months}))["adequacy"]
    assert (adequacy["value_type"], adequacy["reference"]) == ("AI", {"low": ai, "high": ai})


@pytest.mark.parametrize(
    ("authority", "person", "value"),
    [
        ("cn-cns", {"age_years": 25}, 330),  # 2023; the 2013 edition prints 330 to 64 y, 2023 320 from 30 y
        ("cn-cns", {"age_years": 40}, 320),
        ("jp-mhlw", {"age_years": 20, "sex": "female"}, 280),  # 2025; the 2020 edition prints 270
        ("who-fao", {"age_years": 5}, 76),  # 2004; the 2001 edition prints 73
        ("eu-efsa", {"age_years": 2}, 170),  # final; the draft printed 160
    ],
)
def test_the_edition_in_force_is_used(facts: Facts, authority: str, person: dict[str, object], value: float) -> None:
    answer = evaluated(facts, A_DAY, person=person, authorities=(authority,))
    assert judgement(answer, authority)["adequacy"]["reference"] == {"low": value, "high": value}


def test_pregnancy_leaves_one_sex_and_says_what_follows(facts: Facts) -> None:
    answer = evaluated(facts, A_DAY, person={"age_years": 25, "life_stage": "pregnancy"})
    assert answer["assumptions"] == ["sex: female"]
    assert answer["questions"] == []


def test_a_general_life_stage_is_an_assumption_that_is_told(facts: Facts) -> None:
    assert evaluated(facts, A_DAY)["assumptions"] == ["life_stage: general"]
    told = {"age_years": 34, "sex": "female", "life_stage": "general"}
    assert evaluated(facts, A_DAY, person=told)["assumptions"] == []


def test_a_pregnant_minor_has_no_efsa_row_which_is_an_answer(facts: Facts) -> None:
    answer = evaluated(facts, A_DAY, person={"age_years": 17, "life_stage": "pregnancy"}, authorities=("eu-efsa",))
    adequacy = judgement(answer, "eu-efsa")["adequacy"]
    assert adequacy["verdict"] == "not_established"
    assert adequacy["reference_value_ids"] == []
    assert adequacy["citation_ids"] == ["efsa-2015-magnesium"]
    assert "instead" not in adequacy["text"]


def test_an_age_outside_every_band_is_an_answer(facts: Facts) -> None:
    answer = evaluated(facts, A_DAY, person={"age_months": 3}, authorities=("eu-efsa",))
    assert judgement(answer, "eu-efsa")["adequacy"]["verdict"] == "not_established"
    assert judgement(answer, "eu-efsa")["excess"]["verdict"] == "not_established"


def test_what_we_do_not_hold_is_not_called_not_established(facts: Facts) -> None:
    answer = evaluated(facts, A_DAY, person={"age_years": 10}, authorities=("in-icmr-nin",))
    adequacy = judgement(answer, "in-icmr-nin")["adequacy"]
    assert (adequacy["verdict"], adequacy["reason"]) == ("cannot_tell", "not_in_our_data")
    assert findings(answer, "not_in_our_data")


def test_a_guidance_for_adults_is_not_applicable_to_a_child(facts: Facts) -> None:
    answer = evaluated(facts, A_DAY, person={"age_years": 10}, authorities=("uk-evm",))
    assert judgement(answer, "uk-evm")["excess"]["verdict"] == "not_applicable"


@pytest.mark.parametrize("authority", ["us-fda-label", "eu-label"])
def test_a_label_authority_sets_no_requirement_and_its_values_are_not_compared(facts: Facts, authority: str) -> None:
    answer = evaluated(facts, day(taken(500, "supplement")), authorities=(authority,))
    judged = judgement(answer, authority)
    assert judged["adequacy"]["verdict"] == "not_established"
    assert judged["excess"]["verdict"] == "not_established"
    assert judged["comparisons"] == []
    assert findings(answer, "label_values_not_compared")


def test_an_infant_of_unknown_feeding_under_who_cannot_be_told_between_the_two_values(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(30, "food")), person={"age_months": 3}, authorities=("who-fao",))
    adequacy = judgement(answer, "who-fao")["adequacy"]
    assert (adequacy["verdict"], adequacy["reason"]) == ("cannot_tell", "needs_a_fact")
    assert adequacy["reference"] == {"low": 26, "high": 36}
    assert comparison(answer, "RNI", "who-fao")["verdict"] == "reached"
    assert comparison(answer, "RNI (formula-fed)", "who-fao")["verdict"] == "not_reached"


def test_only_partial_days_leave_the_mean_unknown(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(500, "food"), record="partial"))
    adequacy = judgement(answer)["adequacy"]
    assert (adequacy["verdict"], adequacy["reason"]) == ("cannot_tell", "no_complete_day")
    assert findings(answer, "only_partial_days")


def test_a_person_without_an_age_is_nobody() -> None:
    with pytest.raises(ValueError, match=r"^a person has an age: give age_years or age_months$"):
        age_in_months(Person())


def test_an_empty_day_is_not_a_day_of_zero(facts: Facts) -> None:
    answer = evaluated(facts, day())
    assert answer["nutrients"] == []
    assert findings(answer, "nothing_logged")


@pytest.mark.parametrize("authority", ["de-bfr", "uk-evm", "uk-nhs"])
def test_a_guidance_that_we_hold_for_others_only_is_not_called_none(facts: Facts, authority: str) -> None:
    pregnant = {"age_years": 30, "life_stage": "pregnancy"}
    excess = judgement(evaluated(facts, A_DAY, person=pregnant, authorities=(authority,)), authority)["excess"]
    assert (excess["verdict"], excess["reason"]) == ("cannot_tell", "not_in_our_data")


def test_the_statement_that_says_most_is_told(facts: Facts) -> None:
    pregnant = {"age_years": 30, "life_stage": "pregnancy"}
    adequacy = judgement(evaluated(facts, A_DAY, person=pregnant, authorities=("nl-gr",)), "nl-gr")["adequacy"]
    assert adequacy["reason"] == "not_in_our_data"
    assert adequacy["text"] == "The report for adults has no values for pregnancy."
    assert adequacy["citation_ids"]


def test_a_partial_day_that_turns_out_complete_would_settle_it(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(400, "supplement"), record="partial"))
    adequacy = judgement(answer)["adequacy"]
    assert (adequacy["verdict"], adequacy["depends_on"]) == ("cannot_tell", ["#/days/0/record"])
    (question,) = answer["questions"]
    # The headline, EAR and RDA; the limit is exceeded already.
    assert (question["pointer"], question["settles"]) == ("#/days/0/record", 3)


def test_a_condition_of_the_print_is_named(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(30, "food")), person={"age_months": 3}, authorities=("who-fao",))
    assert "one of: breast fed, formula fed;" in judgement(answer, "who-fao")["adequacy"]["text"]


def test_a_floor_that_is_set_for_one_sex_alone_depends_on_the_sex_and_cites_why_the_other_has_none(
    facts: Facts,
) -> None:
    floor = ValueKind.ADEQUATE_INTAKE
    for_women = a_value(floor, band(sex=Sex.FEMALE), 320, value_type="AI", source="iom1997")
    none_for_men = replace(an_absence(floor, band(sex=Sex.MALE)), source="efsa-2015-magnesium")
    answer = evaluated(holding(facts, for_women, none_for_men), A_DAY, person={"age_years": 34})
    found = comparison(answer, "AI")
    assert (found["verdict"], found["depends_on"]) == ("depends", ["#/person/sex"])
    assert found["citation_ids"] == ["iom1997", "efsa-2015-magnesium"]
