"""What amounts count as: components and equivalents, values per kg, per MJ and in percent of energy, and ceilings.

The factors are those of the DRI books: 1.7 ug DFE for 1 ug of folic acid with food and 2 ug on an empty stomach (1998,
ch. 8), 12 ug of beta-carotene in food and 2 ug in a supplement for 1 ug RAE (2001, ch. 4), 60 mg of tryptophan for 1 mg
NE (1998, ch. 6), 0.3 ug of retinol, 0.67 mg of natural and 0.9 mg of synthetic vitamin E (0.45 mg of it 2R forms) and
0.025 ug of vitamin D for 1 IU. By EFSA (2015) 6 ug of beta-carotene are 1 ug RE.
"""

from typing import Any

import pytest

from app.evaluator import Evaluation, Facts, InvalidIntakeError
from app.evaluator.evaluation import AuthorityJudgement, Comparison, NutrientEvaluation
from tests.evaluator.building import day, evaluated, findings

WOMAN_OF_30 = {"age_years": 30, "sex": "female"}
BOTH = ("us-nasem", "eu-efsa")
UNITS = {"folate": "ug", "vitamin-a": "ug", "vitamin-d": "ug", "zinc": "mg", "water": "L"}


def some(nutrient: str, amount: float, origin: str = "food", **more: Any) -> dict[str, Any]:
    """An entry in the unit of the nutrient, or in another one."""
    unit = UNITS.get(nutrient, "mg")
    return {"nutrient": nutrient, "amount": amount, "unit": unit, "origin": origin, **more}


def answered(facts: Facts, *entries: dict[str, Any], **person: Any) -> Evaluation:
    """The answer to a complete day of a woman of 30."""
    return evaluated(facts, day(*entries), person=WOMAN_OF_30 | person, authorities=BOTH)


def of(evaluation: Evaluation, nutrient: str) -> NutrientEvaluation:
    """What the answer says of a nutrient."""
    (found,) = (each for each in evaluation["nutrients"] if each["nutrient"] == nutrient)
    return found


def judged(evaluation: Evaluation, nutrient: str, authority: str) -> AuthorityJudgement:
    """What one authority's values say of it."""
    (found,) = (each for each in of(evaluation, nutrient)["judgements"] if each["authority"] == authority)
    return found


def compared(evaluation: Evaluation, nutrient: str, authority: str, **wanted: str) -> Comparison:
    """The comparison with these words."""
    every = judged(evaluation, nutrient, authority)["comparisons"]
    (found,) = (each for each in every if wanted.items() <= each.items())
    return found


# A limit of folic acid counts folic acid alone


def test_folate_of_food_is_no_folic_acid_and_400_ug_of_a_supplement_exceed_no_limit(facts: Facts) -> None:
    food = some("folate", 1000, component="food-folate")
    evaluation = answered(facts, food, some("folate", 400, "supplement", component="folic-acid"))
    for authority in BOTH:
        excess = judged(evaluation, "folate", authority)["excess"]
        assert (excess["verdict"], excess["equivalent"], excess["limit"]) == ("within", "folic acid", 1000)
        assert excess["counted"] == {"low": 400, "high": 400}


def test_1200_ug_of_folic_acid_exceed_the_limit_by_200(facts: Facts) -> None:
    evaluation = answered(facts, some("folate", 1200, "supplement", component="folic-acid"))
    excess = judged(evaluation, "folate", "us-nasem")["excess"]
    assert (excess["verdict"], excess["over_by"]) == ("exceeded", 200)
    assert "1,200 ug folic acid" in excess["text"]


@pytest.mark.parametrize("origin", ["food", "water", "fortified_food"])
def test_folic_acid_that_a_food_has_was_added_to_it_and_counts(facts: Facts, origin: str) -> None:
    evaluation = answered(facts, some("folate", 1200, origin, component="folic-acid"))
    assert judged(evaluation, "folate", "us-nasem")["excess"]["verdict"] == "exceeded"


def test_synthetic_vitamin_e_that_a_food_has_was_added_to_it_and_counts(facts: Facts) -> None:
    evaluation = answered(facts, some("vitamin-e", 1400, "food", component="all-rac-alpha-tocopherol"))
    assert judged(evaluation, "vitamin-e", "us-nasem")["excess"]["over_by"] == 400


