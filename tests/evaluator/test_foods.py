"""Entries by food. Figures are those of the food table (USDA SR28 with its corrections), sums are by hand."""

from typing import Any

import pytest

from app.evaluator import Evaluation, Facts, Intake, evaluate
from app.evaluator.evaluation import AuthorityJudgement, NutrientEvaluation
from app.evaluator.figures import held
from app.evaluator.intake import Origin
from tests.evaluator.building import WOMAN_OF_34, day, evaluated, findings, request, taken

PUMPKIN_SEEDS, SPINACH, ALMONDS, CARROTS, EGG, MILK = "12016", "11458", "12063", "11124", "01123", "01077"
BREAD, CHICKEN, TAP_WATER, CHEESE_SAUCE = "18064", "05064", "14429", "01188"
"""The cheese sauce has no figure of magnesium, and the table has none of iodine of any food."""


def food(name: str, grams: float = 100, **more: Any) -> dict[str, Any]:
    return {"food": name, "amount": grams, "unit": "g", **more}


def portion(name: str, text: str, **more: Any) -> dict[str, Any]:
    return {"food": name, "portion": text, **more}


def asked(facts: Facts, *days: dict[str, Any], **more: Any) -> Evaluation:
    """The answer to a request with more than days."""
    body = {"authorities": ["us-nasem"], "person": WOMAN_OF_34, "days": list(days), **more}
    return evaluate(Intake.model_validate(body), facts)


def of(nutrient: str, answer: Evaluation) -> NutrientEvaluation:
    (found,) = (each for each in answer["nutrients"] if each["nutrient"] == nutrient)
    return found


def us(nutrient: str, answer: Evaluation) -> AuthorityJudgement:
    return of(nutrient, answer)["judgements"][0]


def ends(nutrient: str, answer: Evaluation) -> tuple[float | None, float | None]:
    intake = of(nutrient, answer)["intake"]
    return intake.get("low"), intake.get("high")


@pytest.mark.parametrize(
    ("entry", "magnesium"),
    [
        (portion(PUMPKIN_SEEDS, "1 oz"), 155.925),  # 28.35 g of 550 mg in 100 g
        (portion(SPINACH, "1/2 cup"), 78.3),  # 90 g of 87
        (portion(SPINACH, "cup", amount=0.5), 78.3),
        (portion(SPINACH, "11458-1", amount=0.5), 78.3),
        (portion(ALMONDS, "1 oz"), 79.0965),  # 28.35 g of 279
        (food(ALMONDS, 30), 83.7),
        ({"food": ALMONDS, "amount": 30_000, "unit": "mg"}, 83.7),
        (food(ALMONDS, 0), 0),
    ],
)
def test_an_entry_by_food_brings_what_its_weight_holds(facts: Facts, entry: dict[str, Any], magnesium: float) -> None:
    answer = evaluated(facts, day(entry))
    assert ends("magnesium", answer) == (magnesium, magnesium)
    assert of("magnesium", answer)["intake"]["coverage"] == {"entries": 1, "entries_with_figure": 1}


def test_all_nutrients_of_the_food_table_enter_and_no_others(facts: Facts) -> None:
    answer = evaluated(facts, day(food(ALMONDS)))
    assert tuple(each["nutrient"] for each in answer["nutrients"]) == facts.food_nutrients
    (missing,) = findings(answer, "not_in_food_table")
    assert "iodine" in missing["message"]
    assert "magnesium" not in missing["message"]
    assert missing["severity"] == "info"


def test_an_abbreviation_stays_as_it_is_within_a_sentence(facts: Facts) -> None:
    answer = asked(facts, day(food("03160")), nutrients=["epa-dha", "magnesium"])
    (missing,) = [each for each in findings(answer, "food_without_figure") if each["nutrient"] == "epa-dha"]
    assert "no figure of EPA + DHA for 1 of 1" in missing["message"]


