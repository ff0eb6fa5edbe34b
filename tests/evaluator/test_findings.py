"""Findings: each with a request that brings it and one that does not."""

import ast
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from app import evaluator
from app.evaluator import Facts
from app.evaluator.findings import FINDING_TYPES, Severity
from tests.evaluator.building import WOMAN_OF_34, conditions, day, evaluated, findings, label, of_product, taken

RULES = sorted((Path(evaluator.__file__).parent).rglob("rules*.py"))
OF_LABELS = {
    *("unknown_amount_per", "more_element_than_compound", "more_element_than_form_holds", "percentage_disagrees"),
    *("percentage_not_checked", "amounts_disagree", "isomer_not_stated"),
}
"""Findings of labels alone; test_label_readings brings each of them."""

Request = tuple[tuple[dict[str, Any], ...], dict[str, Any]]
"""The days, and the person or the authorities where they are others than those of most tests."""


def asked(*days: dict[str, Any], **others: Any) -> Request:
    return days, others


def food(name: str, grams: float) -> dict[str, Any]:
    return {"food": name, "amount": grams, "unit": "g"}


FOOD_OF_A_DAY = day(taken(100, "food"))
INDIA, EU_LABELS = {"authorities": ("in-icmr-nin",)}, {"authorities": ("eu-label",)}

FIRES_AND_DOES_NOT: dict[str, tuple[Request, Request]] = {
    "over_other_ceiling": (asked(day(taken(2300.1, "food", "sodium"))), asked(day(taken(2300, "food", "sodium")))),
    "phytate_assumed": (
        asked(day(taken(8, "food", "zinc")), authorities=("eu-efsa",)),
        asked(day(taken(8, "food", "zinc")), authorities=("eu-efsa",), person={**WOMAN_OF_34, "phytate_mg": 600}),
    ),
    "not_judged": (
        asked(day({"nutrient": "energy", "amount": 8, "unit": "MJ", "origin": "food"})),
        asked(day(taken(8, "food", "zinc"))),
    ),
    "component_counted": (
        asked(day(taken(1, "supplement", "folate", component="folic-acid"))),
        asked(day(taken(1, "food", "folate"))),
    ),
    "over_limit": (asked(day(taken(350.1, "supplement"))), asked(day(taken(350, "supplement")))),
    "near_limit": (asked(day(taken(315, "supplement"))), asked(day(taken(314.9, "supplement")))),
    "high_day_hidden_by_mean": (
        asked(day(taken(400, "supplement")), day(taken(300, "supplement"))),
        asked(day(taken(400, "supplement")), day(taken(300.1, "supplement"))),
    ),
    "effects_reported": (asked(day(taken(350.1, "supplement"))), asked(day(taken(350, "supplement")))),
    "effects_reported_at_this_amount": (
        asked(day(taken(2500, "supplement"))),
        asked(day(taken(2499.9, "supplement"))),
    ),
    "verdict_open": (asked(day(taken(400, "unknown"))), asked(day(taken(400, "food")))),
    "only_partial_days": (
        asked(day(taken(100, "food"), record="partial")),
        asked(day(taken(100, "food"), record="partial"), FOOD_OF_A_DAY),
    ),
    "days_without_entry": (asked(FOOD_OF_A_DAY, day()), asked(FOOD_OF_A_DAY, day(taken(0, "food")))),
    "nothing_logged": (asked(day()), asked(day(taken(0, "food")))),
    "no_limit_set": (
        asked(FOOD_OF_A_DAY, person={"age_months": 11}),
        asked(FOOD_OF_A_DAY, person={"age_months": 12}),
    ),
    "no_requirement_set": (
        asked(FOOD_OF_A_DAY, person={"age_months": 3}, authorities=("eu-efsa",)),
        asked(FOOD_OF_A_DAY, person={"age_months": 7}, authorities=("eu-efsa",)),
    ),
    "not_in_our_data": (
        asked(FOOD_OF_A_DAY, person={"age_years": 10}, **INDIA),
        asked(FOOD_OF_A_DAY, **INDIA),
    ),
    "label_values_not_compared": (asked(FOOD_OF_A_DAY, **EU_LABELS), asked(FOOD_OF_A_DAY, authorities=("eu-efsa",))),
    "food_without_figure": (asked(day(food("01188", 10))), asked(day(food("01188", 0)))),
    "not_in_food_table": (asked(day(food("12063", 10))), asked(FOOD_OF_A_DAY)),
    "several_portions": (
        asked(day({"food": "11124", "portion": "cup"})),
        asked(day({"food": "11124", "portion": "cup grated"})),
    ),
    "enrichment_not_known": (asked(day(food("18064", 10))), asked(day(food("12063", 10), food("18064", 0)))),
    "unknown_basis": (asked(day(label("magnesium-oxide", 100))), asked(day(label("magnesium-oxide", 100, "compound")))),
    "unknown_origin": (asked(day(taken(1, "unknown"))), asked(day(taken(1, "water")))),
    "unknown_amount": (
        asked(day({"nutrient": "magnesium", "amount_status": "unknown", "origin": "food"})),
        asked(day({"nutrient": "magnesium", "amount_status": "trace", "origin": "food"})),
    ),
    "composition_varies": (
        asked(day(label("magnesium-trisilicate", 100, "compound"))),
        asked(day(label("magnesium-trisilicate", 100, "elemental"))),
    ),
    "implausible_amount": (asked(day(taken(1000.1, "supplement"))), asked(day(taken(1000, "supplement")))),
    "possible_double_count": (
        asked(day(taken(100, "supplement"), taken(100, "supplement"))),
        asked(day(taken(100, "supplement")), day(taken(100, "supplement"))),
    ),
    "limit_assumes_normal_kidneys": (asked(day(taken(1, "supplement"))), asked(day(taken(0, "supplement")))),
    "medicine_counted": (asked(day(of_product("milk-of-magnesia", 1))), asked(day(taken(500, "medicine")))),
    "unit_converted": (asked(day(taken(5, "food", unit="mmol"))), asked(day(taken(5, "food", unit="ug")))),
    "transdermal_not_counted": (
        asked(day(label("transdermal-magnesium-lotion", 56))),
        asked(day(label("magnesium-chloride-hexahydrate", 56))),
    ),
}