def test_what_an_amount_is_of_is_told_with_the_factor_and_its_source(facts: Facts) -> None:
    evaluation = answered(facts, some("sodium", 6000, component="salt-on-eu-labels", id="soup"))
    (found,) = findings(evaluation, "component_counted")
    assert (found["entries"], found["citation_ids"]) == (["soup"], ["eu-1169-2011"])
    assert "eu-1169-2011" in [each["id"] for each in evaluation["citations"]]
    (unit,) = findings(answered(facts, some("vitamin-d", 1000, "supplement", unit="IU")), "unit_converted")
    assert (unit["parameters"], unit["citation_ids"]) == ({"amount_per_unit": 0.025}, ["iom-2011-calcium-vitamin-d"])
    assert findings(answered(facts, some("folate", 300)), "component_counted") == []


def test_folic_acid_of_a_supplement_is_1_7_to_2_times_as_much_dfe(facts: Facts) -> None:
    intake = of(answered(facts, some("folate", 400, "supplement", component="folic-acid")), "folate")["intake"]
    assert (intake["low"], intake["high"], intake["equivalent"]) == (680, 800, "DFE")


def test_folic_acid_alone_of_a_food_is_at_least_so_much_dfe(facts: Facts) -> None:
    evaluation = answered(facts, some("folate", 100, "fortified_food", component="folic-acid"))
    intake = of(evaluation, "folate")["intake"]
    assert intake["low"] == 170
    assert "high" not in intake
    assert judged(evaluation, "folate", "us-nasem")["adequacy"]["verdict"] == "cannot_tell"


def test_of_1700_ug_dfe_in_a_supplement_up_to_1000_may_be_folic_acid(facts: Facts) -> None:
    evaluation = answered(facts, some("folate", 1700, "supplement"))
    excess = judged(evaluation, "folate", "us-nasem")["excess"]
    assert (excess["verdict"], excess["counted"]) == ("within", {"low": 0, "high": 1000})
    assert evaluation["assumptions"] == ["life_stage: general", "folate: folate-dfe"]


# Vitamin A: one amount in two equivalents, and a limit of retinol


def test_beta_carotene_counts_a_twelfth_as_rae_a_sixth_as_re_and_nothing_as_retinol(facts: Facts) -> None:
    evaluation = answered(facts, some("vitamin-a", 8400, component="beta-carotene"))
    assert of(evaluation, "vitamin-a")["intake"]["low"] == 700
    us, eu = (judged(evaluation, "vitamin-a", authority) for authority in BOTH)
    assert (us["adequacy"]["verdict"], us["adequacy"]["equivalent"]) == ("reached", "RAE")
    assert "at least 1,400 ug RE" in eu["adequacy"]["text"]
    assert [each["excess"]["counted"] for each in (us, eu)] == [{"low": 0, "high": 0}] * 2


def test_beta_carotene_of_a_supplement_is_half_as_much_rae(facts: Facts) -> None:
    evaluation = answered(facts, some("vitamin-a", 1000, "supplement", component="beta-carotene"))
    intake = of(evaluation, "vitamin-a")["intake"]
    assert (intake["low"], intake["high"]) == (500, 500)


@pytest.mark.parametrize("told", [{}, {"component": "vitamin-a-rae"}])
def test_a_part_that_would_make_it_another_amount_in_the_measure_told_is_not_asked_for(
    facts: Facts, told: dict[str, str]
) -> None:
    """4,000 ug of beta-carotene are no 4,000 ug RAE: entries of retinol and of carotenes tell how much is retinol."""
    evaluation = answered(facts, some("vitamin-a", 4000, **told))
    excess = judged(evaluation, "vitamin-a", "us-nasem")["excess"]
    assert (excess["verdict"], excess["reason"]) == ("cannot_tell", "needs_a_fact")
    assert excess["text"] == (
        "How much of what was taken counts as retinol is not told; amounts entered by component would tell."
    )
    assert not [each for each in evaluation["questions"] if each["pointer"].endswith("component")]