def test_a_missing_figure_is_unknown_and_never_zero(facts: Facts) -> None:
    answer = evaluated(facts, day(food(CHEESE_SAUCE)))
    intake = of("magnesium", answer)["intake"]
    assert intake["display"] == "unknown"
    assert intake["coverage"] == {"entries": 1, "entries_with_figure": 0}
    assert not {"low", "high"} & intake.keys()
    adequacy = us("magnesium", answer)["adequacy"]
    assert (adequacy["verdict"], adequacy["reason"]) == ("cannot_tell", "not_in_our_data")
    assert adequacy["text"] == "The food table lacks a figure of some of what was eaten, so that this cannot be told."
    assert not {"depends_on", "missing", "nutrient_adequacy_ratio"} & adequacy.keys()
    (without,) = [each for each in findings(answer, "food_without_figure") if each.get("nutrient") == "magnesium"]
    assert without["entries"] == ["#/days/0/entries/0"]
    assert without["message"] == (
        "The food table has no figure of magnesium for 1 of 1 entries: what they bring is not known, which is not zero."
    )
    assert all(question["pointer"] != "#/days/0/entries/0/amount" for question in answer["questions"])


def test_a_limit_that_counts_food_tells_no_number_of_what_is_unknown(facts: Facts) -> None:
    excess = us("iodine", asked(facts, day(food(ALMONDS)), nutrients=["iodine"]))["excess"]
    assert (excess["verdict"], excess["reason"], excess["limit"]) == ("cannot_tell", "not_in_our_data", 1100)
    assert not {"counted", "highest_day", "room"} & excess.keys()


def test_a_food_without_a_figure_makes_what_else_was_taken_at_least(facts: Facts) -> None:
    answer = evaluated(facts, day(food(CHEESE_SAUCE), taken(200, "supplement")))
    assert ends("magnesium", answer) == (200, None)
    assert of("magnesium", answer)["intake"]["display"] == "at least 200 mg"
    assert of("magnesium", answer)["intake"]["coverage"] == {"entries": 2, "entries_with_figure": 1}
    told = us("magnesium", answer)
    assert (told["adequacy"]["verdict"], told["adequacy"]["reason"]) == ("cannot_tell", "not_in_our_data")
    assert (told["excess"]["verdict"], told["excess"]["counted"]) == ("within", {"low": 200, "high": 200})


def test_enough_besides_a_food_without_a_figure_is_enough(facts: Facts) -> None:
    answer = evaluated(facts, day(food(CHEESE_SAUCE), taken(320, "food")))
    assert us("magnesium", answer)["adequacy"]["verdict"] == "reached"


def test_nothing_of_a_food_without_a_figure_is_nothing(facts: Facts) -> None:
    answer = evaluated(facts, day(food(CHEESE_SAUCE, 0)))
    assert ends("magnesium", answer) == (0, 0)
    assert us("magnesium", answer)["adequacy"]["verdict"] == "not_reached"
    assert not findings(answer, "food_without_figure")


def test_food_never_counts_towards_the_us_limit_of_magnesium(facts: Facts) -> None:
    excess = us("magnesium", evaluated(facts, day(food(PUMPKIN_SEEDS, 1000))))["excess"]
    assert (excess["verdict"], excess["counted"]) == ("within", {"low": 0, "high": 0})


def test_a_nutrient_that_an_entry_names_is_widened_by_the_foods_beside_it(facts: Facts) -> None:
    iodine = taken(200, "food", "iodine") | {"unit": "ug"}
    answer = evaluated(facts, day(food(ALMONDS), iodine))
    assert ends("iodine", answer) == (200, None)
    assert us("iodine", answer)["adequacy"]["verdict"] == "reached"  # RDA 150
    excess = us("iodine", answer)["excess"]  # the UL of 1,100 counts food
    assert (excess["verdict"], excess["reason"]) == ("cannot_tell", "not_in_our_data")


def test_nutrients_chooses_what_is_answered_in_any_order(facts: Facts) -> None:
    a_day = day(food(ALMONDS), taken(10, "food", "zinc"))
    names = [
        [each["nutrient"] for each in asked(facts, a_day, nutrients=wanted)["nutrients"]]
        for wanted in (["zinc", "iodine", "magnesium"], ["magnesium", "zinc", "iodine"])
    ]
    assert names == [["magnesium", "zinc", "iodine"]] * 2
    without_foods = asked(facts, day(taken(10, "food", "zinc"), taken(1, "food")), nutrients=["zinc", "iron"])
    assert [each["nutrient"] for each in without_foods["nutrients"]] == ["zinc"]


