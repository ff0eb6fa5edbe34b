"""Findings: each with a request that brings it and one that does not."""

import ast
from pathlib import Path
from typing import Any

import pytest

from app import evaluator
from app.evaluator import Facts
from app.evaluator.findings import FINDING_TYPES, Severity
from tests.evaluator.building import day, evaluated, findings, label, of_product, taken

RULES = sorted((Path(evaluator.__file__).parent).glob("rules*.py"))

FIRES_AND_DOES_NOT: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "over_limit": (day(taken(351, "supplement")), day(taken(350, "supplement"))),
    "effects_reported_below_article_threshold": (day(taken(351, "supplement")), day(taken(5001, "supplement"))),
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
    elsewhere = {"no_limit_set", "not_in_our_data", "label_values_not_compared"}
    assert FIRES_AND_DOES_NOT.keys() | elsewhere == FINDING_TYPES.keys()


def codes_in(file: Path) -> set[str]:
    """The codes of the findings that a file of rules makes: the first argument, which may be one of two."""
    calls = (node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call))
    codes = [call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "finding"]
    words = [word for code in codes for word in ((code.body, code.orelse) if isinstance(code, ast.IfExp) else (code,))]
    return {str(ast.literal_eval(word)) for word in words}


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
    assert found["parameters"] == {"amount": 0.32, "lowest_plausible": 10}
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