def test_a_component_that_is_told_and_holds_others_is_asked_for_them(facts: Facts) -> None:
    niacin = answered(facts, some("niacin", 20, "supplement", component="preformed-niacin"))
    assert judged(niacin, "niacin", "eu-efsa")["excess"]["depends_on"] == ["#/days/0/entries/0/component"]
    (asked,) = (each for each in niacin["questions"] if each["pointer"].endswith("component"))
    assert asked["options"] == ["nicotinamide", "nicotinic-acid"]


def test_an_entry_that_brings_no_retinol_is_not_blamed(facts: Facts) -> None:
    retinol, carotene = (
        some("vitamin-a", 3200, component="retinol"),
        some("vitamin-a", 6000, component="beta-carotene"),
    )
    evaluation = answered(facts, retinol, carotene)
    assert [each["entries"] for each in findings(evaluation, "over_limit")] == [["#/days/0/entries/0"]] * 2


def test_where_what_is_counted_is_the_same_the_amount_is_the_reason_and_not_the_equivalent(facts: Facts) -> None:
    entry = some("vitamin-e", 600, "supplement", component="rrr-alpha-tocopherol")
    (difference,) = of(answered(facts, entry), "vitamin-e")["differences"]  # within 1,000 and above 300
    assert [(reason["code"], reason["alone"]) for reason in difference["reasons"]] == [("other_amount", True)]


def test_authorities_that_count_other_equivalents_differ_for_that_reason(facts: Facts) -> None:
    evaluation = answered(facts, some("vitamin-a", 6600, component="beta-carotene", origin="supplement"))
    by_hand = {"us-nasem": "reached", "eu-efsa": "reached"}  # 3,300 ug RAE and 1,100 to 3,300 ug RE
    assert {each: judged(evaluation, "vitamin-a", each)["adequacy"]["verdict"] for each in BOTH} == by_hand
    less = answered(facts, some("vitamin-a", 1500, component="beta-carotene", origin="supplement"))
    (difference,) = of(less, "vitamin-a")["differences"]  # 750 ug RAE of 700, and 250 to 750 ug RE of 650
    (reason,) = difference["reasons"]
    assert reason["code"] == "other_equivalent"
    assert [side["equivalents"] for side in reason["between"]] == [["RAE"], ["RE"]]


# Niacin: three limits of three substances


def test_preformed_niacin_of_food_is_at_least_so_many_niacin_equivalents(facts: Facts) -> None:
    intake = of(answered(facts, some("niacin", 20, component="preformed-niacin")), "niacin")["intake"]
    assert intake["low"] == 20
    assert "high" not in intake


@pytest.mark.parametrize(("component", "amount"), [("preformed-niacin", 1.5), ("tryptophan", 240)])
def test_the_adequate_intake_of_a_young_infant_is_of_preformed_niacin(
    facts: Facts, component: str, amount: float
) -> None:
    entry = some("niacin", amount, component=component)
    evaluation = evaluated(facts, day(entry), person={"age_months": 3, "sex": "female"})
    adequacy = judged(evaluation, "niacin", "us-nasem")["adequacy"]
    assert (adequacy["verdict"], adequacy["equivalent"]) == ("not_reached", "preformed niacin")  # 1.5 of 2 mg, and none


def test_tryptophan_is_a_sixtieth(facts: Facts) -> None:
    intake = of(answered(facts, some("niacin", 900, "supplement", component="tryptophan")), "niacin")["intake"]
    assert (intake["low"], intake["high"]) == (15, 15)


def test_nicotinic_acid_counts_against_its_own_limit_and_that_verdict_comes_first(facts: Facts) -> None:
    evaluation = answered(facts, some("niacin", 20, "supplement", component="nicotinic-acid"))
    assert judged(evaluation, "niacin", "us-nasem")["excess"]["verdict"] == "within"  # 20 of 35 mg
    excess = judged(evaluation, "niacin", "eu-efsa")["excess"]
    assert (excess["equivalent"], excess["verdict"], excess["over_by"]) == ("nicotinic acid", "exceeded", 10)
    assert compared(evaluation, "niacin", "eu-efsa", equivalent="nicotinamide")["verdict"] == "within"