def test_a_food_of_which_nothing_is_asked_for_that_the_table_knows_is_unknown(facts: Facts) -> None:
    answer = asked(facts, day(food(ALMONDS)), nutrients=["biotin"])
    assert [each["nutrient"] for each in answer["nutrients"]] == ["biotin"]
    assert of("biotin", answer)["intake"]["display"] == "unknown"
    (missing,) = findings(answer, "not_in_food_table")
    assert missing["message"] == (
        "The food table has no figures at all of biotin: what foods bring of these is not known."
    )


# Equivalents and what was added


def test_each_equivalent_has_its_own_figure(facts: Facts) -> None:
    """Bread: 99 ug DFE, of which 20 ug of folic acid were added; the UL of folic acid is 1,000 ug."""
    told = us("folate", evaluated(facts, day(food(BREAD, 200))))
    assert told["adequacy"]["missing"] == {"low": 202, "high": 202}  # 400 - 198
    assert told["excess"]["equivalent"] == "folic acid"
    assert told["excess"]["counted"] == {"low": 40, "high": 40}


@pytest.mark.parametrize(("name", "retinol_equivalents"), [(MILK, 47), (CARROTS, 1670), (EGG, 160)])
def test_retinol_equivalents_follow_from_rae_and_retinol(facts: Facts, name: str, retinol_equivalents: float) -> None:
    """RE = retinol + 2 x (RAE - retinol): milk 45 + 2 x 1, carrots 2 x 835, egg 160."""
    answer = asked(facts, day(food(name)), nutrients=["vitamin-a"], authorities=["eu-efsa"], include=["trace"])
    adequacy = us("vitamin-a", answer)["adequacy"]
    mean = next(step for step in answer["trace"] if step["id"] == "vitamin-a-re-mean")
    assert adequacy["equivalent"] == "RE"
    assert mean["calculations"][0]["result"] == retinol_equivalents
    assert "efsa-2015-vitamin-a" in {each["id"] for each in answer["citations"]}
    (counted,) = [each for each in findings(answer, "component_counted") if "RE = retinol" in each["message"]]
    assert counted["citation_ids"] == ["iom-2001-vitamin-a-zinc", "efsa-2015-vitamin-a"]


def test_of_a_food_by_nature_all_alpha_tocopherol_counts_and_of_one_with_additions_half_to_all(facts: Facts) -> None:
    assert ends("vitamin-e", evaluated(facts, day(food(EGG)))) == (1.05, 1.05)
    assert ends("vitamin-e", evaluated(facts, day(food(MILK)))) == (0.035, 0.07)


def test_retinol_of_a_food_is_of_the_food_and_folic_acid_was_added_to_it(facts: Facts) -> None:
    vitamin_a, folate = facts.nutrients["vitamin-a"], facts.nutrients["folate"]
    assert held(facts.foods[EGG], vitamin_a, "retinol").origins == {Origin.FOOD}
    assert held(facts.foods[BREAD], folate, "folic acid").origins == {Origin.FORTIFIED_FOOD}


def test_preformed_niacin_is_at_least_so_many_niacin_equivalents(facts: Facts) -> None:
    """100 g of chicken hold 13.712 mg, and the RDA is 14 mg NE: tryptophan is not in the table."""
    less, enough = (evaluated(facts, day(food(CHICKEN, grams))) for grams in (100, 110))
    assert ends("niacin", less) == (13.712, None)
    assert us("niacin", less)["adequacy"]["reason"] == "not_in_our_data"
    assert us("niacin", enough)["adequacy"]["verdict"] == "reached"


