"""Findings: each with a request that brings it and one that does not."""

import ast
from pathlib import Path
from typing import Any

import pytest

from app import evaluator
from app.evaluator import Facts
from app.evaluator.findings import FINDING_TYPES, Severity
from tests.evaluator.building import conditions, day, evaluated, findings, label, of_product, taken

RULES = sorted((Path(evaluator.__file__).parent).glob("rules*.py"))

FIRES_AND_DOES_NOT: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "over_limit": (day(taken(351, "supplement")), day(taken(350, "supplement"))),
    "effects_reported": (day(taken(351, "supplement")), day(taken(350, "supplement"))),
    "effects_reported_at_this_amount": (day(taken(2500, "supplement")), day(taken(2499, "supplement"))),
    "verdict_open": (day(taken(400, "unknown")), day(taken(400, "food"))),
    "only_partial_days": (day(taken(1, "food"), record="partial"), day(taken(1, "food"))),
    "nothing_logged": (day(), day(taken(0, "food"))),
    "unknown_basis": (day(label("magnesium-oxide", 100)), day(label("magnesium-oxide", 100, "compound"))),
    "unknown_origin": (day(taken(1, "unknown")), day(taken(1, "water"))),
    "unknown_amount": (
        day({"nutrient": "magnesium", "amount_status": "unknown", "origin": "food"}),
        day({"nutrient": "magnesium", "amount_status": "trace", "origin": "food"}),
    ),
    "composition_varies": (
        day(label("magnesium-trisilicate", 100, "compound")),
        day(label("magnesium-trisilicate", 100, "elemental")),
    ),
    "implausible_amount": (day(taken(1001, "supplement")), day(taken(1000, "supplement"))),
    "limit_assumes_normal_kidneys": (day(taken(1, "supplement")), day(taken(0, "supplement"))),
    "medicine_counted": (day(of_product("milk-of-magnesia", 1)), day(taken(500, "medicine"))),
    "unit_converted": (day(taken(5, "food", unit="mmol")), day(taken(5, "food", unit="ug"))),
    "transdermal_not_counted": (
        day(label("transdermal-magnesium-lotion", 56)),
        day(label("magnesium-chloride-hexahydrate", 56)),
    ),
}


@pytest.mark.parametrize("code", FIRES_AND_DOES_NOT)
def test_a_finding_comes_when_it_should_and_only_then(facts: Facts, code: str) -> None:
    fires, does_not = FIRES_AND_DOES_NOT[code]
    assert findings(evaluated(facts, fires), code)
    assert not findings(evaluated(facts, does_not), code)


@pytest.mark.parametrize(
    ("code", "authority", "person"),
    [
        ("no_limit_set", "us-nasem", {"age_months": 8}),
        ("no_requirement_set", "eu-efsa", {"age_months": 3}),
        ("not_in_our_data", "in-icmr-nin", {"age_years": 10}),
        ("label_values_not_compared", "eu-label", {"age_years": 34}),
    ],
)
def test_a_finding_about_what_an_authority_has(facts: Facts, code: str, authority: str, person: dict[str, Any]) -> None:
    a_day = day(taken(100, "food"))
    (found, *_) = findings(evaluated(facts, a_day, person=person, authorities=(authority,)), code)
    assert found["authority"] == authority
    assert not findings(evaluated(facts, a_day), code)


def test_every_code_is_tried_here() -> None:
    elsewhere = {
        "no_limit_set",
        "no_requirement_set",
        "not_in_our_data",
        "label_values_not_compared",
        "days_without_entry",
    }
    assert FIRES_AND_DOES_NOT.keys() | elsewhere == FINDING_TYPES.keys()


def codes_in(file: Path) -> set[str]:
    """The codes of the findings that a file of rules makes: the first argument, which may be one of two."""
    calls = (node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call))
    making = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("finding", "_unset"))
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


def test_days_on_which_nothing_was_logged_are_told(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(320, "food")), day(record="not_logged"), day(record="partial"))
    (found,) = findings(answer, "days_without_entry")
    assert found["parameters"] == {"days": 2}
    assert not findings(evaluated(facts, day(taken(320, "food"))), "days_without_entry")


def test_an_open_comparison_under_a_settled_headline_is_told_too(facts: Facts) -> None:
    # 250 to 300 mg: below the RDA of 320 for certain, on either side of the EAR of 265.
    entry = {"nutrient": "magnesium", "amount_min": 250, "amount_max": 300, "unit": "mg", "origin": "food"}
    (found,) = findings(evaluated(facts, day(entry)), "verdict_open")
    assert "EAR of 265 mg" in found["message"]
    assert found["authority"] == "us-nasem"