def test_nicotinamide_counts_against_its_own_limit_alone(facts: Facts) -> None:
    evaluation = answered(facts, some("niacin", 500, "supplement", component="nicotinamide"))
    assert judged(evaluation, "niacin", "us-nasem")["excess"]["verdict"] == "exceeded"
    limits = [each for each in judged(evaluation, "niacin", "eu-efsa")["comparisons"] if each["kind"] == "upper_level"]
    assert {each["equivalent"]: each["verdict"] for each in limits} == {
        "nicotinamide": "within",
        "nicotinic acid": "within",
    }


def test_each_limit_that_is_exceeded_is_a_warning_and_the_one_most_exceeded_comes_first(facts: Facts) -> None:
    one, other = (
        some("niacin", 901, "supplement", component="nicotinamide"),
        some("niacin", 500, "supplement", component="nicotinic-acid"),
    )
    evaluation = answered(facts, one, other)
    assert judged(evaluation, "niacin", "eu-efsa")["excess"]["equivalent"] == "nicotinic acid"  # 50 times its limit
    found = [each for each in findings(evaluation, "over_limit") if each["authority"] == "eu-efsa"]
    assert [(each["parameters"]["over_by"], each["entries"]) for each in found] == [
        (490, ["#/days/0/entries/1"]),
        (1, ["#/days/0/entries/0"]),
    ]


def test_the_limit_that_is_nearly_reached_is_the_headline_and_is_told(facts: Facts) -> None:
    evaluation = answered(facts, some("niacin", 9.8, "supplement", component="nicotinic-acid"))
    excess = judged(evaluation, "niacin", "eu-efsa")["excess"]
    assert (excess["equivalent"], excess["verdict"]) == ("nicotinic acid", "within")
    assert [each["authority"] for each in findings(evaluation, "near_limit")] == ["eu-efsa"]


def test_a_day_above_each_limit_that_the_mean_hides_is_told(facts: Facts) -> None:
    one, other = (
        some("niacin", amount, "supplement", component=component)
        for component, amount in (("nicotinamide", 1000), ("nicotinic-acid", 12))
    )
    days = day(one, other), day(some("niacin", 1, "supplement", component="nicotinamide"))
    found = findings(evaluated(facts, *days, person=WOMAN_OF_30, authorities=("eu-efsa",)), "high_day_hidden_by_mean")
    # (1,000 + 1) / 2 = 500.5 of 900 mg of nicotinamide, and 12 / 2 = 6 of 10 mg of nicotinic acid.
    assert {(each["parameters"]["mean"], each["parameters"]["limit"]) for each in found} == {(500.5, 900), (6, 10)}


# International units


@pytest.mark.parametrize(
    ("nutrient", "component", "units", "low", "high"),
    [
        ("vitamin-d", None, 1000, 25, 25),
        ("vitamin-d", "ergocalciferol", 400, 10, 10),
        ("vitamin-a", "retinol", 1000, 300, 300),
        ("vitamin-e", "rrr-alpha-tocopherol", 400, 268, 268),
        ("vitamin-e", "all-rac-alpha-tocopherol", 400, 180, 180),
    ],
)
def test_an_international_unit_is_a_mass_of_its_substance(
    facts: Facts, nutrient: str, component: str | None, units: float, low: float, high: float
) -> None:
    named = {} if component is None else {"component": component}
    intake = of(answered(facts, some(nutrient, units, "supplement", unit="IU", **named)), nutrient)["intake"]
    assert (intake["low"], intake["high"]) == (low, high)


def test_the_limit_of_added_vitamin_e_counts_both_halves_of_the_synthetic_form(facts: Facts) -> None:
    evaluation = answered(facts, some("vitamin-e", 400, "supplement", unit="IU", component="all-rac-alpha-tocopherol"))
    assert judged(evaluation, "vitamin-e", "us-nasem")["excess"]["counted"] == {"low": 360, "high": 360}


