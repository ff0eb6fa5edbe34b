"""Every worked case of one person, from the literature and by hand, through the evaluator's public functions.

``method_cases.json`` holds them with their sources and tolerances; their words are the literature's and are translated
here. Where words are compared, the case is a whole request, with the reference values of the case for everybody.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.evaluator import Facts
from app.evaluator.adequacy import (
    NO_VARIATION,
    DayToDay,
    mean_needed,
    normal_probability,
    printed_probability,
    ratio,
    ratio_wanted,
    sd_of_difference,
    validity,
)
from app.evaluator.evaluation import AuthorityJudgement, Evaluation
from app.evaluator.quantities import Interval, decimal, exact
from app.evaluator.scores import mean_adequacy_ratio, nutrient_adequacy_ratio
from app.knowledge import facts_from
from app.tables import AbsentValue, DayToDaySd, ReferenceValue, RequirementCv
from tests.evaluator.building import conditions, day, evaluated, judgement, label, magnesium, seeded, taken

Case = dict[str, Any]
Found = dict[str, Any]

HERE = Path(__file__).parent
CASES: list[Case] = json.loads((HERE / "method_cases.json").read_text("utf-8"))
WOMAN_OF_40 = {"age_years": 40, "sex": "female"}

# What is printed and known to be wrong, or rounded beyond what its formula gives: the right figure besides.
RIGHT_FIGURES: dict[str, dict[str, float]] = {
    # "About 1" is read as the row of 1.00, 85 %; the normal distribution gives 83.6 % for 0.978.
    "mg_woman40_3d_iom": {"p_adequate": 0.836},
    # 200 / (325 / sqrt(7)) is 1.63; the printed 1.69 is a slip, and its 95 % is right either way.
    "ai_calcium_t32_7d_sd325": {"z": 1.628},
    # 465 g of the heptahydrate are 45.9 g of magnesium; the book divides the salt by the mass of magnesium (19.1 mol).
    "epsom_465g_trap": {"elemental_mg": 45854},
}

FORMS = {
    "MgO": "magnesium-oxide",
    "C12H10Mg3O14": "magnesium-citrate-anhydrous",
    "MgSO4.7H2O": "magnesium-sulfate-heptahydrate",
    "MgCO3": "magnesium-carbonate-anhydrous",
    "C4H4MgO5": "magnesium-malate-anhydrous",
    "C8H14MgO10": "magnesium-l-threonate-anhydrous",
}
SCOPES = {"supplement": ["supplement", "medicine"], "supplement_and_fortified": ["fortified_food", "supplement"]}
ALL_ORIGINS = ["food", "fortified_food", "water", "supplement", "medicine"]
CONCLUSIONS = {
    "reasonably_certain_adequate": "reasonably_certain_adequate",
    "reasonably_certain_inadequate": "reasonably_certain_inadequate",
    "cannot_be_concluded": "cannot_conclude",
    "likely_adequate": "likely_adequate",
    "likely_within": "below_ul",
}
UNDETERMINED = {"AI": "adequacy_cannot_be_determined", "UL": "cannot_conclude_below_ul"}


def individual_ear(told: Case) -> Found:
    mean, ear, sd_requirement = told["mean"], told["ear"], told["cv_req"] * told["ear"]
    sd = sd_of_difference(sd_requirement, told["sd_within"], told["n_days"])
    of_ratio = ratio(mean - ear, sd)
    facts = facts_of(EAR=ear, sd=told["sd_within"], cv=told["cv_req"])
    said = usual(facts, mean, told["n_days"], is_usual=told["sd_within"] == 0)
    assert said["ratio"] == {"low": round(of_ratio, 2), "high": round(of_ratio, 2)}
    return {
        "D": mean - ear,
        "sd_req": sd_requirement,
        "sd_D": sd,
        "ratio": of_ratio,
        "p_adequate": normal_probability(of_ratio),
        "iom_label": printed_probability(of_ratio),
        "conclusion": CONCLUSIONS[said["conclusion"]],
    }


def mean_for_confidence(told: Case) -> Found:
    ear, sd_requirement = told["ear"], told["cv_req"] * told["ear"]
    needed = mean_needed(ear, sd_requirement, told["z"], DayToDay(sd=told["sd_within"]), told["n_days"]) or 0
    return {"mean_needed": needed, "pct_of_rda": 100 * needed / (told.get("rda") or ear)}


def table_b1(told: Case) -> Found:
    probability = normal_probability(told["ratio"])
    assert printed_probability(told["ratio"]) == pytest.approx(probability, abs=0.011)
    return {"probability": probability}


def individual_ai(told: Case) -> Found:
    z = ratio(told["mean"] - told["ai"], sd_of_difference(0, told["sd_within"], told["n_days"]))
    said = usual(facts_of(AI=told["ai"], sd=told["sd_within"]), told["mean"], told["n_days"])
    assert said["ratio"]["low"] == round(z, 2)
    assert ratio_wanted(told.get("desired", 0.85)) == 1
    conclusion = CONCLUSIONS.get(said["conclusion"], UNDETERMINED["AI"])
    return {"z": z, "confidence_above_ai": normal_probability(z), "conclusion": conclusion}


def individual_ul(told: Case) -> Found:
    z = ratio(told["mean"] - told["ul"], sd_of_difference(0, told["sd_within"], told["n_days"]))
    answer = logged(facts_of(UL=told["ul"], counts=ALL_ORIGINS, sd=told["sd_within"]), told["mean"], told["n_days"])
    said = judgement(answer)["excess"]["usual_intake"]
    assert said["ratio"]["low"] == round(z, 2)
    assert ratio_wanted(told["desired"]) == 1
    conclusion = CONCLUSIONS.get(said["conclusion"], UNDETERMINED["UL"])
    return {"z": z, "confidence_below_ul": normal_probability(-z), "conclusion": conclusion}


def of_validity(told: Case) -> Found:
    cv = told["cv"] if "cv" in told else told["sd_within"] / told["mean"]
    limits = {row.id: row.value / 100 for row in seeded().rule_constants}
    word = validity(cv, limits["day-to-day-cv-caution-above"], limits["day-to-day-cv-refused-above"])
    return {"cv": cv, "valid": word.value}


def qualitative(told: Case) -> Found:
    printed = {term: told[name] for term, name in (("EAR", "ear"), ("RDA", "rda"), ("AI", "ai")) if name in told}
    facts = facts_of(**printed, UL=told.get("ul"), counts=SCOPES["supplement"])
    pills = told.get("ul_relevant", 0)
    entries = [taken(told["usual"] - pills, "food"), taken(pills, "supplement")]
    judged = judgement(evaluated(facts, day(*entries, record="usual"), person=WOMAN_OF_40))
    return {"adequacy": as_risk(judged), "excess": risk_of_excess(judged)}


def as_risk(judged: AuthorityJudgement) -> str:
    """Below the EAR, between it and the RDA, from the RDA or AI on, below the AI."""
    reached = {each["value_type"]: each["verdict"] == "reached" for each in judged["comparisons"]}
    if reached.get("RDA") or reached.get("AI"):
        return "low_probability_of_inadequacy"
    if "AI" in reached:
        assert judged["adequacy"]["usual_intake"]["conclusion"] == "cannot_be_determined"
        return "cannot_be_assessed"
    return "probably_needs_improvement" if reached["EAR"] else "very_likely_needs_improvement"


def risk_of_excess(judged: AuthorityJudgement) -> str:
    words = {"within": "below_ul", "exceeded": "potential_risk", "not_established": "none", "cannot_tell": "none"}
    return words[judged["excess"]["verdict"]]


def time_average(told: Case) -> Found:
    doses = taken(told["dose"], "supplement", days_per_week=told["doses_per_week"])
    answer = evaluated(facts_of(EAR=265), day(taken(told["food"], "food"), doses, record="usual"), person=WOMAN_OF_40)
    return {"mean": magnesium(answer)["intake"]["low"]}


def rda_from_ear(told: Case) -> Found:
    """An RDA is the intake that is enough, two SDs of the requirement above its average, for a habit that is known."""
    needed = mean_needed(told["ear"], told["cv_req"] * told["ear"], 2, NO_VARIATION, 1) or 0
    return {"rda": round(needed / told["round_to"]) * told["round_to"]}


def nar_mar(told: Case) -> Found:
    pairs = zip(told["intakes"], told["references"], strict=True)
    ratios = [nutrient_adequacy_ratio(of(intake), of(rda)) if intake is not None else None for intake, rda in pairs]
    mar = mean_adequacy_ratio(ratios)
    return {"nar": [each and float(each.low) for each in ratios], "mar": mar and float(mar.low)}


def of(amount: float) -> Interval:
    return exact(decimal(amount))


def ul_fraction(told: Case) -> Found:
    facts = facts_of(EAR=265, UL=told["ul"], counts=SCOPES[told["ul_scope"]])
    amounts = {"food": told["food"], "supplement": told["supplement"], "fortified_food": told.get("fortified", 0)}
    answer = evaluated(facts, day(*[taken(amount, origin) for origin, amount in amounts.items()]), person=WOMAN_OF_40)
    excess = judgement(answer)["excess"]
    words = {"within": "within_ul", "exceeded": "above_ul", "not_established": "not_determinable"}
    found = {"status": words[excess["verdict"]], "total": magnesium(answer)["intake"]["low"], "hazard_quotient": None}
    if "limit" not in excess:
        return found
    counted = excess["counted"]["low"]
    margin = excess["room"]["low"] if "room" in excess else -excess["over_by"]
    return found | {"counted": counted, "hazard_quotient": counted / excess["limit"], "margin": margin}


def article_class(told: Case) -> Found:
    facts = facts_from(seeded(), "test")
    entries = [taken(told["food"], "food"), taken(told["supplement"], "supplement")]
    answer = evaluated(facts, day(*entries), person=WOMAN_OF_40)
    judged = judgement(answer)
    limits = {each["value_type"]: each["reference"]["low"] for each in judged["comparisons"]}
    assert (limits, judged["excess"]["limit"]) == ({"EAR": told["ear"], "RDA": told["rda"]}, told["ul"])
    adequacy = {"low_probability_of_inadequacy": "at_or_above_rda", "very_likely_needs_improvement": "below_ear"}
    found = {
        "excess": "toxicity_range" if "toxicity" in conditions(answer) else "none",
        "adequacy": adequacy[as_risk(judged)],
    }
    texts = [each["text"] for each in magnesium(answer)["related_conditions"]]
    if texts and all("cannot show a deficiency" in text for text in texts):
        found["clinical_diagnosis"] = "not_possible_from_intake"
    return found


def elemental(told: Case) -> Found:
    facts = facts_from(seeded(), "test")
    entry = label(FORMS[told["formula"]], told["compound_mg"], "compound")
    held = magnesium(evaluated(facts, day(entry), person=WOMAN_OF_40))["intake"]["low"]
    return {"elemental_mg": held, "elemental_mmol": held / in_mg(1, "mmol")}


def intake_units(told: Case) -> Found:
    held = in_mg(told["value"], told["unit"])
    return {"mg": held, "mmol": held / in_mg(1, "mmol")}


def in_mg(amount: float, unit: str) -> float:
    """What an entry in this unit is in mg; of one mmol, the divisor that makes mg into mmol."""
    answer = evaluated(facts_of(EAR=265), day(taken(amount, "food") | {"unit": unit}), person=WOMAN_OF_40)
    return magnesium(answer)["intake"]["low"]


OPERATIONS: dict[str, Callable[[Case], Found]] = {
    "article_class": article_class,
    "elemental": elemental,
    "individual_ai": individual_ai,
    "individual_ear": individual_ear,
    "individual_ul": individual_ul,
    "intake_units": intake_units,
    "mean_for_confidence": mean_for_confidence,
    "nar_mar": nar_mar,
    "qualitative": qualitative,
    "rda_from_ear": rda_from_ear,
    "table_b1": table_b1,
    "time_average": time_average,
    "ul_fraction": ul_fraction,
    "validity": of_validity,
}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_worked_case_comes_out_as_printed(case: Case) -> None:
    found = OPERATIONS[case["op"]](case["inputs"])
    for name, expected in case["expected"].items():
        assert_near(found[name], expected["value"], expected.get("tol", 0), name)


@pytest.mark.parametrize("name", RIGHT_FIGURES)
def test_a_printed_answer_that_is_known_to_be_wrong_has_the_right_one_besides(name: str) -> None:
    (case,) = (case for case in CASES if case["id"] == name)
    found = OPERATIONS[case["op"]](case["inputs"])
    assert "note" in case
    for figure, right in RIGHT_FIGURES[name].items():
        assert found[figure] == pytest.approx(right, rel=0.001)


def test_all_worked_cases_are_here() -> None:
    assert len(CASES) == 68
    assert {case["op"] for case in CASES} == OPERATIONS.keys()


def assert_near(found: Any, expected: Any, tolerance: float, name: str) -> None:
    if isinstance(expected, list):
        for one, other in zip(found, expected, strict=True):
            assert_near(one, other, tolerance, name)
    elif isinstance(expected, str) or expected is None:
        assert found == expected, name
    else:
        assert found == pytest.approx(expected, rel=1e-12, abs=tolerance), name


# Requests with the reference values of a case.


def facts_of(*, counts: list[str] | None = None, sd: float = 0, cv: float = 0.1, **printed: float | None) -> Facts:
    """The facts where these are the values of the one authority for everybody, all other terms not established."""
    records = seeded()
    values = [value(term, amount, counts or []) for term, amount in printed.items() if amount is not None]
    unset = [absence(kind) for kind in {*KINDS.values()} - {each.kind.value for each in values}]
    return facts_from(
        replace(
            records,
            reference_values=tuple(values),
            absent_values=tuple(unset),
            day_to_day_sds=tuple(spread(sd) for _ in [sd] if sd),
            requirement_cvs=(of_requirement(cv),),
        ),
        "test",
    )


KINDS = {"EAR": "average_requirement", "RDA": "recommended_intake", "AI": "adequate_intake", "UL": "upper_level"}
FOR_EVERYBODY: dict[str, Any] = {"sex": "any", "age_min_months": 0, "source_id": "iom1997", "verified": "one_source"}
OF_THE_AUTHORITY = {"authority": "us-nasem", "nutrient": "magnesium"}


def value(term: str, amount: float, counts: list[str]) -> ReferenceValue:
    counted = {"counts": counts} if term == "UL" else {}
    told = {"id": term.lower(), "value_type": term, "kind": KINDS[term], "value": amount, "unit": "mg", "per": "day"}
    return ReferenceValue.model_validate(
        {**FOR_EVERYBODY, **OF_THE_AUTHORITY, **told, **counted, "edition": "1997", "life_stage": "general"}
    )


def absence(kind: str) -> AbsentValue:
    told = {"id": kind.replace("_", "-"), "kind": kind, "life_stage": "any", "status": "not_established"}
    return AbsentValue.model_validate({**FOR_EVERYBODY, **OF_THE_AUTHORITY, **told, "reason": "It sets none."})


def spread(sd: float) -> DayToDaySd:
    return DayToDaySd.model_validate(
        {**FOR_EVERYBODY, "id": "everybody", "nutrient": "magnesium", "value": sd, "unit": "mg", "cv_percent": 38}
    )


def of_requirement(cv: float) -> RequirementCv:
    told = {"id": "everybody", "cv_percent": cv * 100, "skewed": False, "basis": "printed"}
    return RequirementCv.model_validate({**FOR_EVERYBODY, **OF_THE_AUTHORITY, **told})


def logged(facts: Facts, mean: float, days: int, *, is_usual: bool = False) -> Evaluation:
    """The answer to so many days, each with the mean from food, or to one usual day."""
    each = day(taken(mean, "food"), record="usual" if is_usual else "complete")
    return evaluated(facts, *[each] * (1 if is_usual else days), person=WOMAN_OF_40)


def usual(facts: Facts, mean: float, days: int, *, is_usual: bool = False) -> dict[str, Any]:
    return {**judgement(logged(facts, mean, days, is_usual=is_usual))["adequacy"]["usual_intake"]}
