"""Findings about limits: near one, above one on a day that a mean hides, and what is reported between it and 5,000 mg.

By hand: nine tenths of 350 mg are 315 mg, of 250 mg 225 mg.
"""

from typing import Any

import pytest

from app.evaluator import Facts
from tests.evaluator.building import conditions, day, evaluated, findings, label, of_product, taken

SOMEBODY = {"age_years": 34}


def near(facts: Facts, *days: dict[str, Any], **request: Any) -> list[str]:
    """The authorities whose limits are near."""
    return [found["authority"] for found in findings(evaluated(facts, *days, **request), "near_limit")]


@pytest.mark.parametrize(
    ("amount", "authorities"),
    [
        (224.9, []),
        (225, ["eu-efsa"]),
        (250, ["eu-efsa"]),
        (250.1, []),
        (314.9, []),
        (315, ["us-nasem"]),
        (350, ["us-nasem"]),
        (350.1, []),
    ],
)
def test_a_limit_is_near_from_nine_tenths_up_to_it(facts: Facts, amount: float, authorities: list[str]) -> None:
    assert near(facts, day(taken(amount, "supplement")), authorities=("us-nasem", "eu-efsa")) == authorities


def test_what_a_limit_does_not_count_is_not_near_it(facts: Facts) -> None:
    assert near(facts, day(taken(340, "food"))) == []


def test_one_day_of_several_is_enough_to_be_near(facts: Facts) -> None:
    assert near(facts, *[day(taken(10, "supplement"))] * 3, day(taken(320, "supplement"))) == ["us-nasem"]


def test_an_amount_that_may_be_near_is_told_as_one_that_may(facts: Facts) -> None:
    entry = {"nutrient": "magnesium", "amount_min": 100, "amount_max": 320, "unit": "mg", "origin": "supplement"}
    (found,) = findings(evaluated(facts, day(entry)), "near_limit")
    assert found["message"].startswith("100 to 320 mg on the highest day may be 90 percent or more of the UL of 350 mg")
    assert found["parameters"] == {"highest_day": 100, "highest_day_high": 320, "limit": 350, "near_from": 315}
    assert near(facts, day({**entry, "amount_max": 314})) == []


def test_a_verdict_that_is_open_is_not_near(facts: Facts) -> None:
    assert near(facts, day(taken(340, "supplement"), record="partial")) == []
    assert near(facts, day(label("magnesium-citrate", 1000))) == []


def test_nothing_is_near_a_limit_that_hangs_on_a_weight(facts: Facts) -> None:
    child = {"age_years": 8, "sex": "female"}
    assert near(facts, day(taken(0, "supplement")), person=child, authorities=("jp-mhlw",)) == []
    heavy = {**child, "weight_kg": 20}  # 5 mg for each kilogram: 100 mg, of which nine tenths are 90
    assert near(facts, day(taken(90, "supplement")), person=heavy, authorities=("jp-mhlw",)) == ["jp-mhlw"]


def hidden(facts: Facts, *days: dict[str, Any], **request: Any) -> list[dict[str, Any]]:
    return [dict(found) for found in findings(evaluated(facts, *days, **request), "high_day_hidden_by_mean")]


def supplements(*amounts: float) -> list[dict[str, Any]]:
    return [day(taken(amount, "supplement")) for amount in amounts]


def test_the_day_that_a_mean_hides_is_named(facts: Facts) -> None:
    (found,) = hidden(facts, *supplements(100, 100, 400))
    assert "Day 3 is above it, with 400 mg on the highest day." in found["message"]
    assert found["entries"] == ["#/days/2/entries/0"]
    assert found["parameters"] == {"mean": 200, "limit": 350, "highest_day": 400}


def test_several_days_that_a_mean_hides_are_named(facts: Facts) -> None:
    (found,) = hidden(facts, *supplements(0, 360, 100, 500))
    assert "Days 2 and 4 are above it, with 500 mg on the highest day." in found["message"]


def test_a_partial_day_is_in_no_mean_and_hides_no_more(facts: Facts) -> None:
    partial = day(taken(400, "supplement", id="pill"), record="partial")
    (found,) = hidden(facts, *supplements(100), partial)
    assert (found["entries"], found["parameters"]) == (["pill"], {"mean": 100, "limit": 350, "highest_day": 400})
    assert "Day 2 is above it, with at least 400 mg on the highest day." in found["message"]


@pytest.mark.parametrize("amounts", [(400,), (400, 301), (350, 349), (100, 100)])
def test_a_day_that_is_not_hidden_is_not_told_so(facts: Facts, amounts: tuple[float, ...]) -> None:
    assert hidden(facts, *supplements(*amounts)) == []


def test_without_a_complete_day_there_is_no_mean_to_hide_a_day(facts: Facts) -> None:
    assert hidden(facts, day(taken(400, "supplement"), record="partial")) == []


