"""The comparison of an answer with what a case expects: each failure says which expectation it is."""

from typing import Any

import pytest

from tests.conformance import unmet

EXCESS = {"verdict": "exceeded", "limit": 350, "depends_on": ["#/a", "#/b"]}
ANSWER: dict[str, Any] = {
    "nutrients": [
        {
            "nutrient": "magnesium",
            "intake": {"low": 380, "high": 380},
            "judgements": [
                {
                    "authority": "us-nasem",
                    "adequacy": {"verdict": "reached", "usual_intake": {"status": "assessed", "days": 3}},
                    "excess": EXCESS,
                    "comparisons": [{"value_type": "EAR", "verdict": "reached"}],
                }
            ],
            "related_conditions": [{"condition": "toxicity"}],
        }
    ],
    "questions": [{"pointer": "#/person/sex", "settles": 2}],
    "findings": [{"code": "over_limit"}],
    "calcium_to_magnesium": {"low": 3, "high": 3},
}
OF_US = {"nutrient": "magnesium", "authority": "us-nasem"}


def complaints(**expected: Any) -> list[str]:
    return list(unmet({"verdicts": [], **expected}, ANSWER))


def test_what_is_met_and_what_is_not_expected_give_no_complaint() -> None:
    assert (
        complaints(
            verdicts=[
                {**OF_US, "axis": "excess", **EXCESS, "depends_on": ["#/b", "#/a"]},
                {**OF_US, "axis": "comparison", "value_type": "EAR", "verdict": "reached"},
                {**OF_US, "axis": "adequacy", "verdict": "reached", "usual_intake": {"days": 3}},
            ],
            intakes=[{"nutrient": "magnesium", "high": 380}],
            questions=[{"pointer": "#/person/sex", "settles": 2}],
            findings=["over_limit"],
            absent_findings=["verdict_open"],
            related_conditions=["toxicity"],
            calcium_to_magnesium={"low": 3, "high": 3},
        )
        == []
    )


@pytest.mark.parametrize(
    ("expected", "complaint"),
    [
        (
            {"verdicts": [{**OF_US, "axis": "excess", "verdict": "within"}]},
            "magnesium/us-nasem/excess/verdict: expected within, got exceeded",
        ),
        (
            {"verdicts": [{**OF_US, "axis": "excess", "verdict": "exceeded", "limit": 250}]},
            "magnesium/us-nasem/excess/limit: expected 250, got 350",
        ),
        (
            {"verdicts": [{**OF_US, "axis": "comparison", "value_type": "RDA", "verdict": "reached"}]},
            "magnesium/us-nasem/comparison/RDA/value_type: expected RDA, got None",
        ),
        (
            {"verdicts": [{**OF_US, "authority": "eu-efsa", "axis": "adequacy", "verdict": "reached"}]},
            "magnesium/eu-efsa/adequacy/verdict: expected reached, got None",
        ),
        (
            {"verdicts": [{**OF_US, "nutrient": "calcium", "axis": "adequacy", "verdict": "reached"}]},
            "calcium/us-nasem/adequacy/verdict: expected reached, got None",
        ),
        (
            {"verdicts": [{**OF_US, "axis": "adequacy", "verdict": "reached", "usual_intake": {"days": 2}}]},
            "magnesium/us-nasem/adequacy/usual_intake/days: expected 2, got 3",
        ),
        ({"intakes": [{"nutrient": "magnesium", "low": 320}]}, "magnesium/intake/low: expected 320, got 380"),
        ({"questions": []}, "questions: expected [], got ['#/person/sex']"),
        (
            {"questions": [{"pointer": "#/person/sex", "settles": 1}]},
            "questions/#/person/sex/settles: expected 1, got 2",
        ),
        ({"findings": ["verdict_open"]}, "findings: verdict_open is missing"),
        ({"absent_findings": ["over_limit"]}, "findings: over_limit is there"),
        ({"related_conditions": []}, "related_conditions: expected [], got ['toxicity']"),
        ({"calcium_to_magnesium": {"low": 4}}, "calcium_to_magnesium/low: expected 4, got 3"),
    ],
)
def test_what_is_not_met_is_told_with_its_place(expected: dict[str, Any], complaint: str) -> None:
    assert complaint in complaints(**expected)