def test_nobody_is_asked_how_much_of_an_enriched_food_was_added(facts: Facts) -> None:
    """EFSA's limit of magnesium counts what is added: of bread it may be nothing or all."""
    bread = asked(facts, day(food(BREAD, 700)), nutrients=["magnesium"], authorities=["eu-efsa"])
    excess = us("magnesium", bread)["excess"]
    assert (excess["verdict"], excess["reason"]) == ("cannot_tell", "not_in_our_data")
    assert excess["counted"] == {"low": 0, "high": 287}
    assert excess["text"] == (
        "The food table does not say how much of what was eaten was added to it, so that this cannot be told."
    )
    assert bread["questions"] == []
    assert findings(bread, "enrichment_not_known")[0]["entries"] == ["#/days/0/entries/0"]
    almonds = asked(facts, day(food(ALMONDS, 700)), nutrients=["magnesium"], authorities=["eu-efsa"])
    assert us("magnesium", almonds)["excess"]["counted"] == {"low": 0, "high": 0}
    assert not findings(almonds, "enrichment_not_known")


def test_water_of_the_table_is_water(facts: Facts) -> None:
    """Of tap water 1 mg of magnesium in 100 g, and the water itself in litres."""
    answer = asked(facts, day(food(TAP_WATER, 2000)), authorities=["eu-efsa"])
    assert ends("magnesium", answer) == (20, 20)
    low, high = ends("water", answer)
    assert low == high
    assert low is not None
    assert low == pytest.approx(1.998, abs=0.003)


# Amounts that are not known exactly


def test_several_portions_of_different_weight_are_a_range_and_a_question(facts: Facts) -> None:
    """A cup of carrots weighs 128 g chopped, 110 grated, 122 in strips."""
    answer = evaluated(facts, day(portion(CARROTS, "20 cups")))
    assert ends("magnesium", answer) == (264, 307.2)  # 2,200 and 2,560 g of 12 mg
    asked_first = answer["questions"][0]
    assert asked_first["pointer"] == "#/days/0/entries/0/portion"
    assert asked_first["options"] == ["20 11124-1", "20 11124-2", "20 11124-3"]
    assert asked_first["text"] == "Which of these portions was it?"
    assert us("magnesium", answer)["comparisons"][0]["depends_on"] == ["#/days/0/entries/0/portion"]  # EAR 265
    assert findings(answer, "several_portions")[0]["entries"] == ["#/days/0/entries/0"]


def test_ends_that_read_alike_are_one_number_on_a_screen(facts: Facts) -> None:
    answer = evaluated(facts, day({"food": SPINACH, "amount_min": 100, "amount_max": 100.001, "unit": "g"}))
    assert ends("magnesium", answer) == (87, 87.00087)
    assert of("magnesium", answer)["intake"]["display"] == "87 mg"  # 87.00087 to four digits


def test_an_answer_to_which_portion_is_a_portion(facts: Facts) -> None:
    for option, grams in (("20 11124-1", 2560), ("20 11124-2", 2200), ("20 11124-3", 2440)):
        told = ends("magnesium", evaluated(facts, day(portion(CARROTS, option))))
        assert told[0] == told[1] == pytest.approx(grams * 0.12)


def test_the_question_of_an_amount_names_no_nutrient_and_counts_all_that_it_settles(facts: Facts) -> None:
    answer = evaluated(facts, day({"food": PUMPKIN_SEEDS, "amount_min": 30, "amount_max": 80, "unit": "g"}))
    assert ends("magnesium", answer) == (165, 440)
    question = answer["questions"][0]
    assert (question["pointer"], question["text"]) == ("#/days/0/entries/0/amount", "How much was it?")
    assert question["answer"] == "number"
    depending = [
        part
        for each in answer["nutrients"]
        for part in (each["judgements"][0]["adequacy"], each["judgements"][0]["excess"])
        if part["verdict"] == "depends"
    ]
    assert len(depending) > 3
    assert question["settles"] >= len(depending)