def codes(facts: Facts, asked_for: Request) -> set[str]:
    """The codes of the findings that a request gets."""
    days, others = asked_for
    return {finding["code"] for finding in evaluated(facts, *days, **others)["findings"]}


@pytest.mark.parametrize("code", FIRES_AND_DOES_NOT)
def test_a_finding_comes_when_it_should_and_only_then(facts: Facts, code: str) -> None:
    fires, does_not = FIRES_AND_DOES_NOT[code]
    assert code in codes(facts, fires)
    assert code not in codes(facts, does_not)


def test_every_code_is_in_the_table() -> None:
    assert FIRES_AND_DOES_NOT.keys() | OF_LABELS == FINDING_TYPES.keys()
    assert FIRES_AND_DOES_NOT.keys().isdisjoint(OF_LABELS)


def codes_in(file: Path) -> set[str]:
    """The codes of the findings that a file of rules makes: the first argument, which may be one of two."""
    calls = (node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call))
    making = (
        call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("finding", "_unset", "_of_form")
    )
    words = (word for call in making for word in ast.walk(call.args[0]) if isinstance(word, ast.Constant))
    return {str(word.value) for word in words}


def test_every_code_of_the_rules_is_registered_and_every_registered_code_is_used() -> None:
    assert {code for file in RULES for code in codes_in(file)} == FINDING_TYPES.keys()


def test_a_type_of_finding_says_what_it_means_and_how_to_make_it_go_away() -> None:
    for finding_type in FINDING_TYPES.values():
        assert finding_type.meaning.endswith(".")
        assert finding_type.remedy.endswith(".")


def test_types_of_findings_are_listed_warnings_first() -> None:
    order = [list(Severity).index(finding_type.severity) for finding_type in FINDING_TYPES.values()]
    assert order == sorted(order)


def test_grams_typed_as_milligrams_are_asked_about(facts: Facts) -> None:
    (found,) = findings(evaluated(facts, day(taken(0.32, "food"))), "implausible_amount")
    assert found["parameters"] == {"amount": 0.32, "lowest_plausible": 10, "if_g_were_meant": 320}
    assert not findings(evaluated(facts, day(taken(0.32, "food")), person={"age_months": 8}), "implausible_amount")


def test_food_that_may_have_been_in_grams_shows_no_low_intake(facts: Facts) -> None:
    assert conditions(evaluated(facts, day(taken(0.32, "food")))) == []
    assert conditions(evaluated(facts, day(taken(32, "food")))) == ["deficiency"]


def test_a_finding_names_the_callers_own_id(facts: Facts) -> None:
    (found,) = findings(evaluated(facts, day(taken(400, "supplement", id="evening pill"))), "over_limit")
    assert found["entries"] == ["evening pill"]


def test_warnings_come_first(facts: Facts) -> None:
    answer = evaluated(facts, day(label("transdermal-magnesium-lotion", 56), taken(400, "supplement")))
    severities = [finding["severity"] for finding in answer["findings"]]
    assert severities == sorted(severities, key=["warning", "notice", "info"].index)


def test_every_source_that_is_named_is_cited(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(5001, "supplement")), authorities=("us-nasem", "eu-efsa", "uk-evm"))
    cited = [citation["id"] for citation in answer["citations"]]
    named = {source for finding in answer["findings"] for source in finding["citation_ids"]}
    assert named <= set(cited)
    assert len(cited) == len(set(cited))