def test_a_mean_of_a_week_hides_the_whole_dose(facts: Facts) -> None:
    (found,) = hidden(facts, day(taken(700, "supplement", days_per_week=1), record="usual"))
    assert found["parameters"] == {"mean": 100, "limit": 350, "highest_day": 700}


def test_a_mean_that_may_be_above_the_limit_hides_nothing_for_certain(facts: Facts) -> None:
    open_end = {"nutrient": "magnesium", "amount_min": 0, "amount_max": 400, "unit": "mg", "origin": "supplement"}
    assert hidden(facts, *supplements(400), day(open_end)) == []


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        (350.1, "effects_reported"),
        (2499, "effects_reported"),
        (2500, "effects_reported_at_this_amount"),
        (5000, "effects_reported_at_this_amount"),
        (5001, "effects_reported_at_this_amount"),
    ],
)
def test_between_the_limit_and_the_articles_number_the_lower_effects_are_told(
    facts: Facts, amount: float, code: str
) -> None:
    answer = evaluated(facts, *supplements(amount), person=SOMEBODY)
    told = [found["code"] for found in answer["findings"] if found["code"].startswith("effects_reported")]
    assert told == [code]
    assert ("toxicity" in conditions(answer)) == (amount > 5000)


@pytest.mark.parametrize(
    ("person", "authority"), [({"age_months": 8}, "us-nasem"), ({"age_years": 40, "sex": "female"}, "cn-cns")]
)
def test_an_amount_with_effects_is_told_where_no_limit_is_set(
    facts: Facts, person: dict[str, Any], authority: str
) -> None:
    # Six units of 500 mg: 3,000 mg, and effects are reported from about 2,500 mg (SCF 2001).
    answer = evaluated(facts, day(of_product("milk-of-magnesia", 6)), person=person, authorities=(authority,))
    assert answer["nutrients"][0]["judgements"][0]["excess"]["verdict"] == "not_established"
    (found,) = findings(answer, "effects_reported_at_this_amount")
    assert found["severity"] == "warning"
    assert found["parameters"] == {"reported_from": 2500, "highest_day": 3000}


@pytest.mark.parametrize("origin", ["supplement", "medicine"])
def test_what_is_reported_of_supplements_and_medicines_is_told_where_they_bring_some(facts: Facts, origin: str) -> None:
    bread = taken(300, "fortified_food")
    assert findings(evaluated(facts, day(bread), authorities=("eu-efsa",)), "over_limit")
    assert not findings(evaluated(facts, day(bread), authorities=("eu-efsa",)), "effects_reported")
    assert not findings(evaluated(facts, day(bread, taken(0, origin)), authorities=("eu-efsa",)), "effects_reported")
    assert findings(evaluated(facts, day(bread, taken(1, origin)), authorities=("eu-efsa",)), "effects_reported")


def over(facts: Facts, *days: dict[str, Any]) -> tuple[str, dict[str, float]]:
    (found,) = findings(evaluated(facts, *days), "over_limit")
    return found["message"].partition(" (")[0], found["parameters"]


def test_what_is_known_as_a_range_is_over_a_limit_by_its_lower_end_at_least(facts: Facts) -> None:
    entry = {"nutrient": "magnesium", "amount_min": 400, "amount_max": 500, "unit": "mg", "origin": "supplement"}
    assert over(facts, day(entry)) == (
        "At least 400 mg on the highest day is at least 50 mg above the UL of 350 mg",
        {"highest_day": 400, "highest_day_high": 500, "limit": 350, "over_by": 50},
    )


def test_a_partial_day_is_over_a_limit_by_what_was_logged_at_least(facts: Facts) -> None:
    assert over(facts, day(taken(400, "supplement"), record="partial")) == (
        "At least 400 mg on the highest day is at least 50 mg above the UL of 350 mg",
        {"highest_day": 400, "limit": 350, "over_by": 50},
    )


def test_doses_of_a_week_that_may_meet_are_over_a_limit_by_the_larger_at_least(facts: Facts) -> None:
    # Three days of 500 and two of 300: on different days 500, on one 800.
    doses = taken(500, "supplement", days_per_week=3), taken(300, "supplement", days_per_week=2)
    assert over(facts, day(*doses, record="usual")) == (
        "At least 500 mg on the highest day is at least 150 mg above the UL of 350 mg",
        {"highest_day": 500, "highest_day_high": 800, "limit": 350, "over_by": 150},
    )


def test_a_mean_that_is_known_as_a_range_hides_a_day_with_both_its_ends(facts: Facts) -> None:
    # (0 + 400) / 2 = 200 and (100 + 400) / 2 = 250.
    entry = {"nutrient": "magnesium", "amount_min": 0, "amount_max": 100, "unit": "mg", "origin": "supplement"}
    (found,) = hidden(facts, *supplements(400), day(entry))
    assert found["parameters"] == {"mean": 200, "mean_high": 250, "limit": 350, "highest_day": 400}