def test_what_cannot_settle_it_is_not_asked_for_beside_a_food_without_a_figure(facts: Facts) -> None:
    """A cup of carrots holds 13 to 15 mg of 320 or 420, of 20 cups 264 to 307; the sauce is not known."""
    cup, cups = (
        asked(
            facts,
            day(portion(CARROTS, f"{count} cup"), food(CHEESE_SAUCE)),
            nutrients=["magnesium"],
            person={"age_years": 34},
        )
        for count in (1, 20)
    )
    for part in (us("magnesium", cup)["adequacy"], *us("magnesium", cup)["comparisons"]):
        assert (part["verdict"], part["reason"]) == ("cannot_tell", "not_in_our_data")
    assert cup["questions"] == []
    average, recommended = us("magnesium", cups)["comparisons"]  # of a woman 265 and 320
    assert (average["verdict"], average["depends_on"]) == ("depends", ["#/person/sex", "#/days/0/entries/0/portion"])
    assert recommended["reason"] == "not_in_our_data"


def test_the_limit_of_what_is_known_is_all_that_can_be_certain_beside_a_food_without_a_figure(facts: Facts) -> None:
    """Almonds have no figure of fluoride, whose limit is 10 mg: besides 9 mg nothing tells, and 12 may be above."""
    for most, open_by in ((9, None), (12, ["#/days/0/entries/0/amount"])):
        fluoride = {"nutrient": "fluoride", "amount_min": 5, "amount_max": most, "unit": "mg", "origin": "supplement"}
        excess = us("fluoride", asked(facts, day(fluoride, food(ALMONDS)), nutrients=["fluoride"]))["excess"]
        assert excess.get("depends_on") == open_by
        assert excess["verdict"] == ("depends" if open_by else "cannot_tell")


def test_an_unknown_amount_of_a_food_is_anything_from_nothing(facts: Facts) -> None:
    answer = evaluated(facts, day({"food": ALMONDS, "portion": "oz", "amount_status": "unknown"}))
    assert ends("magnesium", answer) == (0, None)
    assert ends("vitamin-c", answer) == (0, 0)  # almonds have none, in any amount
    assert us("magnesium", answer)["adequacy"]["depends_on"] == ["#/days/0/entries/0/amount"]
    assert findings(answer, "unknown_amount")[0]["entries"] == ["#/days/0/entries/0"]


def test_the_sex_is_not_asked_for_where_only_a_missing_figure_leaves_a_verdict_open(facts: Facts) -> None:
    """Of cheese sauce there is no figure. Copper has an RDA of 0.9 mg for both sexes, magnesium 320 and 420 mg."""
    little = [food(ALMONDS, 10), food(CHEESE_SAUCE, 10)]
    answer = asked(facts, day(*little), nutrients=["copper", "magnesium"], person={"age_years": 34})
    for nutrient in ("copper", "magnesium"):
        adequacy = us(nutrient, answer)["adequacy"]
        assert (adequacy["verdict"], adequacy["reason"]) == ("cannot_tell", "not_in_our_data")
    assert us("copper", answer)["excess"]["reason"] == "not_in_our_data"
    assert answer["questions"] == []


def test_the_sex_is_not_asked_for_where_neither_would_settle_a_verdict(facts: Facts) -> None:
    """8 kg of bread hold 15.2 mg of alpha-tocopherol, of which half may count: 7.6 to 15.2 about the AI of 11 or 13."""
    bread = food(BREAD, 8000)
    answer = asked(facts, day(bread), nutrients=["vitamin-e"], authorities=["eu-efsa"], person={"age_years": 34})
    assert us("vitamin-e", answer)["adequacy"]["reason"] == "not_in_our_data"
    assert answer["questions"] == []


def test_the_same_value_in_two_rows_does_not_hang_on_the_sex(facts: Facts) -> None:
    """The RDA of copper is 0.9 mg for women, and for men."""
    copper = {"nutrient": "copper", "amount_min": 0.8, "amount_max": 1, "unit": "mg", "origin": "food"}
    adequacy = us("copper", evaluated(facts, day(copper), person={"age_years": 34}))["adequacy"]
    assert adequacy["depends_on"] == ["#/days/0/entries/0/amount"]


def test_the_sex_is_asked_for_where_it_settles_a_verdict_although_a_figure_is_missing(facts: Facts) -> None:
    """130 g of almonds hold 362.7 mg: enough for the RDA of a woman, and perhaps for the 420 mg of a man."""
    enough = [food(ALMONDS, 130), food(CHEESE_SAUCE, 10)]
    answer = asked(facts, day(*enough), nutrients=["magnesium"], person={"age_years": 34})
    assert us("magnesium", answer)["adequacy"]["depends_on"] == ["#/person/sex"]