@pytest.mark.parametrize("origin", ["supplement", "medicine", "unknown"])
def test_micrograms_typed_as_milligrams_are_asked_about(facts: Facts, origin: str) -> None:
    (found,) = findings(evaluated(facts, day(taken(200_000, origin))), "implausible_amount")
    assert found["parameters"] == {"amount": 200_000, "highest_plausible": 1000, "if_ug_were_meant": 200}


def test_an_impossible_day_of_food_is_asked_about_and_shows_no_balanced_diet(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(2001, "food")))
    assert findings(answer, "implausible_amount")
    assert conditions(answer) == []
    assert conditions(evaluated(facts, day(taken(2000, "food")))) == ["adequate"]


def test_an_odd_amount_of_another_nutrient_hides_no_condition_of_this_one(facts: Facts) -> None:
    """Of calcium as of magnesium: above 1,000 mg in one entry is a lot, and below 10 from a day of food very little."""
    magnesium, calcium = facts.nutrients["magnesium"], facts.nutrients["calcium"]
    alike = replace(calcium, remarkable_amounts=magnesium.remarkable_amounts)
    asking = replace(facts, nutrients=MappingProxyType({**facts.nutrients, "calcium": alike}))
    for amount, condition in ((264, "deficiency"), (320, "adequate")):
        answer = evaluated(asking, day(taken(amount, "food"), taken(1, "food", "calcium")))
        assert [each["nutrient"] for each in findings(answer, "implausible_amount")] == ["calcium"]
        assert conditions(answer) == [condition]


def test_an_amount_that_looks_too_large_hides_no_low_intake(facts: Facts) -> None:
    # (1,001 + 4 x 10) / 5 = 208.2, below the EAR of 265; with less than 1,001 it would be so all the more.
    answer = evaluated(facts, day(taken(1001, "supplement")), *[day(taken(10, "food"))] * 4)
    assert findings(answer, "implausible_amount")
    assert conditions(answer) == ["deficiency"]


def test_days_on_which_nothing_was_logged_are_told(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(320, "food")), day(record="not_logged"), day(record="partial"))
    (found,) = findings(answer, "days_without_entry")
    assert found["parameters"] == {"days": 2}
    assert not findings(evaluated(facts, day(taken(320, "food"))), "days_without_entry")


def test_an_open_floor_is_told_beside_a_limit_that_is_not_set(facts: Facts) -> None:
    # The adequate intake at 8 months is 75 mg, and there is no limit yet.
    somewhere = {"nutrient": "magnesium", "amount_min": 50, "amount_max": 100, "unit": "mg", "origin": "food"}
    found = codes(facts, asked(day(somewhere), person={"age_months": 8}))
    assert {"verdict_open", "no_limit_set"} <= found


def test_an_open_comparison_under_a_settled_headline_is_told_too(facts: Facts) -> None:
    # 250 to 300 mg: below the RDA of 320 for certain, on either side of the EAR of 265.
    entry = {"nutrient": "magnesium", "amount_min": 250, "amount_max": 300, "unit": "mg", "origin": "food"}
    (found,) = findings(evaluated(facts, day(entry)), "verdict_open")
    assert "EAR of 265 mg" in found["message"]
    assert found["authority"] == "us-nasem"


@pytest.mark.parametrize(
    ("unit", "amount", "meant"),
    [
        ({"unit": "g"}, 200, {"if_mg_were_meant": 200}),
        ({"unit": "mg"}, 200_000, {"if_ug_were_meant": 200}),
        ({"unit": "ug"}, 2_000_000, {}),
        ({"unit": "mmol"}, 200, {"if_mg_were_meant": 200}),
        ({"unit": "mEq"}, 200, {"if_mg_were_meant": 200}),
        ({"unit": "percent_daily_value", "daily_value_of": "us-fda-label"}, 250, {"if_mg_were_meant": 250}),
    ],
)
def test_a_high_amount_is_asked_about_in_a_unit_below_the_one_that_was_told(
    facts: Facts, unit: dict[str, str], amount: float, meant: dict[str, float]
) -> None:
    (found,) = findings(evaluated(facts, day(taken(amount, "supplement", **unit))), "implausible_amount")
    assert {name: value for name, value in found["parameters"].items() if name.startswith("if_")} == meant


def test_a_low_day_is_asked_about_in_a_unit_above_the_one_that_was_told(facts: Facts) -> None:
    for unit, meant in (("ug", {"if_mg_were_meant": 320}), ("mmol", {})):
        amount = 320 if unit == "ug" else 0.3
        (found,) = findings(evaluated(facts, day(taken(amount, "food", unit=unit))), "implausible_amount")
        assert {name: value for name, value in found["parameters"].items() if name.startswith("if_")} == meant


def test_a_low_day_in_several_units_is_asked_about_in_none(facts: Facts) -> None:
    a_day = day(taken(0.2, "food"), taken(120, "food", unit="ug"))
    (found,) = findings(evaluated(facts, a_day), "implausible_amount")
    assert found["message"] == "0.32 mg from the food of a whole day is very little."
