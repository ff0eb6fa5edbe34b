"""Days worked by hand from the printed values: IOM 1997 (magnesium) and EFSA 2015, SCF 2001."""

from app.evaluator import Facts
from tests.evaluator.building import (
    MAN_OF_40,
    comparison,
    conditions,
    day,
    evaluated,
    findings,
    judgement,
    magnesium,
    taken,
)

US_AND_EU = ("us-nasem", "eu-efsa")


def test_a_woman_of_34_reaches_ear_and_rda_with_food_and_a_supplement_within_the_limit(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(180, "food"), taken(200, "supplement")))
    assert comparison(answer, "EAR")["verdict"] == "reached"
    assert comparison(answer, "EAR")["reference"] == {"low": 265, "high": 265}
    assert comparison(answer, "RDA")["verdict"] == "reached"
    assert comparison(answer, "RDA")["reference"] == {"low": 320, "high": 320}
    assert judgement(answer)["adequacy"]["verdict"] == "reached"
    excess = judgement(answer)["excess"]
    assert (excess["verdict"], excess["limit"], excess["counted"]) == ("within", 350, {"low": 200, "high": 200})
    assert excess["room"] == {"low": 150, "high": 150}


def test_the_same_380_mg_from_food_exceeds_nothing(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(380, "food")), authorities=US_AND_EU)
    assert [judgement(answer, each)["excess"]["verdict"] for each in US_AND_EU] == ["within", "within"]
    assert judgement(answer)["excess"]["counted"] == {"low": 0, "high": 0}
    assert not findings(answer, "over_limit")


def test_all_of_it_from_a_supplement_exceeds_both_limits_and_each_cites_its_own_rule(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(380, "supplement")), authorities=US_AND_EU)
    us, eu = judgement(answer, "us-nasem")["excess"], judgement(answer, "eu-efsa")["excess"]
    assert (us["verdict"], us["limit"], us["over_by"], us["highest_day"]) == ("exceeded", 350, 30, 380)
    assert (eu["verdict"], eu["limit"], eu["over_by"], eu["days_exceeded"]) == ("exceeded", 250, 130, 1)
    assert us["counts"] == ["supplement", "medicine"]
    assert eu["counts"] == ["fortified_food", "supplement"]
    assert (us["citation_ids"], eu["citation_ids"]) == (["iom1997"], ["scf-2001-ul"])
    assert {"iom1997", "scf-2001-ul"} <= {citation["id"] for citation in answer["citations"]}
    assert us["caused_by"] == ["#/days/0/entries/0"]


def test_without_the_sex_the_rda_depends_on_it_and_the_question_list_says_so(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(380, "supplement")), person={"age_years": 34})
    assert comparison(answer, "EAR")["verdict"] == "reached"
    assert comparison(answer, "EAR")["reference"] == {"low": 265, "high": 350}
    rda = comparison(answer, "RDA")
    assert (rda["verdict"], rda["depends_on"]) == ("depends", ["#/person/sex"])
    assert rda["reference"] == {"low": 320, "high": 420}
    assert judgement(answer)["adequacy"]["depends_on"] == ["#/person/sex"]
    (question,) = answer["questions"]
    assert (question["pointer"], question["settles"]) == ("#/person/sex", 2)
    assert question["options"] == ["female", "male"]


def test_a_man_of_40_at_420_mg_from_food_reaches_his_rda_and_exceeds_nothing(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(420, "food")), person=MAN_OF_40)
    assert judgement(answer)["adequacy"]["reference"] == {"low": 420, "high": 420}
    assert judgement(answer)["adequacy"]["verdict"] == "reached"
    assert judgement(answer)["excess"]["verdict"] == "within"
    assert conditions(answer) == ["adequate"]


def test_a_child_of_2_with_70_mg_from_a_supplement_exceeds_65(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(70, "supplement")), person={"age_years": 2})
    excess = judgement(answer)["excess"]
    assert (excess["verdict"], excess["limit"], excess["over_by"]) == ("exceeded", 65, 5)


