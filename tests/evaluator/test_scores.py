"""NAR and MAR in whole answers, by hand: RDA 320 of magnesium and 1,000 of calcium for a woman of 34."""

from app.evaluator import Facts
from app.evaluator.references import ValueKind
from tests.evaluator.building import MAN_OF_40, a_value, band, day, evaluated, holding, judgement, taken


def test_half_of_a_recommended_intake_is_a_ratio_of_a_half_and_more_than_it_is_one(facts: Facts) -> None:
    for amount, ratio in ((160, 0.5), (320, 1), (640, 1)):
        said = judgement(evaluated(facts, day(taken(amount, "food"))))["adequacy"]
        assert said["nutrient_adequacy_ratio"] == {"low": ratio, "high": ratio}


def test_a_ratio_is_no_probability(facts: Facts) -> None:
    said = judgement(evaluated(facts, day(taken(265, "food"))))["adequacy"]
    assert said["nutrient_adequacy_ratio"]["low"] == 0.828125
    assert said["usual_intake"]["probability"]["low"] == 0.5


def test_an_unknown_sex_and_an_amount_without_an_end_have_two_ends(facts: Facts) -> None:
    # 210 of 420 or 320; and anything more.
    entry = {"nutrient": "magnesium", "amount_status": "unknown", "origin": "food"}
    person = {"age_years": 34}
    exact = judgement(evaluated(facts, day(taken(210, "food")), person=person))["adequacy"]
    assert exact["nutrient_adequacy_ratio"] == {"low": 0.5, "high": 0.65625}
    open_ended = judgement(evaluated(facts, day(taken(210, "food"), entry), person=person))["adequacy"]
    assert open_ended["nutrient_adequacy_ratio"] == {"low": 0.5, "high": 1}


def test_without_a_recommended_intake_or_a_complete_day_there_is_no_ratio(facts: Facts) -> None:
    of_ai = judgement(evaluated(facts, day(taken(300, "food")), authorities=("eu-efsa",)), "eu-efsa")
    partial = judgement(evaluated(facts, day(taken(300, "food"), record="partial")))
    assert "nutrient_adequacy_ratio" not in of_ai["adequacy"]
    assert "nutrient_adequacy_ratio" not in partial["adequacy"]


def test_of_a_recommended_intake_of_nothing_there_is_no_ratio(facts: Facts) -> None:
    nothing = holding(facts, a_value(ValueKind.RECOMMENDED_INTAKE, band(), 0))
    assert "nutrient_adequacy_ratio" not in judgement(evaluated(nothing, day(taken(1, "food"))))["adequacy"]


def test_the_mean_of_the_ratios_is_over_what_was_logged(facts: Facts) -> None:
    logged = day(taken(160, "food"), taken(700, "food", "calcium"))
    (said,) = evaluated(facts, logged)["mean_adequacy_ratios"]
    assert said == {
        "authority": "us-nasem",
        "score": {"low": 0.6, "high": 0.6},
        "nutrients": ["magnesium", "calcium"],
        "missing": [],
    }


def test_a_nutrient_without_a_ratio_is_named_and_not_counted_as_nothing(facts: Facts) -> None:
    # EFSA: an adequate intake of magnesium, and 950 of calcium.
    logged = day(taken(160, "food"), taken(475, "food", "calcium"))
    us, eu = evaluated(facts, logged, authorities=("us-nasem", "eu-efsa"), person=MAN_OF_40)["mean_adequacy_ratios"]
    assert us["missing"] == []
    assert (eu["score"], eu["nutrients"], eu["missing"]) == ({"low": 0.5, "high": 0.5}, ["calcium"], ["magnesium"])


def test_no_score_is_made_of_nothing(facts: Facts) -> None:
    logged = day(taken(160, "food"), taken(475, "food", "calcium"), record="partial")
    (said,) = evaluated(facts, logged)["mean_adequacy_ratios"]
    assert said == {"authority": "us-nasem", "nutrients": [], "missing": ["magnesium", "calcium"]}
    assert "mean_adequacy_ratios" not in evaluated(facts, day(taken(160, "food")))