# Days


def test_foods_of_a_partial_day_are_at_least(facts: Facts) -> None:
    answer = evaluated(facts, day(food(ALMONDS), record="partial"))
    assert us("magnesium", answer)["adequacy"]["reason"] == "no_complete_day"
    (told,) = findings(answer, "only_partial_days")
    assert "nutrient" not in told


def test_a_day_without_a_food_is_told_once_for_all_nutrients(facts: Facts) -> None:
    answer = evaluated(facts, day(food(ALMONDS)), day(), day(food(SPINACH)))
    assert of("magnesium", answer)["intake"]["days_without_entry"] == 1
    assert ends("magnesium", answer) == (183, 183)  # (279 + 87) / 2
    (told,) = findings(answer, "days_without_entry")
    assert "nutrient" not in told
    assert told["message"] == "Days without an entry: 1. What was taken on them is not known, and they are not judged."
    assert told["parameters"] == {"days": 1}


def test_a_food_of_some_days_of_a_usual_week_has_its_share_of_the_mean(facts: Facts) -> None:
    answer = evaluated(facts, day(food(SPINACH), food(ALMONDS, days_per_week=3.5), record="usual"))
    assert ends("magnesium", answer) == (226.5, 226.5)  # 87 + 279 / 2
    assert us("calcium", answer)["excess"]["highest_day"] == 404  # 136 + 268 on one day


def test_a_mean_is_unknown_where_no_complete_day_has_a_figure(facts: Facts) -> None:
    answer = evaluated(facts, day(food(CHEESE_SAUCE)), day(food(ALMONDS), record="partial"))
    assert of("magnesium", answer)["intake"]["display"] == "unknown"


def test_energy_is_added_up_and_not_judged(facts: Facts) -> None:
    answer = evaluated(facts, day(food(ALMONDS)))  # 598 kcal
    low, high = ends("energy", answer)
    assert low == high == pytest.approx(598 * 4.184 / (1000 if of("energy", answer)["intake"]["unit"] == "MJ" else 1))
    assert us("energy", answer)["adequacy"]["verdict"] == "not_applicable"


# What comes with it


def test_the_food_table_and_the_source_of_a_corrected_figure_are_cited(facts: Facts) -> None:
    """The magnesium of NDB 01036 was 11 mg first, and is 20 in a later edition."""
    plain, corrected = (asked(facts, day(food(name)), nutrients=["magnesium"]) for name in (ALMONDS, "01036"))
    assert ends("magnesium", corrected) == (20, 20)
    cited = {each["id"]: each["locators"] for each in plain["citations"]}
    assert cited["sr28"] == ["NDB 12063"]
    assert "sr-legacy-2018" not in cited
    assert "sr-legacy-2018" in {each["id"] for each in corrected["citations"]}


def test_an_amount_of_food_is_not_asked_about_in_another_unit(facts: Facts) -> None:
    doubts = findings(evaluated(facts, day(food(PUMPKIN_SEEDS, 1000))), "implausible_amount")
    assert [each["parameters"] for each in doubts] == [{"amount": 5500, "highest_plausible": 2000}]


def test_calcium_to_magnesium_is_not_told_where_one_of_them_is_unknown(facts: Facts) -> None:
    assert "calcium_to_magnesium" in evaluated(facts, day(food(ALMONDS)))
    assert "calcium_to_magnesium" not in evaluated(facts, day(food(CHEESE_SAUCE)))


def test_no_component_is_assumed_of_a_food(facts: Facts) -> None:
    assert evaluated(facts, day(food(ALMONDS)))["assumptions"] == ["life_stage: general"]


def test_what_foods_share_is_kept_and_the_next_answer_is_the_same(facts: Facts) -> None:
    intake = request(day(food(MILK), portion(CARROTS, "cup")), authorities=("us-nasem", "eu-efsa"))
    assert evaluate(intake, facts) == evaluate(intake, facts)