def test_exactly_5000_mg_of_supplement_exceeds_the_limit_and_relates_to_no_toxicity(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(5000, "supplement")))
    assert judgement(answer)["excess"]["verdict"] == "exceeded"
    assert conditions(answer) == []
    (effects,) = findings(answer, "effects_reported_at_this_amount")
    assert effects["parameters"] == {"reported_from": 2500, "highest_day": 5000}


def test_5001_mg_of_supplement_relates_to_the_articles_toxicity_row(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(5001, "supplement")))
    (related,) = magnesium(answer)["related_conditions"]
    assert related["condition"] == "toxicity"
    assert related["effect_on_muscles"] == "Induces muscle weakness, loss of reflexes, paralysis"
    assert related["citation_ids"] == ["article"]
    assert "cannot show a deficiency or a toxicity" in related["text"]


def test_one_high_partial_day_is_not_hidden_by_a_low_mean(facts: Facts) -> None:
    low_day = day(taken(100, "supplement"))
    answer = evaluated(facts, low_day, low_day, day(taken(6000, "supplement"), record="partial"))
    excess = judgement(answer)["excess"]
    assert excess["counted"] == {"low": 100, "high": 100}
    assert (excess["verdict"], excess["highest_day"], excess["days_exceeded"]) == ("exceeded", 6000, 1)
    assert conditions(answer) == ["deficiency", "toxicity"]


def test_a_low_day_relates_to_low_dietary_intake_only_when_certainly_below_the_average_requirement(
    facts: Facts,
) -> None:
    assert conditions(evaluated(facts, day(taken(264, "food")))) == ["deficiency"]
    assert conditions(evaluated(facts, day(taken(265, "food")))) == []
    assert conditions(evaluated(facts, day(taken(264, "food")), authorities=("eu-efsa",))) == []


def test_three_days_are_judged_by_their_mean_and_the_denominator_is_named(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(200, "food")), day(taken(320, "food")), day(taken(440, "food")))
    intake = magnesium(answer)["intake"]
    assert (intake["low"], intake["high"], intake["complete_days"]) == (320, 320, 3)
    assert intake["denominator"] == "complete_days"
    assert judgement(answer)["adequacy"]["verdict"] == "reached"


def test_a_day_without_an_entry_of_the_nutrient_is_not_a_day_of_zero(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(320, "food")), day(taken(900, "food", nutrient="calcium")))
    intake = magnesium(answer)["intake"]
    assert (intake["low"], intake["complete_days"], intake["days_without_entry"]) == (320, 1, 1)


def test_a_usual_day_stands_for_the_habit(facts: Facts) -> None:
    intake = magnesium(evaluated(facts, day(taken(320, "food"), record="usual")))["intake"]
    assert (intake["low"], intake["denominator"]) == (320, "usual_day")


def test_a_tenth_and_two_tenths_do_not_exceed_three_tenths(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(349.7, "supplement"), taken(0.1, "supplement"), taken(0.2, "supplement")))
    assert judgement(answer)["excess"]["verdict"] == "within"
    assert judgement(answer)["excess"]["counted"] == {"low": 350, "high": 350}


def test_a_related_condition_is_the_articles_row_with_its_claim(facts: Facts) -> None:
    (low,) = magnesium(evaluated(facts, day(taken(264, "food"))))["related_conditions"]
    assert low == {
        "condition": "deficiency",
        "name": "Magnesium Deficiency (Hypomagnesemia)",
        "intake_pattern": "low_dietary_intake",
        "authorities": ["us-nasem"],
        "effect_on_muscles": "Causes muscle contractions, spasms, and weakness",
        "associated_symptoms": ["Cramps", "fatigue", "tingling", "loss of appetite"],
        "text": (
            'The article lists "Low dietary intake" among the causes of "Magnesium Deficiency (Hypomagnesemia)"; '
            "an intake cannot show a deficiency or a toxicity."
        ),
        "claim_id": "ac33",
        "claim_verdict": "supported",
        "citation_ids": ["article"],
    }


def test_a_condition_of_supplements_names_no_authority_for_the_articles_number_decides(facts: Facts) -> None:
    (high,) = magnesium(evaluated(facts, day(taken(5001, "supplement"))))["related_conditions"]
    assert (high["intake_pattern"], high["authorities"]) == ("excessive_supplement_intake", [])