@pytest.mark.parametrize(
    ("entry", "code", "field"),
    [
        (some("vitamin-a", 1000, unit="IU"), "component_missing", "component"),
        (some("vitamin-e", 400, unit="IU"), "component_missing", "component"),
        (some("vitamin-a", 1000, unit="IU", component="beta-carotene"), "no_international_unit", "unit"),
        (
            {"nutrient": "vitamin-d", "amount_status": "trace", "unit": "IU", "origin": "food"},
            "trace_is_a_mass",
            "unit",
        ),
        (some("magnesium", 1000, unit="IU"), "unit_does_not_fit", "unit"),
        (some("folate", 400, component="folic-acids"), "unknown_component", "component"),
        (some("folate", 400, component="retinol"), "component_of_other_nutrient", "component"),
        (some("magnesium", 400, component="retinol"), "component_of_other_nutrient", "component"),
        (some("sodium", 100, unit="mmol", component="salt"), "unit_does_not_fit", "unit"),
        (some("sodium", 100, unit="mEq", component="salt-on-eu-labels"), "unit_does_not_fit", "unit"),
        (some("water", 2, unit="g"), "unit_does_not_fit", "unit"),
        (some("energy", 2, unit="g"), "unit_does_not_fit", "unit"),
        (some("protein", 2, unit="kcal"), "unit_does_not_fit", "unit"),
    ],
)
def test_what_an_amount_cannot_be_of_is_refused_with_what_is_missing(
    facts: Facts, entry: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(InvalidIntakeError) as caught:
        answered(facts, entry)
    assert [(fault.code, fault.pointer) for fault in caught.value.faults] == [(code, f"#/days/0/entries/0/{field}")]


def test_a_trace_of_energy_is_no_amount(facts: Facts) -> None:
    entry = {"nutrient": "energy", "amount_status": "trace", "origin": "food"}
    with pytest.raises(InvalidIntakeError) as caught:
        answered(facts, entry)
    assert [fault.code for fault in caught.value.faults] == ["trace_is_a_mass"]


# What was entered as the whole and as its part


@pytest.mark.parametrize(
    ("whole", "part", "both", "once"),
    [
        (some("folate", 300), some("folate", 100, component="food-folate"), 400, 300),
        (some("folate", 300), some("folate", 300, component="food-folate"), 600, 300),
        (some("vitamin-a", 700), some("vitamin-a", 1200, component="beta-carotene"), 800, 700),
        (some("sodium", 2000), some("sodium", 2500, component="salt-on-eu-labels"), 3000, 2000),
        (some("niacin", 20), some("niacin", 12, component="preformed-niacin"), 32, 20),
    ],
)
def test_a_part_beside_its_whole_is_told_with_both_sums(
    facts: Facts, whole: dict[str, Any], part: dict[str, Any], both: float, once: float
) -> None:
    (found,) = findings(answered(facts, whole, part), "possible_double_count")
    assert found["entries"] == ["#/days/0/entries/0", "#/days/0/entries/1"]
    assert (found["parameters"]["sum_low"], found["parameters"]["sum_if_once_low"]) == (both, once)
    assert of(answered(facts, whole, part), whole["nutrient"])["intake"]["low"] == both


@pytest.mark.parametrize(
    "entries",
    [
        (some("folate", 300), some("folate", 100, "supplement", component="folic-acid")),
        (some("folate", 300, component="food-folate"), some("folate", 100, component="folic-acid")),
        (some("folate", 300), some("folate", 0, component="food-folate")),
        (some("folate", 100, "fortified_food"), some("folate", 400, "fortified_food", component="folic-acid")),
        (
            {"nutrient": "folate", "amount_status": "unknown", "origin": "food"},
            some("folate", 9, component="food-folate"),
        ),
    ],
)
def test_parts_side_by_side_and_parts_of_something_else_are_no_double_count(
    facts: Facts, entries: tuple[dict[str, Any], ...]
) -> None:
    assert findings(answered(facts, *entries), "possible_double_count") == []


def test_many_wholes_beside_many_parts_are_told_once(facts: Facts) -> None:
    foods = [some("sodium", 500) for _ in range(20)] + [some("sodium", 250, component="salt-on-eu-labels")] * 20
    (found,) = findings(answered(facts, *foods), "possible_double_count")
    assert (found["parameters"]["sum_low"], found["parameters"]["sum_if_once_low"]) == (12_000, 10_000)


# Values that hang on a fact about the person


def test_thiamin_by_efsa_hangs_on_the_energy_requirement(facts: Facts) -> None:
    entry = some("thiamin", 1)
    adequacy = judged(answered(facts, entry), "thiamin", "eu-efsa")["adequacy"]
    assert (adequacy["verdict"], adequacy["reason"]) == ("cannot_tell", "needs_a_fact")
    assert adequacy["depends_on"] == ["#/person/energy_requirement_mj"]
    told = judged(answered(facts, entry, energy_requirement_mj=8), "thiamin", "eu-efsa")["adequacy"]
    assert (told["verdict"], told["reference"]) == ("reached", {"low": 0.8, "high": 0.8})  # 0.1 mg for each of 8 MJ


def test_fatty_acids_by_efsa_hang_on_the_energy_intake(facts: Facts) -> None:
    entry = some("linoleic-acid", 8, unit="g")
    assert judged(answered(facts, entry), "linoleic-acid", "eu-efsa")["adequacy"]["depends_on"] == [
        "#/person/energy_intake_mj"
    ]
    told = judged(answered(facts, entry, energy_intake_mj=7.4), "linoleic-acid", "eu-efsa")["adequacy"]
    # 4 % of 7,400 kJ are 296 kJ, at 37 kJ a gram 8 g: equal to a floor reaches it.
    assert (told["verdict"], told["reference"]) == ("reached", {"low": 8, "high": 8})


def test_protein_hangs_on_the_weight_and_not_on_a_reference_weight(facts: Facts) -> None:
    entry = some("protein", 60, unit="g")
    untold, told = answered(facts, entry), answered(facts, entry, weight_kg=80)
    for authority in BOTH:
        assert judged(untold, "protein", authority)["adequacy"]["depends_on"] == ["#/person/weight_kg"]
    assert judged(told, "protein", "us-nasem")["adequacy"]["reference"] == {"low": 64, "high": 64}  # 0.8 g x 80
    assert judged(told, "protein", "eu-efsa")["adequacy"]["reference"] == {"low": 66.4, "high": 66.4}  # 0.83 g x 80
    assert "#/person/weight_kg" in [each["pointer"] for each in untold["questions"]]


@pytest.mark.parametrize(("phytate", "recommended"), [(300, 7.5), (600, 9.3), (900, 11), (1200, 12.7)])
def test_zinc_by_efsa_is_that_of_the_phytate_told(facts: Facts, phytate: int, recommended: float) -> None:
    evaluation = answered(facts, some("zinc", 8), phytate_mg=phytate)
    reference = judged(evaluation, "zinc", "eu-efsa")["adequacy"]["reference"]
    assert reference == {"low": recommended, "high": recommended}
    assert findings(evaluation, "phytate_assumed") == []


def test_phytate_that_is_not_told_is_taken_as_600_mg_and_the_answer_says_so(facts: Facts) -> None:
    evaluation = answered(facts, some("zinc", 8))
    assert judged(evaluation, "zinc", "eu-efsa")["adequacy"]["reference"] == {"low": 9.3, "high": 9.3}
    (found,) = findings(evaluation, "phytate_assumed")
    assert (found["authority"], found["nutrient"]) == ("eu-efsa", "zinc")
    assert "600 mg of phytate" in found["message"]


# Ceilings that are no upper levels, and energy


def test_the_cdrr_of_sodium_is_of_the_mean_and_no_upper_level(facts: Facts) -> None:
    high, low = day(some("sodium", 3000)), day(some("sodium", 1000))
    evaluation = evaluated(facts, high, low, person=WOMAN_OF_30)
    assert judged(evaluation, "sodium", "us-nasem")["excess"]["verdict"] != "exceeded"
    assert compared(evaluation, "sodium", "us-nasem", value_type="CDRR")["verdict"] == "within"  # 2,000 of 2,300
    passed = evaluated(facts, high, person=WOMAN_OF_30)
    assert compared(passed, "sodium", "us-nasem", value_type="CDRR")["verdict"] == "exceeded"
    (found,) = findings(passed, "over_other_ceiling")
    assert found["parameters"] == {"amount": 3000, "value": 2300}
    assert found["message"].endswith("It is no upper level.")


def test_a_partial_day_counts_for_the_cdrr_as_at_least(facts: Facts) -> None:
    days = day(some("sodium", 2000)), day(some("sodium", 9000), record="partial")
    passed = compared(evaluated(facts, *days, person=WOMAN_OF_30), "sodium", "us-nasem", value_type="CDRR")
    assert (passed["verdict"], passed["amount"]) == ("exceeded", {"low": 5500})
    days = day(some("sodium", 2000)), day(some("sodium", 100), record="partial")
    evaluation = evaluated(facts, *days, person=WOMAN_OF_30)
    assert compared(evaluation, "sodium", "us-nasem", value_type="CDRR")["depends_on"] == ["#/days/1/record"]


@pytest.mark.parametrize("nutrient", ["iron", "protein"])
def test_requirements_that_are_skewed_are_so_whoever_prints_their_average(facts: Facts, nutrient: str) -> None:
    entry = some(nutrient, 50, unit="g" if nutrient == "protein" else "mg")
    habit = evaluated(facts, day(entry, record="usual"), person=WOMAN_OF_30 | {"weight_kg": 60}, authorities=BOTH)
    usual = judged(habit, nutrient, "eu-efsa")["adequacy"]["usual_intake"]
    assert (usual["status"], usual["refusal"]) == ("refused", "requirement_not_normal")


def test_a_safe_level_is_compared_and_is_not_the_limit(facts: Facts) -> None:
    evaluation = answered(facts, some("iron", 41))
    efsa = judged(evaluation, "iron", "eu-efsa")
    assert efsa["excess"]["verdict"] not in ("within", "exceeded")
    of_intake = compared(evaluation, "iron", "eu-efsa", value_type="safe level of intake")
    assert (of_intake["kind"], of_intake["verdict"]) == ("safe_level", "exceeded")  # 41 of 40 mg


def test_energy_is_summed_and_not_judged(facts: Facts) -> None:
    evaluation = answered(facts, some("energy", 2000, unit="kcal"))
    energy = of(evaluation, "energy")
    assert (energy["intake"]["low"], energy["intake"]["unit"]) == (8.368, "MJ")  # 2,000 x 4.184 kJ
    for judgement in energy["judgements"]:
        assert judgement["adequacy"]["verdict"] == judgement["excess"]["verdict"] == "not_applicable"
        assert judgement["comparisons"] == []
        assert judgement["adequacy"]["usual_intake"]["status"] == "refused"
        assert judgement["adequacy"]["citation_ids"] == ["iom-2000-dietary-assessment"]
    assert [each["code"] for each in evaluation["findings"]] == ["not_judged"]


def test_water_is_told_in_litres_or_millilitres(facts: Facts) -> None:
    evaluation = answered(facts, some("water", 1500, "water", unit="mL"), some("water", 1.2))
    assert of(evaluation, "water")["intake"]["low"] == 2.7
    assert judged(evaluation, "water", "us-nasem")["adequacy"]["verdict"] == "reached"  # AI 2.7 L


# Values of the people that the issue names


def test_a_woman_of_30_and_a_pregnant_one(facts: Facts) -> None:
    iron = answered(facts, some("iron", 17))
    assert judged(iron, "iron", "us-nasem")["adequacy"]["reference"]["low"] == 18
    assert judged(iron, "iron", "eu-efsa")["adequacy"]["reference"]["low"] == 16
    pregnant = answered(facts, some("folate", 500), life_stage="pregnancy")
    us = judged(pregnant, "folate", "us-nasem")
    assert (us["adequacy"]["reference"]["low"], us["adequacy"]["equivalent"]) == (600, "DFE")
    assert (us["excess"]["limit"], us["excess"]["equivalent"]) == (1000, "folic acid")
    others = answered(facts, some("vitamin-b6", 1), some("selenium", 50, unit="ug"))
    assert judged(others, "vitamin-b6", "eu-efsa")["excess"]["limit"] == 12
    assert judged(others, "selenium", "eu-efsa")["excess"]["limit"] == 255
